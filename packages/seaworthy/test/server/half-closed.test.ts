import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

let aborted = Promise.withResolvers<void>();

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  exchangeOf(request).signal.addEventListener('abort', () => aborted.resolve());
  for await (const _ of request);
  const [, ms = '0'] = /ms=(\d+)/.exec(request.url ?? '') ?? [];
  if (ms !== '0') await sleep(Number(ms));
  response.end(`answered ${request.url}`);
}

let running: RunningService;
beforeAll(async () => {
  running = await startService(plainService({ routes: { '* /**': { access: 'public' } } }, serve));
});
afterAll(() => running.stop());

/** Sends bytes and the end of them, and gives what comes back until the other side ends too. */
async function halfClosing(bytes: string): Promise<string> {
  const socket = connect({ port: running.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.end(bytes);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const GET = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

describe('a client that closes its side behind its request', () => {
  test.each([
    ['at once', GET('/?ms=0')],
    ['in a while', GET('/?ms=100')],
    [
      'with a body',
      GET('/?ms=50').replace('GET', 'POST').replace('\r\n\r\n', '\r\nContent-Length: 2\r\n\r\nab'),
    ],
  ])('is answered %s', async (_name, bytes) => {
    expect(await halfClosing(bytes)).toMatch(/^HTTP\/1\.1 200 [\s\S]*answered \/\?ms=\d+$/);
  });

  test('is answered all that it asked for', async () => {
    const text = await halfClosing(GET('/?ms=100') + GET('/?ms=0') + GET('/?ms=50'));
    expect(text.match(/answered \/\?ms=(\d+)/g)).toEqual([
      'answered /?ms=100',
      'answered /?ms=0',
      'answered /?ms=50',
    ]);
  });

  test('is taken to be gone when the answer takes long', async () => {
    aborted = Promise.withResolvers();
    const answer = halfClosing(GET('/?ms=5000')).catch(() => '');
    await aborted.promise;
    expect(await answer).toBe('');
  });

  test.each([
    ['an unfinished body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab'],
    ['an unfinished head', 'GET / HTTP/1.1\r\nHost: lo'],
    ['nothing', ''],
  ])('behind %s holds nothing open', async (_name, bytes) => {
    expect(await halfClosing(bytes).catch(() => '')).not.toContain(' 200 ');
  });
});
