import { FieldGroup } from '../core/field-group.ts';
import type { PreparedLimit } from './prepared-limit.ts';
import type { LimitState } from './store.ts';

/**
 * Problem type of a refusal by a limit.
 *
 * @see draft-ietf-httpapi-ratelimit-headers-10 5.1
 */
export const QUOTA_EXCEEDED_TYPE = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

/** Decimal texts that are at hand; nearly every remaining count and wait is among them. */
const DECIMALS: readonly string[] = Object.freeze(Array.from({ length: 1024 }, (_, n) => `${n}`));

/** The fields of `LimitFields.lines`. */
export const LIMIT_FIELDS: FieldGroup = new FieldGroup([
  'RateLimit-Policy',
  'RateLimit',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
]);

/** What a 429 says. */
export interface LimitRefusal {
  readonly retryAfterSeconds: number;
  /** One sentence for people: `Rate limit exceeded. Try again in 42 seconds.` */
  readonly detail: string;
  readonly type: string;
  /** Names of the told limits that refused, for the member `violated-policies`. */
  readonly violatedPolicies: readonly string[];
}

/**
 * The fields that tell clients of the limits of one rule. Built once a rule; an answer costs a few
 * short strings.
 *
 * @see draft-ietf-httpapi-ratelimit-headers-10 3 and 4, RFC 9651
 */
export class LimitFields {
  /** Value of `RateLimit-Policy`, the same in each answer; empty when no limit is told. */
  readonly policy: string;

  readonly #policyLine: string;

  /** @param limits all limits of the rule, of whatever phase */
  constructor(limits: readonly PreparedLimit[]) {
    const told = limits.filter((limit) => limit.isTold);
    this.policy = [...new Set(told.map((limit) => limit.policyItem))].join(', ');
    this.#policyLine = `RateLimit-Policy: ${this.policy}\r\n`;
  }

  /** The `LIMIT_FIELDS` as lines of a head; empty when no limit is told. */
  lines(states: readonly LimitState[]): string {
    const nearest = nearestToRefusal(states);
    if (nearest?.prepared === undefined) return '';
    const { stateStart, stateEnd } = nearest.prepared;
    const remaining = decimal(nearest.remaining);
    const reset = decimal(nearest.resetSeconds);
    return (
      `${this.#policyLine}RateLimit: ${stateStart}${remaining};t=${reset}${stateEnd}` +
      `\r\nX-RateLimit-Limit: ${decimal(nearest.limit)}\r\nX-RateLimit-Remaining: ${remaining}` +
      `\r\nX-RateLimit-Reset: ${reset}\r\n`
    );
  }

  /**
   * `[name, value, …]`: `RateLimit-Policy` for every limit that is told; `RateLimit` and
   * `X-RateLimit-*` for the one nearest to refusal; `Retry-After` if one refused, told or not.
   *
   * @param states as the store filled them; ones it did not fill are passed over
   */
  flat(states: readonly LimitState[]): string[] {
    const fields: string[] = [];
    const nearest = nearestToRefusal(states);
    if (nearest?.prepared !== undefined) {
      const { stateStart, stateEnd } = nearest.prepared;
      const remaining = decimal(nearest.remaining);
      const reset = decimal(nearest.resetSeconds);
      fields.push('RateLimit-Policy', this.policy);
      fields.push('RateLimit', `${stateStart}${remaining};t=${reset}${stateEnd}`);
      fields.push('X-RateLimit-Limit', decimal(nearest.limit));
      fields.push('X-RateLimit-Remaining', remaining, 'X-RateLimit-Reset', reset);
    }
    const wait = retryAfterSeconds(states);
    if (wait > 0) fields.push('Retry-After', decimal(wait));
    return fields;
  }
}

/** What to say of a request that a `take` refused. */
export function limitRefusal(states: readonly LimitState[]): LimitRefusal {
  const seconds = retryAfterSeconds(states);
  return {
    retryAfterSeconds: seconds,
    detail: `Rate limit exceeded. Try again in ${decimal(seconds)} seconds.`,
    type: QUOTA_EXCEEDED_TYPE,
    violatedPolicies: states.flatMap(({ prepared, retryAfterSeconds: wait }) =>
      prepared?.isTold && wait > 0 ? [prepared.name] : [],
    ),
  };
}

/**
 * Seconds after which a refused request is admitted; 0 when none was refused. For an account it is
 * the whole window: when its requests came is not for a stranger to know.
 */
export function retryAfterSeconds(states: readonly LimitState[]): number {
  let seconds = 0;
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index];
    if (state?.prepared === undefined || state.retryAfterSeconds === 0) continue;
    const { per, windowSeconds } = state.prepared.definition;
    seconds = Math.max(seconds, per === 'account' ? windowSeconds : state.retryAfterSeconds);
  }
  // The draft wants no Retry-After before the end of the window that is told beside it.
  return seconds === 0 ? 0 : Math.max(seconds, nearestToRefusal(states)?.resetSeconds ?? 0);
}

/** Among those that are told: who refuses longest, else who has least left. */
function nearestToRefusal(states: readonly LimitState[]): LimitState | undefined {
  let nearest: LimitState | undefined;
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index];
    if (!state?.prepared?.isTold) continue;
    if (nearest === undefined || isNearer(state, nearest)) nearest = state;
  }
  return nearest;
}

function isNearer(state: LimitState, other: LimitState): boolean {
  if (state.retryAfterSeconds !== other.retryAfterSeconds) {
    return state.retryAfterSeconds > other.retryAfterSeconds;
  }
  if (state.remaining !== other.remaining) return state.remaining < other.remaining;
  return state.resetSeconds > other.resetSeconds;
}

function decimal(value: number): string {
  return DECIMALS[value] ?? String(value);
}
