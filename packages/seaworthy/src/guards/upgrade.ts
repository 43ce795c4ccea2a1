import type { Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'upgrade';
const REFUSED = refuse('upgrade.refused', {
  detail: 'This route does not leave HTTP.',
  close: true,
});

/** A connection leaves HTTP only where the rule says to what; any other `Upgrade` is refused. */
export const upgrade: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: () => (rule) => guardFor(rule.upgrade),
};

function guardFor(allowed: 'websocket' | undefined): Guard {
  return {
    describe: () => ({
      name: NAME,
      phase: 'admit',
      promise: 'An upgrade that the rule does not name is answered 403.',
      options: { upgrade: allowed ?? 'none' },
      sources: ['RFC 9110 7.8', 'ASVS V4.4.2'],
      covers: [],
      observedBy: ['verify', 'probe'],
    }),
    check: ({ request, tunnel }) => {
      const wanted = request.headers.upgrade;
      if (wanted === undefined) return PASS;
      return tunnel !== undefined && wanted.toLowerCase() === allowed ? PASS : REFUSED;
    },
    drive: () => [
      {
        name: 'an upgrade to something else',
        send: { fields: { Connection: 'Upgrade', Upgrade: 'other/1' } },
        expect: { refusal: REFUSED.code },
      },
      { name: 'no upgrade', send: {}, expect: { pass: true } },
    ],
  };
}
