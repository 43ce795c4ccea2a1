import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskUrl, SecretList, SecretUrl, SecretValue } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';

/** Every way a value is likely to end up as text. */
function printings(value: object): string[] {
  const error = new Error(`refused ${value}`, { cause: value });
  return [
    String(value),
    `${value}`,
    `a ${value} b`,
    value.toString(),
    value.toLocaleString(),
    JSON.stringify(value) ?? '',
    JSON.stringify({ deep: [{ value }] }),
    JSON.stringify({ ...value }),
    inspect(value),
    inspect({ deep: { deeper: [value] } }, { depth: null }),
    inspect(value, { showHidden: true, depth: null, getters: true }),
    inspect(value, { customInspect: false, showHidden: true, depth: null, getters: true }),
    inspect(new Map([[value, value]]), { depth: null }),
    inspect(structuredClone(value), { showHidden: true, depth: null }),
    inspect({ ...value }, { showHidden: true, depth: null }),
    inspect(Object.entries(value), { depth: null }),
    format('%s %o %O %j %d', value, value, value, value, value),
    inspect(error, { depth: null, showHidden: true }),
    error.stack ?? '',
    [value].join(),
  ];
}

const canary = fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/).map((text) => `c4n4ry${text}`);

describe('a secret', () => {
  test('prints as nothing but [secret], however it is printed', () => {
    covers('S9', 'A-SE-01');
    const print = (text: string): void => {
      const value = new SecretValue(text, 'explicit');
      const list = new SecretList([value, new SecretValue(`${text}2`, 'file')]);
      for (const printed of [...printings(value), ...printings(list)]) {
        expect(printed).not.toContain(text);
      }
      expect(`${value} ${list}`).toBe('[secret] [secret]');
      expect(JSON.stringify({ value, list })).toBe('{"value":"[secret]","list":"[secret]"}');
    };
    fc.assert(fc.property(canary, print), { numRuns: 50 });
  });

  test('is given by reveal alone', () => {
    const value = new SecretValue('tøp', 'file');
    expect(value.reveal()).toBe('tøp');
    expect(value.length).toBe(3);
    expect(value.provenance).toBe('file');
    expect(Object.keys(value)).toEqual([]);
  });

  test('equals the same text alone', () => {
    const same = (left: string, right: string): void => {
      const value = new SecretValue(left, 'explicit');
      expect(value.equals(right)).toBe(left === right);
      expect(value.equals(left)).toBe(true);
    };
    fc.assert(fc.property(fc.string(), fc.string(), same), { numRuns: 50 });
  });

  test.each(['', 'secre', 'secret ', 'Secret', 'secret\0'])('does not equal %j', (other) => {
    expect(new SecretValue('secret', 'explicit').equals(other)).toBe(false);
  });

  test('in a list: the first signs, all verify', () => {
    const [first, second] = [new SecretValue('new', 'file'), new SecretValue('old', 'file')];
    const list = new SecretList([first, second]);
    expect(list.current).toBe(first);
    expect(list.all).toEqual([first, second]);
    expect(list.provenance).toBe('file');
  });
});

describe('a URL with a password', () => {
  test('prints without it, however it is printed', () => {
    covers('S9');
    const print = (text: string): void => {
      const url = `postgres://role:${text}@db.internal:5432/name?sslmode=require&password=${text}`;
      const value = new SecretUrl(url, 'explicit');
      for (const printed of printings(value)) expect(printed).not.toContain(text);
      expect(value.reveal()).toBe(url);
      expect(value.revealPassword()).toBe(text);
      expect(`${value}`).toBe(
        'postgres://role:[secret]@db.internal:5432/name?sslmode=require&password=[secret]',
      );
    };
    fc.assert(fc.property(canary, print), { numRuns: 30 });
  });

  test.each([
    ['pglite://.data/database', 'pglite://.data/database'],
    ['pglite://my files/db', 'pglite://my files/db'],
    ['postgres://role@host/name', 'postgres://role@host/name'],
    ['https://publickey@errors.test/1', 'https://[secret]@errors.test/1'],
    [
      'https://host.test/x?token=abc&page=2#abc',
      'https://host.test/x?token=[secret]&page=2#[secret]',
    ],
    ['https://host.test/x?api%5Fkey=abc', 'https://host.test/x?api%5Fkey=[secret]'],
    ['postgres://role:12/34@host/name', 'postgres://[secret]'],
    ['postgres://role:#34@host/name', 'postgres://[secret]'],
    ['postgres://role:?34@host/name', 'postgres://[secret]'],
    ['postgres://role:pa/ss@host/name', '[secret]'],
    ['role:pass@host/name', '[secret]'],
    ['mailto:role@host', '[secret]'],
    ['hunter2', '[secret]'],
    ['', '[secret]'],
  ])('%s is shown as %s', (url, shown) => {
    expect(maskUrl(url)).toBe(shown);
  });
});
