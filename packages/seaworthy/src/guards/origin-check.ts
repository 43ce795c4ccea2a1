import { SeaworthyError } from '../core/errors.ts';
import type { Drive, Guard, RouteDescription } from '../core/guard.ts';
import { isSafeMethod } from '../core/safe-methods.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardContext, GuardFactory } from './context.ts';

type FieldValue = string | readonly string[] | undefined;

/** What a browser says about where a request comes from. */
export interface OriginFields {
  readonly 'sec-fetch-site'?: FieldValue;
  readonly origin?: FieldValue;
  readonly referer?: FieldValue;
}

/** The origin that the request was sent to. */
export interface OwnOrigin {
  readonly scheme: 'http' | 'https';
  /** Host and, where it is not the scheme's own, port. */
  readonly authority: string;
}

export interface OriginRules {
  /** `publicOrigin` and `trustedOrigins`, as browsers serialise them. */
  readonly trusted: ReadonlySet<string>;
  /** Whether a request that says nothing of its origin is refused. */
  readonly required: boolean;
}

export type OriginFinding = 'same-origin' | 'cross-origin' | 'missing';

/**
 * Whether an unsafe request comes from this origin or a trusted one.
 *
 * What the browser says in Sec-Fetch-Site is believed first, because no page can forge it; without
 * it the whole Origin must be ours, scheme included; without that the Referer's. A value that is
 * neither `same-origin` nor `none` is cross-origin, whatever it is.
 *
 * @see golang/go src/net/http/csrf.go (1.25), which compares the host alone
 */
export function checkOrigin(
  fields: OriginFields,
  own: OwnOrigin,
  rules: OriginRules,
): OriginFinding {
  const site = fields['sec-fetch-site'];
  const { origin, referer } = fields;
  if (site === 'same-origin' || site === 'none') return 'same-origin';
  if (site !== undefined) return isOneOf(rules.trusted, origin) ? 'same-origin' : 'cross-origin';
  if (origin !== undefined) return isOurs(origin, own, rules) ? 'same-origin' : 'cross-origin';
  if (referer !== undefined) {
    return isOurs(originOf(referer), own, rules) ? 'same-origin' : 'cross-origin';
  }
  return rules.required ? 'missing' : 'same-origin';
}

function isOneOf(trusted: ReadonlySet<string>, origin: FieldValue): boolean {
  return typeof origin === 'string' && trusted.has(origin);
}

function isOurs(origin: FieldValue, own: OwnOrigin, rules: OriginRules): boolean {
  if (isOneOf(rules.trusted, origin)) return true;
  if (typeof origin !== 'string' || own.authority === '') return false;
  // A client may name its scheme's own port in Host; browsers never do in Origin.
  const port = own.scheme === 'https' ? ':443' : ':80';
  const { authority } = own;
  const host = authority.endsWith(port) ? authority.slice(0, -port.length) : authority;
  return origin === `${own.scheme}://${host}`;
}

function originOf(referer: FieldValue): string | undefined {
  const url = typeof referer === 'string' ? URL.parse(referer) : null;
  return url === null || url.origin === 'null' ? undefined : url.origin;
}

const CROSS_ORIGIN = refuse('origin-check.cross-origin', {
  detail: 'The request comes from a page of another origin.',
});

const MISSING = refuse('origin-check.missing', {
  detail: 'The request must name its origin: send an Origin field.',
});

/**
 * Refuses unsafe requests that a page of another origin sends, whatever their content type, and
 * WebSocket handshakes of such pages.
 *
 * Does not cover clients that send neither Sec-Fetch-Site, Origin nor Referer (`csrf.origin:
 * 'required'` does), nor safe methods that have effects. The guard `csrf-token` is independent.
 *
 * @see OWASP ASVS 5.0 V3.5.1 to V3.5.3; W3C Fetch Metadata
 */
export const originCheck: GuardFactory = {
  name: 'origin-check',
  phase: 'origin',
  scope: 'route',
  create: (context) => {
    const rules = originRules(context);
    return (rule) => (rule.csrf ? originGuard(rule, rules) : undefined);
  },
};

function originRules({ policy }: GuardContext): OriginRules {
  const listed = policy.publicOrigin === undefined ? [] : [policy.publicOrigin];
  const origins = [...listed, ...policy.csrf.trustedOrigins];
  const wrong = origins.filter((origin) => URL.parse(origin)?.origin !== origin);
  if (wrong.length > 0) {
    const faults = wrong.map((origin) => ({
      field: 'origin-check.trustedOrigins',
      message: `expected an origin such as https://app.example, got ${JSON.stringify(origin)}`,
    }));
    throw new SeaworthyError('guard.invalid-option', 'origin-check: no such origin', { faults });
  }
  return { trusted: new Set(origins), required: policy.csrf.origin === 'required' };
}

function originGuard(rule: EffectiveRule, rules: OriginRules): Guard {
  // A handshake is a GET that opens a channel with the user's cookies.
  const guardsUpgrades = rule.upgrade !== undefined;
  return {
    describe: () => ({
      name: 'origin-check',
      phase: 'origin',
      promise: 'An unsafe request from a page of an untrusted origin gets 403.',
      options: { trusted: [...rules.trusted], required: rules.required },
      sources: ['ASVS V3.5.1', 'ASVS V3.5.3', 'W3C Fetch Metadata', 'CVE-2025-47910'],
      covers: ['G8', 'A-CS-01', 'A-CS-02', 'A-CS-08'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => {
      const { request } = exchange;
      if (isSafeMethod(request.method)) {
        if (!guardsUpgrades || request.headers.upgrade === undefined) return PASS;
      }
      const finding = checkOrigin(request.headers, exchange, rules);
      if (finding === 'same-origin') return PASS;
      return finding === 'missing' ? MISSING : CROSS_ORIGIN;
    },
    drive: (route) => drives(rule, rules, route),
  };
}

function drives(rule: EffectiveRule, rules: OriginRules, route: RouteDescription): Drive[] {
  const method = unsafeMethodOf(rule, route);
  if (method === undefined) return [];
  const refused = { refusal: 'origin-check.cross-origin' };
  const send = (site: string | null, origin: string | null): Drive['send'] => ({
    method,
    fields: { 'sec-fetch-site': site, origin, referer: null },
  });
  const evil = 'https://attacker.example';
  const trusted = [...rules.trusted].flatMap((origin): Drive[] => [
    { name: `${origin} is trusted`, send: send('cross-site', origin), expect: { pass: true } },
    {
      name: `${origin}.attacker.example is not`,
      send: send('cross-site', `${origin}.attacker.example`),
      expect: refused,
    },
  ]);
  return [
    { name: 'cross-site', send: send('cross-site', evil), expect: refused },
    { name: 'same-site', send: send('same-site', evil), expect: refused },
    { name: 'unknown Sec-Fetch-Site', send: send('same-origin, none', null), expect: refused },
    { name: 'foreign Origin alone', send: send(null, evil), expect: refused },
    { name: 'Origin null', send: send(null, 'null'), expect: refused },
    { name: 'same-origin', send: send('same-origin', null), expect: { pass: true } },
    {
      name: 'no origin at all',
      send: send(null, null),
      expect: rules.required ? { refusal: 'origin-check.missing' } : { pass: true },
    },
    ...trusted,
  ];
}

/** A method of the rule that has effects; undefined where there is none to refuse. */
function unsafeMethodOf(rule: EffectiveRule, route: RouteDescription): string | undefined {
  if (!isSafeMethod(route.method)) return route.method;
  if (rule.methods.length === 0) return 'POST';
  return rule.methods.find((method) => !isSafeMethod(method));
}
