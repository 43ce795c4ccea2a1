import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArrayText } from '../../src/database/array-text.ts';
import { columnParser } from '../../src/database/columns.ts';
import type { SqlValue } from '../../src/database/index.ts';
import { json } from '../../src/database/index.ts';
import { encodeValues } from '../../src/database/values.ts';

class Other {}

test.each<[SqlValue, string | null]>([
  ['text', 'text'],
  [-1.5, '-1.5'],
  [9007199254740993n, '9007199254740993'],
  [true, 'true'],
  [null, null],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Uint8Array([0, 255]), '\\x00ff'],
  [[1, null, [2]], '{"1",NULL,{"2"}}'],
  [['a"b\\c', 'NULL', ''], '{"a\\"b\\\\c","NULL",""}'],
  [[new Uint8Array([1])], '{"\\\\x01"}'],
  [{ a: [1] }, '{"a":[1]}'],
  [json([1, 'x']), '[1,"x"]'],
  [json('x'), '"x"'],
])('%# is sent as text', (value, text) => {
  expect(encodeValues([value])).toEqual([text]);
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['an instance of Other', new Other()],
  ['an instance of Map', new Map()],
  ['an invalid Date', new Date(Number.NaN)],
  ['function', () => 1],
  ['a value that JSON cannot hold', { big: 1n }],
])('refuses %s and names the parameter alone', (got, value) => {
  const act = () => encodeValues(['fine', value as SqlValue]);
  expect(act).toThrow(`values[1]: expected`);
  expect(act).toThrow(`got ${got}`);
});

type Nested = readonly (string | null | Nested)[];

test('an array is read back as it was sent', () => {
  const item = fc.option(fc.string({ unit: 'binary' }), { nil: null });
  const { nested } = fc.letrec<{ nested: Nested }>((tie) => ({
    nested: fc.array(fc.oneof({ depthSize: 'small' }, item, tie('nested')), { maxLength: 5 }),
  }));
  fc.assert(
    fc.property(nested, (values) => {
      const [text] = encodeValues([values]);
      expect(parseArrayText(text ?? '', String)).toEqual(values);
    }),
  );
});

describe('columns', () => {
  test.each<[number, string, unknown]>([
    [20, '9007199254740991', 9007199254740991],
    [20, '9007199254740993', '9007199254740993'],
    [20, '-9223372036854775808', '-9223372036854775808'],
    [1700, '1.10', '1.10'],
    [1082, '2026-11-21', '2026-11-21'],
    [1184, '2026-11-21 04:05:06.789123+00', new Date('2026-11-21T04:05:06.789Z')],
    [1184, '2026-11-21 04:05:06+05:30', new Date('2026-11-20T22:35:06Z')],
    [1184, '2026-11-21 04:05:06.5-03', new Date('2026-11-21T07:05:06.5Z')],
    [1184, '12026-11-21 04:05:06+00', new Date('+012026-11-21T04:05:06Z')],
    [1184, '0099-01-01 00:00:00+00', new Date('0099-01-01T00:00:00Z')],
    [1184, 'infinity', new Date(8.64e15)],
    [17, '\\x00ff', new Uint8Array([0, 255])],
    [3802, '{"a":null}', { a: null }],
    [1016, '[0:1]={1,NULL}', [1, null]],
    [1009, '{}', []],
    [99999, 'as it is', 'as it is'],
  ])('type %i reads %j', (oid, text, value) => {
    expect(columnParser(oid)(text)).toEqual(value);
  });
});
