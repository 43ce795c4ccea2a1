/** How an exchange ended. */
export interface Outcome {
  /** `finished`: the whole response was handed to the system. `aborted`: the client went away. */
  readonly kind: 'finished' | 'aborted';
  /** Status of the response; 0 when no head was written. */
  readonly status: number;
  readonly durationMs: number;
}
