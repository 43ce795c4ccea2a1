import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';
import { Ask } from './ask.ts';
import { KeyedHash } from './keyed-hash.ts';
import { BucketRegistry, MemoryLimit } from './memory-limit.ts';
import { MemoryShelves } from './memory-shelves.ts';
import type { LimitUse, PreparedLimit } from './prepared-limit.ts';
import { SlotLocator } from './slot-locator.ts';
import { NO_SLOT } from './slot-table.ts';
import type { LimitState, LimitStore, LimitStoreStats } from './store.ts';

const DEFAULT_KEY_COUNT = 100_000;
const MIN_KEY_COUNT = 1000;
const MAX_KEY_COUNT = 10_000_000;
/** Limits times rules that a store can hold; each has one slot kept for the overflow. */
const MAX_BUCKET_COUNT = 4096;
/** Steps of about a tenth of a millisecond; a round of a million keys takes half a minute. */
const SWEEP_INTERVAL_MS = 1000;
const SWEEP_SET_COUNT = 4096;

/** New clients of a bucket find no slots but those of clients at their limit, and share one. */
export interface SaturationEvent {
  readonly limit: string;
  readonly rule: string;
}

/** Size and surroundings of the limiter in memory. */
export interface MemoryStoreOptions {
  /**
   * Keys that limits up to 16 can count at once, and as many again for larger ones: 1000 to
   * 10 000 000, default 100 000. A key is one subject of one limit and rule. All memory is taken at
   * construction: about 180 bytes for each, 19 MB by default.
   */
  readonly maxKeyCount?: number;
  readonly clock?: Clock;
  /** Called once an incident, which ends when a whole window has passed without sharing. */
  readonly onSaturated?: (event: SaturationEvent) => void;
  /** Secret of the hash, 8 bytes. Default: random; given only where a run must be repeated. */
  readonly hashKey?: Uint8Array;
}

/**
 * Counts in the memory of this process. Decisions are immediate and allocate nothing; memory is
 * fixed, whatever the number of keys. No rolling window admits more than its limit, in whole
 * milliseconds of the monotonic clock: changes of the wall clock do nothing.
 *
 * When there are more keys than room, the least used below their limit are forgotten. A key at its
 * limit never is: when a new one finds only such in its sixteen places, it shares a bucket with its
 * neighbours (IPv4 `/24`; IPv6 `/48`, then `/32`), at last with all who find no place.
 *
 * Not covered: other processes. Each counts for itself.
 */
export class MemoryLimitStore implements LimitStore {
  readonly #clock: Clock;
  readonly #originMs: number;
  readonly #maxKeyCount: number;
  readonly #shelves: MemoryShelves;
  readonly #registry: BucketRegistry;
  readonly #locator: SlotLocator;
  /** Places of the running `take`, of which there are `#count`. */
  readonly #asks: Ask[] = [];
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @throws SeaworthyError `limit.invalid` for a number of keys out of range */
  constructor(options: MemoryStoreOptions = {}) {
    this.#maxKeyCount = checkedKeyCount(options.maxKeyCount ?? DEFAULT_KEY_COUNT);
    this.#clock = options.clock ?? systemClock;
    this.#originMs = this.#clock.monotonicMs();
    this.#shelves = new MemoryShelves(this.#maxKeyCount, MAX_BUCKET_COUNT);
    const hashKey = options.hashKey ?? randomBytes(8);
    this.#registry = new BucketRegistry(this.#shelves, hashKey, MAX_BUCKET_COUNT);
    this.#locator = new SlotLocator(this.#shelves, new KeyedHash(hashKey), (limit) => {
      options.onSaturated?.({ limit: limit.name, rule: limit.rule });
    });
  }

  /**
   * @throws SeaworthyError `limit.invalid` for a faulty limit, for one that differs from an earlier
   * one of the same bucket, and beyond 4096 buckets
   */
  prepare(use: LimitUse): PreparedLimit {
    return new MemoryLimit(use, this.#registry);
  }

  take(
    limits: readonly PreparedLimit[],
    subjects: readonly string[],
    states: readonly LimitState[],
  ): boolean {
    if (subjects.length < limits.length || states.length < limits.length) {
      throw new RangeError('MemoryLimitStore.take: expected a subject and a state for each limit');
    }
    this.#begin(limits);
    const admitted = this.#findAll(subjects) && this.#acquireMissing(subjects);
    for (let index = 0; index < limits.length; index += 1) {
      const ask = this.#asks[index];
      const state = states[index];
      if (ask === undefined || state === undefined) continue;
      if (admitted) ask.add(ask.limit.weight);
      ask.tell(state);
      if (!admitted) ask.tellWait(state);
    }
    if (this.#count > 1) this.#shelves.unpin();
    return admitted;
  }

  peek(limit: PreparedLimit, subject: string, state: LimitState): boolean {
    const ask = this.#beginOne(limit);
    ask.settleOn(this.#locator.findAny(ask.limit, subject));
    ask.tell(state);
    ask.tellWait(state);
    return ask.fits;
  }

  charge(limit: PreparedLimit, subject: string, weight = 1): void {
    if (!(Number.isInteger(weight) && weight >= 1)) {
      const got = `expected a whole number from 1, got ${weight}`;
      throw new SeaworthyError('limit.invalid', `limits.${limit.name}.weight: ${got}`);
    }
    const ask = this.#beginOne(limit);
    ask.settleOn(this.#locator.acquire(ask.limit, subject));
    ask.add(weight);
  }

  /** Sweeps expired keys out, a step a second, until `stop`. Does not keep the process alive. */
  start(): void {
    this.#timer ??= setInterval(() => this.sweep(), SWEEP_INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One step of the clean-up, through 32 768 slots of each table. */
  sweep(): void {
    this.#readClock();
    this.#shelves.sweep(SWEEP_SET_COUNT);
  }

  stats(): LimitStoreStats {
    return {
      keyCount: this.#shelves.sum((table) => table.takenCount),
      capacityCount: 2 * this.#maxKeyCount,
      byteCount: this.#shelves.sum((table) => table.words.byteLength),
      evictionCount: this.#shelves.sum((table) => table.evictionCount),
      sharedDecisionCount: this.#locator.sharedCount,
    };
  }

  #readClock(): void {
    this.#shelves.advance(this.#clock.monotonicMs() - this.#originMs);
  }

  #begin(limits: readonly PreparedLimit[]): void {
    this.#count = limits.length;
    for (let index = 0; index < limits.length; index += 1) this.#askAt(index, limits[index]);
    this.#readClock();
    this.#locator.begin();
  }

  #beginOne(limit: PreparedLimit): Ask {
    const ask = this.#askAt(0, limit);
    this.#readClock();
    this.#locator.begin();
    return ask;
  }

  #askAt(place: number, limit: PreparedLimit | undefined): Ask {
    const own = this.#own(limit);
    const ask = this.#asks[place] ?? new Ask(own);
    this.#asks[place] = ask;
    ask.begin(own);
    return ask;
  }

  /** Finds the slots in use; whether none of them refuses. */
  #findAll(subjects: readonly string[]): boolean {
    let admitting = true;
    for (let index = 0; index < this.#count; index += 1) {
      const ask = this.#asks[index];
      if (ask === undefined) continue;
      const slot = this.#locator.find(ask.limit, subjects[index] ?? '');
      if (slot !== NO_SLOT && !this.#admits(index, slot)) admitting = false;
    }
    return admitting;
  }

  /** Makes or shares slots where there are none; whether none that is shared refuses. */
  #acquireMissing(subjects: readonly string[]): boolean {
    let admitting = true;
    for (let index = 0; index < this.#count; index += 1) {
      const ask = this.#asks[index];
      if (ask === undefined || ask.slot !== NO_SLOT) continue;
      const slot = this.#locator.acquire(ask.limit, subjects[index] ?? '');
      if (!this.#admits(index, slot)) admitting = false;
    }
    return admitting;
  }

  /** Asks a slot, and keeps it from being evicted by the other asks. */
  #admits(index: number, slot: number): boolean {
    const ask = this.#asks[index];
    if (ask === undefined) return false;
    ask.settleOn(slot);
    const { shelf } = ask.limit.bucket;
    if (this.#count > 1) shelf.table.pin(slot);
    for (let earlier = 0; earlier < this.#count; earlier += 1) {
      const other = this.#asks[earlier];
      if (other === undefined || other === ask || other.slot !== slot) continue;
      if (other.limit.bucket.shelf === shelf) ask.wanted += other.limit.weight;
    }
    return ask.fits;
  }

  #own(limit: PreparedLimit | undefined): MemoryLimit {
    if (limit instanceof MemoryLimit && limit.registry === this.#registry) return limit;
    throw new TypeError('MemoryLimitStore: expected a limit prepared by this store');
  }
}

function checkedKeyCount(count: number): number {
  if (Number.isInteger(count) && count >= MIN_KEY_COUNT && count <= MAX_KEY_COUNT) return count;
  const range = `${MIN_KEY_COUNT} to ${MAX_KEY_COUNT}`;
  throw new SeaworthyError(
    'limit.invalid',
    `limits.maxKeyCount: expected a whole number from ${range}, got ${count}`,
  );
}
