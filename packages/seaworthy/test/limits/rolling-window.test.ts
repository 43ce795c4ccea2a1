import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createLimitState,
  type LimitDefinition,
  type LimitState,
  MemoryLimitStore,
} from '../../src/limits/index.ts';
import { covers } from '../support/covers.ts';
import { DrivenClock } from './driven-clock.ts';

/** One limit and one subject. */
class Asker {
  readonly clock = new DrivenClock();
  readonly state: LimitState = createLimitState();
  readonly take: () => boolean;
  readonly charge: (weight: number) => void;

  constructor(definition: LimitDefinition, weight = 1) {
    const store = new MemoryLimitStore({ maxKeyCount: 1000, clock: this.clock });
    const limit = store.prepare({ name: 'test', rule: 'GET /', definition, weight });
    this.take = () => store.take([limit], ['alice'], [this.state]);
    this.charge = (charged) => store.charge(limit, 'alice', charged);
  }
}

/** What the limiter promises, by a list of all times and nothing clever. */
class NaiveLog {
  readonly times: number[] = [];
  readonly #windowMs: number;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  countAt(nowMs: number): number {
    return this.times.filter((time) => nowMs - time < this.#windowMs).length;
  }

  add(nowMs: number, weight: number): void {
    for (let added = 0; added < weight; added += 1) this.times.push(nowMs);
  }

  /** The most that any window of this length holds; it suffices to try those that end at a time. */
  worst(): number {
    return Math.max(
      0,
      ...this.times.map((time, at) => countUpTo(this.times, at, time - this.#windowMs)),
    );
  }
}

function countUpTo(times: readonly number[], last: number, after: number): number {
  return times.filter((time, index) => index <= last && time > after).length;
}

const windowSeconds = fc.integer({ min: 1, max: 120 });

/** Pauses that dwell on edges: none, a sub-window, the window, one more or less, and any other. */
function pauses(windowMs: number): fc.Arbitrary<number[]> {
  const edges = [0, 0, 1, Math.ceil(windowMs / 12), windowMs / 2, windowMs, (windowMs * 13) / 12];
  const near = edges.flatMap((edge) => [Math.floor(edge), Math.max(0, Math.floor(edge) - 1)]);
  const pause = fc.oneof(fc.constantFrom(...near), fc.nat({ max: 2 * windowMs }));
  return fc.array(pause, { minLength: 1, maxLength: 120 });
}

describe('rolling window', () => {
  test('limits up to 16 decide exactly as a log of all times does', () => {
    covers('L1', 'A-RL-03');
    const runs = windowSeconds.chain((seconds) =>
      fc.tuple(fc.constant(seconds), fc.integer({ min: 1, max: 16 }), pauses(seconds * 1000)),
    );
    fc.assert(
      fc.property(runs, fc.nat(), ([seconds, limit, waits], weightSeed) => {
        const weight = 1 + (weightSeed % limit);
        const asker = new Asker({ limit, windowSeconds: seconds }, weight);
        const log = new NaiveLog(seconds * 1000);
        for (const wait of waits) {
          asker.clock.advance(wait);
          const expected = log.countAt(asker.clock.nowMs) + weight <= limit;
          expect(asker.take()).toBe(expected);
          if (expected) log.add(asker.clock.nowMs, weight);
          expect(asker.state.remaining).toBe(limit - log.countAt(asker.clock.nowMs));
        }
        expect(log.worst()).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('larger limits are never exceeded, and refuse nothing a twelfth more window admits', () => {
    covers('L1', 'A-RL-03');
    const runs = windowSeconds.chain((seconds) =>
      fc.tuple(fc.constant(seconds), fc.integer({ min: 17, max: 60 }), pauses(seconds * 1000)),
    );
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 17 }), ([seconds, limit, waits], weight) => {
        const asker = new Asker({ limit, windowSeconds: seconds }, weight);
        const log = new NaiveLog(seconds * 1000);
        // Sub-windows are whole milliseconds, so that thirteen may be that many longer.
        const longer = new NaiveLog(Math.ceil((seconds * 1000 * 13) / 12) + 13);
        for (const wait of waits) {
          asker.clock.advance(wait);
          const admitted = asker.take();
          if (longer.countAt(asker.clock.nowMs) + weight <= limit) expect(admitted).toBe(true);
          if (!admitted) continue;
          log.add(asker.clock.nowMs, weight);
          longer.add(asker.clock.nowMs, weight);
        }
        expect(log.worst()).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('whoever comes back when told to is admitted, whatever was charged', () => {
    covers('L2');
    const limits = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 17, max: 60 }));
    const runs = fc.tuple(
      windowSeconds,
      limits,
      fc.array(fc.nat({ max: 30_000 }), { maxLength: 60 }),
    );
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 200 }), ([seconds, limit, waits], charged) => {
        const asker = new Asker({ limit, windowSeconds: seconds });
        for (const wait of waits) {
          asker.clock.advance(wait);
          asker.take();
        }
        asker.charge(charged);
        while (asker.take());
        const { retryAfterSeconds, resetSeconds } = asker.state;
        expect(retryAfterSeconds).toBeGreaterThanOrEqual(resetSeconds);
        expect(retryAfterSeconds).toBeLessThanOrEqual(Math.ceil((seconds * 13) / 12) + 1);
        asker.clock.advance(retryAfterSeconds * 1000);
        expect(asker.take()).toBe(true);
      }),
    );
  });

  test.each([5, 100])('a burst at the edge of a window of %i is not doubled', (limit) => {
    covers('A-RL-03');
    const asker = new Asker({ limit, windowSeconds: 60 });
    asker.take();
    asker.clock.advance(59_999);
    let admitted = 0;
    for (let request = 0; request < 2 * limit; request += 1) {
      if (request === limit) asker.clock.advance(2);
      if (asker.take()) admitted += 1;
    }
    // The first request has left the window when it is kept exactly, and is still counted when not.
    expect(admitted).toBe(limit <= 16 ? limit : limit - 1);
  });

  test.each([2, 20])('clocks that go back, and fractions, admit no more than %i', (limit) => {
    const asker = new Asker({ limit, windowSeconds: 12 });
    const takeAll = (): number => {
      let admitted = 0;
      while (asker.take()) admitted += 1;
      return admitted;
    };
    asker.clock.advance(5000.9);
    expect(takeAll()).toBe(limit);
    for (const step of [-4000, -900, 3000, 1899.5, -1000, 1000]) {
      asker.clock.advance(step);
      expect(takeAll()).toBe(0);
    }
    asker.clock.wallOffsetMs = 86_400_000;
    expect(takeAll()).toBe(0);
    asker.clock.advance(13_000);
    expect(takeAll()).toBe(limit);
  });

  test.each([
    { limit: 16, windowSeconds: 604_800 },
    { limit: 17, windowSeconds: 604_800 },
    { limit: 2, windowSeconds: 1 },
    { limit: 50, windowSeconds: 1 },
  ])('a year of uptime wraps no time: %j', (definition) => {
    const asker = new Asker(definition);
    const takeAll = (): number => {
      let admitted = 0;
      while (asker.take()) admitted += 1;
      return admitted;
    };
    for (let day = 0; day < 365; day += 15) {
      expect(takeAll()).toBe(definition.limit);
      asker.clock.advance(definition.windowSeconds * 1000 - 1);
      expect(takeAll()).toBe(0);
      asker.clock.advance(15 * 86_400_000);
    }
  });
});
