import { describe, expect, test } from 'vitest';
import { REQUEST_DEFAULTS } from '../../src/policy/defaults.ts';
import { parsePattern, type RoutePattern } from '../../src/policy/pattern.ts';
import { bySpecificity, includes, intersectPaths } from '../../src/policy/pattern-order.ts';
import { faultsOf } from './resolving.ts';

const { methods } = REQUEST_DEFAULTS;

function parsed(text: string): RoutePattern {
  const pattern = parsePattern(text, methods);
  if (!('segments' in pattern)) throw new Error(`${text}: ${pattern[0]?.message}`);
  return pattern;
}

function messages(text: string): string {
  const pattern = parsePattern(text, methods);
  if ('segments' in pattern) throw new Error(`${text} was taken`);
  return pattern.map(({ message, remedy = '' }) => `${message}. ${remedy}`).join('\n');
}

describe('a pattern', () => {
  test.each([
    ['GET /', ['GET', 'HEAD'], [], false],
    ['* /**', [], [], true],
    ['HEAD /a', ['HEAD'], ['a'], false],
    ['POST,GET /A/b', ['GET', 'HEAD', 'POST'], ['a', 'b'], false],
    ['* /a/*/:id/**', [], ['a', null, null], true],
    ['PUT /a/', ['PUT'], ['a'], false],
    ['PUT /caf%C3%A9/%41', ['PUT'], ['café', 'a'], false],
    ['PUT /Café/ÇA', ['PUT'], ['café', 'ça'], false],
    ['PUT /straße', ['PUT'], ['strasse'], false],
    ['PUT /a%2Fb', ['PUT'], ['a/b'], false],
    ['PUT /a%252e', ['PUT'], ['a%2e'], false],
    ['PUT /.well-known/x.y~z@1', ['PUT'], ['.well-known', 'x.y~z@1'], false],
  ])('%s is read', (text, wanted, segments, isSubtree) => {
    const { methods: read, ...rest } = parsed(text);
    expect(read).toEqual(wanted);
    expect(rest).toMatchObject({ text, segments, isSubtree });
  });

  test.each([
    ['', "expected 'METHOD /path'"],
    ['/', "expected 'METHOD /path'"],
    ['GET', "expected 'METHOD /path'"],
    ['GET/a', "expected 'METHOD /path'"],
    ['GET a', "expected 'METHOD /path'"],
    ['GET  /a', "expected 'METHOD /path'"],
    [' GET /a', "expected 'METHOD /path'"],
    [`GET /${'a'.repeat(1100)}`, "expected 'METHOD /path'"],
    ['POTS /a', "got 'POTS'"],
    ['DELTE /a', "Did you mean 'DELETE'?"],
    ['get /a', "Did you mean 'GET'?"],
    ['TRACE /a', "got 'TRACE'"],
    ['GET, POST /a', "expected 'METHOD /path'"],
    ['GET,,POST /a', "got ''"],
    ['GET,GET /a', "got 'GET' twice"],
    ['*,GET /a', "got '*'"],
    ['GET /a//b', 'got //'],
    ['GET //', 'got //'],
    ['GET /**/a', 'got it before the end'],
    ['GET /**/**', 'got it before the end'],
    ['GET /a**', 'expected * as a whole segment'],
    ['GET /a*', 'expected * as a whole segment'],
    ['GET /***', 'expected * as a whole segment'],
    ['GET /:', 'expected a name such as :id'],
    ['GET /:1', 'expected a name such as :id'],
    ['GET /:id?', 'without query or fragment'],
    ['GET /:id.json', 'expected a name such as :id'],
    ['GET /:a/:a', "got ':a' twice"],
    ['GET /a?b=1', 'without query or fragment'],
    ['GET /a#b', 'without query or fragment'],
    ['GET /a b', "expected characters of a path, got 'a b'"],
    ['GET /a;b', 'expected characters of a path'],
    ['GET /a\\b', 'expected characters of a path'],
    ['GET /a|b', 'expected characters of a path'],
    ['GET /(a|b)', 'expected characters of a path'],
    ['GET /a\u0000', 'expected characters of a path'],
    ['GET /a\ud800', 'expected characters of a path'],
    ['GET /.', 'expected a segment that a path can have'],
    ['GET /a/..', 'expected a segment that a path can have'],
    ['GET /%2e%2e/a', 'expected a segment that a path can have'],
    ['GET /%zz', 'expected characters of a path'],
    ['GET /%C3', 'expected a segment that a path can have'],
    ['GET /%00', 'expected a segment that a path can have'],
    [`GET ${'/a'.repeat(65)}`, 'expected at most 64 segments'],
  ])('%j is refused', (text, named) => {
    expect(messages(text)).toContain(named);
  });

  test.each([
    ['GET /a/:x', 'GET /a/:y'],
    ['GET /a/:x', 'GET /a/*'],
    ['GET /a', 'GET /a/'],
    ['GET /a', 'GET /A'],
    ['GET /a', 'GET /%61'],
    ['GET /a', 'HEAD,GET /a'],
    ['GET,POST /a', 'POST,GET /a'],
    ['* /straße', '* /STRASSE'],
    ['* /a%2fb', '* /a%2Fb'],
  ])('%s and %s match alike, which is a fault naming both', (first, second) => {
    const access = 'public';
    const faults = faultsOf({ routes: { [first]: { access }, [second]: { access } } });
    expect(faults).toEqual([
      `policy.routes['${second}']: expected one rule for the same requests, got '${first}' as well`,
    ]);
  });
});

describe('the order of patterns', () => {
  test.each([
    ['* /**', 'GET /**'],
    ['* /**', '* /'],
    ['* /a/**', '* /a'],
    ['* /a/**', 'GET /a/b/**'],
    ['* /*', '* /a'],
    ['* /a/*/**', '* /a/b'],
    ['GET /a', 'HEAD /a'],
    ['GET,POST /a', 'POST /a'],
    ['GET /:x/b', 'GET /a/b'],
  ])('%s includes %s, and not the other way round', (broad, narrow) => {
    expect(includes(parsed(broad), parsed(narrow))).toBe(true);
    expect(includes(parsed(narrow), parsed(broad))).toBe(false);
    expect(bySpecificity(parsed(narrow), parsed(broad))).toBeLessThan(0);
  });

  test.each([
    ['GET /a', 'POST /a'],
    ['GET,POST /a', 'POST,PUT /a'],
    ['* /a/*', '* /*/b'],
    ['* /a/b/**', '* /a'],
    ['* /ab', '* /a'],
  ])('neither %s nor %s includes the other', (left, right) => {
    expect(includes(parsed(left), parsed(right))).toBe(false);
    expect(includes(parsed(right), parsed(left))).toBe(false);
  });

  test.each([
    [['/a/**', '/*/b'], '/a/b'],
    [['/a/:id', '/*/*'], '/a/:id'],
    [['/**', '/a/**', '/:x/b/**'], '/a/b/**'],
    [['/**', '/'], '/'],
    [['/*/x', '/:n/*', '/**'], '/:n/x'],
  ])('%j have %s in common', (paths, common) => {
    expect(intersectPaths(paths)).toBe(common);
  });
});
