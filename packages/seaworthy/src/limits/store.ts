import type { LimitUse, PreparedLimit } from './prepared-limit.ts';

/** What a limit has left for a subject. Made once with `createLimitState`, then filled again. */
export interface LimitState {
  /** Which limit it is; undefined until a store has filled it. */
  prepared: PreparedLimit | undefined;
  /** Requests of a window. */
  limit: number;
  /** Requests that would still be admitted now. */
  remaining: number;
  /** Seconds, rounded up, until the first counted request leaves the window; 1 or more. */
  resetSeconds: number;
  /**
   * 0 when the limit admits the request. Otherwise seconds, rounded up, after which it does, if
   * nobody else of the bucket comes first; 1 or more.
   */
  retryAfterSeconds: number;
}

/** A state to hand to a store; reuse it, so that a decision allocates nothing. */
export function createLimitState(): LimitState {
  return { prepared: undefined, limit: 0, remaining: 0, resetSeconds: 0, retryAfterSeconds: 0 };
}

/** What a store holds. */
export interface LimitStoreStats {
  /** Keys that are counted, expired ones included until they are swept. */
  readonly keyCount: number;
  /** Keys there is room for. */
  readonly capacityCount: number;
  readonly byteCount: number;
  /** Keys below their limit that were forgotten early, since the store began. */
  readonly evictionCount: number;
  /** Decisions taken in a bucket shared with others, since the store began. */
  readonly sharedDecisionCount: number;
}

/**
 * Where requests are counted. A store decides at once where it can and by promise where it must;
 * the promises are the same for all: no rolling window admits more than its limit, and of the
 * limits handed to one `take` all are consumed or none.
 */
export interface LimitStore {
  /** Checks a limit and makes it ready for use by this store. Done once a rule, at construction. */
  readonly prepare: (use: LimitUse) => PreparedLimit;
  /**
   * Asks every limit and, if all admit, consumes from every one.
   *
   * @param subjects whose request it is, for each limit
   * @param states filled for each limit, whatever the answer
   */
  readonly take: (
    limits: readonly PreparedLimit[],
    subjects: readonly string[],
    states: readonly LimitState[],
  ) => boolean | Promise<boolean>;
  /** Whether the limit would admit a request now; consumes nothing. */
  readonly peek: (
    limit: PreparedLimit,
    subject: string,
    state: LimitState,
  ) => boolean | Promise<boolean>;
  /** Counts what has happened already, also beyond the limit: requests that others refused. */
  readonly charge: (limit: PreparedLimit, subject: string, weight?: number) => void | Promise<void>;
  /** Begins the clean-up that runs with the service. */
  readonly start: () => void;
  /** Ends it. The store still decides. */
  readonly stop: () => void;
  readonly stats: () => LimitStoreStats;
}
