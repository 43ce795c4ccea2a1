import { describe, expect, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import {
  type LimitDefinition,
  limitFaults,
  MemoryLimitStore,
  perDay,
  perHour,
  perMinute,
  perSecond,
  resolveLimit,
} from '../../src/limits/index.ts';
import { covers } from '../support/covers.ts';

const messages = (value: unknown): string[] =>
  limitFaults('limits.auth', value).map(({ field, message }) => `${field}: ${message}`);

describe('limit definition', () => {
  test('the builders name the window', () => {
    covers('L1');
    expect([perSecond(1), perMinute(5), perHour(200), perDay(1000)]).toEqual([
      { limit: 1, windowSeconds: 1 },
      { limit: 5, windowSeconds: 60 },
      { limit: 200, windowSeconds: 3600 },
      { limit: 1000, windowSeconds: 86_400 },
    ]);
    expect(perMinute(5, { per: 'account', shared: true })).toEqual({
      limit: 5,
      windowSeconds: 60,
      per: 'account',
      shared: true,
    });
  });

  test('what is left out is filled in', () => {
    expect(resolveLimit('limits.auth', perMinute(5))).toEqual({
      limit: 5,
      windowSeconds: 60,
      per: 'client',
      onStoreFailure: 'local',
      shared: false,
    });
  });

  test.each([1, 16, 17, 1_000_000])('a limit of %i can be used', (limit) => {
    expect(messages(perDay(limit))).toEqual([]);
  });

  test.each([
    0,
    -1,
    1.5,
    1_000_001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '5',
    undefined,
    null,
    5n,
  ])('a limit of %s is an error, not "no limit"', (limit) => {
    const definition = { limit, windowSeconds: 60 } as unknown as LimitDefinition;
    expect(messages(definition)).toEqual([
      limit === undefined
        ? 'limits.auth.limit: expected a value, got none'
        : expect.stringMatching(
            /^limits\.auth\.limit: expected a whole number of requests from 1 to 1000000, got/,
          ),
    ]);
    const store = new MemoryLimitStore({ maxKeyCount: 1000 });
    const prepare = (): unknown => store.prepare({ name: 'auth', rule: 'POST /', definition });
    expect(prepare).toThrow(SeaworthyError);
    expect(() => resolveLimit('limits.auth', definition)).toThrow(SeaworthyError);
  });

  test('all faults are listed at once, with the nearest known key', () => {
    const value = { limit: 0, windowSeconds: 604_801, per: 'ip', onStoreFailure: 1, window: 60 };
    expect(limitFaults('limits.auth', { ...value, shraed: true })).toEqual([
      expect.objectContaining({ field: 'limits.auth.limit' }),
      expect.objectContaining({ field: 'limits.auth.windowSeconds' }),
      {
        field: 'limits.auth.per',
        message: "expected 'client' or 'user' or 'key' or 'account' or 'global', got 'ip'",
      },
      expect.objectContaining({ field: 'limits.auth.onStoreFailure' }),
      { field: 'limits.auth.window', message: expect.stringContaining('expected one of') },
      expect.objectContaining({ field: 'limits.auth.shraed', remedy: "Did you mean 'shared'?" }),
    ]);
  });

  test.each([undefined, null, 5, 'perMinute(5)', [perMinute(5)]])('%s is no limit', (value) => {
    expect(messages(value)).toEqual([
      expect.stringMatching(/^limits\.auth: expected an object, got/),
    ]);
  });

  test.each([
    [{ name: '' }, /printable ASCII/],
    [{ name: 'ü' }, /printable ASCII/],
    [{ name: 'a\nb' }, /printable ASCII/],
    [{ name: 'a'.repeat(65) }, /printable ASCII/],
    [{ weight: 0 }, /weight: expected a whole number from 1 to the limit, got 0/],
    [{ weight: 6 }, /weight: expected a whole number from 1 to the limit, got 6/],
  ])('a use with %j is refused', (use, message) => {
    const store = new MemoryLimitStore({ maxKeyCount: 1000 });
    const whole = { name: 'auth', rule: 'POST /login', definition: perMinute(5), ...use };
    expect(() => store.prepare(whole)).toThrow(message);
  });

  test('one bucket has one definition', () => {
    const store = new MemoryLimitStore({ maxKeyCount: 1000 });
    const use = { name: 'auth', rule: 'POST /login', definition: perMinute(5) };
    store.prepare(use);
    expect(() => store.prepare(use)).not.toThrow();
    expect(() => store.prepare({ ...use, rule: 'GET /', definition: perMinute(6) })).not.toThrow();
    expect(() => store.prepare({ ...use, definition: perMinute(6) })).toThrow(/one definition/);
  });

  test.each([0, 999, 10_000_001, 1.5])('room for %d keys is refused', (maxKeyCount) => {
    expect(() => new MemoryLimitStore({ maxKeyCount })).toThrow(/maxKeyCount: expected/);
  });
});
