import type { Clock } from './clock.ts';

/** A deadline that has been set; disarming it twice is harmless. */
export interface Deadline {
  dueMs: number;
  onDue: (() => void) | undefined;
  previous: Deadline | undefined;
  next: Deadline | undefined;
}

/**
 * Deadlines of one duration. They fall due in the order they were set, so a linked list and one
 * timer for its head serve any number: setting and disarming cost no timer of their own.
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
    const deadline: Deadline = {
      dueMs: nowMs + this.#durationMs,
      onDue,
      previous: this.#tail,
      next: undefined,
    };
    if (this.#tail === undefined) this.#head = deadline;
    else this.#tail.next = deadline;
    this.#tail = deadline;
    if (this.#timer === undefined) this.#schedule(this.#durationMs);
    return deadline;
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
