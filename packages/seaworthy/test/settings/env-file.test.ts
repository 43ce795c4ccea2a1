import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEnvLine, parseEnvFile } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';

const NAME = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/);

/** Any text but control characters; tab and line ends among it. */
const VALUE = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => text.replace(/[^\P{Cc}\t\n\r]/gu, ''));

const SPECIAL = fc
  .array(
    fc.constantFrom('\n', '\r', '\t', '"', "'", '\\', '$', '${', '}', '#', ' #', ' ', '=', 'a'),
  )
  .map((parts) => parts.join(''));

/** `$` and `{B}`, which no parser of ours expands. */
const VARIABLE = ['$', '{B}'].join('');

function readOne(rest: string): string | undefined {
  return parseEnvFile(`NAME=${rest}`).values.get('NAME');
}

describe('an env file', () => {
  test('gives back what was written into it', () => {
    covers('S6');
    const pairs = fc.dictionary(NAME, fc.oneof(VALUE, SPECIAL), {
      maxKeys: 6,
      noNullPrototype: true,
    });
    const roundTrip = (values: Record<string, string>, ending: string): void => {
      const lines = Object.entries(values).map(([name, value]) => formatEnvLine(name, value));
      const parsed = parseEnvFile(lines.join(ending));
      expect(parsed.faults).toEqual([]);
      expect(Object.fromEntries(parsed.values)).toEqual(values);
    };
    fc.assert(fc.property(pairs, fc.constantFrom('\n', '\r\n', '\n\n# comment\n'), roundTrip), {
      numRuns: 300,
    });
  });

  test('never throws, and names a line that is there, whatever it holds', () => {
    const parse = (content: string): void => {
      const lines = content.split(/\r?\n/).length;
      for (const { line } of parseEnvFile(content).faults) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines);
      }
    };
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), SPECIAL), parse));
  });

  test.each([
    ['', ''],
    ['value', 'value'],
    ['value   ', 'value'],
    ['a b', 'a b'],
    ['a=b', 'a=b'],
    ['a#b', 'a#b'],
    ['a #b', 'a'],
    [' # only a comment', ''],
    ['# only a comment', ''],
    ['pa$$word', 'pa$$word'],
    ['a\\nb', 'a\\nb'],
    ["it's", "it's"],
    [`'a # \\n "${VARIABLE}" '`, `a # \\n "${VARIABLE}" `],
    ["'a' # comment", 'a'],
    ['"a # b"', 'a # b'],
    ['"a\\n\\t\\"\\\\\\$"', 'a\n\t"\\$'],
    [`"\\${VARIABLE}"`, VARIABLE],
    ["''", ''],
    ['""', ''],
  ])('reads NAME=%s as %j', (rest, value) => {
    expect(readOne(rest)).toBe(value);
  });

  test.each([
    ['NAME', 'no `=`'],
    ['NAME: value', 'no `=`'],
    ['export NAME=value', '`export`'],
    ['NAME =value', 'white space around the name'],
    [' NAME=value', 'white space around the name'],
    ['NAME= value', 'a space'],
    ['name=value', 'upper case'],
    ['1NAME=value', 'upper case'],
    ['NA-ME=value', 'upper case'],
    ['=value', 'upper case'],
    ["NAME='value", "closing '"],
    ['NAME="value', 'closing "'],
    ['NAME="value\\"', 'closing "'],
    ["NAME='a'b", 'nothing behind'],
    ['NAME="a"b', 'nothing behind'],
    ["NAME='a'#b", 'nothing behind'],
    ['NAME="a\\qb"', 'another escape'],
    [`NAME=${VARIABLE}`, 'not expanded'],
    [`NAME="${VARIABLE}"`, 'not expanded'],
    ['NAME=a\0b', 'control characters'],
    ['NAME=a\rb', 'control characters'],
  ])('refuses %j', (row, told) => {
    covers('S6');
    const { values, faults } = parseEnvFile(`# first\n${row}\n`);
    expect([...values]).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.line).toBe(2);
    expect(faults[0]?.message).toContain(told);
    expect(faults[0]?.message).not.toContain('value"');
  });

  test('refuses a name twice, and keeps the first', () => {
    const { values, faults } = parseEnvFile('A=1\nB=2\nA=3\n');
    expect([...values]).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(faults).toEqual([{ line: 3, message: 'expected A once, got it on line 1 too' }]);
  });

  test('lists every fault, and none with a value', () => {
    const { faults } = parseEnvFile(`c4n4ry\nA='c4n4ry\nc4n4ry=1\nB=c4n4ry${VARIABLE}\n`);
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(faults)).not.toContain('c4n4ry');
  });

  test('may begin with a byte order mark', () => {
    expect([...parseEnvFile('\uFEFFA=1').values]).toEqual([['A', '1']]);
  });

  test('is read in time that grows with its length alone', () => {
    const startedMs = performance.now();
    parseEnvFile(`A=${' '.repeat(250_000)}#`);
    parseEnvFile(`A="${'\\a'.repeat(120_000)}`);
    parseEnvFile(`A=${'#'.repeat(250_000)}`);
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  test('cannot hold other control characters', () => {
    expect(() => formatEnvLine('A', 'a\0b')).toThrow(RangeError);
  });
});
