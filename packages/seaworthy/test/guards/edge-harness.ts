import { LIMIT_TELLING } from '../../src/compile/limit-telling.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { GuardContext, GuardFactory } from '../../src/guards/context.ts';
import { MemoryLimitStore } from '../../src/limits/memory-store.ts';
import type { LimitStore } from '../../src/limits/store.ts';
import type { EffectiveRule, LimitDefinition, ResolvedPolicy } from '../../src/policy/types.ts';
import { createHarness, type Harness, type Opened } from '../identity/exchange-harness.ts';
import { guardsOf, ruleWith } from '../identity/guard-harness.ts';

export interface EdgeParts {
  readonly rule?: Partial<EffectiveRule>;
  readonly policy?: Partial<ResolvedPolicy>;
  /** Wraps the store; default: memory, on the harness's clock. */
  readonly store?: (memory: LimitStore) => LimitStore;
}

/** A pipeline of one rule with guards that need the policy, limits and time. */
export function edgeHarness(factories: readonly GuardFactory[], parts: EdgeParts = {}): Harness {
  return createHarness((services) => {
    const memory = new MemoryLimitStore({ maxKeyCount: 1000, clock: services.clock });
    const policy: Partial<ResolvedPolicy> = {
      limitsEnabled: true,
      limits: {},
      headers: {},
      ...parts.policy,
    };
    const used: Partial<GuardContext> = {
      policy: policy as ResolvedPolicy,
      services,
      limits: parts.store?.(memory) ?? memory,
      limitTelling: LIMIT_TELLING,
    };
    const rule = ruleWith(parts.rule);
    return factories.flatMap((factory) => guardsOf(factory, used as GuardContext, rule));
  });
}

/** A limit with everything filled in. */
export function limitWith(part: Partial<LimitDefinition>): Required<LimitDefinition> {
  const filled = { limit: 2, windowSeconds: 60, per: 'client', shared: false } as const;
  return { ...filled, onStoreFailure: 'local', ...part };
}

/** A request of a client. */
export function openFrom(
  harness: Harness,
  clientKey: string,
  request: Parameters<Harness['open']>[0] = {},
): Opened {
  const opened = harness.open(request);
  opened.exchange.clientKey = clientKey;
  opened.exchange.clientAddress = clientKey;
  return opened;
}

/** Runs the end hooks, as the server does when the response is out. */
export function finish(exchange: Exchange, status = 200): void {
  exchange.pipeline.end(exchange, { kind: 'finished', status, durationMs: 1 });
}

/** A store that decides later, so that requests overlap. */
export function slowStore(memory: LimitStore): LimitStore {
  const later = async <Result>(decide: () => Result | Promise<Result>): Promise<Result> => {
    await new Promise((resolve) => setImmediate(resolve));
    return await decide();
  };
  return {
    prepare: (use) => memory.prepare(use),
    take: (limits, subjects, states) => later(() => memory.take(limits, subjects, states)),
    peek: (limit, subject, state) => later(() => memory.peek(limit, subject, state)),
    charge: (limit, subject, weight) => later(() => memory.charge(limit, subject, weight)),
    start: () => memory.start(),
    stop: () => memory.stop(),
    stats: () => memory.stats(),
  };
}
