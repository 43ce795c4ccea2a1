import type { Drive, Guard } from '../core/guard.ts';
import type { Identity } from '../core/identity.ts';
import { PASS } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardContext, GuardFactory } from './context.ts';
import { describeLimits, LimitSet, limitsOf, type RuleLimits } from './limit-set.ts';
import { limitDrives, smallestOf } from './rate-limit.ts';

const NAME = 'rate-limit-identity';

/**
 * Limits by whoever is known: a limit per user counts everyone who is, a limit per key only API
 * keys, from whatever address they come.
 *
 * Does not cover strangers, whom `rate-limit` counts by address.
 *
 * @see ASVS V2.4.1
 */
export const rateLimitIdentity: GuardFactory = {
  name: NAME,
  phase: 'throttle-identity',
  scope: 'route',
  create: (context) => (rule) =>
    context.policy.limitsEnabled ? throttle(context, rule) : undefined,
};

function throttle(context: GuardContext, rule: EffectiveRule): Guard | undefined {
  const limits = limitsOf(context, rule);
  const { byUser, byKey, all } = limits;
  const known = [...byUser, ...byKey];
  if (known.length === 0) return undefined;
  const ofUsers = new LimitSet(context, byUser, all);
  const ofKeys = new LimitSet(context, known, all);
  return {
    describe: () => ({
      name: NAME,
      phase: 'throttle-identity',
      promise: 'No window of time admits more requests of a user or key than its limit.',
      options: describeLimits(known),
      sources: ['ASVS V2.4.1', 'RFC 6585 4'],
      covers: ['L2', 'L6'],
      observedBy: ['verify', 'logs'],
    }),
    check: (exchange) => {
      const { identity } = exchange;
      if (identity === undefined) return PASS;
      const set = identity.kind === 'apiKey' ? ofKeys : ofUsers;
      return set.take(exchange, subjectOf(identity));
    },
    drive: () => drives(limits),
  };
}

/** A user and a key of one id are two; neither can look like an address. */
function subjectOf({ kind, subject }: Identity): string {
  return kind === 'apiKey' ? `key ${subject}` : `user ${subject}`;
}

/** Driven only where no limit by address is reached before. */
function drives({ byClient, byUser, all }: RuleLimits): readonly Drive[] {
  const ceiling = smallestOf(byClient);
  return limitDrives(
    byUser.filter(({ definition }) => definition.limit < ceiling),
    all,
    'admitted',
  );
}
