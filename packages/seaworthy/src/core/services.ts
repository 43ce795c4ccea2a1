import type { Clock } from './clock.ts';
import type { Deadlines } from './deadlines.ts';
import type { EventSink } from './events.ts';
import type { Logger } from './log.ts';

/** What guards and handlers may use. */
export interface PipelineServices {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly log: Logger;
  readonly events: EventSink;
  /** Whether problem documents may carry the detail of a failure. */
  readonly exposeFailures: boolean;
  /** A fresh id, for what is refused before the first guard. */
  readonly newRequestId: () => string;
}
