export type {
  GuardContext,
  GuardFactory,
  HealthPort,
  RouteLookup,
} from './context.ts';
