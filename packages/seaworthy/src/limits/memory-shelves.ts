import { EXACT_LOG_WORDS, ExactLog, MAX_EXACT_LIMIT } from './exact-log.ts';
import { SLICED_LOG_WORDS, SlicedLog } from './sliced-log.ts';
import { SlotTable } from './slot-table.ts';
import type { WindowLog } from './window-log.ts';

/** A table, and the log that reads its records. */
export interface Shelf {
  readonly table: SlotTable;
  readonly log: WindowLog;
}

/** The two tables of a store, one for each way to remember requests, and their common time. */
export class MemoryShelves {
  /** Whole milliseconds since the start. */
  nowMs = 0;
  /** Whole seconds since the start. */
  second = 0;
  readonly #exact: Shelf;
  readonly #sliced: Shelf;
  #sweepSet = 0;

  /** @param reservedCount slots of each table that no key hashes to */
  constructor(keyCount: number, reservedCount: number) {
    const exact = new SlotTable(keyCount, 1 + EXACT_LOG_WORDS, reservedCount);
    this.#exact = { table: exact, log: new ExactLog(exact.words) };
    const sliced = new SlotTable(keyCount, 1 + SLICED_LOG_WORDS, reservedCount);
    this.#sliced = { table: sliced, log: new SlicedLog(sliced.words) };
  }

  /** Small limits keep every request. */
  shelfFor(limit: number): Shelf {
    return limit <= MAX_EXACT_LIMIT ? this.#exact : this.#sliced;
  }

  /** Moves the time on. It never goes back: that would let requests be admitted twice. */
  advance(elapsedMs: number): void {
    const nowMs = Math.floor(elapsedMs);
    if (!(nowMs > this.nowMs)) return;
    this.nowMs = nowMs;
    this.second = Math.floor(nowMs / 1000);
    this.#exact.log.nowMs = nowMs;
    this.#sliced.log.nowMs = nowMs;
  }

  /** Lets every slot be evicted again. */
  unpin(): void {
    this.#exact.table.unpin();
    this.#sliced.table.unpin();
  }

  /** Empties the expired slots of the next `setCount` sets of both tables. */
  sweep(setCount: number): void {
    this.#exact.table.sweep(this.#sweepSet, setCount, this.second);
    this.#sweepSet = this.#sliced.table.sweep(this.#sweepSet, setCount, this.second);
  }

  /** A figure of both tables together. */
  sum(of: (table: SlotTable) => number): number {
    return of(this.#exact.table) + of(this.#sliced.table);
  }
}
