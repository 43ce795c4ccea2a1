import type { Deadlines } from '../core/deadlines.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'handler-timeout';

/**
 * A request without a response head after the rule's time is answered 503, and its signal fires.
 * It stands among the first guards, so that a slow store is covered like a slow handler.
 *
 * Does not cover a response that has begun (`request.writeStallSeconds` does) nor tunnels; and a
 * handler that blocks the event loop blocks its deadline too.
 *
 * @see ASVS V13.1.3, V13.2.6
 */
export const handlerTimeout: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ services: { deadlines } }) => {
    const bySeconds = new Map<number, Guard>();
    return ({ timeoutSeconds }) => {
      const guard = bySeconds.get(timeoutSeconds) ?? endAfter(timeoutSeconds, deadlines);
      bySeconds.set(timeoutSeconds, guard);
      return guard;
    };
  },
};

function endAfter(timeoutSeconds: number, deadlines: Deadlines): Guard {
  const queue = deadlines.of(timeoutSeconds * 1000);
  const exceeded = refuse('handler-timeout.exceeded', {
    detail: `There was no answer within ${timeoutSeconds} seconds.`,
  });
  const disarm = (exchange: Exchange): void => {
    const { handlerDeadline } = exchange;
    if (handlerDeadline === undefined) return;
    queue.disarm(handlerDeadline);
    exchange.handlerDeadline = undefined;
  };
  return {
    describe: () => ({
      name: NAME,
      phase: 'admit',
      promise: 'A request whose response head takes longer than the rule allows is answered 503.',
      options: { timeoutSeconds },
      sources: ['ASVS V13.1.3', 'ASVS V13.2.6', 'RFC 9110 15.6.4'],
      covers: ['G3'],
      observedBy: ['verify'],
    }),
    check: (exchange) => {
      if (exchange.tunnel !== undefined) return PASS;
      exchange.handlerDeadline = queue.arm(exchange.startedMs, () => {
        if (!exchange.response.headersSent) exchange.refuse(NAME, exceeded);
      });
      return PASS;
    },
    decorate: disarm,
    end: disarm,
    drive: () => [
      { name: 'a handler that answers in time', send: {}, expect: { pass: true } },
      {
        name: 'a handler that never answers',
        send: { withheld: 'answer' },
        expect: { refusal: exceeded.code },
      },
    ],
  };
}
