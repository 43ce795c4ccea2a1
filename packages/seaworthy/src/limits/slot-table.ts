const WAYS = 8;
/** Where a set's parts begin: eight tags, eight seconds of expiry, eight ranks, eight records. */
const EXPIRY = WAYS;
const RANK = 2 * WAYS;
const RECORDS = 3 * WAYS;
/** Room beside the asked number of keys: of keys that just fit, one in a thousand is evicted. */
const HEADROOM = 1.18;
const TWO_TO_32 = 4_294_967_296;

/** Ranks below it say how much of a limit is used; others, until which second it is blocked. */
const BLOCKED = 256;

/** No slot: the key has not been counted, or not lately. */
export const NO_SLOT = -1;

/** Rank of a slot that has used so much of its limit. */
export function usedRank(used: number, limit: number): number {
  return Math.floor((used * (BLOCKED - 1)) / limit);
}

/** Rank of a slot that admits nothing until `untilSecond`: until then it cannot be evicted. */
export function blockedRank(untilSecond: number): number {
  return BLOCKED + untilSecond;
}

/**
 * A hash table of fixed size in one typed array. A key may lie in any of the eight slots of two
 * sets, so that finding, adding and evicting cost the same at any load: nothing grows, moves or
 * pauses. Keys are known by their 64-bit hash alone; no text is kept. A set's parts lie together,
 * because far more time goes into reaching a page of memory than into reading it.
 *
 * Times are whole seconds since the table's start, which fit for 68 years. A slot whose second has
 * come is free. What a slot counts is a record of `recordWords` words, of which the first belongs
 * to the table. A slot is known by the place of its tag.
 */
export class SlotTable {
  readonly words: Int32Array;
  /** Slots taken, among them expired ones that no sweep has met yet. */
  takenCount = 0;
  /** Keys forgotten before their time because their slots were needed. */
  evictionCount = 0;
  readonly #recordWords: number;
  readonly #setWords: number;
  readonly #setCount: number;
  readonly #pinned: number[] = [];
  #pinnedCount = 0;

  /** @param reservedCount slots beyond the hashed ones, which only `reservedSlot` reaches */
  constructor(keyCount: number, recordWords: number, reservedCount: number) {
    this.#recordWords = recordWords;
    this.#setWords = RECORDS + WAYS * recordWords;
    this.#setCount = Math.ceil((keyCount * HEADROOM) / WAYS);
    const sets = this.#setCount + Math.ceil(reservedCount / WAYS);
    this.words = new Int32Array(sets * this.#setWords);
  }

  /** Where the slot's own words begin in `words`. */
  offsetOf(slot: number): number {
    return (slot & -WAYS) + RECORDS + (slot & (WAYS - 1)) * this.#recordWords + 1;
  }

  /** The live slot of a key, or `NO_SLOT`. */
  find(key: Int32Array, second: number): number {
    const tag = tagOf(key);
    const first = this.#setOf(key[0] ?? 0);
    const other = this.#setOf(key[1] ?? 0);
    // Both sets in turn, so that the processor fetches them from memory at the same time.
    for (let way = 0; way < WAYS; way += 1) {
      if (this.words[first + way] === tag && this.#holds(first + way, key, second)) {
        return first + way;
      }
      if (this.words[other + way] === tag && this.#holds(other + way, key, second)) {
        return other + way;
      }
    }
    return NO_SLOT;
  }

  /**
   * Takes a slot for a key that has none: a free one, else that of the key which has used least of
   * its limit, and of those the one that expires first. Its record is the previous key's.
   *
   * @returns `NO_SLOT` when every slot the key may have belongs to a blocked one
   */
  claim(key: Int32Array, second: number): number {
    const slot = this.#candidate(key, second);
    if (slot === NO_SLOT) return NO_SLOT;
    if (this.words[slot] === 0) this.takenCount += 1;
    else if (this.isLive(slot, second)) this.evictionCount += 1;
    this.words[slot] = tagOf(key);
    this.words[this.offsetOf(slot) - 1] = key[1] ?? 0;
    // Until something is counted it lives for this second only.
    this.settle(slot, second + 1, 0);
    return slot;
  }

  /** Whether `claim` would find a slot. */
  canClaim(key: Int32Array, second: number): boolean {
    return this.#candidate(key, second) !== NO_SLOT;
  }

  /** Keeps a slot that the running decision has found from being evicted by it. */
  pin(slot: number): void {
    this.#pinned[this.#pinnedCount] = slot;
    this.#pinnedCount += 1;
  }

  unpin(): void {
    this.#pinnedCount = 0;
  }

  /** A slot that no key hashes to, to be shared. */
  reservedSlot(position: number): number {
    const set = this.#setCount + Math.floor(position / WAYS);
    return set * this.#setWords + (position % WAYS);
  }

  isLive(slot: number, second: number): boolean {
    return (this.words[slot + EXPIRY] ?? 0) > second;
  }

  /** Records when a slot expires and how much it would be missed. */
  settle(slot: number, expirySecond: number, rank: number): void {
    this.words[slot + EXPIRY] = expirySecond;
    this.words[slot + RANK] = rank;
  }

  /** Empties the expired slots of `setCount` sets; returns where to go on. */
  sweep(fromSet: number, setCount: number, second: number): number {
    const end = Math.min(fromSet + setCount, this.#setCount);
    for (let set = fromSet; set < end; set += 1) {
      const start = set * this.#setWords;
      for (let slot = start; slot < start + WAYS; slot += 1) {
        if (this.words[slot] === 0 || this.isLive(slot, second)) continue;
        this.words[slot] = 0;
        this.takenCount -= 1;
      }
    }
    return end === this.#setCount ? 0 : end;
  }

  #candidate(key: Int32Array, second: number): number {
    const first = this.#setOf(key[0] ?? 0);
    const other = this.#setOf(key[1] ?? 0);
    // The emptier set keeps the table even.
    const inFirst = this.#freeCount(first, second);
    const inOther = this.#freeCount(other, second);
    if (inFirst + inOther === 0) return this.#victim(first, other, second);
    let slot = inFirst >= inOther ? first : other;
    while (this.isLive(slot, second)) slot += 1;
    return slot;
  }

  #freeCount(set: number, second: number): number {
    let count = 0;
    for (let slot = set; slot < set + WAYS; slot += 1) {
      if (!this.isLive(slot, second)) count += 1;
    }
    return count;
  }

  #victim(first: number, other: number, second: number): number {
    let best = NO_SLOT;
    let bestWorth = BLOCKED * TWO_TO_32;
    for (let way = 0; way < 2 * WAYS; way += 1) {
      const slot = way < WAYS ? first + way : other + way - WAYS;
      const rank = this.words[slot + RANK] ?? 0;
      if (rank - BLOCKED > second || this.#isPinned(slot)) continue;
      // Past its block a slot is as good as full. Rank decides, then the time it has left.
      const worth = Math.min(rank, BLOCKED - 1) * TWO_TO_32 + (this.words[slot + EXPIRY] ?? 0);
      if (worth >= bestWorth) continue;
      best = slot;
      bestWorth = worth;
    }
    return best;
  }

  #isPinned(slot: number): boolean {
    for (let index = 0; index < this.#pinnedCount; index += 1) {
      if (this.#pinned[index] === slot) return true;
    }
    return false;
  }

  /** A key may have left an expired slot behind when it moved to another one. */
  #holds(slot: number, key: Int32Array, second: number): boolean {
    return this.isLive(slot, second) && this.words[this.offsetOf(slot) - 1] === key[1];
  }

  /** Where the set begins; each takes an equal share of the 32-bit numbers. */
  #setOf(bits: number): number {
    return Math.floor(((bits >>> 0) * this.#setCount) / TWO_TO_32) * this.#setWords;
  }
}

/** Zero marks an empty slot. */
function tagOf(key: Int32Array): number {
  return key[0] === 0 ? 1 : (key[0] ?? 0);
}
