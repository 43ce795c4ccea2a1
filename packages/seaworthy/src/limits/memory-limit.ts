import { createHmac } from 'node:crypto';
import { SeaworthyError } from '../core/errors.ts';
import type { MemoryShelves, Shelf } from './memory-shelves.ts';
import { type LimitUse, PreparedLimit } from './prepared-limit.ts';
import { SLICE_COUNT, sliceMsOf } from './sliced-log.ts';
import type { WindowShape } from './window-log.ts';

/** What all uses of one bucket id have in common. */
export interface Bucket {
  readonly shelf: Shelf;
  readonly policyItem: string;
  /** Mixed into every subject's hash, so that one subject has a slot in each bucket. */
  readonly salt: Int32Array;
  /** Slot for those who find no other. */
  readonly overflowSlot: number;
  /** Until then sharing in this bucket is the incident that has been reported. */
  saturatedUntilMs: number;
}

/** The buckets of a store, made once each. */
export class BucketRegistry {
  readonly #shelves: MemoryShelves;
  readonly #secret: Uint8Array;
  readonly #maxCount: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(shelves: MemoryShelves, secret: Uint8Array, maxCount: number) {
    this.#shelves = shelves;
    this.#secret = secret;
    this.#maxCount = maxCount;
  }

  /** @throws SeaworthyError `limit.invalid` for two limits of one id, or one bucket too many */
  bucketOf(limit: PreparedLimit): Bucket {
    const known = this.#buckets.get(limit.bucketId);
    if (known?.policyItem === limit.policyItem) return known;
    if (known !== undefined) {
      throw invalid(limit, `one definition, got ${known.policyItem} and ${limit.policyItem}`);
    }
    const position = this.#buckets.size;
    if (position >= this.#maxCount) {
      throw invalid(limit, `at most ${this.#maxCount} buckets (limits times rules), got one more`);
    }
    const shelf = this.#shelves.shelfFor(limit.definition.limit);
    const digest = createHmac('sha256', this.#secret).update(limit.bucketId).digest();
    const bucket: Bucket = {
      shelf,
      policyItem: limit.policyItem,
      salt: Int32Array.of(digest.readInt32LE(0), digest.readInt32LE(4)),
      overflowSlot: shelf.table.reservedSlot(position),
      saturatedUntilMs: 0,
    };
    this.#buckets.set(limit.bucketId, bucket);
    return bucket;
  }
}

/** A limit prepared for a `MemoryLimitStore`. */
export class MemoryLimit extends PreparedLimit implements WindowShape {
  readonly limit: number;
  readonly windowMs: number;
  readonly sliceMs: number;
  /** After how long a request matters no more, however it is remembered. */
  readonly spanMs: number;
  readonly registry: BucketRegistry;
  readonly bucket: Bucket;

  constructor(use: LimitUse, registry: BucketRegistry) {
    super(use);
    this.limit = this.definition.limit;
    this.windowMs = this.definition.windowSeconds * 1000;
    this.sliceMs = sliceMsOf(this.windowMs);
    this.spanMs = this.sliceMs * (SLICE_COUNT + 1);
    this.registry = registry;
    this.bucket = registry.bucketOf(this);
  }
}

function invalid(limit: PreparedLimit, expected: string): SeaworthyError {
  return new SeaworthyError('limit.invalid', `limits.${limit.name}: expected ${expected}`);
}
