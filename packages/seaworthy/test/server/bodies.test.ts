import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { requireTool } from '../support/requirements.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

const MIB = 1024 * 1024;
const TOO_MUCH = 20 * MIB;

let running: RunningService;
/** Targets whose handler was entered, and bytes the handlers read. */
const entered: string[] = [];
let readBytes = 0;

beforeAll(async () => {
  const config = plainService(
    {
      hosts: ['localhost', '127.0.0.1'],
      limits: { default: { limit: 10_000, windowSeconds: 60 } },
      request: { receiveTimeoutSeconds: 1 },
      routes: {
        '* /**': { access: 'public' },
        '* /small': { maxBodyBytes: 1000 },
        '* /private': { access: 'session' },
      },
    },
    async (request, response) => {
      entered.push(request.url ?? '');
      if (request.url === '/unread') {
        response.end('unread');
        return;
      }
      let bytes = 0;
      for await (const chunk of request) {
        bytes += chunk.length;
        readBytes += chunk.length;
      }
      response.end(`read ${bytes}`);
    },
  );
  running = await startService(config);
});
afterAll(() => running.stop());

function* blocks(byteCount: number): Generator<Buffer> {
  const block = Buffer.alloc(64 * 1024, 'b');
  for (let sent = 0; sent < byteCount; sent += block.length) yield block;
}

function head(line: string, fields: readonly string[] = []): string {
  return `${[`${line} HTTP/1.1`, 'Host: localhost', ...fields].join('\r\n')}\r\n\r\n`;
}

function chunkedText(byteCount: number): string {
  const block = 'b'.repeat(64 * 1024);
  const chunk = `${block.length.toString(16)}\r\n${block}\r\n`;
  return `${chunk.repeat(Math.ceil(byteCount / block.length))}0\r\n\r\n`;
}

describe('20 MB without a declared length are answered 413, as seen by', () => {
  test('fetch', async () => {
    covers('G1', 'A-BO-02');
    const response = await fetch(`${running.url}/body`, {
      method: 'POST',
      headers: AS_PROBLEM,
      body: Readable.toWeb(Readable.from(blocks(TOO_MUCH))) as ReadableStream,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      code: 'body-limit.too-large',
      max_bytes: 10 * MIB,
    });
  });

  test.each([
    ['curl', []],
    ['curl without Expect', ['-H', 'Expect:']],
  ])('%s', async (_name, more) => {
    covers('G1', 'A-BO-02');
    const chunked = ['-H', 'Transfer-Encoding: chunked', '-H', 'Accept: application/problem+json'];
    const { code, out } = await curl(['-X', 'POST', '-T', '-', ...chunked, ...more], TOO_MUCH);
    expect(out).toMatch(/"code":"body-limit\.too-large".*413$/);
    expect(code).toBe(0);
  });

  test('a raw socket that goes on writing', async () => {
    covers('G1', 'A-BO-02');
    const before = readBytes;
    const fields = ['Transfer-Encoding: chunked', 'Accept: application/problem+json'];
    const bytes = head('POST /body', fields) + chunkedText(TOO_MUCH);
    const { text, statuses, closed } = await sendRaw(running.port, bytes, { waitMs: 10_000 });
    expect(statuses).toEqual([413]);
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
    expect(text).toContain('"code":"body-limit.too-large"');
    expect(closed).toBe(true);
    expect(readBytes - before).toBeLessThanOrEqual(10 * MIB);
  });
});

/** Runs curl with so many bytes on its standard input. */
async function curl(options: readonly string[], byteCount: number) {
  const always = ['-s', '--noproxy', '*', '--max-time', '10', '-w', '%{http_code}'];
  const child = spawn(requireTool('curl'), [...always, ...options, `${running.url}/body`]);
  child.stdin.on('error', () => undefined);
  Readable.from(blocks(byteCount))
    .on('error', () => undefined)
    .pipe(child.stdin);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  return { code, out };
}

describe('a declared length over the limit', () => {
  test('is answered before a byte of the body has come', async () => {
    covers('G1', 'A-BO-01');
    const before = entered.length;
    const bytes = head('POST /body', [`Content-Length: ${TOO_MUCH}`]);
    const { statuses } = await sendRaw(running.port, bytes, { untilAnswers: 1 });
    expect(statuses).toEqual([413]);
    expect(entered.length).toBe(before);
  });

  test('and just the limit is not', async () => {
    covers('G1', 'A-BO-01');
    const body = 'b'.repeat(1000);
    const answer = await askPort(running.port, {
      method: 'POST',
      target: '/small',
      fields: { Host: 'localhost' },
      body,
    });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 200,
      body: 'read 1000',
    });
  });
});

describe('the connection of a refused body', () => {
  const next = head('GET /next', ['Connection: close']);

  test('goes on after a short rest', async () => {
    covers('G1');
    const bytes = `${head('POST /small', ['Content-Length: 2000'])}${'b'.repeat(2000)}${next}`;
    const { statuses, text } = await sendRaw(running.port, bytes);
    expect(statuses).toEqual([413, 200]);
    expect(text).toMatch(/read 0$/);
  });

  test('ends where the rest is long, and nothing in it is a request', async () => {
    covers('G1');
    const before = entered.length;
    const rest = next.padEnd(1_000_000, 'b');
    const bytes = `${head('POST /small', ['Content-Length: 1000000'])}${rest}`;
    const { statuses, closed } = await sendRaw(running.port, bytes);
    expect({ statuses, closed }).toEqual({ statuses: [413], closed: true });
    expect(entered.length).toBe(before);
  });

  test('ends where the rest is of unknown length', async () => {
    covers('G1');
    const bytes = `${head('POST /small', ['Transfer-Encoding: chunked'])}${chunkedText(2000)}`;
    const { statuses, closed } = await sendRaw(running.port, bytes);
    expect({ statuses, closed }).toEqual({ statuses: [413], closed: true });
  });

  test('goes on where a handler has left a body unread', async () => {
    const bytes = `${head('POST /unread', ['Content-Length: 2000'])}${'b'.repeat(2000)}${next}`;
    expect((await sendRaw(running.port, bytes)).statuses).toEqual([200, 200]);
  });
});

describe('Expect: 100-continue', () => {
  const EXPECT = 'Expect: 100-continue';

  test('is answered 100 when the application will read, then 200', async () => {
    covers('G1');
    const first = head('POST /body', [EXPECT, 'Content-Length: 5', 'Connection: close']);
    const { statuses } = await sendRaw(running.port, [first, 'hello'], { apart: true });
    expect(statuses).toEqual([100, 200]);
  });

  test.each([
    [413, 'a body over the limit', '/body', [`Content-Length: ${TOO_MUCH}`]],
    [401, 'a stranger', '/private', ['Content-Length: 5']],
    [421, 'another host', '/body', ['Content-Length: 5', 'X-Host: other']],
  ])('is answered %i, and never 100, for %s', async (status, _name, target, fields) => {
    covers('G1', 'G4');
    const before = entered.length;
    const text = head(`POST ${target}`, [EXPECT, ...fields]);
    const bytes = text.includes('X-Host') ? text.replace('localhost', 'other.test') : text;
    const { statuses } = await sendRaw(running.port, bytes, { untilAnswers: 1 });
    expect(statuses).toEqual([status]);
    expect(entered.length).toBe(before);
  });

  test('any other expectation is answered 417', async () => {
    const fields = { Host: 'localhost', Expect: '200-ok', ...AS_PROBLEM };
    const answer = await askPort(running.port, { target: '/body', fields });
    expect({ status: answer.status, code: refusalOf(answer) }).toEqual({
      status: 417,
      code: 'framing.expectation',
    });
  });
});

describe('a body that does not come', () => {
  test.each([
    ['with a length', ['Content-Length: 100'], 'b'],
    ['in chunks', ['Transfer-Encoding: chunked'], '5\r\nhello\r\n'],
  ])('%s is answered 408 in its time, and the connection ends', async (_name, fields, part) => {
    const startMs = performance.now();
    const bytes = head('POST /body', fields) + part;
    const { statuses, closed } = await sendRaw(running.port, bytes, { waitMs: 4000 });
    const elapsedMs = performance.now() - startMs;
    expect({ statuses, closed }).toEqual({ statuses: [408], closed: true });
    expect(elapsedMs).toBeGreaterThan(990);
    expect(elapsedMs).toBeLessThan(3000);
  });
});
