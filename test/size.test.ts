import { describe, expect, test } from 'vitest';
import { readText, repositoryFiles } from './support/repository.ts';
import { sizeFaults } from './support/sizes.ts';

const MEASURED =
  /^(packages\/[^/]+\/(src|test|bin)|examples\/[^/]+|bench|scripts|test)\/.*\.[jt]s$|^[^/]+\.ts$/;

describe('the sources', () => {
  test('keep to the bounds of size', () => {
    const files = repositoryFiles().filter((file) => MEASURED.test(file));
    expect(files.length).toBeGreaterThan(20);
    const faults = files.flatMap((path) => sizeFaults({ path, text: readText(path) }));
    expect(faults).toEqual([]);
  });
});

describe('the checker', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, () => '  go();').join('\n');
  const body = (count: number): string => `function f() {\n${lines(count)}\n}\n`;

  test.each([
    ['src/a.ts', lines(250)],
    ['test/a.test.ts', lines(400)],
    ['src/a.ts', body(38)],
    ['test/a.test.ts', body(90)],
    ['src/a.ts', 'const f = (a: A, b: B, c: C) => a;'],
    ['src/a.ts', 'function f(this: T, a: A, b: B, c: C) {}'],
    ['src/a.ts', `// ${'x'.repeat(97)}`],
    ['src/a.ts', `// @see https://www.example.org/${'x'.repeat(100)}`],
    ['src/nutils.ts', ''],
  ])('passes %s within the bounds', (path, text) => {
    expect(sizeFaults({ path, text })).toEqual([]);
  });

  test.each([
    ['src/a.ts', lines(251), '251 lines, at most 250'],
    ['test/a.test.ts', lines(401), '401 lines, at most 400'],
    ['src/a.ts', body(39), ':1 41 lines'],
    ['src/a.ts', `class A {\n  m() {\n${lines(39)}\n  }\n}\n`, ':2 41 lines'],
    ['src/a.ts', `const f = () => {\n${lines(39)}\n};`, ':1 41 lines'],
    ['src/a.ts', 'class A { constructor(a: A, b: B, c: C, d: D) {} }', '4 parameters'],
    ['src/a.ts', 'const f = (a: A, b: B, ...c: C[]) => (d: D, e: E, f: F, g: G) => a;', '4 param'],
    ['src/a.ts', `// ${'x'.repeat(98)}`, '101 columns'],
    ['src/a.ts', `// https://x.org ${'x '.repeat(50)}`, 'columns'],
    ['src/utils.ts', '', 'says nothing'],
  ])('refuses %s beyond them', (path, text, named) => {
    const faults = sizeFaults({ path, text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
  });
});
