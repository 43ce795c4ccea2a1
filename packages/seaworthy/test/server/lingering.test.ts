import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/core/index.ts';
import { Connections } from '../../src/server/connections.ts';
import { covers } from '../support/covers.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

/** Little enough for the system to take at once, more than the reader's side holds. */
const BIG = Buffer.alloc(1_500_000, 'b');
const KEEP_ALIVE_MS = 1000;

let running: RunningService;

beforeAll(async () => {
  const config = plainService(
    {
      hosts: ['localhost'],
      connections: { keepAliveSeconds: KEEP_ALIVE_MS / 1000 },
      routes: { '* /**': { access: 'public' } },
    },
    (request, response) => response.end(request.url === '/big' ? BIG : request.url),
  );
  running = await startService(config);
});
afterAll(() => running.stop());

const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;

interface Ending {
  readonly bytes: number;
  readonly error: string | undefined;
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the end, and whether that was a reset. */
async function readAll(socket: Socket): Promise<Ending> {
  let bytes = 0;
  let error: string | undefined;
  socket.on('error', (failure: NodeJS.ErrnoException) => {
    error = failure.code;
  });
  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });
  await once(socket, 'close');
  return { bytes, error };
}

describe('the last answer of a connection arrives whole', () => {
  test.each([
    ['nothing', ''],
    ['requests', get('/more').repeat(3)],
    [
      'a request with a body',
      `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n123456789`,
    ],
    ['an offer to leave HTTP', get('/up', 'Connection: Upgrade\r\nUpgrade: websocket\r\n')],
    ['CONNECT', 'CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n'],
    ['garbage', '\x00\x01 garbage\r\n\r\n'.repeat(20)],
  ])('though %s came behind it', async (_name, more) => {
    covers('H4');
    const socket = await open(running.port);
    socket.pause();
    socket.write(get('/big', 'Connection: close\r\n'));
    for (const part of more.match(/[\s\S]{1,60}/g) ?? []) {
      await sleep(20);
      socket.write(part, 'latin1');
    }
    const { bytes, error } = await readAll(socket.resume());
    expect(error).toBeUndefined();
    expect(bytes).toBeGreaterThan(BIG.length);
  });

  test('though the service stops, and requests came behind it', async () => {
    covers('H6');
    const other = await startService(
      plainService(
        { hosts: ['localhost'], routes: { '* /**': { access: 'public' } } },
        (_, response) => response.end(BIG),
      ),
      { environment: { SHUTDOWN_DELAY: '1' } },
    );
    const socket = await open(other.port);
    socket.pause();
    const stopped = other.service.stop();
    socket.write(get('/big'));
    for (let more = 0; more < 5; more += 1) {
      await sleep(30);
      socket.write(get('/more'));
    }
    const { bytes, error } = await readAll(socket.resume());
    expect(error).toBeUndefined();
    expect(bytes).toBeGreaterThan(BIG.length);
    await stopped;
  });
});

describe('line ends that are no request', () => {
  test.each([
    ['now and then', '\r\n', 300],
    ['in a flood', '\r\n'.repeat(16_384), 30],
  ])('%s keep no connection open', async (_name, bytes, everyMs) => {
    const socket = await open(running.port);
    socket.on('error', () => undefined).resume();
    socket.write(get('/first'));
    await once(socket, 'data');
    const startMs = performance.now();
    const writing = setInterval(() => socket.write(bytes), everyMs);
    await once(socket, 'end');
    clearInterval(writing);
    // Idle until the first of them, then for as long again, a sweep each, and a busy machine.
    expect(performance.now() - startMs).toBeLessThan(2 * KEEP_ALIVE_MS + 4000);
    socket.destroy();
  });
});

test('connections are counted by client: all of an IPv6 prefix together', () => {
  const caps = { maxPerAddressCount: 2, maxHeaderBytes: 1, writeStallMs: 1, keepAliveMs: 1 };
  const connections = new Connections(caps, systemClock);
  const isTaken = (address: string, key: string): boolean => {
    const peer = { address, key, encrypted: false, isProxy: false };
    return connections.add(new Socket(), peer) !== undefined;
  };
  expect(isTaken('2001:db8::1', '2001:db8::/64')).toBe(true);
  expect(isTaken('2001:db8::2', '2001:db8::/64')).toBe(true);
  expect(isTaken('2001:db8::3', '2001:db8::/64')).toBe(false);
  expect(isTaken('2001:db8:0:1::1', '2001:db8:0:1::/64')).toBe(true);
  connections.destroyAll();
});
