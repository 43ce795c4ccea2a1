import { type Fault, SeaworthyError } from '../core/errors.ts';
import {
  filledLimit,
  type LimitDefinition,
  type LimitOptions,
  limitDefinition,
  type ResolvedLimit,
} from '../core/limit-definition.ts';

/**
 * `limit` requests in any second. Like the other three it only writes the definition down; the
 * policy checks it together with everything else, so that all faults are listed at once.
 */
export function perSecond(limit: number, options: LimitOptions = {}): LimitDefinition {
  return { ...options, limit, windowSeconds: 1 };
}

/** `limit` requests in any minute. */
export function perMinute(limit: number, options: LimitOptions = {}): LimitDefinition {
  return { ...options, limit, windowSeconds: 60 };
}

/** `limit` requests in any hour. */
export function perHour(limit: number, options: LimitOptions = {}): LimitDefinition {
  return { ...options, limit, windowSeconds: 3600 };
}

/** `limit` requests in any 24 hours. */
export function perDay(limit: number, options: LimitOptions = {}): LimitDefinition {
  return { ...options, limit, windowSeconds: 86_400 };
}

/**
 * Checks a definition and fills in what it leaves unset. A faulty one never means "no limit".
 *
 * @param field where it stands, for the message: `limits.auth`
 * @throws SeaworthyError `limit.invalid`, with every fault
 */
export function resolveLimit(field: string, value: LimitDefinition): ResolvedLimit {
  const faults = limitFaults(field, value);
  if (faults.length > 0) {
    throw new SeaworthyError('limit.invalid', `${field}: cannot be used`, { faults });
  }
  return filledLimit(value);
}

/** Everything that is wrong with a definition; empty when it can be used. */
export function limitFaults(field: string, value: unknown): readonly Fault[] {
  const faults: Fault[] = [];
  limitDefinition(value, field, faults);
  return faults;
}
