import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).href;
const ENTRY = new URL('../../src/index.ts', import.meta.url).href;
/** What the installed command does, on the sources. */
const START = `import(${JSON.stringify(MAIN)}).then(async (cli) => {
  process.exitCode = await cli.default(process.argv.slice(1));
})`;
/** A command that neither answers nor ends is a failure, not a hang. */
const TIMEOUT_MS = 25_000;

/** How a command ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Default: a new empty folder. */
  readonly folder?: string;
  /** All that the command sees besides PATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is run; default the sources. */
  readonly program?: readonly string[];
  /** `false`: nobody reads its standard output. */
  readonly listens?: boolean;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The installed program itself. */
export const BIN = [fileURLToPath(new URL('../../bin/seaworthy.js', import.meta.url))];

/** A new folder with these files, removed after the tests of the file. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-cli-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs `seaworthy` as a process of its own. */
export function seaworthy(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const program = options.program ?? ['-e', START, '--'];
  const child = spawn(process.execPath, ['--conditions=seaworthy-source', ...program, ...words], {
    cwd: options.folder ?? folderWith(),
    env: { PATH: process.env['PATH'], ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  if (options.listens === false) child.stdout.destroy();
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

/** The source of a `seaworthy.config.ts`; `changes` are members that replace the usual ones. */
export function configSource(changes: Readonly<Record<string, string>> = {}): string {
  const members = {
    settings: 'defineSettings()',
    policy: "() => ({ service: 'notes', routes: { 'GET /': { access: 'public' } } })",
    database: '{}',
    app: "() => { throw new Error('a command never builds the application') }",
    ...changes,
  };
  const lines = Object.entries(members).map(([key, value]) => `  ${key}: ${value},`);
  return [
    `import { defineService, defineSettings } from ${JSON.stringify(ENTRY)};`,
    'export default defineService({',
    ...lines,
    '});',
    '',
  ].join('\n');
}
