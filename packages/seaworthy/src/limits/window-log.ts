/** What a log must know of a limit. */
export interface WindowShape {
  readonly limit: number;
  readonly windowMs: number;
  /** Length of a sub-window, for the log that has them. */
  readonly sliceMs: number;
}

/**
 * How the requests of a window are remembered, in records of 32-bit words; a record begins at an
 * `offset`. It never counts less than the requests of the window that ends now: both ways of
 * remembering give the promise that no rolling window admits more than its limit.
 */
export interface WindowLog {
  /** Whole milliseconds since the start of the log; never goes back. Set before each decision. */
  nowMs: number;
  /** Empties a record. */
  readonly clear: (offset: number) => void;
  /** Requests in the window; forgets older ones, so it comes before the other two. */
  readonly count: (shape: WindowShape, offset: number) => number;
  /** Adds requests. Of more than the limit allows, the latest are kept. */
  readonly add: (shape: WindowShape, offset: number, weight: number) => void;
  /** Milliseconds until `leaving` of the counted requests have left; at least 1 of them. */
  readonly leaveMs: (shape: WindowShape, offset: number, leaving: number) => number;
}
