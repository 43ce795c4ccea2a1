import type { Clock } from '../core/clock.ts';
import type { Deadlines } from '../core/deadlines.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Guard } from '../core/guard.ts';
import { PASS, type Refusal, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'receive-timeout';
/** A connection may take so long to come up to speed. */
const GRACE_SECONDS = 5;
const CHECK_MS = 1000;

/**
 * A body must arrive in time and, after five seconds, at a rate; else 408, and the connection ends.
 * So nobody holds a connection by sending a byte now and then.
 *
 * Does not cover slow heads, which the server itself ends after ten seconds. A body that a slow
 * handler leaves unread can be late, but is not taken for slow.
 *
 * @see ASVS V15.2.2; RFC 9110 15.5.9
 */
export const receiveTimeout: GuardFactory = {
  name: NAME,
  phase: 'receive',
  scope: 'route',
  create: ({ policy, services }) => {
    const { receiveTimeoutSeconds, minBodyBytesPerSecond } = policy.request;
    const guard = receivingWithin({ receiveTimeoutSeconds, minBodyBytesPerSecond, ...services });
    return () => guard;
  },
};

interface Receiving {
  readonly receiveTimeoutSeconds: number;
  readonly minBodyBytesPerSecond: number;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
}

function receivingWithin(receiving: Receiving): Guard {
  const { receiveTimeoutSeconds, minBodyBytesPerSecond } = receiving;
  const slow = slowRefusal(receiving);
  const watch = watcher(receiving, slow);
  return {
    describe: () => ({
      name: NAME,
      phase: 'receive',
      promise: 'A body that arrives too late or too slowly is answered 408.',
      options: { receiveTimeoutSeconds, minBodyBytesPerSecond, graceSeconds: GRACE_SECONDS },
      sources: ['RFC 9110 15.5.9', 'ASVS V15.2.2', 'CWE-400'],
      covers: ['A-DO-02'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => {
      const { request, tunnel } = exchange;
      if (!request.complete && tunnel === undefined && announcesBody(request.headers)) {
        watch.begin(exchange);
      }
      return PASS;
    },
    end: watch.stop,
    drive: () => [
      { name: 'a body at once', send: {}, expect: { pass: true } },
      {
        name: 'a body that stops',
        send: { withheld: 'body' },
        expect: { refusal: slow.code },
      },
    ],
  };
}

/** Node tells the end of a request only later, even where there is no body. */
function announcesBody(headers: Exchange['request']['headers']): boolean {
  const declared = headers['content-length'];
  if (declared !== undefined) return declared !== '0';
  return headers['transfer-encoding'] !== undefined;
}

interface Watch {
  readonly begin: (exchange: Exchange) => void;
  readonly stop: (exchange: Exchange) => void;
}

function slowRefusal({ receiveTimeoutSeconds, minBodyBytesPerSecond }: Receiving): Refusal {
  const rate = `${minBodyBytesPerSecond} bytes a second`;
  return refuse('receive-timeout.slow', {
    detail: `A body must come within ${receiveTimeoutSeconds} seconds, at ${rate} or more.`,
    close: true,
  });
}

/** One deadline for the grace, which nearly every body ends within; then one a second. */
function watcher({ deadlines, clock, ...limits }: Receiving, slow: Refusal): Watch {
  const totalMs = limits.receiveTimeoutSeconds * 1000;
  const grace = deadlines.of(Math.min(totalMs, GRACE_SECONDS * 1000));
  const next = deadlines.of(CHECK_MS);
  const look = (exchange: Exchange): void => {
    exchange.receiveDeadline = undefined;
    if (exchange.request.complete || exchange.settled) return;
    const nowMs = clock.monotonicMs();
    const elapsedMs = nowMs - exchange.startedMs;
    if (elapsedMs >= totalMs || isTooSlow(exchange, elapsedMs, limits.minBodyBytesPerSecond)) {
      exchange.refuse(NAME, slow);
      return;
    }
    // Never disarmed: at the end of the exchange it looks once more and stops by itself.
    next.arm(nowMs, () => look(exchange));
  };
  return {
    begin: (exchange) => {
      exchange.receiveDeadline = grace.arm(exchange.startedMs, () => look(exchange));
    },
    stop: (exchange) => {
      const { receiveDeadline } = exchange;
      if (receiveDeadline === undefined) return;
      grace.disarm(receiveDeadline);
      exchange.receiveDeadline = undefined;
    },
  };
}

/** Where our own buffer is full, the client waits for the handler and cannot be faster. */
function isTooSlow(
  { request, bodyBytes }: Exchange,
  elapsedMs: number,
  minBodyBytesPerSecond: number,
): boolean {
  if (request.readableLength >= request.readableHighWaterMark) return false;
  return bodyBytes < (minBodyBytesPerSecond * elapsedMs) / 1000;
}
