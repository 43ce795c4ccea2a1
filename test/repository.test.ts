import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, repositoryFiles, root } from './support/repository.ts';

const MAX_FILE_BYTES = 600 * 1024;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|gz|wasm|pdf|zip)$/;
const DATA = /^(package-lock\.json|test\/data\/)/;

/** Split where they are written, so that this file does not hold what it looks for. */
const words = (...parts: readonly (readonly string[])[]): string =>
  parts.map((part) => part.join('')).join('|');

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'an unfinished mark': new RegExp(
    `\\b(${words(['TO', 'DO'], ['FIX', 'ME'], ['X', 'XX'], ['HA', 'CK'])})\\b`,
  ),
  'a test that does not run': new RegExp(
    `\\b(it|test|describe|suite)\\.(${words(['sk', 'ip'], ['on', 'ly'], ['to', 'do'])})(If)?\\b`,
  ),
  'a path of one machine': new RegExp(
    `(^|[\\s"'\`(=:])/(${words(['wo', 'rk'], ['ro', 'ot'])}|(home|Users)/[a-z]\\w*)(/|\\b$)`,
    'm',
  ),
  'the host of a registry': new RegExp(
    words(['registry', '.npmjs'], ['npm', 'mirror'], ['deb', '.debian.org'], ['proxy', '.golang']),
  ),
};

function hits(name: string, text: string): readonly number[] {
  const pattern = FORBIDDEN[name] ?? /(?!)/;
  return text.split('\n').flatMap((line, at) => (pattern.test(line) ? [at + 1] : []));
}

describe('the repository', () => {
  test.each(Object.keys(FORBIDDEN))('holds nowhere %s', (name) => {
    const files = repositoryFiles().filter((file) => !BINARY.test(file) && !DATA.test(file));
    const found = files.flatMap((file) => hits(name, readText(file)).map((at) => `${file}:${at}`));
    expect(found).toEqual([]);
  });

  test('holds no file that is too large to read', () => {
    const large = repositoryFiles().filter(
      (file) => statSync(join(root, file)).size > MAX_FILE_BYTES,
    );
    expect(large).toEqual([]);
  });

  test('README names the two commands, and every command of the pages exists', () => {
    const readme = readText('README.md');
    expect(readme).toContain('npm start');
    expect(readme).toContain('npm test');
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: object };
    const pages = repositoryFiles().filter((file) => file.endsWith('.md'));
    const named = pages.flatMap((page) => [
      ...readText(page).matchAll(/npm run ([\w:-]+)(?! -w)/g),
    ]);
    const unknown = named.map((match) => match[1] ?? '').filter((name) => !(name in scripts));
    expect(unknown).toEqual([]);
  });
});

describe('the checker', () => {
  const unfinished = ['TO', 'DO'].join('');
  const skipped = ['test', 'skip'].join('.');
  const machine = ['', 'work', 'main'].join('/');

  test.each([
    ['an unfinished mark', `// ${unfinished}: later`],
    ['a test that does not run', `${skipped}('x', () => {})`],
    ['a test that does not run', `${skipped}If(true)('x', () => {})`],
    ['a path of one machine', `see ${machine}/a.ts`],
    ['a path of one machine', `"${['', 'home', 'someone'].join('/')}/x"`],
    ['the host of a registry', `https://${['registry', 'npmjs', 'org'].join('.')}/x`],
  ])('sees %s in %s', (name, text) => {
    expect(hits(name, `first\n${text}`)).toEqual([2]);
  });

  test.each([
    ['an unfinished mark', `mktemp -d ${['X', 'XX'].join('').repeat(2)}; ${unfinished}S`],
    ['a test that does not run', 'rows.only; context.skip(); test.each([])'],
    ['a path of one machine', 'framework/a.ts, https://example.org/work/x, ./root/x'],
    ['the host of a registry', 'the npm registry'],
  ])('does not take for %s: %s', (name, text) => {
    expect(hits(name, text)).toEqual([]);
  });
});
