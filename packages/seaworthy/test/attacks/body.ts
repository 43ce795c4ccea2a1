import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, vi } from 'vitest';
import { requireTool } from '../support/requirements.ts';
import { ask, hitsDuring, raw, requestText, takeApart } from './client.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const MIB = 1024 * 1024;
const LIMIT = 10 * MIB;

/** A client that keeps its end open and says nothing: what it saw, and when it was let go. */
async function lingering(
  attacked: Attacked,
  bytes: string,
): Promise<{ readonly text: string; readonly endedMs: number }> {
  const socket = connect({ host: '127.0.0.1', port: attacked.port, allowHalfOpen: true });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  const startedMs = performance.now();
  socket.write(bytes);
  await Promise.race([once(socket, 'end'), once(socket, 'close')]);
  const endedMs = performance.now() - startedMs;
  socket.destroy();
  return { text, endedMs };
}

/** Body over limit by Content-Length */
const declared: AttackRow = async (target) => {
  const attacked = await target.shared();
  const head = (length: number | string, more = ''): string =>
    `POST /attack/echo HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n${more}\r\n`;
  for (const bytes of [
    head(LIMIT + 1),
    head(LIMIT + 1, 'Connection: keep-alive\r\n'),
    head('0000010485761'),
    head('9007199254740993'),
    head(LIMIT + 1, 'Expect: 100-continue\r\n'),
    head(LIMIT + 1, 'expect: 100-Continue\r\nContent-Type: application/json\r\n'),
    head(LIMIT + 1, 'Content-Type: multipart/form-data; boundary=x\r\n'),
    `${head(LIMIT + 1)}${'x'.repeat(1000)}`,
    head(LIMIT + 1).replace('POST', 'GET'),
    head(LIMIT + 1).replace('POST', 'DELETE'),
  ]) {
    const entered = await hitsDuring(attacked, async () => {
      const { text, endedMs } = await lingering(attacked, bytes);
      expect(takeApart(text).status, bytes.slice(0, 200)).toBe(413);
      expect(text).not.toContain('100 Continue');
      // A second is promised; a machine under load may take as much again.
      expect(endedMs).toBeLessThan(2000);
    });
    expect(entered).toBe(0);
  }
  const whole = { method: 'POST', target: '/attack/small', body: 'x'.repeat(1024) };
  expect((await ask(attacked, { ...whole, body: 'x'.repeat(1025) })).status).toBe(413);
  expect((await ask(attacked, whole)).json()['bodyBytes']).toBe(1024);
  // A rest that is small is read, so that the connection goes on, however many are refused on it.
  const fields = { Connection: 'keep-alive' };
  const tooMuch = { ...whole, body: 'x'.repeat(10_000), fields };
  const many = [...Array<string>(12).fill(requestText(tooMuch)), requestText(whole)];
  const answers = await raw(attacked, many);
  expect(answers.statuses).toEqual([...Array<number>(12).fill(413), 200]);
  const invited = await raw(attacked, [
    requestText({ method: 'POST', body: 'hello', fields: { Expect: '100-continue' } }),
  ]);
  expect(invited.statuses.filter((status) => status !== 100)).toEqual([200]);
};

/** Body over limit by chunked */
const chunked: AttackRow = async (target) => {
  const attacked = await target.start({
    policy: { hosts: ['a', '127.0.0.1'] },
    environment: { LOG_LEVEL: 'INFO' },
  });
  await chunkedByRaw(attacked);
  await chunkedByFetch(attacked);
  await chunkedByCurl(attacked);
  const lines = await vi.waitFor(() => {
    const found = attacked.logLines().filter((line) => line.includes('"status_code":413'));
    expect(found).toHaveLength(4);
    return found.map((line) => JSON.parse(line) as Record<string, unknown>);
  });
  for (const { bytes_received: received } of lines) {
    expect(received).toBeGreaterThan(LIMIT);
    // One read of a socket is 64 KiB.
    expect(received).toBeLessThanOrEqual(LIMIT + 128 * 1024);
  }
};

async function chunkedByRaw(attacked: Attacked): Promise<void> {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const head = 'POST /attack/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  for (const parts of [
    [head, ...Array<string>(320).fill(chunk), '0\r\n\r\n'],
    [head + chunk.repeat(320), '0\r\n\r\n', requestText()],
  ]) {
    const answer = await raw(attacked, parts, { waitMs: 5000 });
    expect(answer.statuses).toEqual([413]);
    expect(answer.closed).toBe(true);
    expect(takeApart(answer.text).field('connection')).toBe('close');
  }
}

async function chunkedByFetch(attacked: Attacked): Promise<void> {
  const pieces = Array.from({ length: 20 }, () => new Uint8Array(MIB));
  const response = await fetch(`${attacked.url}/attack/echo`, {
    method: 'POST',
    body: Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>,
    duplex: 'half',
    headers: { Accept: 'application/json' },
  } as RequestInit);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'body-limit.too-large', status: 413 });
}

async function chunkedByCurl(attacked: Attacked): Promise<void> {
  const curl = requireTool('curl');
  const fields = ['-H', 'Host: a', '-H', 'Transfer-Encoding: chunked', '-H', 'Expect:'];
  const script = `head -c ${20 * MIB} /dev/zero | "$0" -s -m 10 -X POST -T - "$@"`;
  const run = promisify(execFile)('sh', [
    ...['-c', script, curl, '-w', '%{http_code}', '-o', '/dev/null'],
    ...[...fields, `${attacked.url}/attack/echo`],
  ]);
  // Curl may be told that its writing failed; what counts is that it saw the answer.
  const stdout = await run.then(
    (done) => done.stdout,
    (error: { stdout: string }) => error.stdout,
  );
  expect(stdout).toBe('413');
}

/** Invalid limit in settings */
const wrongLimits: AttackRow = async (target) => {
  const texts = ['10mb ', '10mb', 'abc', 'NaN', '-1', 'Infinity', '1e999', '0', '1e3', '0x10'];
  for (const text of [...texts, '1,000', '1_000', '９', '10.5', '+10', 'null', 'undefined']) {
    for (const name of ['MAX_REQUEST_SIZE_MB', 'MAX_QUERY_PARAMS', 'REQUEST_TIMEOUT'] as const) {
      const error = await target.refusalOf({ environment: { [name]: text } });
      expect(error.message, JSON.stringify(text)).toContain(name);
    }
  }
  const values = ['10mb ', 'abc', Number.NaN, -1, Number.POSITIVE_INFINITY, '1e999', 0, 1.5, null];
  for (const value of [...values, '10', true, [10], {}, 10n]) {
    const bytes = value as number;
    const request = { request: { maxBodyBytes: bytes } };
    expect((await target.refusalOf({ policy: request })).message).toContain('maxBodyBytes');
    const routes = { 'POST /attack/x': { maxBodyBytes: bytes } };
    expect((await target.refusalOf({ policy: { routes } })).message).toContain('maxBodyBytes');
  }
};

export const body = {
  'A-BO-01': declared,
  'A-BO-02': chunked,
  'A-BO-07': wrongLimits,
} as const satisfies Record<string, AttackRow>;
