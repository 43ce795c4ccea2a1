/**
 * What telemetry offers to guards: they depend on these shapes, not on what is behind them.
 */

/** What is known of a request when it has ended. Read at once, never kept: it may be reused. */
export interface AccessFacts {
  readonly requestId: string;
  readonly method: string;
  /** Canonical path. */
  readonly path: string;
  /** Query as sent, without `?`; sensitive values are masked when the line is built. */
  readonly query: string;
  /** The pattern of the rule in force. */
  readonly route: string;
  /** Status of the response; 0 when no head was written. */
  readonly status: number;
  readonly durationMs: number;
  readonly clientAddress: string;
  /** Permanent id of whoever is signed in. */
  readonly subject: string | undefined;
  /** Body bytes received. */
  readonly bodyBytes: number;
  /** Code of the refusal, `<guard>.<reason>`. */
  readonly refusal: string | undefined;
  /** The guard that refused. */
  readonly refusedBy: string | undefined;
  /** The client went away before the response was complete. */
  readonly aborted: boolean;
}

/** The access log. */
export interface AccessRecorder {
  /** Takes a request that has ended. Never throws, never blocks, keeps no reference. */
  readonly record: (facts: AccessFacts) => void;
}

/** Counts requests. Each call costs nanoseconds and allocates nothing once a series exists. */
export interface RequestCounters {
  /** A head has arrived. */
  readonly began: () => void;
  /** A request has ended, however it ended. */
  readonly ended: (outcome: RequestOutcome) => void;
  /** A guard has refused. */
  readonly refused: (guard: string, code: string) => void;
}

/** Read at once, never kept: it may be reused. */
export interface RequestOutcome {
  /** Index of the plan; any number without a route counts as `unmatched`. */
  readonly plan: number;
  readonly method: string;
  /** Status of the response; 0 when no head was written. */
  readonly status: number;
  readonly durationMs: number;
}
