import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const source = join(repository, 'packages', 'seaworthy', 'src');
const root = realpathSync(mkdtempSync(join(tmpdir(), 'seaworthy-built-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The first query through the modules of a folder, in a process of its own. */
async function firstQuery(folder: string, index: string, url: string): Promise<string> {
  const { href } = pathToFileURL(join(folder, index));
  const script = `
    const { openDatabase } = await import(${JSON.stringify(href)});
    try {
      const database = await openDatabase({ url: ${JSON.stringify(url)}, rootDirectory: '/' });
      console.log(JSON.stringify((await database.query('SELECT 1 AS one')).rows));
      await database.close();
    } catch (error) {
      console.log(error.code, error.message);
      process.exit();
    }`;
  const options = { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options);
  return stdout.trim();
}

describe('built to JavaScript', () => {
  const folder = join(root, 'built');
  beforeAll(async () => {
    mkdirSync(folder);
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(repository, 'tsconfig.base.json'),
        compilerOptions: {
          rootDir: source,
          outDir: join(folder, 'dist'),
          typeRoots: [join(repository, 'node_modules', '@types')],
        },
        include: [join(source, 'database'), join(source, 'core')],
      }),
    );
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
    await run(process.execPath, [compiler, '-p', folder]);
  });

  test('the worker of the embedded database is found', async () => {
    expect(await firstQuery(folder, 'dist/database/index.js', 'pglite://memory')).toBe(
      '[{"one":1}]',
    );
  });
});

/** A temporary folder that no `node_modules` lies above. */
function bareFolder(): string {
  const lacking = (folder: string): boolean =>
    !existsSync(join(folder, 'node_modules')) &&
    (dirname(folder) === folder || lacking(dirname(folder)));
  const place = [tmpdir(), '/dev/shm', '/var/tmp'].find((folder) => lacking(realpathSync(folder)));
  if (place === undefined) throw new Error('every temporary folder has packages above it');
  return realpathSync(mkdtempSync(join(place, 'seaworthy-bare-')));
}

describe('without the optional packages', () => {
  const folder = bareFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => {
    for (const layer of ['core', 'database']) {
      cpSync(join(source, layer), join(folder, layer), { recursive: true });
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });

  test.each([
    ['pglite://memory', 'npm install @electric-sql/pglite'],
    ['postgres://u:p@127.0.0.1:1/d', 'npm install pg'],
  ])('%s names the one to install', async (url, remedy) => {
    const output = await firstQuery(folder, 'database/index.ts', url);
    expect(output).toMatch(/^database\.missing-package /);
    expect(output).toContain(remedy);
  });
});
