import { SeaworthyError } from '../core/errors.ts';
import type { FieldSink, StaticField } from '../core/fields.ts';
import type { Guard } from '../core/guard.ts';
import { PASS, type Verdict } from '../core/verdict.ts';
import type { CorsPolicy } from '../policy/types.ts';
import type { GuardContext, GuardFactory } from './context.ts';
import { corsDrives } from './cors-drives.ts';
import { type CorsGrant, grantOf, grants, isPreflight, judgePreflight } from './cors-grant.ts';
import { builtInLimit, LimitSet } from './limit-set.ts';

const NAME = 'cors';

/** What says who may read an answer is said here, or not at all. */
const ONLY_OURS: readonly StaticField[] = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Private-Network',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
].map((name) => ({ name, value: '', mode: 'remove' }));

/**
 * Pages of listed origins may read the answers of rules that say `cors`; nobody else's may.
 * Preflights are answered here, on a limit of their own, and never reach the application.
 *
 * Does not cover requests that a page sends without reading the answer: `origin-check` does.
 *
 * @see Fetch standard 3.2; ASVS V3.4.2, V3.5.2
 */
export const cors: GuardFactory = {
  name: NAME,
  phase: 'preflight',
  scope: 'route',
  create: (context) => {
    const closed = corsGuard(context, undefined);
    const { cors: policy } = context.policy;
    if (policy === undefined) return () => closed;
    const open = corsGuard(context, grantOf(checked(policy)));
    return (rule) => (rule.cors ? open : closed);
  },
};

/** The policy has been checked; a mistake there must not open this door. */
function checked(policy: Required<CorsPolicy>): Required<CorsPolicy> {
  const { origins, credentials } = policy;
  const faults = origins
    .filter((origin) => origin !== '*' && !isExactOrigin(origin))
    .map((origin) => ({
      field: 'cors.origins',
      message: `expected an origin such as https://app.example, got ${JSON.stringify(origin)}`,
    }));
  if (origins.includes('*') && credentials) {
    faults.push({ field: 'cors.origins', message: "expected no '*' together with credentials" });
  }
  if (faults.length === 0) return policy;
  throw new SeaworthyError('guard.invalid-option', 'cors: cannot be in force', { faults });
}

/** A `*` inside would match nothing, and somebody would have meant it to match. */
function isExactOrigin(origin: string): boolean {
  return !origin.includes('*') && URL.parse(origin)?.origin === origin;
}

function corsGuard(context: GuardContext, grant: CorsGrant | undefined): Guard {
  const limit = context.policy.limitsEnabled ? builtInLimit(context, 'preflight') : undefined;
  const limits = limit === undefined ? [] : [limit];
  const budget = new LimitSet(context, limits, limits);
  const open: Pick<Guard, 'decorate'> =
    grant === undefined
      ? {}
      : { decorate: (exchange, fields) => decorate(grant, exchange, fields) };
  return {
    describe: () => ({
      name: NAME,
      phase: 'preflight',
      promise: 'Only pages of listed origins may read an answer, and no preflight goes further.',
      options: grant === undefined ? { origins: [] } : { ...grant.policy },
      sources: ['Fetch standard 3.2', 'ASVS V3.4.2', 'ASVS V3.5.2', 'CVE-2026-54290'],
      covers: ['G9', 'A-CR-01', 'A-CR-02', 'A-CR-03'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => {
      const { request } = exchange;
      if (!isPreflight(request)) return PASS;
      const settle = (verdict: Verdict): Verdict =>
        verdict === PASS ? judgePreflight(request.headers, grant) : verdict;
      const within = budget.take(exchange, exchange.clientKey);
      return within instanceof Promise ? within.then(settle) : settle(within);
    },
    fields: ONLY_OURS,
    ...open,
    drive: (route) => corsDrives(route, grant?.policy),
  };
}

type Decorate = NonNullable<Guard['decorate']>;

function decorate(grant: CorsGrant, exchange: Parameters<Decorate>[0], fields: FieldSink): void {
  // Also where no origin was sent: a cache must not hand that answer to a page of another.
  fields.append('Vary', 'Origin');
  const { origin } = exchange.request.headers;
  if (!grants(grant, origin)) return;
  if (!isPreflight(exchange.request)) {
    allowReading(grant, origin, fields);
    if (grant.exposed !== '') fields.set('Access-Control-Expose-Headers', grant.exposed);
  } else if (exchange.settledBy === NAME && exchange.refusal === undefined) {
    allowReading(grant, origin, fields);
    const method = exchange.request.headers['access-control-request-method'] ?? '';
    fields.set('Access-Control-Allow-Methods', method);
    if (grant.fieldList !== '') fields.set('Access-Control-Allow-Headers', grant.fieldList);
    fields.set('Access-Control-Max-Age', grant.maxAge);
  }
}

function allowReading(grant: CorsGrant, origin: string, fields: FieldSink): void {
  fields.set('Access-Control-Allow-Origin', grant.anyOrigin ? '*' : origin);
  if (grant.policy.credentials) fields.set('Access-Control-Allow-Credentials', 'true');
}
