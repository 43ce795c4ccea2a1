import type { WindowLog, WindowShape } from './window-log.ts';

/** Sub-windows that make up a window. */
export const SLICE_COUNT = 12;

/** One more counter than sub-windows: a window's far end lies in the oldest, counted whole. */
const COUNTERS = SLICE_COUNT + 1;

/** Words of a record: number of the newest sub-window, their sum, and the counters. */
export const SLICED_LOG_WORDS = 2 + COUNTERS;

/** Length of a sub-window, rounded up: a window may only be counted too long. */
export function sliceMsOf(windowMs: number): number {
  return Math.ceil(windowMs / SLICE_COUNT);
}

/**
 * Counts requests by sub-window, a twelfth of the window each, for limits too large to remember
 * every request. It refuses no request that a window longer by a twelfth would admit, and thus
 * a client may wait for a twelfth longer than the window.
 *
 * Sub-windows are numbered in 32 bits, which lasts for 11 years of the shortest window.
 */
export class SlicedLog implements WindowLog {
  nowMs = 0;
  readonly #records: Int32Array;

  constructor(records: Int32Array) {
    this.#records = records;
  }

  clear(offset: number): void {
    this.#records.fill(0, offset, offset + SLICED_LOG_WORDS);
  }

  count(shape: WindowShape, offset: number): number {
    const records = this.#records;
    const newest = this.#slice(shape);
    const known = (records[offset] ?? 0) >>> 0;
    let sum = records[offset + 1] ?? 0;
    if (newest === known) return sum;
    if (newest - known >= COUNTERS) {
      this.clear(offset);
      sum = 0;
    } else {
      for (let slice = known + 1; slice <= newest; slice += 1) {
        sum -= records[offset + 2 + (slice % COUNTERS)] ?? 0;
        records[offset + 2 + (slice % COUNTERS)] = 0;
      }
    }
    records[offset] = newest;
    records[offset + 1] = sum;
    return sum;
  }

  add(shape: WindowShape, offset: number, weight: number): void {
    const word = offset + 2 + (this.#slice(shape) % COUNTERS);
    const before = this.#records[word] ?? 0;
    const after = Math.min(before + weight, shape.limit);
    this.#records[word] = after;
    this.#records[offset + 1] = (this.#records[offset + 1] ?? 0) + after - before;
  }

  leaveMs(shape: WindowShape, offset: number, leaving: number): number {
    const newest = this.#slice(shape);
    let slice = newest - SLICE_COUNT;
    for (let left = 0; slice < newest; slice += 1) {
      if (slice >= 0) left += this.#records[offset + 2 + (slice % COUNTERS)] ?? 0;
      if (left >= leaving) break;
    }
    return (slice + COUNTERS) * shape.sliceMs - this.nowMs;
  }

  #slice(shape: WindowShape): number {
    return Math.floor(this.nowMs / shape.sliceMs);
  }
}
