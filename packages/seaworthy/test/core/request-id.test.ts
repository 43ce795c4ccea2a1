import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRequestIds, safeRequestId } from '../../src/core/request-id.ts';
import { covers } from '../support/covers.ts';

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('request ids', () => {
  test('are version 4 UUIDs, each one different', () => {
    covers('O1');
    const next = createRequestIds();
    const ids = Array.from({ length: 5000 }, next);
    expect(ids.filter((id) => !UUID4.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('print the pool byte for byte, apart from version and variant', () => {
    const next = createRequestIds((pool) => pool.set(Array.from(pool, (_, index) => index)));
    expect(next()).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
    expect(next()).toBe('10111213-1415-4617-9819-1a1b1c1d1e1f');
  });

  test('use each random byte once: 256 ids a refill', () => {
    let refillCount = 0;
    const next = createRequestIds(() => (refillCount += 1));
    for (let index = 0; index < 256; index += 1) next();
    expect(refillCount).toBe(1);
    next();
    expect(refillCount).toBe(2);
  });

  test('every bit but the six fixed ones varies', () => {
    const next = createRequestIds();
    const seen = Array.from({ length: 36 }, () => new Set<string>());
    for (let index = 0; index < 2000; index += 1) {
      for (const [place, digit] of [...next()].entries()) seen[place]?.add(digit);
    }
    const kinds = seen.map((digits) => digits.size);
    expect(kinds.filter((size) => size === 16)).toHaveLength(30);
    expect([kinds[14], kinds[19]]).toEqual([1, 4]);
  });
});

describe("a caller's id", () => {
  test.each([['abc'], ['a1b2c3d4-5678-90ab-cdef-1234567890ab'], ['A.b_C-9'], ['x'.repeat(128)]])(
    '%s is kept',
    (id) => {
      expect(safeRequestId(id)).toBe(id);
    },
  );

  test.each([
    ['nothing', ''],
    ['too long', 'x'.repeat(129)],
    ['10 KB', 'x'.repeat(10_240)],
    ['CRLF', 'a\r\nSet-Cookie: b'],
    ['a final line end', 'abc\n'],
    ['HTML', '<script>alert(1)</script>'],
    ['a space', 'a b'],
    ['two values joined', 'a, b'],
    ['a letter beyond ASCII', 'ä'],
    ['NUL', 'a\0'],
    ['a quote', 'a"b'],
    ['a slash', '../x'],
  ])('%s is replaced', (_, id) => {
    covers('O1', 'A-TR-02');
    expect(safeRequestId(id)).toBeUndefined();
  });

  test('is kept exactly when each character is allowed, by a second implementation', () => {
    const allowed = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (id) => {
        const units = id.split('');
        const good = units.length >= 1 && units.length <= 128 && units.every((u) => allowed.has(u));
        expect(safeRequestId(id)).toBe(good ? id : undefined);
      }),
    );
    expect(safeRequestId(undefined)).toBeUndefined();
  });
});
