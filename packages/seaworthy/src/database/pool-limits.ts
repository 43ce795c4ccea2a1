import { type Fault, SeaworthyError } from '../core/errors.ts';

/** How many connections there are and how long things may take. */
export interface PoolLimits {
  /** POOL_SIZE: connections kept open. Range 1 to 1000, default 5; embedded always has one. */
  readonly poolSize: number;
  /** MAX_OVERFLOW: connections on top while all are in use. Range 0 to 1000, default 10. */
  readonly maxOverflowCount: number;
  /** POOL_TIMEOUT: how long a caller waits for a connection. Default 30. */
  readonly poolTimeoutSeconds: number;
  /** POOL_RECYCLE: age at which a connection is replaced. Default 3600. */
  readonly poolRecycleSeconds: number;
  /** Callers that may wait for a connection; one more is refused at once. Default 256. */
  readonly maxWaitingCount: number;
  /** Default 5000. */
  readonly connectTimeoutMs: number;
  /** One statement; 0 lifts the limit. Default 30 000. */
  readonly statementTimeoutMs: number;
  /** A transaction between two statements; 0 lifts the limit. Default 30 000. */
  readonly idleInTransactionTimeoutMs: number;
}

const MAX_TIMER_MS = 2_147_483_647;

/** Default, smallest and largest value of each. */
const RANGES: Readonly<Record<keyof PoolLimits, readonly [number, number, number]>> = {
  poolSize: [5, 1, 1000],
  maxOverflowCount: [10, 0, 1000],
  poolTimeoutSeconds: [30, 0.001, 3600],
  poolRecycleSeconds: [3600, 1, 86_400],
  maxWaitingCount: [256, 0, 100_000],
  connectTimeoutMs: [5_000, 1, 600_000],
  statementTimeoutMs: [30_000, 0, MAX_TIMER_MS],
  idleInTransactionTimeoutMs: [30_000, 0, MAX_TIMER_MS],
};

/**
 * The limits given, the default for each other.
 *
 * @throws SeaworthyError `settings.invalid` with every value out of its range.
 */
export function poolLimits(given: Partial<PoolLimits>): PoolLimits {
  const faults: Fault[] = [];
  const limit = (name: keyof PoolLimits): number => {
    const [standard, least, most] = RANGES[name];
    const value = given[name] ?? standard;
    if (!(value >= least && value <= most)) {
      faults.push({ field: name, message: `expected ${least} to ${most}, got ${value}` });
    }
    return value;
  };
  const limits: PoolLimits = {
    poolSize: limit('poolSize'),
    maxOverflowCount: limit('maxOverflowCount'),
    poolTimeoutSeconds: limit('poolTimeoutSeconds'),
    poolRecycleSeconds: limit('poolRecycleSeconds'),
    maxWaitingCount: limit('maxWaitingCount'),
    connectTimeoutMs: limit('connectTimeoutMs'),
    statementTimeoutMs: limit('statementTimeoutMs'),
    idleInTransactionTimeoutMs: limit('idleInTransactionTimeoutMs'),
  };
  if (faults.length === 0) return limits;
  throw new SeaworthyError('settings.invalid', 'The database pool cannot be used', { faults });
}
