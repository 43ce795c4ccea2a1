import { randomBytes } from 'node:crypto';
import {
  type AMBIGUOUS,
  type CookieAttributes,
  cookieName,
  findCookie,
  putCookie,
  serialiseCookie,
} from '../core/cookies.ts';
import { SeaworthyError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Drive, Guard, RouteDescription } from '../core/guard.ts';
import { isSafeMethod } from '../core/safe-methods.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { TokenKeys } from '../identity/contract.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardContext, GuardFactory } from './context.ts';
import { checkToken, makeToken } from './tokens/token.ts';

const HEADER = 'x-csrf-token';
/** Form field that carries the token. */
export const TOKEN_FIELD = 'csrf_token';
const PRE_SESSION_COOKIE = 'csrf';
const PRE_SESSION_BYTES = 16;
const PRE_SESSION = /^[A-Za-z0-9_-]{22}$/;

const INVALID = refuse('csrf-token.invalid', {
  detail:
    "The form's token is missing, expired or of another session. " +
    'Reload the page and send it again.',
});

/**
 * Demands a token that this service made for this very session, from the field `X-CSRF-Token` or
 * the form field `csrf_token`: of every unsafe method where the rule is a form, and with
 * `csrf.token: 'always'` of every one that a cookie authenticates. Tokens of strangers are bound to
 * a random cookie that is dropped at log-in. Nothing is stored.
 *
 * Does not cover a script that runs in the page (XSS), nor, without `__Host-` (dev), a
 * neighbouring subdomain that plants its own pre-session cookie with its token: `origin-check`
 * refuses that page.
 *
 * @see OWASP CSRF Prevention Cheat Sheet; OWASP ASVS 5.0 V3.5.1
 */
export const csrfToken: GuardFactory = {
  name: 'csrf-token',
  phase: 'token',
  scope: 'route',
  create: (context) => {
    const tokens = createTokens(context);
    return (rule) => (rule.access === 'none' ? undefined : tokenGuard(rule, context, tokens));
  },
};

interface Tokens {
  /** What a token of this exchange is bound to; undefined for a stranger who has none yet. */
  readonly bindingOf: (exchange: Exchange) => string | undefined;
  readonly issue: (exchange: Exchange) => string;
  readonly isValid: (exchange: Exchange, token: string) => boolean;
  /** `Set-Cookie` value that drops a stranger's cookie, once it is worth nothing. */
  readonly expiredFor: (exchange: Exchange) => string | undefined;
}

function createTokens({ policy, tokens: keys, services }: GuardContext): Tokens {
  const { secure, sameSite } = policy.sessions;
  const attributes: CookieAttributes = { secure, sameSite };
  const name = cookieName(PRE_SESSION_COOKIE, secure);
  const expired = serialiseCookie(name, '', { ...attributes, maxAgeSeconds: 0 });
  const nowSeconds = (): number => Math.floor(services.clock.wallMs() / 1000);
  const bindingOf = (exchange: Exchange): string | undefined => {
    const session = exchange.session?.binding;
    if (session !== undefined) return `session.${session}`;
    exchange.preSession ??= readPreSession(exchange, name);
    return exchange.preSession === undefined ? undefined : `stranger.${exchange.preSession}`;
  };
  return {
    bindingOf,
    issue: (exchange) => {
      const binding = bindingOf(exchange) ?? startPreSession(exchange, name, attributes);
      exchange.tokenIssued = true;
      return makeToken(keys, binding, nowSeconds());
    },
    isValid: (exchange, token) => {
      const binding = bindingOf(exchange);
      if (binding === undefined) return false;
      const { tokenSeconds } = policy.csrf;
      return checkToken(keys, token, { binding, nowSeconds: nowSeconds(), tokenSeconds });
    },
    expiredFor: (exchange) =>
      exchange.session?.binding !== undefined && sentCookie(exchange, name) !== undefined
        ? expired
        : undefined,
  };
}

function sentCookie(exchange: Exchange, name: string): string | undefined | typeof AMBIGUOUS {
  return findCookie(exchange.request.headers.cookie, name);
}

/** A cookie that came twice binds nothing: one of both may be planted. */
function readPreSession(exchange: Exchange, name: string): string | undefined {
  const value = sentCookie(exchange, name);
  return typeof value === 'string' && PRE_SESSION.test(value) ? value : undefined;
}

function startPreSession(exchange: Exchange, name: string, attributes: CookieAttributes): string {
  if (exchange.response.headersSent) {
    throw new SeaworthyError(
      'session.misuse',
      'csrfToken: expected a response that has not begun, got one whose head is out',
    );
  }
  exchange.preSession = randomBytes(PRE_SESSION_BYTES).toString('base64url');
  putCookie(exchange, serialiseCookie(name, exchange.preSession, attributes));
  return `stranger.${exchange.preSession}`;
}

/** Where a token is looked for; a query is none of them, because queries are logged and shared. */
export function sentToken(exchange: Pick<Exchange, 'request' | 'form'>): string | undefined {
  const header = exchange.request.headers[HEADER];
  if (header !== undefined) return typeof header === 'string' ? header : undefined;
  const field = exchange.form?.fields[TOKEN_FIELD];
  return typeof field === 'string' ? field : undefined;
}

/** Whether this request owes a token: a duty of cookies, because browsers send them unasked. */
export function owesToken(
  rule: Pick<EffectiveRule, 'csrf' | 'form'>,
  always: boolean,
  exchange: Pick<Exchange, 'request' | 'identity'>,
): boolean {
  if (!rule.csrf || isSafeMethod(exchange.request.method)) return false;
  const credential = exchange.identity?.credential;
  if (rule.form) return credential !== 'header';
  return always && credential === 'cookie';
}

function tokenGuard(
  rule: EffectiveRule,
  { policy, tokens: keys }: GuardContext,
  tokens: Tokens,
): Guard {
  const always = policy.csrf.token === 'always';
  return {
    describe: () => ({
      name: 'csrf-token',
      phase: 'token',
      promise: 'An unsafe form without a live token of its own session gets 403.',
      options: {
        demanded: rule.csrf && (rule.form || always),
        tokenSeconds: policy.csrf.tokenSeconds,
      },
      sources: ['OWASP CSRF Prevention', 'ASVS V3.5.1', 'GHSA-qrgf-9gpc-vrxw'],
      covers: ['G7', 'A-CS-03', 'A-CS-04'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => {
      exchange.issueToken = tokens.issue;
      if (!owesToken(rule, always, exchange)) return PASS;
      const token = sentToken(exchange);
      return token !== undefined && tokens.isValid(exchange, token) ? PASS : INVALID;
    },
    decorate: (exchange, fields) => {
      if (exchange.tokenIssued) fields.set('Cache-Control', 'no-store');
      if (exchange.cookies === undefined) return;
      const expired = tokens.expiredFor(exchange);
      if (expired !== undefined) fields.append('Set-Cookie', expired);
    },
    drive: (route) => (rule.csrf && (rule.form || always) ? drives(rule, route, keys) : []),
  };
}

function drives(rule: EffectiveRule, route: RouteDescription, keys: TokenKeys): Drive[] {
  const method = isSafeMethod(route.method)
    ? (rule.methods.find((one) => !isSafeMethod(one)) ?? 'POST')
    : route.method;
  if (rule.methods.length > 0 && !rule.methods.includes(method)) return [];
  const refused = { refusal: INVALID.code };
  const body = { mediaType: 'application/x-www-form-urlencoded', text: 'probe=1' };
  const foreign = makeToken(keys, 'session.of-somebody-else', Math.floor(Date.now() / 1000));
  const send = (token: string | null): Drive['send'] => ({
    method,
    fields: { [HEADER]: token },
    ...(rule.form ? { body } : {}),
  });
  return [
    { name: 'no token', send: send(null), expect: refused },
    { name: 'a token of another session', send: send(foreign), expect: refused },
    {
      name: 'a forged token',
      send: send(`${'A'.repeat(22)}.0.${'A'.repeat(43)}`),
      expect: refused,
    },
    { name: 'a token of this session', send: { method }, expect: { pass: true } },
  ];
}
