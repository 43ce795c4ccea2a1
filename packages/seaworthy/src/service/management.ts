import type { RouteReport } from '../compile/index.ts';
import { systemClock } from '../core/clock.ts';
import type { Readiness } from '../health/index.ts';
import { MemoryLimitStore } from '../limits/index.ts';
import { resolvePolicy } from '../policy/index.ts';
import { managementApp, managementPolicy } from '../server/index.ts';
import { maskedSettings } from '../settings/index.ts';
import { type Metrics, PROMETHEUS_CONTENT_TYPE } from '../telemetry/index.ts';
import { type EnforcedPolicy, enforce } from './compile.ts';
import type { ServiceParts } from './parts.ts';

/** Few ever ask. */
const MANAGEMENT_KEY_COUNT = 1000;

export interface ManagementNeeds {
  readonly parts: ServiceParts;
  readonly readiness: Readiness;
  readonly routes: () => readonly RouteReport[];
  readonly metrics: Metrics;
}

/** The management listener: a service of its own behind the same pipeline. */
export function createManagement(needs: ManagementNeeds): EnforcedPolicy {
  const { parts, readiness, metrics } = needs;
  const { loaded, telemetry, identity } = parts;
  const { settings } = loaded;
  const { service, hosts } = parts.policy;
  const policy = resolvePolicy(managementPolicy(service, settings.MANAGEMENT_HOST, hosts), {
    // It is plain HTTP on a loopback or private address, which dev alone allows a service.
    environment: 'dev',
    clock: systemClock,
    settings: {},
    givenSettings: new Set(),
  });
  const app = managementApp({
    token: settings.MANAGEMENT_TOKEN?.reveal(),
    views: {
      readiness: () => readiness.answer(true),
      settings: () => maskedSettings(loaded),
      routes: needs.routes,
      metrics: () => metrics.render(),
      metricsType: PROMETHEUS_CONTENT_TYPE,
    },
  });
  return enforce({
    policy,
    telemetry,
    limits: new MemoryLimitStore({ maxKeyCount: MANAGEMENT_KEY_COUNT }),
    sessions: identity.sessions,
    tokens: identity.tokens,
    health: undefined,
    exposeFailures: parts.policy.environment === 'dev',
    enter: (exchange) => {
      app(exchange).catch((error: unknown) => exchange.fail(error));
    },
  });
}
