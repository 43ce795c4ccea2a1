import type { Guard } from '../core/guard.ts';
import { setRequestField } from '../core/request-fields.ts';
import { safeRequestId } from '../core/request-id.ts';
import { PASS } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'request-id';
const FIELD = 'X-Request-ID';

/**
 * Every request has an id: a fresh one of 128 random bits, or the one a trusted proxy gave in a
 * safe form. It stands in the answer, in problem documents and on every log line of the request.
 */
export const requestId: GuardFactory = {
  name: NAME,
  phase: 'identify',
  scope: 'service',
  create: ({ services }): Guard => ({
    describe: () => ({
      name: NAME,
      phase: 'identify',
      promise: 'Each answer carries an id; a stranger cannot choose it.',
      options: { field: FIELD },
      sources: ['ASVS V16.2.1'],
      covers: ['O1', 'A-TR-02'],
      observedBy: ['verify', 'probe', 'logs'],
    }),
    check: (exchange) => {
      const { peer, request } = exchange;
      const given = peer.isProxy ? request.headers['x-request-id'] : undefined;
      const believed = typeof given === 'string' ? safeRequestId(given) : undefined;
      exchange.requestId = believed ?? services.newRequestId();
      // What the application reads is the id of the log lines, not what a client made up.
      setRequestField(request, ['x-request-id', exchange.requestId]);
      return PASS;
    },
    decorate: (exchange, fields) => fields.set(FIELD, exchange.requestId),
    drive: () => [
      {
        name: 'an answer carries an id',
        send: {},
        expect: { fields: { [FIELD]: /^[\w.-]{36}$/ } },
      },
      {
        name: 'a stranger cannot choose it',
        send: { fields: { [FIELD]: 'chosen-by-a-stranger' } },
        expect: { fields: { [FIELD]: /^(?!chosen)[\w.-]{36}$/ } },
      },
    ],
  }),
};
