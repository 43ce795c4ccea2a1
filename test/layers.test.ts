import { describe, expect, test } from 'vitest';
import { importCycles, LAYERS, layerFaults, type Packages } from './support/layers.ts';
import { readText, repositoryFiles } from './support/repository.ts';
import type { Source } from './support/syntax.ts';

const SRC = 'packages/seaworthy/src/';

function packageSources(): readonly Source[] {
  const files = repositoryFiles().filter((file) => file.startsWith(SRC) && file.endsWith('.ts'));
  return files.map((file) => ({ path: file.slice(SRC.length), text: readText(file) }));
}

function packages(): Packages {
  const manifest = JSON.parse(readText('packages/seaworthy/package.json')) as {
    dependencies: Record<string, string>;
    peerDependencies: Record<string, string>;
  };
  return {
    always: new Set(Object.keys(manifest.dependencies)),
    whenUsed: new Set(Object.keys(manifest.peerDependencies)),
  };
}

const known: Packages = { always: new Set(['pino']), whenUsed: new Set(['fastify', '@a/b']) };

describe('the package', () => {
  test('imports only what the table of layers and the manifest allow', () => {
    const sources = packageSources();
    expect(sources.length).toBeGreaterThan(0);
    expect(layerFaults(sources, packages())).toEqual([]);
  });

  test('has no import cycle', () => {
    expect(importCycles(packageSources())).toEqual([]);
  });

  test('is never imported by its tests through the built files', () => {
    const tests = repositoryFiles().filter((file) => /\/test\/.+\.ts$/.test(file));
    expect(tests.filter((file) => /from '[^']*\/dist\//.test(readText(file)))).toEqual([]);
  });
});

describe('the checker', () => {
  test.each([
    ['guards/a.ts', "import { x } from '../core/x.ts';"],
    ['guards/a.ts', "import type { X } from '../limits/x.ts';"],
    ['guards/a.ts', "import { type X, type Y } from '../policy/x.ts';"],
    ['guards/a.ts', "import { x } from './b.ts';"],
    ['guards/a.ts', "export type { X } from '../identity/x.ts';"],
    ['guards/a.ts', "type X = import('../health/x.ts').X;"],
    ['core/a.ts', "import { join } from 'node:path'; import pino from 'pino';"],
    ['adapters/a.ts', "import type { F } from 'fastify'; await import('@a/b/c');"],
    ['cli/main.ts', "import { s } from '../service/index.ts'; import { x } from '../index.ts';"],
    ['index.ts', "export { s } from './service/index.ts'; export * from './core/index.ts';"],
    ['probe/a.ts', "// import { x } from '../guards/x.ts';\nconst s = \"from '../guards/x.ts'\";"],
  ])('passes %s: %s', (path, text) => {
    expect(layerFaults([{ path, text }], known)).toEqual([]);
  });

  test.each([
    ['core/a.ts', "import { x } from '../settings/x.ts';", "'settings'"],
    ['core/a.ts', "import type { X } from '../policy/x.ts';", "'policy'"],
    ['core/a.ts', "import { x } from '../index.ts';", "''"],
    ['guards/a.ts', "import { x } from '../limits/x.ts';", "a value of 'limits'"],
    ['guards/a.ts', "import { type X, y } from '../limits/x.ts';", "a value of 'limits'"],
    ['guards/a.ts', "import '../telemetry/x.ts';", "a value of 'telemetry'"],
    ['guards/a.ts', "export * from '../database/x.ts';", "a value of 'database'"],
    ['guards/a.ts', "await import('../identity/x.ts');", "a value of 'identity'"],
    ['guards/a.ts', "import type { S } from '../settings/x.ts';", "'settings'"],
    ['limits/a.ts', "import type { I } from '../identity/x.ts';", "'identity'"],
    ['probe/a.ts', "type X = import('../guards/x.ts').X;", "'guards'"],
    ['server/a.ts', "import { s } from '../service/index.ts';", "'service'"],
    ['service/a.ts', "import { run } from '../cli/main.ts';", "'cli'"],
    ['index.ts', "export { run } from './cli/main.ts';", "'cli'"],
    ['helpers/a.ts', "import { x } from '../core/x.ts';", 'no row'],
    ['core/a.ts', "import express from 'express';", "'express'"],
    ['adapters/a.ts', "import fastify from 'fastify';", 'at load'],
    ['core/a.ts', "import { join } from 'path';", "'path'"],
  ])('refuses %s: %s', (path, text, named) => {
    const faults = layerFaults([{ path, text }], known);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
    expect(faults[0]).toContain(`${path}:1`);
  });

  test('sees a cycle of any length, and none where paths only meet', () => {
    const from = (path: string, ...names: string[]): Source => ({
      path,
      text: names.map((name) => `import type { X } from './${name}';`).join('\n'),
    });
    expect(importCycles([from('core/a.ts', 'a.ts')])).toEqual(['core/a.ts → core/a.ts']);
    const ring = [from('a.ts', 'b.ts'), from('b.ts', 'c.ts'), from('c.ts', 'b.ts')];
    expect(importCycles(ring)).toEqual(['b.ts → c.ts → b.ts']);
    const diamond = [from('a.ts', 'b.ts', 'c.ts'), from('b.ts', 'd.ts'), from('c.ts', 'd.ts')];
    expect(importCycles([...diamond, from('d.ts')])).toEqual([]);
  });

  test('lets nothing but cli import cli', () => {
    const importers = [...LAYERS].filter(([, row]) => row.values.includes('cli'));
    expect(importers).toEqual([]);
  });
});
