import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

/** Longer than a connection lingers, far shorter than any time-out of the server. */
const SOON_MS = 3_000;
const LIMIT = { limit: 10_000, windowSeconds: 60 };
const entered: string[] = [];

const HANDLERS: Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>
> = {
  '/plain': (_request, response) => response.end('plain'),
  '/closing': (_request, response) => {
    response.setHeader('Connection', 'close');
    response.end('closing');
  },
  '/early': (_request, response) => response.end('early'),
  '/streaming': async (_request, response) => {
    response.write('begun ');
    await sleep(150);
    response.end('ended');
  },
};

let running: RunningService;
beforeAll(async () => {
  running = await startService(
    plainService(
      {
        hosts: ['localhost'],
        limits: { default: LIMIT, refused: { limit: 5, windowSeconds: 60 } },
        connections: { maxInFlightCount: 1000 },
        request: { maxBodyBytes: 100_000 },
        routes: { '* /**': { access: 'public' } },
      },
      (request, response) => {
        entered.push(request.url ?? '');
        return HANDLERS[request.url ?? '']?.(request, response);
      },
    ),
  );
});
afterAll(() => running.stop());

const head = (line: string, fields = ''): string =>
  `${line} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`;

describe("what comes behind an application's own Connection: close", () => {
  test.each([
    ['in the same read', [head('GET /closing') + head('GET /plain')]],
    ['in a read of its own', [head('GET /closing'), head('GET /plain')]],
  ])('%s is not executed', async (_name, bytes) => {
    const before = entered.length;
    const { statuses, closed } = await sendRaw(running.port, bytes, { apart: true });
    expect({ statuses, closed }).toEqual({ statuses: [200], closed: true });
    expect(entered.slice(before)).toEqual(['/closing']);
  });
});

describe('the connection ends soon, and the answer arrives whole', () => {
  test.each([
    [
      'garbage behind a response that has begun',
      head('GET /streaming'),
      'GARBAGE\r\n\r\n',
      'ended',
    ],
    ['garbage behind an answered request', head('GET /plain'), 'GARBAGE\r\n\r\n', 'plain'],
    [
      'a body over its limit behind an early answer',
      head('POST /early', 'Transfer-Encoding: chunked\r\n'),
      `10000\r\n${'b'.repeat(0x10000)}\r\n`.repeat(20),
      'early',
    ],
  ])('%s', async (_name, first, rest, whole) => {
    const startMs = performance.now();
    const options = { waitMs: 2 * SOON_MS, apart: true };
    const { text, closed } = await sendRaw(running.port, [first, rest], options);
    expect(text).toContain(whole);
    expect(closed).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(SOON_MS);
  });
});

describe('requests in one write', () => {
  test('may be hundreds, though they are longer than a head may be', async () => {
    const many = Array.from({ length: 400 }, () =>
      head('GET /plain', `X-A: ${'a'.repeat(100)}\r\n`),
    );
    const options = { untilAnswers: 400, waitMs: 5_000 };
    const { statuses } = await sendRaw(running.port, many.join(''), options);
    expect(statuses).toHaveLength(400);
  });

  test('may carry bodies', async () => {
    const one = `${head('POST /plain', 'Content-Length: 9000\r\n')}${'b'.repeat(9000)}`;
    const options = { untilAnswers: 30, waitMs: 5_000 };
    const { statuses } = await sendRaw(running.port, one.repeat(30), options);
    expect(statuses).toHaveLength(30);
  });
});

let addresses = 0;

describe('what no guard has seen', () => {
  test.each([
    ['HTTP/2.0', 'GET /plain HTTP/2.0\r\nHost: localhost\r\n\r\n', 505],
    ['a transfer coding', head('POST /plain', 'Transfer-Encoding: gzip, chunked\r\n'), 501],
    ['two hosts', head('GET /plain', 'Host: other\r\n'), 400],
    ['a line that is no field', head('GET /plain', 'no field\r\n'), 400],
    ['an unknown method', 'BREW /plain HTTP/1.1\r\n\r\n', 501],
  ])('%s carries the address into the log, and is charged', async (_name, bytes, status) => {
    covers('O1');
    addresses += 1;
    const from = `127.0.8.${addresses}`;
    for (let sent = 0; sent < 5; sent += 1) {
      expect((await sendRaw(running.port, bytes, { from })).statuses).toEqual([status]);
    }
    const answer = await sendRaw(running.port, head('GET /plain'), { from, untilAnswers: 1 });
    expect(answer.statuses).toEqual([429]);
    const lines = await running.untilLogged((line) => line['client_ip'] === from);
    const own = lines.filter((line) => line['client_ip'] === from && 'status_code' in line);
    expect(own.map((line) => line['status_code'])).toEqual([...Array(5).fill(status), 429]);
  });

  test('a connection that stays silent is closed without a word', async () => {
    const impatient = await startService(
      plainService(
        { request: { receiveTimeoutSeconds: 1 }, routes: { '* /**': { access: 'public' } } },
        () => undefined,
      ),
    );
    const socket = connect(impatient.port, '127.0.0.1');
    const chunks: unknown[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    expect(chunks).toEqual([]);
    await impatient.service.sink.flush();
    expect(impatient.logLines().filter((line) => line.includes('status_code'))).toEqual([]);
    await impatient.stop();
  });
});
