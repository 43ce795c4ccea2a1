import { describeRoutes, type RouteReport } from '../compile/index.ts';
import { MemoryLimitStore } from '../limits/index.ts';
import type { ResolvedPolicy } from '../policy/index.ts';
import type { BaseSettings, LoadedSettings } from '../settings/index.ts';
import { createSink } from '../telemetry/index.ts';
import { enforce } from './compile.ts';
import { identityOf } from './identity.ts';
import { openTelemetry } from './telemetry.ts';

/**
 * Every effective rule with the guards that would enforce it, compiled as for a running service.
 * Opens neither database nor log, builds no application and listens to nothing.
 */
export async function previewRoutes(
  policy: ResolvedPolicy,
  loaded: LoadedSettings<BaseSettings>,
): Promise<readonly RouteReport[]> {
  const telemetry = openTelemetry(loaded, policy.service, createSink({ stdout: false }));
  const { sessions, tokens } = identityOf({
    policy,
    loaded,
    telemetry,
    database: undefined,
    where: 'memory',
  });
  const { plans, deadlines, metrics } = enforce({
    policy,
    telemetry,
    limits: new MemoryLimitStore(),
    sessions,
    tokens,
    health: {
      accepting: () => false,
      readiness: () => Promise.resolve({ status: 503, body: '' }),
      publicDetail: false,
    },
    exposeFailures: false,
    enter: (exchange) => exchange.fail(new Error('a preview serves no request')),
  });
  const routes = describeRoutes(policy, plans);
  deadlines.stop();
  metrics.close();
  await telemetry.sink.close();
  return routes;
}
