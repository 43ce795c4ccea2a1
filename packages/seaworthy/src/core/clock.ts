/**
 * Time as the code asks for it, so that a proof can drive it. Read once a request, then passed on.
 */
export interface Clock {
  /** Milliseconds since an arbitrary start, never going back; fractions allowed. */
  readonly monotonicMs: () => number;
  /** Milliseconds since the Unix epoch; may jump with the system's clock. */
  readonly wallMs: () => number;
}

/** The machine's clocks. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
};
