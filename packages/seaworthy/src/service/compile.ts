import { compilePolicy, GUARDS } from '../compile/index.ts';
import { addressList } from '../core/address-list.ts';
import { systemClock } from '../core/clock.ts';
import { Deadlines } from '../core/deadlines.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Omission } from '../core/omit.ts';
import type { Plan } from '../core/pipeline.ts';
import { createRequestIds } from '../core/request-id.ts';
import type { HealthPort } from '../guards/context.ts';
import type { Sessions, TokenKeys } from '../identity/index.ts';
import type { LimitStore } from '../limits/index.ts';
import { createMatcher, type PathSensitivity, type ResolvedPolicy } from '../policy/index.ts';
import { Boundary } from '../server/index.ts';
import { createMetrics, type Metrics } from '../telemetry/index.ts';
import type { ServiceTelemetry } from './telemetry.ts';

export interface BoundaryNeeds extends Omission {
  readonly policy: ResolvedPolicy;
  readonly telemetry: ServiceTelemetry;
  readonly limits: LimitStore;
  readonly sessions: Sessions;
  readonly tokens: TokenKeys;
  /** Undefined: the application answers the health paths itself. */
  readonly health: HealthPort | undefined;
  readonly enter: (exchange: Exchange) => void;
  /** Whether answers may carry the text of a failure: dev alone. */
  readonly exposeFailures: boolean;
  /** What the application's router tells two paths apart by; default: everything. */
  readonly paths?: PathSensitivity | undefined;
}

/** A policy in force on a server that does not listen yet. */
export interface EnforcedPolicy {
  readonly boundary: Boundary;
  readonly plans: readonly Plan[];
  readonly metrics: Metrics;
  readonly deadlines: Deadlines;
}

/** Compiles a policy and puts a server behind it. */
export function enforce(needs: BoundaryNeeds): EnforcedPolicy {
  const { policy, telemetry, health } = needs;
  const { events, sink, log, access } = telemetry;
  const deadlines = new Deadlines(systemClock);
  const metrics = createMetrics({
    routes: [...policy.rules, policy.uncovered].map((rule) => rule.pattern),
    eventCounts: events.counts,
    droppedLineCount: () => sink.status().droppedLineCount,
  });
  const { pipeline, plans } = compilePolicy({
    ...needs,
    context: {
      policy,
      services: {
        clock: systemClock,
        deadlines,
        log: log.logger,
        events: events.emit,
        exposeFailures: needs.exposeFailures,
        newRequestId: createRequestIds(),
      },
      limits: needs.limits,
      sessions: needs.sessions,
      tokens: needs.tokens,
      access,
      counters: metrics.counters,
      health: health ?? NO_HEALTH,
    },
    matcher: createMatcher(policy.rules, needs.paths),
    factories: health === undefined ? GUARDS.filter(({ name }) => name !== 'health') : GUARDS,
  });
  const boundary = new Boundary({
    pipeline,
    policy,
    clock: systemClock,
    events: events.emit,
    isProxy: addressList(policy.topology.trustedProxies),
  });
  return { boundary, plans, metrics, deadlines };
}

const NO_HEALTH: HealthPort = {
  accepting: () => true,
  readiness: () => Promise.resolve({ status: 503, body: '{"status":"not_ready"}' }),
  publicDetail: false,
};
