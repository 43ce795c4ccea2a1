import { execPath } from 'node:process';
import { onTestFinished } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import type { Policy } from '../../src/policy/types.ts';
import type { ServiceConfig } from '../../src/service/index.ts';
import { prodEnvironment, type RunningService, startService } from '../support/service.ts';
import type { Hit } from './app.ts';
import { type BareFramework, bareConfig } from './bare-config.ts';
import { attackPolicy, PROXY } from './policy.ts';

/** What differs from the service that most rows share. */
export interface Change {
  /** Sections laid over; limits and routes are added to those that are there. */
  readonly policy?: Partial<Policy>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly readiness?: ServiceConfig['readiness'];
  /** Leaves out the sections of the attacks, so that settings alone decide. */
  readonly bare?: boolean;
}

/** A service under attack. */
export interface Attacked extends RunningService {
  /** Every request that reached the application. */
  readonly hits: readonly Hit[];
  /** Port of the management listener. */
  readonly managementPort: number;
}

/** A kind of service that the rows run against. */
export interface AttackTarget {
  readonly name: string;
  /** Program and arguments that start such a service as a process of its own. */
  readonly command: readonly [program: string, ...args: string[]];
  /** The service that rows share, under the policy of `policy.ts`. */
  readonly shared: () => Promise<Attacked>;
  /** Another that rows share, in prod at `https://service.example`, behind the trusted proxy. */
  readonly prod: () => Promise<Attacked>;
  /** One of the row's own, stopped when its test ends. */
  readonly start: (change: Change) => Promise<Attacked>;
  /** The error with which one does not start. */
  readonly refusalOf: (change: Change) => Promise<SeaworthyError>;
  readonly stop: () => Promise<void>;
}

export interface TargetParts {
  readonly name: string;
  readonly command: AttackTarget['command'];
  /** The service without what the attacks add. */
  readonly config: (hits: Hit[]) => ServiceConfig;
  /** What the service needs besides, by the value of `ENV`. */
  readonly environment?: (name: string) => Promise<Readonly<Record<string, string>>>;
  readonly rootDirectory?: string;
}

/** What prod demands, and the proxy that strangers are not. */
export function attackedProd(): Record<string, string> {
  return { ...prodEnvironment(), TRUSTED_PROXIES: PROXY };
}

const PROD: Partial<Policy> = {
  hosts: ['service.example'],
  publicOrigin: 'https://service.example',
};

/** Rows send thousands of requests; those that read the log start a service of their own. */
const QUIET = { LOG_LEVEL: 'CRITICAL' } as const;

export function createTarget(parts: TargetParts): AttackTarget {
  const kept = new Map<string, Promise<Attacked>>();
  const keep = (name: string, change: Change): Promise<Attacked> => {
    const running = kept.get(name) ?? launch(parts, change);
    kept.set(name, running);
    return running;
  };
  return {
    name: parts.name,
    command: parts.command,
    shared: () => keep('shared', { environment: QUIET }),
    prod: () => keep('prod', { policy: PROD, environment: { ...attackedProd(), ...QUIET } }),
    start: async (change) => {
      const attacked = await launch(parts, change);
      onTestFinished(attacked.stop);
      return attacked;
    },
    refusalOf: async (change) => {
      try {
        const attacked = await launch(parts, change);
        await attacked.stop();
      } catch (error) {
        if (error instanceof SeaworthyError) return error;
        throw error;
      }
      throw new Error(`expected a refusal to start with ${JSON.stringify(change)}`);
    },
    stop: async () => {
      for (const running of kept.values()) await (await running).stop();
    },
  };
}

async function launch(parts: TargetParts, change: Change): Promise<Attacked> {
  const hits: Hit[] = [];
  const { rootDirectory } = parts;
  const own = await parts.environment?.(change.environment?.['ENV'] ?? 'dev');
  const config = changed(parts.config(hits), change);
  const running = await startService(config, {
    ...(rootDirectory === undefined ? {} : { rootDirectory }),
    environment: { ...own, ...change.environment },
  });
  const managementPort = Number(new URL(running.managementUrl).port);
  return Object.assign(running, { hits, managementPort });
}

function changed(config: ServiceConfig, change: Change): ServiceConfig {
  const { policy: given, readiness, bare = false } = change;
  if (bare) return config;
  return {
    ...config,
    ...(readiness === undefined ? {} : { readiness }),
    policy: (settings) => {
      const layers = [config.policy(settings), attackPolicy(), given ?? {}] as const;
      const [own, attack, last] = layers;
      return {
        ...own,
        ...attack,
        ...last,
        limits: { ...own.limits, ...attack.limits, ...last.limits },
        routes: { ...own.routes, ...attack.routes, ...last.routes },
      };
    },
  };
}

const starter = new URL('start-attacked.ts', import.meta.url).pathname;

function bareTarget(framework: BareFramework): AttackTarget {
  return createTarget({
    name: framework,
    command: [execPath, starter, framework],
    config: (hits) => bareConfig(framework, hits),
  });
}

/** A plain `node:http` application, and one of each framework. */
export const bareTargets: readonly AttackTarget[] = [
  bareTarget('node:http'),
  bareTarget('fastify'),
  bareTarget('express 5'),
  bareTarget('express 4'),
  bareTarget('koa'),
  bareTarget('hono'),
];
