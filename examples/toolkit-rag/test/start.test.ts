import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');

let child: ChildProcess;
let printed = '';

beforeAll(async () => {
  // The project's Node, which runs the sources as they are.
  child = spawn(process.execPath, ['--conditions=seaworthy-source', 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...(process.env['PATH'] === undefined ? {} : { PATH: process.env['PATH'] }),
      PORT: '0',
      MANAGEMENT_PORT: '0',
      DATABASE_URL: 'pglite://memory',
      ADMIN_PASSWORD: 'kelp-and-barnacles-42',
      SEED_LIBRARY: 'false',
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('/auth/login\n\n')) resolve();
    });
    child.once('exit', () => reject(new Error(printed)));
  });
});

afterAll(async () => {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await exited;
  expect(code).toBe(0);
});

describe('npm start', () => {
  test('prints where to look, and no password that was given', () => {
    covers('T');
    expect(printed).toMatch(/ToolkitRAG +http:\/\/127\.0\.0\.1:\d+/);
    expect(printed).toMatch(/Demo account +admin@toolkit\.example/);
    expect(printed).not.toContain('kelp-and-barnacles-42');
  });

  test('prints three lines to try: two work, and one is refused', async () => {
    covers('T', 'G7');
    const lines = [...printed.matchAll(/^ {2}(curl .*)$/gm)].map((match) => match[1] ?? '');
    expect(lines).toHaveLength(3);
    const outputs: string[] = [];
    for (const line of lines) {
      const env = { PATH: process.env['PATH'], ADMIN_PASSWORD: 'kelp-and-barnacles-42' };
      outputs.push((await run('sh', ['-c', line], { env })).stdout);
    }
    expect(JSON.parse(outputs[0] ?? '')).toEqual({ email: 'admin@toolkit.example' });
    expect(JSON.parse(outputs[1] ?? '')).toMatchObject({ found: false, citations: [] });
    expect(outputs[2]).toMatch(/^HTTP\/1\.1 403 /);
  });
});
