import type { Clock } from '../../src/core/clock.ts';

/** A clock that stands still until a test moves it. */
export class DrivenClock implements Clock {
  /** Not zero, as no real monotonic clock begins with the service. */
  nowMs = 987_654_321;
  /** Moved on its own, as an administrator or NTP would. */
  wallOffsetMs = 0;
  readonly monotonicMs = (): number => this.nowMs;
  readonly wallMs = (): number => this.nowMs + this.wallOffsetMs;

  advance(milliseconds: number): void {
    this.nowMs += milliseconds;
  }
}
