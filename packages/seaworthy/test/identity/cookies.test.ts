import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AMBIGUOUS,
  cookieName,
  findCookie,
  putCookie,
  serialiseCookie,
} from '../../src/core/cookies.ts';
import { covers } from '../support/covers.ts';

describe('findCookie', () => {
  test.each([
    ['no field', undefined, undefined],
    ['empty field', '', undefined],
    ['alone', 'session=abc', 'abc'],
    ['first of two', 'session=abc; other=1', 'abc'],
    ['last of two', 'other=1; session=abc', 'abc'],
    ['without a blank', 'other=1;session=abc', 'abc'],
    ['blanks around', ' other=1;  session = abc ; x=y', 'abc'],
    ['empty value', 'session=', ''],
    ['an equals sign in the value', 'session=a=b', 'a=b'],
    ['quotes stay', 'session="abc"', '"abc"'],
    ['a longer name', 'session2=abc', undefined],
    ['a longer name on the left', 'mysession=abc', undefined],
    ['another case', 'Session=abc', undefined],
    ['the name as a value', 'other=session=abc', undefined],
    ['the name without a value', 'session; other=1', undefined],
    ['inside quotes of another', 'other="; session=abc"', 'abc"'],
    ['twice', 'session=abc; session=def', AMBIGUOUS],
    ['twice alike', 'session=abc; session=abc', AMBIGUOUS],
    ['twice, once with a blank before the equals sign', 'session=abc; session =def', AMBIGUOUS],
    ['twice, once empty', 'session=; session=abc', AMBIGUOUS],
    ['at most 4096 bytes', `session=${'a'.repeat(4088)}`, 'a'.repeat(4088)],
    ['more than 4096 bytes', `session=${'a'.repeat(4089)}`, AMBIGUOUS],
    ['a long neighbour', `other=${'a'.repeat(5000)}; session=abc`, 'abc'],
    ['100 cookies', `${'a=1; '.repeat(99)}session=abc`, 'abc'],
    ['101 cookies', `${'a=1; '.repeat(100)}session=abc`, AMBIGUOUS],
  ])('%s', (_name, header, expected) => {
    expect(findCookie(header, 'session')).toBe(expected);
  });

  test('agrees with taking the whole field apart', () => {
    covers('A-CS-04');
    const name = fc.constantFrom('session', 'session2', 'sess', 'x', ' session', '');
    const value = fc.stringMatching(/^[a-z=" ]{0,6}$/);
    const field = fc.array(fc.tuple(name, value), { maxLength: 8 });
    fc.assert(
      fc.property(field, (pairs) => {
        const header = pairs.map(([one, text]) => `${one}=${text}`).join(';');
        expect(findCookie(header, 'session')).toBe(naiveFind(header, 'session'));
      }),
    );
  });
});

function naiveFind(header: string, name: string): string | undefined | typeof AMBIGUOUS {
  const values = header
    .split(';')
    .map((pair) => pair.split('='))
    .filter(([one, ...rest]) => one?.trim() === name && rest.length > 0)
    .map(([, ...rest]) => rest.join('=').trim());
  return values.length > 1 ? AMBIGUOUS : values[0];
}

const COOKIE_FRAME = 'n=; Path=/; HttpOnly; Secure; SameSite=Lax';

describe('serialiseCookie', () => {
  test('a Secure cookie carries every attribute', () => {
    covers('G6', 'A-SS-03');
    const name = cookieName('session', true);
    expect(serialiseCookie(name, 'abc', { secure: true, sameSite: 'Lax', maxAgeSeconds: 60 })).toBe(
      '__Host-session=abc; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax',
    );
  });

  test('without Secure there is no prefix, and HttpOnly stays', () => {
    const name = cookieName('session', false);
    expect(serialiseCookie(name, 'abc', { secure: false, sameSite: 'Strict' })).toBe(
      'session=abc; Path=/; HttpOnly; SameSite=Strict',
    );
  });

  test('a prefix is not put on twice', () => {
    expect(cookieName('__Host-session', true)).toBe('__Host-session');
  });

  test('4096 bytes are not too many', () => {
    const value = 'a'.repeat(4096 - COOKIE_FRAME.length);
    expect(serialiseCookie('n', value, { secure: true, sameSite: 'Lax' })).toHaveLength(4096);
  });

  test.each([
    ['a semicolon', 'n', 'a; Domain=evil.example'],
    ['a line end', 'n', 'a\r\nSet-Cookie: x=y'],
    ['a blank', 'n', 'a b'],
    ['a comma', 'n', 'a,b'],
    ['no ASCII', 'n', 'é'],
    ['a name with an equals sign', 'n=m', 'a'],
    ['an empty name', '', 'a'],
    ['4097 bytes', 'n', 'a'.repeat(4097 - COOKIE_FRAME.length)],
  ])('refuses %s', (_what, name, value) => {
    expect(() => serialiseCookie(name, value, { secure: true, sameSite: 'Lax' })).toThrow(
      RangeError,
    );
  });
});

test('a cookie replaces one of its name and leaves the others', () => {
  const answer: { cookies: string[] | undefined } = { cookies: undefined };
  for (const cookie of ['a=1; Path=/', 'ab=2; Path=/', 'a=3; Path=/']) putCookie(answer, cookie);
  expect(answer.cookies).toEqual(['ab=2; Path=/', 'a=3; Path=/']);
});
