import type { MemoryLimit } from './memory-limit.ts';
import { blockedRank, NO_SLOT, usedRank } from './slot-table.ts';
import type { LimitState } from './store.ts';

/** One limit being asked for one subject. Made once for each place in a `take`, then used again. */
export class Ask {
  limit: MemoryLimit;
  slot = NO_SLOT;
  /** Requests that the slot counts in the window that ends now. */
  used = 0;
  /** What this ask and earlier ones of the same `take` want of the slot. */
  wanted = 0;

  constructor(limit: MemoryLimit) {
    this.limit = limit;
  }

  /** Whether the limit admits what is wanted. */
  get fits(): boolean {
    return this.used + this.wanted <= this.limit.limit;
  }

  /** Begins an ask: nothing is known of the subject. */
  begin(limit: MemoryLimit): void {
    this.limit = limit;
    this.slot = NO_SLOT;
    this.used = 0;
    this.wanted = limit.weight;
  }

  /** Takes the slot that counts the subject. */
  settleOn(slot: number): void {
    this.slot = slot;
    if (slot === NO_SLOT) return;
    const { table, log } = this.limit.bucket.shelf;
    this.used = log.count(this.limit, table.offsetOf(slot));
  }

  /** Counts requests, and tells the table how much the slot would be missed. */
  add(weight: number): void {
    const { limit, slot } = this;
    const { table, log } = limit.bucket.shelf;
    const offset = table.offsetOf(slot);
    log.add(limit, offset, weight);
    const used = log.count(limit, offset);
    this.used = used;
    const expiresSecond = Math.floor((log.nowMs + limit.spanMs) / 1000) + 1;
    if (used < limit.limit) {
      table.settle(slot, expiresSecond, usedRank(used, limit.limit));
      return;
    }
    const untilMs = log.nowMs + log.leaveMs(limit, offset, used - limit.limit + 1);
    table.settle(slot, expiresSecond, blockedRank(Math.ceil(untilMs / 1000)));
  }

  /** Tells what is left, as if the request were admitted. */
  tell(state: LimitState): void {
    const { limit, used } = this;
    state.prepared = limit;
    state.limit = limit.limit;
    state.remaining = used < limit.limit ? limit.limit - used : 0;
    state.resetSeconds = used === 0 ? limit.definition.windowSeconds : this.#leaveSeconds(1);
    state.retryAfterSeconds = 0;
  }

  /** Tells how long to wait for what is wanted; nothing when it fits. Comes after `tell`. */
  tellWait(state: LimitState): void {
    if (this.fits) return;
    const excess = this.used + this.wanted - this.limit.limit;
    // Two asks of one slot can want more than the limit: then a window is as good an answer as any.
    if (excess > this.used) state.retryAfterSeconds = this.limit.definition.windowSeconds;
    else state.retryAfterSeconds = excess === 1 ? state.resetSeconds : this.#leaveSeconds(excess);
  }

  #leaveSeconds(leaving: number): number {
    const { table, log } = this.limit.bucket.shelf;
    const leaveMs = log.leaveMs(this.limit, table.offsetOf(this.slot), leaving);
    return Math.max(1, Math.ceil(leaveMs / 1000));
  }
}
