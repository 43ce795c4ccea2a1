import { AMBIGUOUS, findCookie } from '../core/cookies.ts';
import type { Exchange } from '../core/exchange.ts';
import type { FieldSink } from '../core/fields.ts';
import type { Drive, Guard } from '../core/guard.ts';
import { PASS, refuse, type Verdict } from '../core/verdict.ts';
import type { SessionHandle, Sessions } from '../identity/contract.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

const AMBIGUOUS_COOKIE = refuse('session.ambiguous', {
  detail: 'The session cookie was sent more than once. Clear the cookies of this site.',
});

const UNAVAILABLE = refuse('session.unavailable', { fields: [['Retry-After', '5']] });

/**
 * Finds out who asks, by the session cookie, and gives every request the means to sign in and out.
 * A stranger costs no look-up and no record. While the store fails, requests that need a session
 * get 503; public routes go on as for strangers.
 *
 * Does not cover a cookie that was stolen: see the time-outs and `signOutEverywhere`.
 *
 * @see OWASP ASVS 5.0 V7.2 to V7.4
 */
export const session: GuardFactory = {
  name: 'session',
  phase: 'session',
  scope: 'route',
  create: (context) => (rule) =>
    rule.access === 'none' ? undefined : sessionGuard(rule, context.sessions),
};

/** Whether a rule can be satisfied by strangers. */
function admitsStrangers(rule: EffectiveRule): boolean {
  return rule.access === 'public' && rule.role === undefined;
}

/** Whether no session can be what the rule asks for. */
function needsNoSession(rule: EffectiveRule): boolean {
  return rule.access === 'apiKey' || admitsStrangers(rule);
}

function sessionGuard(rule: EffectiveRule, sessions: Sessions): Guard {
  const { cookieName } = sessions;
  const optional = needsNoSession(rule);
  return {
    describe: () => ({
      name: 'session',
      phase: 'session',
      promise: 'Only a live session identifies someone, and one cookie can name only one session.',
      options: { cookie: cookieName, optional },
      sources: ['ASVS V7.2.4', 'ASVS V7.3.1', 'ASVS V7.3.2', 'ASVS V7.4.1', 'RFC 6265'],
      covers: ['G6', 'A-SS-01', 'A-SS-02', 'A-SS-03', 'A-SS-05', 'A-CS-04'],
      observedBy: ['verify', 'probe', 'logs'],
    }),
    check: (exchange) => {
      const id = findCookie(exchange.request.headers.cookie, cookieName);
      if (id === AMBIGUOUS) return AMBIGUOUS_COOKIE;
      const handle = sessions.handle(exchange);
      exchange.session = handle;
      return id === undefined ? PASS : identify({ exchange, sessions, handle, optional }, id);
    },
    decorate: sendCookies,
    drive: () => drives(cookieName, admitsStrangers(rule)),
  };
}

interface Identification {
  readonly exchange: Exchange;
  readonly sessions: Sessions;
  readonly handle: SessionHandle;
  /** Whether the request goes on while the store fails. */
  readonly optional: boolean;
}

function identify(identification: Identification, id: string): Verdict | Promise<Verdict> {
  const { exchange, sessions, handle } = identification;
  try {
    const found = sessions.find(exchange, id);
    if (found instanceof Promise) {
      return found.then(
        (session) => {
          if (session !== undefined) handle.resume(session);
          return PASS;
        },
        (error: unknown) => withoutStore(identification, error),
      );
    }
    if (found !== undefined) handle.resume(found);
    return PASS;
  } catch (error) {
    return withoutStore(identification, error);
  }
}

function withoutStore({ exchange, optional }: Identification, error: unknown): Verdict {
  exchange.log.error('Session store failed', { error });
  return optional ? PASS : UNAVAILABLE;
}

/** A response that sets a cookie is for one reader, so no cache may keep it. */
function sendCookies(exchange: Exchange, fields: FieldSink): void {
  const { cookies } = exchange;
  if (cookies === undefined) return;
  for (const cookie of cookies) fields.append('Set-Cookie', cookie);
  fields.set('Cache-Control', 'no-store');
}

function drives(cookie: string, open: boolean): Drive[] {
  const twice: Drive = {
    name: 'the session cookie twice',
    send: { fields: { cookie: `${cookie}=one; ${cookie}=two` } },
    expect: { refusal: 'session.ambiguous' },
  };
  const neighbour: Drive = {
    name: 'a cookie whose name only begins alike',
    send: { fields: { cookie: `${cookie}2=one; ${cookie}3=two` }, as: 'anonymous' },
    expect: open ? { pass: true } : { refusal: 'access.session-required' },
  };
  if (open) return [twice, neighbour];
  const unknown: Drive = {
    name: 'an id that no session has',
    send: { fields: { cookie: `${cookie}=${'A'.repeat(43)}` }, as: 'anonymous' },
    expect: { refusal: 'access.session-required' },
  };
  const live: Drive = { name: 'a live session', send: { as: 'admitted' }, expect: { pass: true } };
  return [twice, neighbour, unknown, live];
}
