import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

const KEEP_ALIVE_MS = 1000;
/** A sweep a second, and what a busy machine adds. */
const SLACK_MS = 2500;

let running: RunningService;
const requests: IncomingMessage[] = [];

beforeAll(async () => {
  const config = plainService(
    {
      hosts: ['localhost'],
      connections: { keepAliveSeconds: KEEP_ALIVE_MS / 1000 },
      routes: { '* /**': { access: 'public' } },
    },
    async (request, response) => {
      requests.push(request);
      const { searchParams, pathname } = new URL(request.url ?? '', 'http://service');
      if (pathname === '/reads') {
        const ends = ['end', 'close'].map((event) => once(request, event));
        request.resume();
        await ends[0];
        response.end('read');
        await ends[1];
        return;
      }
      await sleep(Number(searchParams.get('ms') ?? 0));
      response.end(pathname);
    },
  );
  running = await startService(config);
});
afterAll(() => running.stop());

const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;

/** Writes, awaits the first answer, and tells how long the connection then stayed open. */
async function opened(bytes: string): Promise<{ socket: Socket; text: string; atMs: number }> {
  const socket = connect(running.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return { socket, text: chunk.toString('latin1'), atMs: performance.now() };
}

test('a connection with nothing in flight is closed after the time that it was told', async () => {
  covers('H4');
  const { socket, text, atMs } = await opened(get('/idle'));
  expect(text).toMatch(/^Keep-Alive: timeout=1\r$/m);
  await once(socket, 'end');
  const idleMs = performance.now() - atMs;
  expect(idleMs).toBeGreaterThan(KEEP_ALIVE_MS - 50);
  expect(idleMs).toBeLessThan(KEEP_ALIVE_MS + SLACK_MS);
  socket.destroy();
});

test('a slow answer is not idle, nor is a head on its way', async () => {
  const slow = KEEP_ALIVE_MS + 1200;
  const { socket, text } = await opened(get(`/slow?ms=${slow}`));
  expect(text).toContain('/slow');
  const half = get('/in-two-parts');
  socket.write(half.slice(0, 10));
  let isOpen = true;
  socket.once('end', () => {
    isOpen = false;
  });
  await sleep(KEEP_ALIVE_MS / 2);
  socket.write(half.slice(10, 15));
  await sleep(KEEP_ALIVE_MS / 2);
  socket.write(half.slice(15));
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString('latin1')).toContain('/in-two-parts');
  expect(isOpen).toBe(true);
  socket.destroy();
});

test('an answer that ends its connection promises nothing', async () => {
  const { text, closed } = await sendRaw(running.port, get('/last', 'Connection: close\r\n'));
  expect(text).not.toContain('Keep-Alive');
  expect(closed).toBe(true);
});

test('a request without body ends for those who read it, and afterwards for all', async () => {
  requests.length = 0;
  const bytes = get('/reads') + get('/unread', 'Connection: close\r\n');
  const { text } = await sendRaw(running.port, bytes);
  expect(text).toMatch(/read[\s\S]*\/unread/);
  await expect.poll(() => requests.map(({ readableEnded }) => readableEnded)).toEqual([true, true]);
  expect(requests.map(({ complete, destroyed }) => complete && destroyed)).toEqual([true, true]);
});
