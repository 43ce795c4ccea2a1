import { createHash } from 'node:crypto';
import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { LimitDefinition, ResolvedLimit } from '../core/limit-definition.ts';
import { limitFaults, resolveLimit } from './definition.ts';

/** A limit as one rule uses it. */
export interface LimitUse {
  /** Its name in policy and response fields: 1 to 64 printable ASCII characters. */
  readonly name: string;
  readonly definition: LimitDefinition;
  /** Pattern of the rule; a limit that is not `shared` has a bucket for each. */
  readonly rule: string;
  /** What one request costs: 1 to the limit. Default 1. */
  readonly weight?: number;
}

/** A limit as one rule uses it, checked, with everything that no request can change. */
export class PreparedLimit {
  readonly name: string;
  readonly rule: string;
  readonly definition: ResolvedLimit;
  readonly weight: number;
  /** Buckets of one id and one subject are one bucket. */
  readonly bucketId: string;
  /**
   * Whether its state is told to clients. That of an account would tell a stranger of someone
   * else's log-ins, that of the whole service its load.
   *
   * @see draft-ietf-httpapi-ratelimit-headers-10 8.2
   */
  readonly isTold: boolean;
  /** Its item of `RateLimit-Policy`. */
  readonly policyItem: string;
  /** Its item of `RateLimit` up to the remaining requests. */
  readonly stateStart: string;
  /** What ends its item of `RateLimit`: the partition key, where there is one. */
  readonly stateEnd: string;

  /** @throws SeaworthyError `limit.invalid`, with every fault */
  constructor(use: LimitUse) {
    const faults = useFaults(use);
    if (faults.length > 0) {
      throw new SeaworthyError('limit.invalid', `limits.${use.name}: cannot be used`, { faults });
    }
    this.name = use.name;
    this.rule = use.rule;
    this.definition = resolveLimit(`limits.${use.name}`, use.definition);
    this.weight = use.weight ?? 1;
    this.isTold = this.definition.per !== 'account' && this.definition.per !== 'global';
    this.bucketId = this.definition.shared ? use.name : `${use.name}\n${use.rule}`;
    const quoted = `"${use.name.replaceAll(/[\\"]/g, '\\$&')}"`;
    this.stateStart = `${quoted};r=`;
    this.stateEnd = this.definition.shared ? '' : `;pk=:${partitionKey(use.rule)}:`;
    const { limit, windowSeconds } = this.definition;
    this.policyItem = `${quoted};q=${limit};w=${windowSeconds}${this.stateEnd}`;
  }
}

/** Tells the buckets of one limit apart without telling the pattern of a route. */
function partitionKey(rule: string): string {
  return createHash('sha256').update(rule).digest().subarray(0, 6).toString('base64');
}

function useFaults(use: LimitUse): readonly Fault[] {
  const field = `limits.${use.name}`;
  const faults = [...limitFaults(field, use.definition)];
  if (!/^[ -~]{1,64}$/.test(use.name)) {
    faults.push({ field, message: 'expected a name of 1 to 64 printable ASCII characters' });
  }
  const { weight = 1 } = use;
  if (
    faults.length === 0 &&
    !(Number.isInteger(weight) && weight >= 1 && weight <= use.definition.limit)
  ) {
    const message = `expected a whole number from 1 to the limit, got ${weight}`;
    faults.push({ field: `${field}.weight`, message });
  }
  return faults;
}
