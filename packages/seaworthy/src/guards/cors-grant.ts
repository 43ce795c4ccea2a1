import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, type Refusal, refuse, respond } from '../core/verdict.ts';
import type { CorsPolicy } from '../policy/types.ts';

/** A policy for cross-origin readers, prepared for requests. */
export interface CorsGrant {
  readonly policy: Required<CorsPolicy>;
  readonly origins: ReadonlySet<string>;
  /** `*`: the policy allows it in dev alone. */
  readonly anyOrigin: boolean;
  readonly methods: ReadonlySet<string>;
  /** Lower case. */
  readonly fieldNames: ReadonlySet<string>;
  readonly fieldList: string;
  readonly exposed: string;
  readonly maxAge: string;
}

const NOT_ORIGIN = refuse('cors.refused', {
  detail: 'Pages of this origin may not read the answer.',
});
const NOT_METHOD = refuse('cors.refused', {
  detail: 'Pages of other origins may not use this method here.',
});
const NOT_FIELDS = refuse('cors.refused', {
  detail: 'Pages of other origins may not send these fields here.',
});
/** The allowing fields are added when the head is written. */
const ALLOWED = respond(204, []);

export function grantOf(policy: Required<CorsPolicy>): CorsGrant {
  const fieldNames = policy.allowedHeaders.map((name) => name.toLowerCase());
  return {
    policy,
    origins: new Set(policy.origins),
    anyOrigin: policy.origins.includes('*'),
    methods: new Set(policy.methods),
    fieldNames: new Set(fieldNames),
    fieldList: fieldNames.join(', '),
    exposed: policy.exposedHeaders.join(', '),
    maxAge: String(policy.maxAgeSeconds),
  };
}

/**
 * Whether pages of an origin may read. Compared as text, whole: no pattern, no case, no port of the
 * scheme's own, so that nothing but the origin itself matches. `null`, which anybody can send from
 * a sandboxed frame, never does.
 */
export function grants(grant: CorsGrant, origin: string | undefined): origin is string {
  if (origin === undefined) return false;
  return grant.anyOrigin ? origin !== 'null' : grant.origins.has(origin);
}

/** @see Fetch standard 4.8 */
export function isPreflight(request: {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}): boolean {
  if (request.method !== 'OPTIONS' || request.headers.origin === undefined) return false;
  return request.headers['access-control-request-method'] !== undefined;
}

/** What a preflight is answered; without a grant, nobody may read. */
export function judgePreflight(
  headers: IncomingHttpHeaders,
  grant: CorsGrant | undefined,
): Answer | Refusal {
  if (grant === undefined || !grants(grant, headers.origin)) return NOT_ORIGIN;
  const method = headers['access-control-request-method'];
  if (method === undefined || !grant.methods.has(method)) return NOT_METHOD;
  return asksOnlyFor(headers['access-control-request-headers'], grant) ? ALLOWED : NOT_FIELDS;
}

function asksOnlyFor(list: string | undefined, { fieldNames }: CorsGrant): boolean {
  if (list === undefined || list === '') return true;
  return list.split(',').every((name) => fieldNames.has(name.trim().toLowerCase()));
}
