import type { Drive, Guard } from '../core/guard.ts';
import { PASS } from '../core/verdict.ts';
import type { PreparedLimit } from '../limits/prepared-limit.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardContext, GuardFactory } from './context.ts';
import { describeLimits, LimitSet, limitsOf } from './limit-set.ts';
import { RefusedLimit } from './refused-limit.ts';

const NAME = 'rate-limit';
/** A drive may send at most 2000 requests. */
const MAX_DRIVEN = 1999;
/** Up to here the near miss is driven too; above, it says no more and costs as much again. */
const MAX_NEAR_MISS = 100;

/**
 * Limits by client address and of the whole service: no rolling window admits more than a limit,
 * and of several limits all are consumed or none. A client that other guards refused too often is
 * refused as well.
 *
 * Does not cover one attacker at many addresses (limits by user and key do, once somebody is
 * known), nor what the admitted requests cost.
 *
 * @see ASVS V2.4.1; RFC 6585 4; draft-ietf-httpapi-ratelimit-headers
 */
export const rateLimit: GuardFactory = {
  name: NAME,
  phase: 'throttle',
  scope: 'route',
  create: (context) => {
    if (!context.policy.limitsEnabled) return () => undefined;
    const refused = new RefusedLimit(context);
    return (rule) => throttle(context, rule, refused);
  },
};

function throttle(context: GuardContext, rule: EffectiveRule, refused: RefusedLimit): Guard {
  const { byClient, all } = limitsOf(context, rule);
  const limits = new LimitSet(context, byClient, all);
  const told = refused.limit === undefined ? byClient : [...byClient, refused.limit];
  return {
    describe: () => ({
      name: NAME,
      phase: 'throttle',
      promise: 'No window of time admits more requests of a client than each limit of the rule.',
      options: describeLimits(told),
      sources: ['ASVS V2.4.1', 'RFC 6585 4', 'draft-ietf-httpapi-ratelimit-headers'],
      covers: ['L1', 'L2', 'L5', 'A-RL-01', 'A-RL-03', 'A-RL-07'],
      observedBy: ['verify', 'probe', 'logs'],
    }),
    check: (exchange) => {
      const verdict = refused.check(exchange);
      if (verdict === PASS) return limits.take(exchange, exchange.clientKey);
      if (!(verdict instanceof Promise)) return verdict;
      return verdict.then((later) =>
        later === PASS ? limits.take(exchange, exchange.clientKey) : later,
      );
    },
    decorate: ({ limitLines }, fields) => {
      if (limitLines !== '') fields.setLines(context.limitTelling.group, limitLines);
    },
    end: (exchange) => refused.charge(exchange),
    drive: () => limitDrives(byClient, all, 'anonymous'),
  };
}

/** Drives for the limit that is reached first; the near miss comes first, on a fresh bucket. */
export function limitDrives(
  limits: readonly PreparedLimit[],
  all: readonly PreparedLimit[],
  as: 'anonymous' | 'admitted',
): readonly Drive[] {
  const smallest = smallestOf(limits);
  if (smallest > MAX_DRIVEN) return [];
  const over: Drive = {
    name: 'one request more than the limit',
    send: { as, times: smallest + 1 },
    expect: { refusal: 'rate-limit.exceeded' },
  };
  if (smallest > Math.min(MAX_NEAR_MISS, smallestOf(all))) return [over];
  const send = { as: 'admitted', times: smallest } as const;
  return [{ name: 'as many requests as the limit', send, expect: { pass: true } }, over];
}

/** Requests that the smallest of some limits admits; infinite where there is none. */
export function smallestOf(limits: readonly PreparedLimit[]): number {
  return Math.min(...limits.map(({ definition }) => definition.limit));
}
