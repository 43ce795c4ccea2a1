import { type Fault, SeaworthyError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';

/** Whose requests are counted together. */
export type LimitSubject = 'client' | 'user' | 'key' | 'account' | 'global';

/** What holds while a shared store fails. */
export type StoreFailurePolicy = 'local' | 'open' | 'closed';

/** Upper bounds of a definition: beyond them a counter or a time would not fit its cell. */
export const MAX_LIMIT = 1_000_000;
/** Longest window of a limit, in seconds: a week. */
export const MAX_WINDOW_SECONDS = 604_800;

const SUBJECTS: readonly string[] = ['client', 'user', 'key', 'account', 'global'];
const FAILURE_POLICIES: readonly string[] = ['local', 'open', 'closed'];
const KEYS = ['limit', 'windowSeconds', 'per', 'onStoreFailure', 'shared'] as const;

/** What a limit may say besides its numbers. */
export interface LimitOptions {
  /**
   * Default `client`. `account` counts by the account that is asked for (a log-in's user name),
   * whether or not it exists, and is never told to the client.
   */
  readonly per?: LimitSubject;
  /** `local`: each instance counts for itself. Memory never fails. Default `local`. */
  readonly onStoreFailure?: StoreFailurePolicy;
  /** One bucket for all rules that name the limit, instead of one per rule. Default false. */
  readonly shared?: boolean;
}

/**
 * Never more than `limit` requests in any `windowSeconds`, wherever the window begins. It bounds
 * what is admitted, not what arrives, and not how long admitted requests take.
 *
 * @see ASVS V2.4.1
 */
export interface LimitDefinition extends LimitOptions {
  /** Requests admitted in a window: 1 to 1 000 000. */
  readonly limit: number;
  /** 1 to 604 800 (a week). */
  readonly windowSeconds: number;
}

/** A definition with every key filled in. */
export type ResolvedLimit = Required<LimitDefinition>;

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
  return {
    limit: value.limit,
    windowSeconds: value.windowSeconds,
    per: value.per ?? 'client',
    onStoreFailure: value.onStoreFailure ?? 'local',
    shared: value.shared ?? false,
  };
}

/** Everything that is wrong with a definition; empty when it can be used. */
export function limitFaults(field: string, value: unknown): readonly Fault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ field, message: `expected a limit such as perMinute(5), got ${shown(value)}` }];
  }
  const given = value as Readonly<Record<string, unknown>>;
  const faults = Object.keys(given).flatMap((key) => unknownKey(field, key));
  const expect = (key: (typeof KEYS)[number], what: string, fits: boolean): void => {
    if (fits) return;
    faults.push({
      field: `${field}.${key}`,
      message: `expected ${what}, got ${shown(given[key])}`,
    });
  };
  const { limit, windowSeconds, per, onStoreFailure, shared } = given;
  expect('limit', `a whole number from 1 to ${MAX_LIMIT}`, isWithin(limit, MAX_LIMIT));
  expect(
    'windowSeconds',
    `a whole number from 1 to ${MAX_WINDOW_SECONDS}`,
    isWithin(windowSeconds, MAX_WINDOW_SECONDS),
  );
  expect('per', `one of ${SUBJECTS.join(', ')}`, isOptional(SUBJECTS, per));
  expect(
    'onStoreFailure',
    `one of ${FAILURE_POLICIES.join(', ')}`,
    isOptional(FAILURE_POLICIES, onStoreFailure),
  );
  expect('shared', 'true or false', shared === undefined || typeof shared === 'boolean');
  return faults;
}

function unknownKey(field: string, key: string): Fault[] {
  if ((KEYS as readonly string[]).includes(key)) return [];
  const near = nearestName(key, KEYS);
  const hint = near === undefined ? {} : { remedy: `Did you mean '${near}'?` };
  return [{ field: `${field}.${key}`, message: `expected one of ${KEYS.join(', ')}`, ...hint }];
}

function isWithin(value: unknown, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max;
}

function isOptional(known: readonly string[], value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && known.includes(value));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
