import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SinkStatus } from '../../src/telemetry/sink.ts';

const WRITER = fileURLToPath(new URL('support/log-writer.ts', import.meta.url));
let directory = '';

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'seaworthy-sink-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs the writer with its standard output where a shell's redirection puts it. */
async function run(lineCount: number, ending: string, shell = ''): Promise<Ended> {
  const command = `exec "$0" "$@" ${shell}`;
  const args = ['-c', shell.startsWith('|') ? `"$0" "$@" ${shell}` : command];
  const child = spawn('bash', [...args, process.execPath, WRITER, String(lineCount), ending]);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, code };
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: unknown;
}

function statusOf({ stderr }: Ended): SinkStatus {
  const status: unknown = JSON.parse(stderr);
  return status as SinkStatus;
}

function wholeLines(output: string): number {
  return output.split('\n').filter((line) => /^\{"line":\d+,"filling":"x{80}"\}$/.test(line))
    .length;
}

describe('standard output', () => {
  test.each(['return', 'exit', 'close'])('every line is there after %s', async (ending) => {
    for (const shell of ['', '| cat']) {
      const ended = await run(20_000, ending, shell);
      expect(ended).toMatchObject({ stderr: '', code: 0 });
      expect(wholeLines(ended.stdout)).toBe(20_000);
    }
  });

  test('a file takes every line too', async () => {
    const file = join(directory, 'out.log');
    await run(5000, 'exit', `> ${file}`);
    expect(wholeLines(readFileSync(file, 'utf8'))).toBe(5000);
  });

  test('a closed pipe is survived: lines are counted, the process goes on', async () => {
    const ended = await run(50_000, 'wait', '| head -c 100 > /dev/null');
    expect(statusOf(ended)).toMatchObject({ failing: ['stdout'], queuedBytes: 0 });
    expect(statusOf(ended).droppedLineCount).toBeGreaterThan(40_000);
  });

  test('a reader that went away as a socket is survived', async () => {
    const child = spawn(process.execPath, [WRITER, '50000', 'wait']);
    child.stdout.destroy();
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(code).toBe(0);
    expect(statusOf({ stdout: '', stderr, code }).failing).toEqual(['stdout']);
  });

  test('a full disk is survived', async () => {
    const ended = await run(1000, 'wait', '> /dev/full');
    expect(ended.code).toBe(0);
    expect(statusOf(ended).failing).toEqual(['stdout']);
  });

  test('a reader that stalls holds up neither the loop nor the end', async () => {
    const fifo = join(directory, 'fifo');
    await once(spawn('mkfifo', [fifo]), 'exit');
    const stalled = openSync(fifo, 'r+');
    expect(stalled).toBeGreaterThan(0);
    const startMs = performance.now();
    const ended = await run(50_000, 'wait', `> ${fifo}`);
    expect(ended.code).toBe(0);
    expect(statusOf(ended).queuedBytes).toBeGreaterThan(1_000_000);
    expect(performance.now() - startMs).toBeLessThan(8000);
  });

  test('a closed standard output is survived', async () => {
    expect(await run(1000, 'wait', '>&-')).toMatchObject({ code: 0 });
  });
});
