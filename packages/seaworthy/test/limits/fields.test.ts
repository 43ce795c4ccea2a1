import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createLimitState,
  LimitFields,
  type LimitSubject,
  limitRefusal,
  MemoryLimitStore,
  type PreparedLimit,
  perMinute,
} from '../../src/limits/index.ts';
import { covers } from '../support/covers.ts';
import { DrivenClock } from './driven-clock.ts';
import { parseItemList } from './structured-fields.ts';

interface Setup {
  readonly limit: number;
  readonly name?: string;
  readonly per?: LimitSubject;
  readonly shared?: boolean;
}

function createRule(...setups: readonly Setup[]) {
  const clock = new DrivenClock();
  const store = new MemoryLimitStore({ maxKeyCount: 1000, clock });
  const limits = setups.map(({ limit, name = `limit-${limit}`, per = 'client', shared = false }) =>
    store.prepare({ name, rule: 'POST /login', definition: perMinute(limit, { per, shared }) }),
  );
  const fields = new LimitFields(limits);
  const states = limits.map(createLimitState);
  const subjects = limits.map(() => 'alice');
  const take = () => {
    const admitted = store.take(limits, subjects, states);
    return { admitted, told: asMap(fields.flat(states)), refusal: limitRefusal(states) };
  };
  return { clock, store, limits, states, fields, take };
}

function asMap(flat: readonly string[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (let index = 0; index < flat.length; index += 2) {
    expect(map.has(flat[index] ?? '')).toBe(false);
    map.set(flat[index] ?? '', flat[index + 1] ?? '');
  }
  return map;
}

const parametersOf = (field: string | undefined, at = 0): Record<string, unknown> =>
  Object.fromEntries(parseItemList(field ?? '')[at]?.parameters ?? []);

describe('limit fields', () => {
  test('both fields are lists of strings with integer parameters', () => {
    covers('L2', 'A-RL-07');
    const { take } = createRule({ limit: 5, name: 'auth' }, { limit: 300, name: 'default' });
    const { told } = take();
    const policies = parseItemList(told.get('RateLimit-Policy') ?? '');
    expect(policies.map(({ value }) => value)).toEqual(['auth', 'default']);
    expect(parametersOf(told.get('RateLimit-Policy'))).toMatchObject({ q: 5, w: 60 });
    expect(parametersOf(told.get('RateLimit-Policy'), 1)).toMatchObject({ q: 300, w: 60 });
    const [item, ...more] = parseItemList(told.get('RateLimit') ?? '');
    expect(more).toEqual([]);
    expect(item?.value).toBe('auth');
    expect(parametersOf(told.get('RateLimit'))).toMatchObject({ r: 4, t: 60 });
    expect(Object.fromEntries(told)).toMatchObject({
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '4',
      'X-RateLimit-Reset': '60',
    });
    expect(told.has('Retry-After')).toBe(false);
  });

  test('the partition key is the same bytes in both fields, another for each rule', () => {
    covers('A-RL-07');
    const { store, fields, take } = createRule({ limit: 5, name: 'auth' });
    const key = parametersOf(fields.policy)['pk'];
    expect(key).toBeInstanceOf(Uint8Array);
    expect(parametersOf(take().told.get('RateLimit'))['pk']).toEqual(key);
    const use = { name: 'auth', definition: perMinute(5) };
    const other = new LimitFields([store.prepare({ ...use, rule: 'GET /' })]);
    expect(parametersOf(other.policy)['pk']).not.toEqual(key);
    const shared = createRule({ limit: 5, shared: true });
    expect(parametersOf(shared.fields.policy)).toEqual({ q: 5, w: 60 });
    expect(parametersOf(shared.take().told.get('RateLimit'))).toEqual({ r: 4, t: 60 });
  });

  test('a refusal says when to come back, in the field, the text and the problem', () => {
    covers('L2', 'A-RL-07');
    const { clock, take } = createRule({ limit: 1, name: 'auth' });
    take();
    clock.advance(18_001);
    const { admitted, told, refusal } = take();
    expect(admitted).toBe(false);
    expect(told.get('Retry-After')).toBe('42');
    expect(parametersOf(told.get('RateLimit'))).toMatchObject({ r: 0, t: 42 });
    expect(refusal).toEqual({
      retryAfterSeconds: 42,
      detail: 'Rate limit exceeded. Try again in 42 seconds.',
      type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
      violatedPolicies: ['auth'],
    });
  });

  test('the limit nearest to refusal is told: of those that refuse, the longest', () => {
    const { clock, store, limits, take } = createRule({ limit: 3 }, { limit: 30 }, { limit: 40 });
    const named = () => parseItemList(take().told.get('RateLimit') ?? '')[0]?.value;
    expect(named()).toBe('limit-3');
    const [, middle, large] = limits;
    if (middle !== undefined) store.charge(middle, 'alice', 28);
    expect(named()).toBe('limit-30');
    clock.advance(30_000);
    if (large !== undefined) store.charge(large, 'alice', 40);
    expect(named()).toBe('limit-40');
    clock.advance(35_000);
    expect(named()).toBe('limit-40');
    clock.advance(30_000);
    expect(named()).toBe('limit-3');
  });

  test.each(['account', 'global'] as const)('a limit per %s is never told', (per) => {
    const { clock, store, limits, take } = createRule(
      { limit: 2, name: 'secret', per },
      { limit: 10, name: 'open' },
    );
    const [secret] = limits;
    if (secret !== undefined) store.charge(secret, 'alice', 1);
    const first = take();
    expect([...first.told].flat().join()).not.toContain('secret');
    expect(parametersOf(first.told.get('RateLimit'))).toMatchObject({ r: 9 });
    clock.advance(20_000);
    const { admitted, told, refusal } = take();
    expect(admitted).toBe(false);
    expect([...told].flat().join()).not.toContain('secret');
    expect(refusal.violatedPolicies).toEqual([]);
    // When the account's other requests came is nobody's business: the whole window it is.
    const wait = per === 'account' ? 60 : 40;
    expect(told.get('Retry-After')).toBe(String(wait));
    expect(refusal.detail).toBe(`Rate limit exceeded. Try again in ${wait} seconds.`);
  });

  test('Retry-After never comes before the end of the window that is told beside it', () => {
    covers('A-RL-07');
    const { clock, take } = createRule({ limit: 1, per: 'global' }, { limit: 100, name: 'open' });
    take();
    clock.advance(20_000);
    const { told } = take();
    // The service's limit would admit in 40 seconds; the other gives back its first unit in 45.
    expect(parametersOf(told.get('RateLimit'))).toMatchObject({ r: 99, t: 45 });
    expect(told.get('Retry-After')).toBe('45');
  });

  test('with nothing to tell there are no fields', () => {
    const { fields, states, take } = createRule({ limit: 2, per: 'account' });
    expect(fields.flat(states)).toEqual([]);
    expect([...take().told]).toEqual([]);
    expect(new LimitFields([]).flat([])).toEqual([]);
  });

  test('any name and any history give fields that parse, with Retry-After no less than t', () => {
    covers('A-RL-07');
    const names = fc.string({
      unit: fc.constantFrom(...' !"#\\;=,:~azAZ09-_'),
      minLength: 1,
      maxLength: 12,
    });
    const limits = fc.uniqueArray(
      fc.record({ limit: fc.integer({ min: 1, max: 40 }), name: names }),
      {
        minLength: 1,
        maxLength: 3,
        selector: ({ name }) => name,
      },
    );
    const pauses = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(limits, pauses, (setups, waits) => {
        const { clock, take } = createRule(...setups);
        for (const wait of waits) {
          clock.advance(wait);
          const { admitted, told } = take();
          const policies = parseItemList(told.get('RateLimit-Policy') ?? '');
          expect(policies.map(({ value }) => value)).toEqual(setups.map(({ name }) => name));
          const [item] = parseItemList(told.get('RateLimit') ?? '');
          expect(setups.map(({ name }) => name)).toContain(item?.value);
          const { r, t } = parametersOf(told.get('RateLimit'));
          expect(told.get('X-RateLimit-Remaining')).toBe(String(r));
          expect(told.has('Retry-After')).toBe(!admitted);
          if (!admitted) {
            expect(Number(told.get('Retry-After'))).toBeGreaterThanOrEqual(Number(t));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('numbers beyond those at hand are written in full', () => {
    const [limit, windowSeconds] = [1_000_000, 604_800];
    const store = new MemoryLimitStore({ maxKeyCount: 1000, clock: new DrivenClock() });
    const prepared: PreparedLimit = store.prepare({
      name: 'week',
      rule: 'GET /',
      definition: { limit, windowSeconds },
    });
    const states = [createLimitState()];
    store.take([prepared], ['alice'], states);
    const told = asMap(new LimitFields([prepared]).flat(states));
    expect(parametersOf(told.get('RateLimit'))).toMatchObject({ r: 999_999, t: 655_200 });
    expect(told.get('X-RateLimit-Limit')).toBe('1000000');
  });
});

describe('the parser of these tests', () => {
  test.each(['"a', 'a b', '"a";q=1.5', '"a";Q=1', '"a",', '"a";;r=1', '"é"', '"a";pk=:*:'])(
    'refuses %s',
    (text) => {
      expect(() => parseItemList(text)).toThrow(SyntaxError);
    },
  );
});
