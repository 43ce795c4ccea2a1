import type { Clock } from './clock.ts';

/** A deadline that has been set; disarming it twice is harmless. */
export interface Deadline {
  dueMs: number;
  onDue: (() => void) | undefined;
  previous: Deadline | undefined;
  next: Deadline | undefined;
}

/**
 * Deadlines of one duration. They fall due in nearly the order they are set in, so a linked list
 * and one timer for its head serve any number: setting and disarming cost no timer of their own.
 */
class DeadlineQueue {
  readonly #durationMs: number;
  readonly #clock: Clock;
  #head: Deadline | undefined;
  #tail: Deadline | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(durationMs: number, clock: Clock) {
    this.#durationMs = durationMs;
    this.#clock = clock;
  }

  arm(nowMs: number, onDue: () => void): Deadline {
    const dueMs = nowMs + this.#durationMs;
    const previous = this.#lastBefore(dueMs);
    const next = previous === undefined ? this.#head : previous.next;
    const deadline: Deadline = { dueMs, onDue, previous, next };
    if (previous === undefined) this.#head = deadline;
    else previous.next = deadline;
    if (next === undefined) this.#tail = deadline;
    else next.previous = deadline;
    if (this.#timer === undefined) this.#schedule(this.#durationMs);
    else if (previous === undefined && next !== undefined) this.#hasten(dueMs);
    return deadline;
  }

  /** Nearly always the tail; some are set late, for a time that began with the request. */
  #lastBefore(dueMs: number): Deadline | undefined {
    let deadline = this.#tail;
    while (deadline !== undefined && deadline.dueMs > dueMs) deadline = deadline.previous;
    return deadline;
  }

  #hasten(dueMs: number): void {
    clearTimeout(this.#timer);
    this.#schedule(dueMs - this.#clock.monotonicMs());
  }

  disarm(deadline: Deadline): void {
    if (deadline.onDue === undefined) return;
    deadline.onDue = undefined;
    const { previous, next } = deadline;
    if (previous === undefined) this.#head = next;
    else previous.next = next;
    if (next === undefined) this.#tail = previous;
    else next.previous = previous;
    deadline.previous = undefined;
    deadline.next = undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(delayMs: number): void {
    this.#timer = setTimeout(() => this.#onTimer(), Math.max(1, Math.ceil(delayMs)));
    this.#timer.unref();
  }

  /**
   * What throws here is an error nobody caught, and the process is told of it as such; those behind
   * it are served by the next timer all the same. Meanwhile the timer stays, so that what is set by
   * one that falls due starts no second.
   */
  #onTimer(): void {
    const timer = this.#timer;
    const nowMs = this.#clock.monotonicMs();
    try {
      while (this.#head !== undefined && this.#head.dueMs <= nowMs) {
        const { onDue } = this.#head;
        this.disarm(this.#head);
        onDue?.();
      }
    } finally {
      // Unless the queue was stopped by one that fell due.
      if (this.#timer === timer) {
        this.#timer = undefined;
        if (this.#head !== undefined) this.#schedule(this.#head.dueMs - nowMs);
      }
    }
  }
}

/** Deadlines of a service, by duration. The number of durations is bounded by the policy. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #queues = new Map<number, DeadlineQueue>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A way to set deadlines of one duration; ask once, at construction. */
  of(durationMs: number): Pick<DeadlineQueue, 'arm' | 'disarm'> {
    const known = this.#queues.get(durationMs);
    if (known !== undefined) return known;
    const queue = new DeadlineQueue(durationMs, this.#clock);
    this.#queues.set(durationMs, queue);
    return queue;
  }

  /** Stops the timers; deadlines that are set no longer fall due. */
  stop(): void {
    for (const queue of this.#queues.values()) queue.stop();
  }
}
