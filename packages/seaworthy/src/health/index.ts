export {
  type DependencyCheck,
  type DependencyState,
  Readiness,
  type ReadinessAnswer,
  type ReadinessOptions,
} from './readiness.ts';
