import { widenClientKey } from '../core/client-key.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { MemoryLimit } from './memory-limit.ts';
import type { MemoryShelves } from './memory-shelves.ts';
import { NO_SLOT } from './slot-table.ts';

/** Finds the slot that counts a subject, or makes one, or finds others to share one with. */
export class SlotLocator {
  /** Decisions in a slot that was shared for want of another. */
  sharedCount = 0;
  readonly #shelves: MemoryShelves;
  readonly #hash: KeyedHash;
  readonly #onSaturated: (limit: MemoryLimit) => void;
  readonly #key = new Int32Array(2);
  #hashed: string | undefined;

  /** @param onSaturated called when an incident begins */
  constructor(shelves: MemoryShelves, hash: KeyedHash, onSaturated: (limit: MemoryLimit) => void) {
    this.#shelves = shelves;
    this.#hash = hash;
    this.#onSaturated = onSaturated;
  }

  /** Begins a decision: the next subject is most likely another one. */
  begin(): void {
    this.#hashed = undefined;
  }

  /** The slot of the subject's own, or `NO_SLOT`. */
  find(limit: MemoryLimit, subject: string): number {
    this.#aim(limit, subject);
    return limit.bucket.shelf.table.find(this.#key, this.#shelves.second);
  }

  /** The slot that `acquire` would give, if it is in use already. */
  findAny(limit: MemoryLimit, subject: string): number {
    const { shelf, saturatedUntilMs, overflowSlot } = limit.bucket;
    const { second, nowMs } = this.#shelves;
    let slot = this.find(limit, subject);
    if (nowMs >= saturatedUntilMs) return slot;
    let wide: string | undefined = subject;
    while (slot === NO_SLOT && !shelf.table.canClaim(this.#key, second)) {
      wide = widened(limit, wide);
      if (wide === undefined) return shelf.table.isLive(overflowSlot, second) ? overflowSlot : slot;
      slot = this.find(limit, wide);
    }
    return slot;
  }

  /** A slot to count the subject in: its own if there is room, else one it shares. */
  acquire(limit: MemoryLimit, subject: string): number {
    let slot = this.#findOrClaim(limit, subject);
    if (slot !== NO_SLOT) return slot;
    this.#noteSharing(limit);
    let wide = widened(limit, subject);
    while (wide !== undefined) {
      slot = this.#findOrClaim(limit, wide);
      if (slot !== NO_SLOT) return slot;
      wide = widened(limit, wide);
    }
    const { shelf, overflowSlot } = limit.bucket;
    if (!shelf.table.isLive(overflowSlot, this.#shelves.second)) {
      shelf.log.clear(shelf.table.offsetOf(overflowSlot));
    }
    return overflowSlot;
  }

  #findOrClaim(limit: MemoryLimit, subject: string): number {
    const found = this.find(limit, subject);
    if (found !== NO_SLOT) return found;
    const { table, log } = limit.bucket.shelf;
    const slot = table.claim(this.#key, this.#shelves.second);
    if (slot !== NO_SLOT) log.clear(table.offsetOf(slot));
    return slot;
  }

  /** An incident lasts until a whole window has passed without sharing. */
  #noteSharing(limit: MemoryLimit): void {
    this.sharedCount += 1;
    const { nowMs } = this.#shelves;
    const isNew = nowMs >= limit.bucket.saturatedUntilMs;
    limit.bucket.saturatedUntilMs = nowMs + limit.spanMs;
    if (isNew) this.#onSaturated(limit);
  }

  /** Sets the key of a subject in a bucket. The limits of one `take` mostly have one subject. */
  #aim(limit: MemoryLimit, subject: string): void {
    if (subject !== this.#hashed) {
      this.#hash.hash(subject);
      this.#hashed = subject;
    }
    const { salt } = limit.bucket;
    this.#key[0] = (this.#hash.words[0] ?? 0) ^ (salt[0] ?? 0);
    this.#key[1] = (this.#hash.words[1] ?? 0) ^ (salt[1] ?? 0);
  }
}

function widened(limit: MemoryLimit, subject: string): string | undefined {
  return limit.definition.per === 'client' ? widenClientKey(subject) : undefined;
}
