import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BatchQueue } from '../../src/telemetry/batch-queue.ts';
import { attachToProcess } from '../../src/telemetry/process-hooks.ts';
import { createSink, type LogSink, type SinkOptions } from '../../src/telemetry/sink.ts';

let directory = '';
let file = '';
const open: LogSink[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seaworthy-sink-'));
  file = join(directory, 'app.log');
});
afterEach(async () => {
  for (const sink of open.splice(0)) await sink.close();
  rmSync(directory, { recursive: true, force: true });
});

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

function sinkTo(path: string, options: SinkOptions = {}): LogSink {
  const sink = createSink({ stdout: false, file: path, retryMs: 10, ...options });
  open.push(sink);
  return sink;
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
}

describe('a file', () => {
  test('gets every line, in order, and is not for everyone to read', async () => {
    const sink = sinkTo(file);
    const lines = Array.from({ length: 50_000 }, (_, index) => `line ${index} ä€😀`);
    for (const line of lines) sink.write(`${line}\n`);
    expect(await sink.flush()).toBe(true);
    expect(linesOf(file)).toEqual(lines);
    expect(statSync(file).mode & 0o777).toBe(0o640 & ~process.umask());
    expect(sink.status()).toEqual({ droppedLineCount: 0, queuedBytes: 0, failing: [] });
  });

  test('gets a lone line within the interval, without being asked', async () => {
    sinkTo(file).write('one\n');
    await eventually(() => expect(linesOf(file)).toEqual(['one']));
  });

  test('takes lines of any length', async () => {
    const sink = sinkTo(file);
    const lines = ['a', 'b'.repeat(70_000), 'c', '€'.repeat(30_000), 'd'];
    for (const line of lines) sink.write(`${line}\n`);
    await sink.flush();
    expect(linesOf(file)).toEqual(lines);
  });

  test('is written at once by flushSync', () => {
    const sink = sinkTo(file);
    for (let index = 0; index < 5000; index += 1) sink.write(`${index}\n`);
    sink.flushSync();
    expect(linesOf(file).length).toBeGreaterThan(0);
    expect(sink.status().droppedLineCount).toBe(0);
  });

  test('that was rotated is opened anew on SIGHUP', async () => {
    const sink = sinkTo(file);
    const detach = attachToProcess(sink);
    sink.write('before\n');
    await sink.flush();
    renameSync(file, `${file}.1`);
    sink.write('between\n');
    await sink.flush();
    process.kill(process.pid, 'SIGHUP');
    await eventually(async () => {
      sink.write('after\n');
      await sink.flush();
      expect(existsSync(file)).toBe(true);
    });
    detach();
    expect(linesOf(`${file}.1`).slice(0, 2)).toEqual(['before', 'between']);
    expect(linesOf(file)).toContain('after');
  });
});

describe('trouble', () => {
  test('a full disk costs what does not fit, counted, and is told when there is room', async () => {
    symlinkSync('/dev/full', file);
    const sink = sinkTo(file, { maxBufferedBytes: 200_000 });
    const line = `${'x'.repeat(99)}\n`;
    for (let index = 0; index < 10_000; index += 1) sink.write(line);
    expect(await sink.flush()).toBe(false);
    const { droppedLineCount, failing, queuedBytes } = sink.status();
    expect(failing).toEqual([file]);
    expect(queuedBytes).toBeLessThanOrEqual(200_000);
    expect(droppedLineCount).toBeGreaterThanOrEqual(8000);
    rmSync(file);
    await eventually(() => expect(sink.status().queuedBytes).toBe(0));
    await sink.flush();
    const lines = linesOf(file);
    expect(lines.filter((written) => written.startsWith('x')).length).toBe(
      10_000 - droppedLineCount,
    );
    expect(lines.map(noticeOf).find((notice) => notice !== undefined)).toMatchObject({
      level: 'WARNING',
      event: 'logs.dropped',
      dropped_count: droppedLineCount,
    });
  });

  test.each([
    ['a directory stands in its place', (path: string) => mkdirSync(path)],
    ['its directory is gone', () => rmSync(directory, { recursive: true })],
    ['it cannot be written', (path: string) => symlinkSync('/proc/version', path)],
  ])('%s: the service goes on, and so does the file later', async (_, break_) => {
    break_(file);
    const sink = sinkTo(file);
    sink.write('one\n');
    await sink.flush();
    expect(sink.status().failing).toEqual([file]);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory);
    await eventually(() => {
      expect(linesOf(file)).toEqual(['one']);
      expect(sink.status().failing).toEqual([]);
    });
  });

  test('after close nothing is taken, and nothing throws', async () => {
    const sink = sinkTo(file);
    await sink.close();
    sink.write('late\n');
    expect(await sink.flush()).toBe(false);
    sink.reopen();
    sink.flushSync();
    expect(sink.status().droppedLineCount).toBe(1);
    expect(linesOf(file)).toEqual([]);
  });

  test('the notice of dropped lines is text where lines are text', async () => {
    symlinkSync('/dev/full', file);
    const sink = sinkTo(file, { maxBufferedBytes: 50_000, format: 'text' });
    for (let index = 0; index < 10_000; index += 1) sink.write('0123456789\n');
    await sink.flush();
    rmSync(file);
    await eventually(() =>
      expect(linesOf(file).join('\n')).toMatch(/Log lines dropped dropped_count=\d+/),
    );
  });
});

function noticeOf(line: string): unknown {
  return line.startsWith('{') ? JSON.parse(line) : undefined;
}

describe('the queue', () => {
  test('loses and repeats no byte, however writes are cut', () => {
    const batches = fc.array(fc.string({ unit: fc.constantFrom('a', '\n'), minLength: 1 }));
    fc.assert(
      fc.property(batches, fc.array(fc.nat({ max: 7 })), (texts, cuts) => {
        const queue = new BatchQueue(1e6);
        for (const text of texts) queue.add(Buffer.from(text), 1);
        let written = '';
        for (let turn = 0; queue.head !== undefined; turn += 1) {
          const length = Math.min(queue.head.length - queue.offset, 1 + (cuts[turn % 50] ?? 0));
          written += queue.head.toString('latin1', queue.offset, queue.offset + length);
          queue.advance(length);
        }
        expect(written).toBe(texts.join(''));
        expect(queue.queuedBytes).toBe(0);
      }),
    );
  });

  test.each([
    [0, 'one\ntwo\nthree\n', 0],
    [2, 'two\nthree\n', 1],
    [4, 'two\nthree\n', 0],
    [9, '', 1],
  ])('a new file begins with a whole line (%d bytes were in the old one)', (offset, rest, lost) => {
    const queue = new BatchQueue(1000);
    queue.add(Buffer.from('one\ntwo\nthree\n'), 3);
    queue.advance(offset);
    queue.skipPartialLine();
    expect(queue.head?.toString('utf8', queue.offset) ?? '').toBe(rest);
    expect(queue.droppedLineCount).toBe(lost);
  });
});
