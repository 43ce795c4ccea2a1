import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalTarget,
  isTargetFault,
  splitAbsoluteForm,
} from '../../src/core/canonical-target.ts';
import { naiveTarget } from './naive-target.ts';

function pathOf(raw: string): string {
  const parsed = canonicalTarget(raw, 'GET');
  return isTargetFault(parsed) ? parsed.fault : parsed.path;
}

describe('a target', () => {
  test.each([
    ['/', '/'],
    ['/a', '/a'],
    ['/a/', '/a/'],
    ['/A/b', '/A/b'],
    ['//a', '/a'],
    ['/a//b///c', '/a/b/c'],
    ['/a//', '/a/'],
    ['//', '/'],
    ['/./a', '/a'],
    ['/a/.', '/a/'],
    ['/a/./b', '/a/b'],
    ['/a/../b', '/b'],
    ['/a/b/..', '/a/'],
    ['/a/..', '/'],
    ['/a/%2e%2E/admin', '/admin'],
    ['/%2e/admin', '/admin'],
    ['/a/.%2e/b', '/b'],
    ['//evil.com/..', '/'],
    ['//evil.com/x', '/evil.com/x'],
    ['/...', '/...'],
    ['/.well-known/x', '/.well-known/x'],
    ['/..a/b', '/..a/b'],
    ['/%61dmin/x', '/admin/x'],
    ['/%7Ea%2D%5F%2e', '/~a-_.'],
    ['/%21%27%28%29%2A', "/!'()*"],
    ['/caf%c3%a9', '/caf%C3%A9'],
    ['/a%20b%3b', '/a%20b%3B'],
    ['/%252e%252e/admin', '/%252e%252e/admin'],
    ['/pub/%25252e%25252e/x', '/pub/%25252e%25252e/x'],
    ['/%25%32%65', '/%252e'],
    ['/admin;x=1/y', '/admin;x=1/y'],
    ['/a;..', '/a;..'],
    ['/a|b"<>^`{}', '/a|b"<>^`{}'],
    [`/${'a'.repeat(8191)}`, `/${'a'.repeat(8191)}`],
  ])('%s becomes %s', (raw, path) => {
    expect(pathOf(raw)).toBe(path);
  });

  test.each([
    '',
    'a',
    'a/b',
    '?',
    '*',
    '%2F',
    '/a#b',
    '/#',
    '/a\\b',
    '/a?b\\c',
    '/a b',
    '/a\tb',
    '/a\u0000',
    '/a\u007f',
    '/a\u0080',
    '/\u00e9',
    '/\u0100',
    '/a?\u00e9',
    '/a?b#c',
    '/a?b c',
    '/%',
    '/%ZZ',
    '/bar%2',
    '/%E0%A4%A',
    '/%u0041',
    '/%00',
    '/%0d%0aX:1',
    '/%09',
    '/%7f',
    '/%c2%85',
    '/%80',
    '/%C0%AF',
    '/%ED%A0%80',
    '/%F5%80%80%80',
    '/..',
    '/../a',
    '/a/../..',
    '/%2e%2e',
    '/a/%2e%2e/..',
    '//..',
    '/..;x',
    '/a/..;/b',
    '/.;x',
    '/..%3Bx',
    '/%2e%2e;x',
    '/%%32%65',
  ])('%j is malformed', (raw) => {
    expect(pathOf(raw)).toBe('target.malformed');
  });

  test('a path of more than 8192 bytes is too long', () => {
    const longest = `/${'a'.repeat(8191)}`;
    expect(pathOf(longest)).toBe(longest);
    expect(pathOf(`${longest}?${longest}`)).toBe(longest);
    expect(pathOf(`${longest}a`)).toBe('target.too-long');
    expect(pathOf(`${longest}/..`)).toBe('target.too-long');
  });

  test.each([
    '/pub/..%2fadmin',
    '/..%5Cadmin',
    '/a%2F..',
    '/a%2f.%5cb',
    '/x%2F%2e%2e%2Fy',
    '/a%2f..;x',
  ])('%s hides a dot segment behind an encoded slash', (raw) =>
    expect(pathOf(raw)).toBe('target.encoded-slash'),
  );

  test.each([
    ['/admin%2Fx', '/admin%2Fx'],
    ['/a%2fb%5cC', '/a%2fb%5cC'],
    ['/a%2f%61/../b%5Cc', '/b%5Cc'],
  ])('%s is told to hold an encoded slash, kept as sent', (raw, path) => {
    expect(canonicalTarget(raw, 'GET')).toMatchObject({ path, hasEncodedSlash: true });
  });

  test.each(['/a', '/a%252Fb', '/a%25b', '/x%2f/../b'])('%s holds none', (raw) => {
    expect(canonicalTarget(raw, 'GET')).toMatchObject({ hasEncodedSlash: false });
  });

  test.each([
    ['/a?b=%2f&c=../d', '/a', 'b=%2f&c=../d', '/a?b=%2f&c=../d'],
    ['/a?', '/a', '', '/a'],
    ['/a??', '/a', '?', '/a??'],
    ['/%61?%', '/a', '%', '/a?%'],
    ['/?x', '/', 'x', '/?x'],
    ['/a;b?c', '/a;b', 'c', '/a;b?c'],
  ])('%s keeps its query byte for byte', (raw, path, query, url) => {
    expect(canonicalTarget(raw, 'GET')).toEqual({ path, query, url, hasEncodedSlash: false });
  });

  test('may be * for OPTIONS alone', () => {
    expect(canonicalTarget('*', 'OPTIONS')).toMatchObject({ path: '*', query: '', url: '*' });
    for (const method of ['GET', 'POST', 'options']) {
      expect(canonicalTarget('*', method)).toEqual({ fault: 'target.malformed' });
    }
    for (const raw of ['*/', '**', '*?a']) {
      expect(canonicalTarget(raw, 'OPTIONS')).toEqual({ fault: 'target.malformed' });
    }
  });
});

const PIECES = [
  '/',
  '/',
  '/',
  'a',
  'B',
  '.',
  '..',
  '%2e',
  '%2E',
  '%2f',
  '%5C',
  '%25',
  '%',
  '%zz',
  ';',
  '=',
  '%3b',
  '%C3%A9',
  '%C3',
  '%00',
  '%7f',
  '%61',
  '~',
  '%7E',
  ' ',
  '#',
  '\\',
  '?',
  '\u00e9',
  '%20',
  '2e',
  '*',
];

const rawTargets = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 12 })
  .map((pieces) => `/${pieces.join('')}`);

const soundTargets = fc
  .array(fc.constantFrom('/', 'a', '.', '..', '%2e', '%2f', '%25', ';', '%C3%A9', '%61', 'b'), {
    maxLength: 14,
  })
  .map((pieces) => `/${pieces.join('')}`);

describe('any target', () => {
  test.each([
    ['hostile', rawTargets],
    ['sound', soundTargets],
  ])('is read as the slow reading does: %s', (_, targets) => {
    const read = (raw: string): unknown => {
      const parsed = canonicalTarget(raw, 'GET');
      if (isTargetFault(parsed)) return 'fault';
      return { path: parsed.path, hasEncodedSlash: parsed.hasEncodedSlash };
    };
    fc.assert(
      fc.property(targets, (raw) => {
        expect(read(raw)).toEqual(naiveTarget(raw));
      }),
      { numRuns: 3000 },
    );
  });

  test('that is canonical stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(rawTargets, soundTargets), (raw) => {
        const once = canonicalTarget(raw, 'GET');
        if (!isTargetFault(once)) expect(canonicalTarget(once.url)).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        canonicalTarget(raw, 'GET');
        canonicalTarget(`/${raw}`, 'OPTIONS');
        splitAbsoluteForm(raw);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('absolute form', () => {
  test.each([
    ['http://h/p?q', 'http', 'h', '/p?q'],
    ['HTTPS://H:8443', 'https', 'H:8443', '/'],
    ['http://h?q', 'http', 'h', '/?q'],
    ['http://[::1]:80/', 'http', '[::1]:80', '/'],
    ['http://h//e.com', 'http', 'h', '//e.com'],
  ])('%s is taken apart', (raw, scheme, authority, target) => {
    expect(splitAbsoluteForm(raw)).toEqual({ scheme, authority, target });
  });

  test.each([
    '/p',
    '*',
    'h:443',
    'http:/h',
    'http:h',
    'http://',
    'http:///p',
    'http://u@h/',
    'http://u:p@h',
    'ftp://h/',
    'http://h\\@e/',
    'http://h#f',
    'http://h /',
    ' http://h/',
    'http://?q',
  ])('%j is none', (raw) => {
    expect(splitAbsoluteForm(raw)).toBeUndefined();
  });
});
