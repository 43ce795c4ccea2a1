import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { takeApart } from '../attacks/client.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

const PROXY = '127.0.0.9';
const BIG = Buffer.alloc(64 * 1024 * 1024, 'b');

let running: RunningService;
const entered: string[] = [];
let cut = Promise.withResolvers<string>();

beforeAll(async () => {
  const config = plainService(
    {
      hosts: ['localhost'],
      topology: { trustedProxies: [PROXY] },
      connections: { maxPerAddressCount: 3, maxInFlightCount: 4 },
      request: { writeStallSeconds: 1 },
      limits: {
        default: { limit: 10_000, windowSeconds: 60 },
        refused: { limit: 10_000, windowSeconds: 60 },
      },
      routes: { '* /**': { access: 'public' } },
    },
    async (request, response) => {
      const url = new URL(request.url ?? '', 'http://service');
      entered.push(url.pathname);
      if (url.pathname === '/big') {
        const { signal } = exchangeOf(request);
        signal.addEventListener('abort', () => cut.resolve(String(signal.reason)));
        response.end(BIG);
        return;
      }
      await sleep(Number(url.searchParams.get('ms') ?? 0));
      response.end(url.pathname);
    },
  );
  running = await startService(config);
});
afterAll(() => running.stop());

const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const CLOSE = 'Connection: close\r\n';

async function metric(pattern: RegExp): Promise<number> {
  const text = await (await fetch(`${running.managementUrl}/metrics`)).text();
  return Number(pattern.exec(text)?.[1] ?? 0);
}

describe('requests on one connection', () => {
  test('are answered in their order, whichever is done first', async () => {
    const bytes = get('/one?ms=120') + get('/two?ms=40') + get('/three', CLOSE);
    const { statuses, text } = await sendRaw(running.port, bytes);
    expect(statuses).toEqual([200, 200, 200]);
    expect([...text.matchAll(/\/(one|two|three)/g)].map((match) => match[1])).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  test('are refused when too many are in flight, and those before keep their answers', async () => {
    const before = entered.length;
    const bytes = Array.from({ length: 8 }, (_, index) => get(`/many-${index}?ms=150`)).join('');
    const { statuses, closed, text } = await sendRaw(running.port, bytes, { waitMs: 4000 });
    expect(statuses).toEqual([200, 200, 200, 200, 503]);
    expect(closed).toBe(true);
    expect(text).toMatch(/many-0[\s\S]*many-1[\s\S]*many-2[\s\S]*many-3/);
    expect(entered.length - before).toBe(4);
  });
});

describe('connections of one address', () => {
  const open = async (from: string): Promise<Socket> => {
    const socket = connect({ port: running.port, host: '127.0.0.1', localAddress: from });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const answers = async (socket: Socket): Promise<boolean> => {
    socket.write(get('/cap'));
    return await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'close').then(() => false),
    ]);
  };

  test('are capped; one that ends makes room; another address has its own', async () => {
    const first = await Promise.all([1, 2, 3].map(() => open('127.0.7.1')));
    for (const socket of first) expect(await answers(socket)).toBe(true);
    expect(await answers(await open('127.0.7.1'))).toBe(false);
    const other = await open('127.0.7.2');
    expect(await answers(other)).toBe(true);
    first[0]?.end();
    if (first[0] !== undefined) await once(first[0], 'close');
    let replaced = await open('127.0.7.1');
    for (let tries = 0; !(await answers(replaced)) && tries < 20; tries += 1) {
      replaced = await open('127.0.7.1');
    }
    expect(await answers(replaced)).toBe(true);
    for (const socket of [...first, other, replaced]) socket.destroy();
    const lines = await running.untilLogged(({ event }) => event === 'limit.exceeded');
    expect(lines.find(({ event }) => event === 'limit.exceeded')).toMatchObject({
      client_ip: '127.0.7.1',
      detail: { limit: 'connections.per-address' },
    });
  });

  test('are not capped for a trusted proxy, whose clients are many', async () => {
    const sockets = await Promise.all(Array.from({ length: 8 }, () => open(PROXY)));
    const all = await Promise.all(sockets.map(answers));
    expect(all).toEqual(Array.from({ length: 8 }, () => true));
    for (const socket of sockets) socket.destroy();
  });
});

test('a reader that takes nothing is cut after the stall time, a slow one is not', async () => {
  cut = Promise.withResolvers();
  const stalled = connect({ port: running.port, host: '127.0.0.1', localAddress: '127.0.7.4' });
  stalled.on('error', () => undefined);
  await once(stalled, 'connect');
  stalled.pause();
  stalled.write(get('/big'));
  const startMs = performance.now();
  expect(await cut.promise).toContain('client.aborted');
  const elapsedMs = performance.now() - startMs;
  expect(elapsedMs).toBeGreaterThan(900);
  expect(elapsedMs).toBeLessThan(4000);
  stalled.destroy();

  // Slow, for two and a half stall times.
  const slow = connect({ port: running.port, host: '127.0.0.1', localAddress: '127.0.7.3' });
  slow.write(get('/big'));
  const untilMs = performance.now() + 2500;
  for await (const chunk of slow) {
    expect(chunk.length).toBeGreaterThan(0);
    if (performance.now() > untilMs) break;
    await sleep(20);
  }
  expect(performance.now()).toBeGreaterThan(untilMs);
});

describe('what is no HTTP', () => {
  test.each([
    ['a line that is no field', get('/a', 'no field\r\n'), 'parser.malformed', 400],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'methods.unknown', 501],
    ['a field with a space before its colon', get('/a', 'X-A : b\r\n'), 'parser.malformed', 400],
    ['a head that is too large', get('/a', `X-A: ${'a'.repeat(20_000)}\r\n`), '', 431],
    ['a method nobody knows', get('/a').replace('GET', 'BREW'), 'methods.unknown', 501],
  ])('%s: a whole answer, one line, one count, and the end', async (_name, bytes, code, status) => {
    covers('O1', 'G10');
    const kind = code === '' ? 'parser.headers-too-large' : code;
    const refusals = new RegExp(
      `^seaworthy_refusals_total\\{guard="parser",code="${kind}"\\} (\\d+)$`,
      'm',
    );
    const before = await metric(refusals);
    const entries = entered.length;
    const { text, statuses, closed } = await sendRaw(running.port, bytes);
    expect({ statuses, closed }).toEqual({ statuses: [status], closed: true });
    const answer = takeApart(text);
    expect(answer.field('connection')).toBe('close');
    expect(answer.field('x-content-type-options')).toBe('nosniff');
    expect(answer.field('content-security-policy')).toContain("default-src 'self'");
    expect(answer.field('date')).toBeDefined();
    const requestId = answer.field('x-request-id');
    const isOwn = (line: Readonly<Record<string, unknown>>): boolean =>
      line['request_id'] === requestId && line['logger'] === 'seaworthy.requests';
    const lines = (await running.untilLogged(isOwn)).filter(isOwn);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ status_code: status, refusal: kind, client_ip: '127.0.0.1' });
    expect((await metric(refusals)) - before).toBe(1);
    expect(await metric(/^http_server_active_requests (\S+)$/m)).toBe(0);
    expect(entered.length).toBe(entries);
  });

  test('a broken request behind good ones leaves them their answers', async () => {
    const bytes = `${get('/good-1?ms=60')}${get('/good-2')}GARBAGE\r\n\r\n`;
    const { statuses, text, closed } = await sendRaw(running.port, bytes);
    expect(statuses.slice(0, 2)).toEqual([200, 200]);
    expect(text).toMatch(/\/good-1HTTP\/1\.1 200 [\s\S]*\/good-2/);
    expect(closed).toBe(true);
  });

  test('a connection that says nothing, or ends in the middle, leaves no line', async () => {
    await running.service.sink.flush();
    const before = running.logLines().length;
    const silent = connect(running.port, '127.0.0.1');
    await once(silent, 'connect');
    silent.resetAndDestroy();
    const middle = connect(running.port, '127.0.0.1');
    middle.write('GET / HT');
    await once(middle, 'connect');
    middle.resetAndDestroy();
    await sendRaw(running.port, get('/after', CLOSE));
    const lines = await running.untilLogged(({ path }) => path === '/after');
    expect(
      lines.slice(before).filter(({ logger }) => logger === 'seaworthy.requests'),
    ).toHaveLength(1);
  });
});

describe('leaving HTTP', () => {
  test.each([
    ['websocket', 'Connection: Upgrade\r\nUpgrade: websocket\r\n', 403, 'upgrade.refused'],
    ['another protocol', 'Connection: Upgrade\r\nUpgrade: other/1\r\n', 403, 'upgrade.refused'],
  ])('%s is refused', async (_name, fields, status, code) => {
    const before = entered.length;
    const bytes = get('/up', `${fields}Accept: application/problem+json\r\n`);
    const { text, statuses, closed } = await sendRaw(running.port, bytes);
    expect({ statuses, closed }).toEqual({ statuses: [status], closed: true });
    expect(takeApart(text).json()['code']).toBe(code);
    expect(entered.length).toBe(before);
  });

  test('CONNECT is refused, and what follows it is read by nobody', async () => {
    const before = entered.length;
    const bytes = `CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n${get('/tunnelled')}`;
    const { statuses, closed } = await sendRaw(running.port, bytes);
    expect({ statuses, closed }).toEqual({ statuses: [501], closed: true });
    expect(entered.length).toBe(before);
    expect(await metric(/^http_server_active_requests (\S+)$/m)).toBe(0);
  });
});
