import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockedRank, NO_SLOT, SlotTable, usedRank } from '../../src/limits/slot-table.ts';

interface Step {
  readonly key: readonly [number, number];
  readonly waitSeconds: number;
  readonly liveSeconds: number;
  readonly rank: number;
  readonly isBlocked: boolean;
}

interface Held {
  readonly slot: number;
  readonly until: number;
  readonly blockedUntil: number;
}

/** Few words, so that keys share tags and sets, zero among them. */
const word = fc.constantFrom(0, 1, 2, -1, 0x7fff_ffff, -0x8000_0000, 5, 6, 7, 8);

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.tuple(word, word),
  waitSeconds: fc.constantFrom(0, 0, 0, 0, 1, 5),
  liveSeconds: fc.integer({ min: 1, max: 30 }),
  rank: fc.integer({ min: 0, max: 255 }),
  isBlocked: fc.boolean(),
});

/** A table beside a plain map of what it must know. */
class Model {
  readonly table = new SlotTable(8, 2, 4);
  readonly held = new Map<string, Held>();
  second = 1;

  run({ key, waitSeconds, liveSeconds, rank, isBlocked }: Step): void {
    this.second += waitSeconds;
    const words = Int32Array.from(key);
    // Zero marks an empty slot, so that a hash that begins with it is taken for one.
    const name = `${key[0] || 1},${key[1]}`;
    const before = this.held.get(name);
    const isKnown = before !== undefined && before.until > this.second;
    const found = this.table.find(words, this.second);
    expect(found).toBe(isKnown ? before.slot : NO_SLOT);
    const couldClaim = this.table.canClaim(words, this.second);
    const slot = isKnown ? found : this.table.claim(words, this.second);
    if (!isKnown) expect(slot !== NO_SLOT).toBe(couldClaim);
    if (slot === NO_SLOT) return;
    if (!isKnown) this.#expectFair(slot);
    const until = this.second + liveSeconds;
    const blockedUntil = isBlocked ? until : 0;
    this.table.settle(slot, until, isBlocked ? blockedRank(until) : rank);
    this.held.set(name, { slot, until, blockedUntil });
  }

  /** Nobody blocked loses a slot; whoever else had it is forgotten. */
  #expectFair(slot: number): void {
    for (const [key, held] of this.held) {
      if (held.slot !== slot) continue;
      expect(held.blockedUntil).toBeLessThanOrEqual(this.second);
      this.held.delete(key);
    }
  }
}

describe('slot table', () => {
  test('knows exactly the keys that a map knows, and never gives away a blocked slot', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const model = new Model();
        for (const one of steps) model.run(one);
      }),
      { numRuns: 300 },
    );
  });

  test('keys that just fit are nearly all kept', () => {
    const table = new SlotTable(20_000, 2, 0);
    const key = new Int32Array(2);
    const state = { seed: 12_345 };
    const next = (): number => {
      state.seed = (Math.imul(state.seed, 1_664_525) + 1_013_904_223) | 0;
      return Math.imul(state.seed ^ (state.seed >>> 15), 0x2c1b_3c6d);
    };
    for (let count = 0; count < 20_000; count += 1) {
      key.set([next(), next()]);
      table.settle(table.claim(key, 1), 100, usedRank(1, 5));
    }
    expect(table.evictionCount).toBeLessThan(100);
    expect(table.takenCount + table.evictionCount).toBe(20_000);
  });

  test('records and slots kept for the overflow lie apart', () => {
    const table = new SlotTable(10, 3, 20);
    const offsets = new Set<number>();
    const sets = Math.ceil((10 * 1.18) / 8);
    for (let position = 0; position < 20; position += 1) {
      const offset = table.offsetOf(table.reservedSlot(position));
      offsets.add(offset);
      expect(offset + 2).toBeLessThanOrEqual(table.words.length);
    }
    expect(offsets.size).toBe(20);
    expect(Math.min(...offsets)).toBeGreaterThan(sets * 8 * 3);
  });
});
