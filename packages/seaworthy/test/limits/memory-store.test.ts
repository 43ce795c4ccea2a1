import { afterEach, describe, expect, test, vi } from 'vitest';
import { clientKey } from '../../src/core/client-key.ts';
import {
  createLimitState,
  type LimitDefinition,
  MemoryLimitStore,
  type PreparedLimit,
  perMinute,
} from '../../src/limits/index.ts';
import { covers } from '../support/covers.ts';
import { DrivenClock } from './driven-clock.ts';

function createStore() {
  const clock = new DrivenClock();
  const store = new MemoryLimitStore({ maxKeyCount: 1000, clock });
  const prepare = (name: string, definition: LimitDefinition, rule = 'GET /'): PreparedLimit =>
    store.prepare({ name, rule, definition });
  const take = (limits: readonly PreparedLimit[], subjects: readonly string[]) => {
    const states = limits.map(createLimitState);
    return { admitted: store.take(limits, subjects, states), states };
  };
  const peek = (limit: PreparedLimit, subject: string) => {
    const state = createLimitState();
    return { admitted: store.peek(limit, subject, state), state };
  };
  return { clock, store, prepare, take, peek };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('memory store', () => {
  test.each([16, 100])(
    'a thousand at once at a limit of %i: exactly so many pass',
    async (limit) => {
      covers('A-RL-01');
      const { prepare, take } = createStore();
      const limits = [prepare('burst', { limit, windowSeconds: 60 })];
      const answers = await Promise.all(
        Array.from({ length: 1000 }, async () => take(limits, ['203.0.113.7']).admitted),
      );
      expect(answers.filter((admitted) => admitted)).toHaveLength(limit);
    },
  );

  test('each client, each rule and each limit has its own bucket; a shared limit has one', () => {
    covers('L1');
    const { prepare, take } = createStore();
    const login = prepare('auth', perMinute(1), 'POST /login');
    const register = prepare('auth', perMinute(1), 'POST /register');
    const other = prepare('other', perMinute(1), 'POST /login');
    for (const limit of [login, register, other]) {
      expect(take([limit], ['203.0.113.7']).admitted).toBe(true);
      expect(take([limit], ['203.0.113.7']).admitted).toBe(false);
      expect(take([limit], ['203.0.113.8']).admitted).toBe(true);
    }
    const shared = { ...perMinute(2), shared: true };
    const [one, two] = [prepare('all', shared, 'GET /a'), prepare('all', shared, 'GET /b')];
    expect(take([one], ['alice']).admitted).toBe(true);
    expect(take([two], ['alice']).states[0]?.remaining).toBe(0);
    expect(take([one], ['alice']).admitted).toBe(false);
  });

  test('2^16 addresses of a /64 are one client', () => {
    covers('A-PX-06');
    const { prepare, take } = createStore();
    const limits = [prepare('auth', perMinute(5))];
    let admitted = 0;
    for (let host = 0; host < 65_536; host += 1) {
      const key = clientKey(`2001:db8:1:2::${host.toString(16)}`, 64);
      if (take(limits, [key]).admitted) admitted += 1;
    }
    expect(admitted).toBe(5);
    expect(take(limits, [clientKey('2001:db8:1:3::1', 64)]).admitted).toBe(true);
  });

  test('all limits are consumed or none', () => {
    const { prepare, take, peek } = createStore();
    const wide = prepare('wide', perMinute(100));
    const small = prepare('small', perMinute(3));
    for (let request = 0; request < 10; request += 1) take([wide, small], ['alice', 'alice']);
    expect(peek(wide, 'alice').state.remaining).toBe(97);
    // Whichever stands first, and whether or not the other was ever counted.
    const fresh = prepare('fresh', perMinute(3));
    const { admitted, states } = take([fresh, small], ['alice', 'alice']);
    expect(admitted).toBe(false);
    expect(states.map((state) => state.remaining)).toEqual([3, 0]);
    expect(states.map((state) => state.retryAfterSeconds)).toEqual([0, 60]);
    expect(peek(fresh, 'alice').state.remaining).toBe(3);
  });

  test('a bucket named twice in one decision pays twice or not at all', () => {
    const { prepare, take, peek } = createStore();
    for (const limit of [3, 30]) {
      const twice = prepare(`twice-${limit}`, perMinute(limit));
      let admitted = 0;
      while (take([twice, twice], ['alice', 'alice']).admitted) admitted += 1;
      expect(admitted).toBe(Math.floor(limit / 2));
      expect(peek(twice, 'alice').state.remaining).toBe(limit % 2);
      expect(take([twice, twice], ['alice', 'bob']).admitted).toBe(limit % 2 === 1);
    }
  });

  test('a weight is what one request costs', () => {
    const { store, take } = createStore();
    const use = { name: 'weighted', rule: 'GET /', definition: perMinute(10) };
    const [heavy, light] = [store.prepare({ ...use, weight: 4 }), store.prepare(use)];
    expect(take([heavy], ['alice']).admitted).toBe(true);
    expect(take([heavy], ['alice']).states[0]?.remaining).toBe(2);
    expect(take([heavy], ['alice'])).toMatchObject({
      admitted: false,
      states: [{ remaining: 2, retryAfterSeconds: 60 }],
    });
    expect(take([light], ['alice']).states[0]?.remaining).toBe(1);
  });

  test.each([5, 50])(
    'charges count beyond a limit of %i and block until they have left',
    (limit) => {
      const { clock, store, prepare, peek } = createStore();
      const refused = prepare('refused', perMinute(limit));
      expect(peek(refused, 'alice')).toMatchObject({ admitted: true, state: { remaining: limit } });
      for (let charge = 0; charge < 3 * limit; charge += 1) store.charge(refused, 'alice');
      const { admitted, state } = peek(refused, 'alice');
      expect(admitted).toBe(false);
      expect(state.remaining).toBe(0);
      clock.advance(state.retryAfterSeconds * 1000 - 1000);
      expect(peek(refused, 'alice').admitted).toBe(false);
      clock.advance(1000);
      expect(peek(refused, 'alice').admitted).toBe(true);
      expect(peek(refused, 'bob').admitted).toBe(true);
    },
  );

  test.each([0, -1, 1.5, Number.NaN])('a charge of %d is refused', (weight) => {
    const { store, prepare } = createStore();
    const limit = prepare('refused', perMinute(5));
    expect(() => store.charge(limit, 'alice', weight)).toThrow(/weight: expected a whole number/);
  });

  test('states tell what is left and when more comes', () => {
    covers('L2');
    const { clock, prepare, take } = createStore();
    const limits = [prepare('auth', perMinute(2))];
    const told = () => take(limits, ['alice']).states[0];
    expect(told()).toMatchObject({
      limit: 2,
      remaining: 1,
      resetSeconds: 60,
      retryAfterSeconds: 0,
    });
    clock.advance(18_500);
    expect(told()).toMatchObject({ remaining: 0, resetSeconds: 42, retryAfterSeconds: 0 });
    expect(told()).toMatchObject({ remaining: 0, resetSeconds: 42, retryAfterSeconds: 42 });
    clock.advance(41_499);
    expect(told()).toMatchObject({ remaining: 0, resetSeconds: 1, retryAfterSeconds: 1 });
    clock.advance(1);
    expect(told()).toMatchObject({ remaining: 0, resetSeconds: 19, retryAfterSeconds: 0 });
  });

  test('another store does not take its limits', () => {
    const [mine, other] = [createStore(), createStore()];
    const limit = mine.prepare('auth', perMinute(5));
    expect(() => other.take([limit], ['alice'])).toThrow(/prepared by this store/);
    expect(() => mine.take([limit], [])).toThrow(/a subject and a state/);
  });

  test('the clean-up starts and stops with the service and leaves nothing behind', () => {
    covers('H7', 'L4');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { clock, store, prepare, take } = createStore();
    const limits = [prepare('small', perMinute(5)), prepare('large', perMinute(50))];
    const ask = (name: string): unknown => take(limits, [name, name]);
    for (let host = 0; host < 300; host += 1) ask(`10.0.0.${host}`);
    store.start();
    store.start();
    vi.advanceTimersByTime(60_000);
    expect(store.stats().keyCount).toBe(600);
    clock.advance(67_000);
    vi.advanceTimersByTime(1000);
    expect(store.stats().keyCount).toBe(0);
    ask('alice');
    clock.advance(67_000);
    store.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(store.stats().keyCount).toBe(2);
    store.start();
    vi.advanceTimersByTime(1000);
    expect(store.stats().keyCount).toBe(0);
    store.stop();
  });

  test('the clean-up does not keep the process alive', () => {
    covers('H7');
    const { store } = createStore();
    const before = process.getActiveResourcesInfo();
    store.start();
    expect(process.getActiveResourcesInfo()).toEqual(before);
    store.stop();
  });
});
