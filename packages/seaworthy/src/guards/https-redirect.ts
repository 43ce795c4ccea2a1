import type { Guard } from '../core/guard.ts';
import { PASS, respond } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';
import { withoutPort } from './hosts.ts';

const NAME = 'https-redirect';

/**
 * Where clients are to use https, a request by http is sent to https on the same host, which the
 * `hosts` guard has allowed by then. 308 keeps method and body (ASVS V3.7.2).
 */
export const httpsRedirect: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy: { publicOrigin } }) => {
    if (publicOrigin?.startsWith('https://') !== true) return () => undefined;
    const origin = new URL(publicOrigin);
    const port = origin.port === '' ? '' : `:${origin.port}`;
    const guard: Guard = {
      describe: () => ({
        name: NAME,
        phase: 'admit',
        promise: 'A request by http is sent to https on the same host.',
        options: { publicOrigin },
        sources: ['ASVS V3.7.2', 'RFC 9110 15.4.9'],
        covers: ['G10'],
        observedBy: ['verify', 'probe'],
      }),
      check: ({ scheme, authority, target }) => {
        if (scheme === 'https') return PASS;
        const location = `https://${withoutPort(authority)}${port}${target.url}`;
        return respond(308, [
          ['Location', location],
          ['Cache-Control', 'no-store'],
        ]);
      },
      drive: () => [
        {
          name: 'by http',
          send: { fields: { 'X-Forwarded-Proto': 'http' } },
          expect: { status: 308 },
        },
      ],
    };
    return () => guard;
  },
};
