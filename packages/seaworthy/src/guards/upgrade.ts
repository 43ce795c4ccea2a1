import type { Guard } from '../core/guard.ts';
import { removeRequestField } from '../core/request-fields.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'upgrade';
const REFUSED = refuse('upgrade.refused', {
  detail: 'This route does not leave HTTP.',
  close: true,
});
/** Read by nobody but the party that takes the offer. */
const H2C_FIELDS = ['upgrade', 'http2-settings', 'connection'] as const;

/**
 * A connection leaves HTTP only where the rule says to what. An offer of HTTP/2 is not taken, and
 * the request served without it, as RFC 9110 has it; any other `Upgrade` is refused.
 *
 * @see RFC 9110 7.8; RFC 9113 3.1, by which `h2c` is obsolete
 */
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
      promise:
        'An upgrade that the rule does not name is answered 403; the application never sees h2c.',
      options: { upgrade: allowed ?? 'none' },
      sources: ['RFC 9110 7.8', 'ASVS V4.4.2'],
      covers: [],
      observedBy: ['verify', 'probe'],
    }),
    check: ({ request, tunnel }) => {
      const wanted = request.headers.upgrade?.toLowerCase();
      if (wanted === undefined) return PASS;
      if (wanted !== 'h2c') return tunnel !== undefined && wanted === allowed ? PASS : REFUSED;
      for (const field of H2C_FIELDS) removeRequestField(request, field);
      return PASS;
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
