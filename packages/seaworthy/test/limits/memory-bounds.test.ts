import { describe, expect, test } from 'vitest';
import {
  createLimitState,
  type LimitDefinition,
  MemoryLimitStore,
  perMinute,
  type SaturationEvent,
} from '../../src/limits/index.ts';
import { covers } from '../support/covers.ts';
import { DrivenClock } from './driven-clock.ts';

interface Flood {
  readonly clock: DrivenClock;
  readonly store: MemoryLimitStore;
  readonly events: SaturationEvent[];
  readonly take: (subject: string) => boolean;
  /** Takes until refused. */
  readonly block: (subject: string) => void;
  readonly peek: (subject: string) => boolean;
  readonly charge: (subject: string) => void;
}

function flood(definition: LimitDefinition, maxKeyCount = 1000): Flood {
  const clock = new DrivenClock();
  const events: SaturationEvent[] = [];
  const store = new MemoryLimitStore({
    maxKeyCount,
    clock,
    hashKey: Buffer.from('flooding'),
    onSaturated: (event) => events.push(event),
  });
  const limit = store.prepare({ name: 'auth', rule: 'POST /login', definition });
  const [limits, states, subjects] = [[limit], [createLimitState()], ['']];
  const take = (subject: string): boolean => {
    subjects[0] = subject;
    return store.take(limits, subjects, states);
  };
  const block = (subject: string): void => {
    while (take(subject));
  };
  const peek = (subject: string): boolean => store.peek(limit, subject, createLimitState());
  return { clock, store, events, take, block, peek, charge: (one) => store.charge(limit, one) };
}

function address(index: number, first = 10): string {
  return `${first}.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

/** Blocks many more clients than there are slots, so that new ones find none. */
function saturate({ block }: Flood, subjectOf: (index: number) => string): void {
  for (let index = 0; index < 6000; index += 1) block(subjectOf(index));
}

describe('memory bounds', () => {
  test('a million distinct keys: memory stays, and the blocked stay blocked', () => {
    covers('L4', 'A-RL-04');
    const { store, take, block, peek } = flood(perMinute(5), 20_000);
    const { byteCount } = store.stats();
    for (let index = 0; index < 1000; index += 1) block(address(index, 203));
    const before = process.memoryUsage();
    for (let index = 0; index < 1_000_000; index += 1) take(address(index));
    const after = process.memoryUsage();
    for (let index = 0; index < 1000; index += 1) {
      expect(peek(address(index, 203))).toBe(false);
      expect(take(address(index, 203))).toBe(false);
    }
    const stats = store.stats();
    expect(stats.byteCount).toBe(byteCount);
    expect(stats.keyCount).toBeLessThanOrEqual(stats.capacityCount * 1.2);
    expect(stats.evictionCount).toBeGreaterThan(900_000);
    // One array of a million keys alone would take 8 MB more.
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1_000_000);
  });

  test('by default all limits together stay within 20 MB, and a key within 100 bytes', () => {
    covers('L4');
    const { byteCount, capacityCount } = new MemoryLimitStore().stats();
    expect(byteCount).toBeLessThan(20_000_000);
    expect(byteCount / capacityCount).toBeLessThanOrEqual(100);
  });

  test('who used most is forgotten last, and the expired go first', () => {
    covers('L4');
    const { clock, store, take, peek } = flood(perMinute(5));
    for (let index = 0; index < 5000; index += 1) take(address(index));
    const regulars = Array.from({ length: 200 }, (_, index) => address(index, 203));
    for (const regular of regulars) for (let used = 0; used < 4; used += 1) take(regular);
    for (let index = 5000; index < 25_000; index += 1) take(address(index));
    for (const regular of regulars) {
      expect(take(regular)).toBe(true);
      expect(peek(regular)).toBe(false);
    }
    clock.advance(66_000);
    const { evictionCount } = store.stats();
    for (let index = 0; index < 900; index += 1) take(address(index, 198));
    expect(store.stats().evictionCount - evictionCount).toBeLessThan(20);
  });

  test.each([5, 50])('all slots blocked at %i: new clients share, which is told once', (limit) => {
    covers('L4', 'A-RL-04');
    const all = flood(perMinute(limit));
    saturate(all, (index) => `10.${index >> 8}.${index & 255}.1`);
    expect(all.events).toEqual([{ limit: 'auth', rule: 'POST /login' }]);
    // Neighbours share, then networks, at last everyone: together they pass only so often.
    let admitted = 0;
    for (let host = 0; host < 5000; host += 1) {
      if (all.take(`198.51.${host >> 8}.${host & 255}`)) admitted += 1;
    }
    const { keyCount, capacityCount } = all.store.stats();
    expect(keyCount).toBeLessThanOrEqual(capacityCount);
    expect(admitted).toBeLessThanOrEqual(limit * 21);
    expect(all.events).toHaveLength(1);
    // It heals by itself, and the next incident is told again.
    all.clock.advance(70_000);
    expect(all.take('192.0.2.1')).toBe(true);
    expect(all.peek('192.0.2.1')).toBe(true);
    all.clock.advance(70_000);
    saturate(all, (index) => `10.${index >> 8}.${index & 255}.2`);
    expect(all.events).toHaveLength(2);
  });

  test('when nothing is left, all share the one overflow bucket of the limit', () => {
    const all = flood(perMinute(2));
    saturate(all, (index) => address(index));
    saturate(all, (index) => `172.16.${index >> 8}.${index & 255}`);
    const strangers = Array.from({ length: 200 }, (_, index) => `192.0.${index}.1`);
    expect(strangers.filter((stranger) => all.take(stranger))).toEqual([]);
    expect(strangers.filter((stranger) => all.peek(stranger))).toEqual([]);
    expect(all.store.stats().sharedDecisionCount).toBeGreaterThan(200);
    all.clock.advance(66_000);
    expect(strangers.filter((stranger) => all.take(stranger))).toEqual(strangers);
  });

  test('what was counted long ago does not come back when times wrap', () => {
    const { clock, events, take } = flood(perMinute(2));
    const admittedInAll = (): number => {
      let admitted = 0;
      for (let index = 0; index < 12_000; index += 1) while (take(address(index))) admitted += 1;
      return admitted;
    };
    const admitted = admittedInAll();
    clock.advance(2 ** 32 - 1000);
    expect(admittedInAll()).toBe(admitted);
    expect(events).toHaveLength(2);
  });

  test('users without slots share at once: names have no networks', () => {
    const all = flood(perMinute(2, { per: 'user' }));
    saturate(all, (index) => `user-${index}`);
    const late = Array.from({ length: 100 }, (_, index) => `late-${index}`);
    expect(late.filter((user) => all.take(user))).toEqual([]);
  });

  test('charges of those without a slot are not lost either', () => {
    const all = flood(perMinute(2));
    saturate(all, (index) => address(index));
    const newcomers = Array.from({ length: 100 }, (_, index) => `192.0.${index}.1`);
    for (const newcomer of newcomers)
      for (let count = 0; count < 2; count += 1) all.charge(newcomer);
    expect(newcomers.filter((newcomer) => all.peek(newcomer))).toEqual([]);
  });

  test('a decision on several limits does not evict what it has just found', () => {
    const store = new MemoryLimitStore({ maxKeyCount: 1000, clock: new DrivenClock() });
    const rules = Array.from({ length: 40 }, (_, index) => `GET /${index}`);
    const definition = perMinute(50);
    const limits = rules.map((rule) => store.prepare({ name: 'many', rule, definition }));
    const states = limits.map(createLimitState);
    for (let client = 0; client < 500; client += 1) {
      const subjects = limits.map(() => address(client));
      expect(store.take(limits, subjects, states)).toBe(true);
      for (const limit of limits) {
        const state = createLimitState();
        store.peek(limit, address(client), state);
        expect(state.remaining).toBe(49);
      }
    }
    expect(store.stats().evictionCount).toBeGreaterThan(10_000);
  });
});
