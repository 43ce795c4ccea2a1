import { SeaworthyError } from '../core/errors.ts';

export interface GateOptions {
  /** How many may be inside at once. */
  readonly slotCount: number;
  /** How many may wait; one more is refused at once. */
  readonly maxWaitingCount: number;
}

/** Gives the slot back; a second call does nothing. */
export type Leave = () => void;

export interface Gate {
  /**
   * Resolves with a slot, first come, first served.
   *
   * @throws SeaworthyError `database.busy`: at once when too many wait, else after the time-out;
   * `database.unreachable` once the gate is closed.
   */
  readonly enter: (timeoutMs: number) => Promise<Leave>;
  readonly stats: () => { readonly inUseCount: number; readonly waitingCount: number };
  /** Refuses everyone who waits or comes later; resolves when all slots are given back. */
  readonly close: () => Promise<void>;
}

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (error: SeaworthyError) => void;
}

/** A bounded queue before a bounded number of connections: the same for every kind of database. */
export function createGate(options: GateOptions): Gate {
  return new SlotGate(options);
}

class SlotGate implements Gate {
  readonly #options: GateOptions;
  readonly #waiting = new Set<Waiter>();
  #inUseCount = 0;
  #closed = false;
  #whenEmpty: (() => void) | undefined;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  async enter(timeoutMs: number): Promise<Leave> {
    if (this.#closed) throw closedError();
    if (this.#inUseCount < this.#options.slotCount) {
      this.#inUseCount += 1;
      return this.#leaveOnce();
    }
    const { size } = this.#waiting;
    if (size >= this.#options.maxWaitingCount) throw tooManyWaiting(size);
    return this.#wait(timeoutMs);
  }

  stats(): ReturnType<Gate['stats']> {
    return { inUseCount: this.#inUseCount, waitingCount: this.#waiting.size };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting) waiter.refuse(closedError());
    if (this.#inUseCount === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
  }

  #wait(timeoutMs: number): Promise<Leave> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        act();
      };
      const waiter: Waiter = {
        admit: () => settle(() => resolve(this.#leaveOnce())),
        refuse: (error) => settle(() => reject(error)),
      };
      const timer = setTimeout(() => waiter.refuse(timedOut(timeoutMs)), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  #leaveOnce(): Leave {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = this.#waiting;
      if (next !== undefined) return next.admit();
      this.#inUseCount -= 1;
      if (this.#inUseCount === 0) this.#whenEmpty?.();
    };
  }
}

function timedOut(timeoutMs: number): SeaworthyError {
  return busy(`a free connection within ${timeoutMs} ms, got none`);
}

function tooManyWaiting(count: number): SeaworthyError {
  return busy(`fewer than ${count} callers waiting for a connection, got ${count}`);
}

function busy(expected: string): SeaworthyError {
  return new SeaworthyError('database.busy', `database: expected ${expected}`);
}

function closedError(): SeaworthyError {
  return new SeaworthyError('database.unreachable', 'database: expected to be open, got closed');
}
