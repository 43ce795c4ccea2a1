import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { anchors, codeBlocks, links } from './support/markdown.ts';
import { readText, repositoryFiles, root } from './support/repository.ts';

const PAGES =
  /^((README|ARCHITECTURE|SECURITY|CONTRIBUTING|CHANGELOG)\.md|docs\/.+\.md|.+\/README\.md)$/;
const pages = repositoryFiles().filter((file) => PAGES.test(file));

// Inside the checkout, so that the blocks find the package and its dependencies as a user would.
const folder = join(root, '.seaworthy', `docs-check-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TSCONFIG = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    customConditions: ['seaworthy-source'],
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
  },
  include: ['*.ts'],
};

/** Writes each block at the line it has in its page, so that tsc names the line of the page. */
function writeBlocks(name: string, text: string): number {
  const blocks = codeBlocks(text).filter(
    (block) => block.language === 'ts' && !block.info.startsWith('ignore'),
  );
  for (const block of blocks) {
    const file = `${name.replaceAll('/', '__')}.L${block.line}.ts`;
    const code = `${'\n'.repeat(block.line)}${block.code}\nexport {};\n`;
    writeFileSync(join(folder, file), code);
  }
  return blocks.length;
}

function compile(texts: Readonly<Record<string, string>>): readonly string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const written = Object.entries(texts).map(([name, text]) => writeBlocks(name, text));
  if (written.every((count) => count === 0)) return [];
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', join(folder, 'tsconfig.json'), '--pretty', 'false'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').filter((line) => /^\S+\.ts\(/.test(line));
}

function isBroken(page: string, target: string): boolean {
  if (/^[a-z]+:/i.test(target)) return false;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  if (!existsSync(join(root, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchors(readText(file)).has(anchor);
}

describe('the pages', () => {
  test('hold TypeScript that compiles', () => {
    const texts = Object.fromEntries(pages.map((page) => [page, readText(page)]));
    // Sources of the package that are red show in its own check; here only the blocks count.
    expect(compile(texts).filter((line) => /^\S+\.md\.L\d+\.ts/.test(line))).toEqual([]);
  }, 120_000);

  test('give a reason for each block that is not compiled', () => {
    const silent = pages.flatMap((page) =>
      codeBlocks(readText(page))
        .filter((block) => /^ignore/.test(block.info) && !/^ignore: \S+ \S+/.test(block.info))
        .map((block) => `${page}:${block.line}`),
    );
    expect(silent).toEqual([]);
  });

  test('link to what is there', () => {
    const broken = pages.flatMap((page) =>
      links(readText(page))
        .filter((link) => isBroken(page, link.target))
        .map((link) => `${page}:${link.line} ${link.target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the reader of pages', () => {
  const page = [
    '# Über `x`: a & b',
    '```ts',
    'const wrong: string = 1; // [no](link.md)',
    '```',
    '~~~sh',
    '```ts',
    '~~~',
    '```ts ignore: a fragment only',
    'nonsense(',
    '```',
    'See `[not](code.md)`, [yes](a.md#b "title") and [also][1].',
    '[1]: other.md',
  ].join('\n');

  test('finds blocks, links and anchors', () => {
    const found = codeBlocks(page).map((block) => [block.language, block.info, block.line]);
    expect(found).toEqual([
      ['ts', '', 2],
      ['sh', '', 5],
      ['ts', 'ignore: a fragment only', 8],
    ]);
    const targets = links(page).map((link) => [link.target, link.line]);
    expect(targets).toEqual([
      ['a.md#b', 11],
      ['other.md', 12],
    ]);
    expect([...anchors(page)]).toEqual(['über-x-a--b']);
  });

  test('reports a wrong block at its line, and nothing else', () => {
    const errors = compile({ 'a/b.md': page });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('a__b.md.L2.ts(3,7)');
  }, 60_000);

  test.each(['nowhere.md', '#no-such-heading', '../outside/nowhere.md'])('refuses %s', (target) => {
    expect(isBroken('docs/errors/settings.invalid.md', target)).toBe(true);
  });
});
