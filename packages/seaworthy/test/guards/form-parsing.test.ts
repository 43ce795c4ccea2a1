import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMediaType } from '../../src/guards/forms/media-type.ts';
import { parseUrlencoded } from '../../src/guards/forms/urlencoded.ts';

const LIMITS = { maxCount: 100, maxBytes: 65_536 };

function parse(text: string | Uint8Array, limits = LIMITS) {
  return parseUrlencoded(typeof text === 'string' ? Buffer.from(text) : text, limits);
}

describe('a urlencoded form', () => {
  test.each([
    ['nothing', '', {}],
    ['one', 'a=1', { a: '1' }],
    ['two', 'a=1&b=2', { a: '1', b: '2' }],
    ['a name that comes again', 'a=1&b=2&a=3&a=', { a: ['1', '3', ''], b: '2' }],
    ['no value', 'a&b=', { a: '', b: '' }],
    ['plus and percent', 'a+b=c+d%20e%2B', { 'a b': 'c d e+' }],
    ['equals signs', 'a=b=c', { a: 'b=c' }],
    ['empty pairs', '&&a=1&&', { a: '1' }],
    ['UTF-8, encoded and not', 'a=%C3%A9é', { a: 'éé' }],
    ['lower-case hex', 'a=%c3%a9', { a: 'é' }],
    ['line ends', 'a=1%0D%0A2', { a: '1\r\n2' }],
    ['names of methods', 'toString=1&hasOwnProperty=2', { toString: '1', hasOwnProperty: '2' }],
    [
      'near a prototype',
      'proto=1&__proto=2&constructors=3',
      { proto: '1', __proto: '2', constructors: '3' },
    ],
    ['a name of 100 bytes', `${'a'.repeat(100)}=1`, { ['a'.repeat(100)]: '1' }],
  ])('%s', (_name, text, expected) => {
    const fields = parse(text);
    expect(typeof fields === 'string' ? fields : { ...fields }).toEqual(expected);
    if (typeof fields !== 'string') expect(Object.getPrototypeOf(fields)).toBeNull();
  });

  test.each([
    ['%', 'a=%'],
    ['%Z', 'a=%Z'],
    ['%ZZ', 'a=%ZZ'],
    ['%ZZ in a name', '%ZZ=a'],
    ['%u0041', 'a=%u0041'],
    ['half a character', 'a=%C3'],
    ['an overlong slash', 'a=%C0%AF'],
    ['a surrogate', 'a=%ED%A0%80'],
    ['NUL', 'a=b%00c'],
    ['no name', '=a'],
    ['a control character in a name', 'a%0Ab=1'],
    ['a name of 101 bytes', `${'a'.repeat(101)}=1`],
    ['a name of 102 bytes in 51 characters', `${'é'.repeat(51)}=1`],
    ['__proto__', '__proto__=1'],
    ['__proto__, encoded', '%5F_proto__=1'],
    ['__proto__, nested', 'a[__proto__][b]=1'],
    ['__proto__, dotted', 'a.__proto__.b=1'],
    ['constructor', 'constructor=1'],
    ['constructor, nested', 'a[constructor][prototype][b]=1'],
  ])('%s is malformed', (_name, text) => {
    expect(parse(text)).toBe('malformed');
  });

  test('octets that are no UTF-8 are malformed', () => {
    expect(parse(Uint8Array.of(0x61, 0x3d, 0xff))).toBe('malformed');
    expect(parse(Buffer.from('a=\xe9', 'latin1'))).toBe('malformed');
  });

  test('100 fields are taken, 101 are not', () => {
    const fields = (count: number) => Array.from({ length: count }, () => 'a=1').join('&');
    expect(parse(fields(100))).toMatchObject({ a: expect.any(Array) });
    expect(parse(fields(101))).toBe('too-many');
    expect(parse('a=123456789', { maxCount: 100, maxBytes: 10 })).not.toBe('too-large');
    expect(parse('a=1234567890', { maxCount: 100, maxBytes: 10 })).toBe('too-large');
  });

  test('reads what browsers write as URLSearchParams does', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 });
    const value = fc.string({ unit: 'grapheme', maxLength: 20 });
    const usable = name.filter((one) => !/\p{Cc}|__proto__|prototype|constructor/u.test(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(usable, value), { maxLength: 10 }), (pairs) => {
        const clean = pairs.map(([one, text]): [string, string] => [
          one,
          text.replaceAll('\0', ''),
        ]);
        const text = new URLSearchParams(clean).toString();
        const expected = new Map<string, string[]>();
        for (const [key, item] of new URLSearchParams(text)) {
          expected.set(key, [...(expected.get(key) ?? []), item]);
        }
        const fields = parse(text);
        const got = Object.entries(fields).map(([key, item]) => [key, [item].flat()]);
        expect(new Map(got as [string, string[]][])).toEqual(expected);
      }),
    );
  });

  test('never throws, and never takes what URLSearchParams would repair', () => {
    const octets = fc.stringMatching(/^[a=&%+0-9C3é]{0,20}$/);
    fc.assert(
      fc.property(octets, (text) => {
        const fields = parse(text);
        if (typeof fields === 'string') return;
        const repaired = [...new URLSearchParams(text)].flat().join('');
        expect(repaired).not.toContain('\ufffd');
        expect(Object.keys(fields)).toEqual(
          expect.arrayContaining([...new URLSearchParams(text).keys()]),
        );
      }),
    );
  });
});

describe('a media type', () => {
  const multipart = (boundary: string) => ({ kind: 'multipart', boundary });
  test.each([
    ['application/x-www-form-urlencoded', { kind: 'urlencoded' }],
    ['Application/X-WWW-Form-Urlencoded ; charset=UTF-8', { kind: 'urlencoded' }],
    ['application/x-www-form-urlencoded;', { kind: 'urlencoded' }],
    ['application/x-www-form-urlencoded; charset=iso-8859-1', { kind: 'other' }],
    ['application/x-www-form-urlencoded; charset', { kind: 'other' }],
    ['application/x-www-form-urlencodedx', { kind: 'other' }],
    ['application/json', { kind: 'other' }],
    ['text/plain', { kind: 'other' }],
    ['multipart/mixed; boundary=x', { kind: 'other' }],
    ['', { kind: 'other' }],
    [
      'multipart/form-data; boundary=----WebKitFormBoundaryAbC',
      multipart('----WebKitFormBoundaryAbC'),
    ],
    ['multipart/form-data; boundary="a b"', multipart('a b')],
    ['multipart/form-data; charset=utf-8; boundary=x', multipart('x')],
    [`multipart/form-data; boundary=${'x'.repeat(70)}`, multipart('x'.repeat(70))],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, { kind: 'malformed' }],
    ['multipart/form-data', { kind: 'malformed' }],
    ['multipart/form-data; boundary=', { kind: 'malformed' }],
    ['multipart/form-data; boundary=""', { kind: 'malformed' }],
    ['multipart/form-data; boundary="a "', { kind: 'malformed' }],
    ['multipart/form-data; boundary="a\\"b"', { kind: 'malformed' }],
    ['multipart/form-data; boundary=a; boundary=b', { kind: 'malformed' }],
    ['multipart/form-data; boundary=a; BOUNDARY=a', { kind: 'malformed' }],
    ['multipart/form-data; boundary=é', { kind: 'malformed' }],
  ])('%s', (contentType, expected) => {
    expect(readMediaType(contentType)).toEqual(expected);
  });
});
