import type { WindowLog, WindowShape } from './window-log.ts';

/** The largest limit whose requests are remembered one by one. */
export const MAX_EXACT_LIMIT = 16;

/** Words of a record: where the ring stands, and sixteen times. */
export const EXACT_LOG_WORDS = 1 + MAX_EXACT_LIMIT;

const RING_MASK = MAX_EXACT_LIMIT - 1;

/**
 * Remembers the time of each request in a ring, so that it decides exactly. Times are the low 32
 * bits of milliseconds: those in a record lie less than two windows apart, at most 14 days, and
 * differences are right up to 24.
 */
export class ExactLog implements WindowLog {
  nowMs = 0;
  readonly #records: Int32Array;

  constructor(records: Int32Array) {
    this.#records = records;
  }

  clear(offset: number): void {
    this.#records[offset] = 0;
  }

  count(shape: WindowShape, offset: number): number {
    const ring = this.#records[offset] ?? 0;
    const head = ring & RING_MASK;
    let count = ring >> 4;
    while (count > 0 && this.#age(offset, head - count) >= shape.windowMs) count -= 1;
    this.#records[offset] = (count << 4) | head;
    return count;
  }

  add(shape: WindowShape, offset: number, weight: number): void {
    const ring = this.#records[offset] ?? 0;
    let head = ring & RING_MASK;
    for (let added = 0; added < Math.min(weight, shape.limit); added += 1) {
      this.#records[offset + 1 + head] = this.nowMs | 0;
      head = (head + 1) & RING_MASK;
    }
    const count = Math.min((ring >> 4) + weight, shape.limit);
    this.#records[offset] = (count << 4) | head;
  }

  leaveMs(shape: WindowShape, offset: number, leaving: number): number {
    const ring = this.#records[offset] ?? 0;
    const position = (ring & RING_MASK) - (ring >> 4) + leaving - 1;
    return shape.windowMs - this.#age(offset, position);
  }

  #age(offset: number, position: number): number {
    return (this.nowMs - (this.#records[offset + 1 + (position & RING_MASK)] ?? 0)) | 0;
  }
}
