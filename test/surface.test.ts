import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, repositoryFiles, root } from './support/repository.ts';
import { type Exported, exportsOf } from './support/surface.ts';

const PACKAGE = 'packages/seaworthy';
const SNAPSHOT = 'test/data/surface.json';

/** Folders that are reached through the root (`service`) or the command (`cli`), not imported. */
const PRIVATE = new Set(['service', 'cli']);

interface Conditions {
  readonly 'seaworthy-source': string;
  readonly types: string;
  readonly default: string;
}

function publicPaths(): readonly (readonly [string, Conditions])[] {
  const manifest = JSON.parse(readText(`${PACKAGE}/package.json`)) as {
    exports: Record<string, Conditions | string>;
  };
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string' ? [] : [[path, target] as const],
  );
}

function foldersOfSource(): readonly string[] {
  const files = repositoryFiles().flatMap((file) => {
    const folder = file.match(/^packages\/seaworthy\/src\/([^/]+)\//)?.[1];
    return folder === undefined ? [] : [folder];
  });
  return [...new Set(files)].sort();
}

function exportedBy(source: string): readonly Exported[] {
  return exportsOf(join(PACKAGE, source), readText);
}

function surface(): Record<string, readonly string[]> {
  const entries = publicPaths().map(([path, target]) => {
    const names = exportedBy(target['seaworthy-source']).map((each) =>
      each.typeOnly ? `type ${each.name}` : each.name,
    );
    return [path, names.sort()] as const;
  });
  return Object.fromEntries(entries);
}

describe('the public surface', () => {
  test('is one path per folder of src, and the root', () => {
    const expected = foldersOfSource().filter((folder) => !PRIVATE.has(folder));
    const paths = publicPaths().map(([path]) => path);
    expect(paths.sort()).toEqual(['.', ...expected.map((folder) => `./${folder}`)].sort());
  });

  test.each(publicPaths())('%s names source, types and code of one module', (path, target) => {
    const stem = path === '.' ? 'index' : `${path.slice(2)}/index`;
    expect(target).toEqual({
      'seaworthy-source': `./src/${stem}.ts`,
      types: `./dist/${stem}.d.ts`,
      default: `./dist/${stem}.js`,
    });
    expect(existsSync(join(root, PACKAGE, target['seaworthy-source']))).toBe(true);
  });

  test('is the one that was agreed (npm test -- --update-surface accepts a change)', () => {
    if (process.env['SEAWORTHY_UPDATE_SURFACE'] === 'true') {
      writeFileSync(join(root, SNAPSHOT), `${JSON.stringify(surface(), undefined, 2)}\n`);
    }
    expect(surface()).toEqual(JSON.parse(readText(SNAPSHOT)));
  });

  test('is documented where it is declared', () => {
    const bare = publicPaths().flatMap(([path, target]) =>
      exportedBy(target['seaworthy-source'])
        .filter((each) => !each.documented)
        .map((each) => `${path} ${each.name} (${each.path})`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the reader of exports', () => {
  const modules: Record<string, string> = {
    'index.ts': [
      "export { f, type T as U } from './a.ts';",
      "export type { C } from './a.ts';",
      "export * from './b.ts';",
      "import { bare } from './b.ts';",
      'export { bare as again };',
    ].join('\n'),
    'a.ts': [
      '/** Doc. */',
      'export function f(a: string): void;',
      'export function f(a: unknown): void {}',
      '/* no doc */',
      'export interface T {}',
      '/** Doc. */',
      'class C {}',
      'export { C };',
    ].join('\n'),
    'b.ts': '/** Of the first. */\nexport const one = 1;\nexport const bare = 2;',
  };

  test('follows names to their declaration and its comment', () => {
    const found = exportsOf('index.ts', (path) => modules[path] ?? '');
    const seen = found.map((each) => [each.name, each.typeOnly, each.documented, each.path]);
    expect(seen).toEqual([
      ['f', false, true, 'a.ts'],
      ['U', true, false, 'a.ts'],
      ['C', true, true, 'a.ts'],
      ['one', false, true, 'b.ts'],
      ['bare', false, false, 'b.ts'],
      ['again', false, false, 'b.ts'],
    ]);
  });

  test('refuses a name that is not there', () => {
    const read = (path: string): string => (path === 'a.ts' ? '' : "export { f } from './a.ts';");
    expect(() => exportsOf('index.ts', read)).toThrow('does not export f');
  });
});
