import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import {
  type LogLine,
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const SECRET = "SELECT secret FROM users WHERE name = 'c4n4ry' at /srv/app/secret.ts:12";
const HOST = { Host: 'service.example', 'X-Forwarded-Proto': 'https', ...AS_PROBLEM };

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What the last call of `/late` saw. */
let late: { fired: boolean; reason: unknown; wrote: boolean } | undefined;
/** Resolves when the last call of `/patient` knows that its client is gone. */
let gone = Promise.withResolvers<string>();

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/fine': (_request, response) => response.end('fine'),
  '/throws': () => {
    throw new Error(SECRET);
  },
  '/rejects': () => Promise.reject(new Error(SECRET)),
  '/throws-a-text': () => {
    throw SECRET;
  },
  '/rejects-with-nothing': () => Promise.reject(),
  '/field-with-a-line-end': (_request, response) => {
    response.setHeader('X-Name', 'fine');
    response.writeHead(200, { 'X-Broken': 'one\r\nX-Injected: two' });
    response.end('never');
  },
  '/set-field-with-a-line-end': (_request, response) => {
    response.setHeader('X-Broken', 'one\r\nX-Injected: two');
  },
  '/reason-with-a-line-end': (_request, response) => {
    response.writeHead(200, 'fine\r\nX-Injected: two');
    response.end('never');
  },
  '/status-that-is-none': (_request, response) => {
    response.writeHead(42);
  },
  '/ends-twice': (_request, response) => {
    response.end('once');
    response.end();
    response.end('twice');
  },
  '/writes-after-the-end': (_request, response) => {
    response.end('once');
    response.write('twice');
  },
  '/begins-after-the-end': (_request, response) => {
    response.end('once');
    response.writeHead(500);
  },
  '/throws-after-the-end': (_request, response) => {
    response.end('whole');
    throw new Error(SECRET);
  },
  '/throws-within': async (_request, response) => {
    await new Promise((resolve) => response.write('the first part', resolve));
    throw new Error(SECRET);
  },
  '/stream-fails': async (_request, response) => {
    const parts = async function* (): AsyncGenerator<string> {
      yield 'the first part';
      throw new Error(SECRET);
    };
    await pipeline(Readable.from(parts()), response);
  },
  '/late': async (request, response) => {
    const { signal } = exchangeOf(request);
    const seen = { fired: false, reason: undefined as unknown, wrote: false };
    late = seen;
    await once(signal, 'abort');
    seen.fired = true;
    seen.reason = signal.reason;
    response.setHeader('X-Late', 'yes');
    response.writeHead(200, { 'X-Late': 'yes' });
    response.write('late');
    await new Promise<void>((resolve) => response.end('later', () => resolve()));
    seen.wrote = true;
  },
  '/patient': (request, response) => {
    const { signal } = exchangeOf(request);
    if (request.headers['x-begin'] !== undefined) response.write('begun');
    signal.addEventListener('abort', () => gone.resolve(String(signal.reason)), { once: true });
  },
};

let prod: RunningService;
let dev: RunningService;

beforeAll(async () => {
  const config = plainService(
    {
      limits: {
        default: { limit: 10_000, windowSeconds: 60 },
        refused: { limit: 10_000, windowSeconds: 60 },
      },
      routes: {
        '* /**': { access: 'public' },
        'GET /late': { timeoutSeconds: 1 },
      },
    },
    (request, response) => HANDLERS[request.url ?? '']?.(request, response),
  );
  prod = await startService(config, { environment: prodEnvironment() });
  dev = await startService(config);
});
afterAll(async () => {
  await prod.stop();
  await dev.stop();
});

const isAbout =
  (path: string) =>
  (line: LogLine): boolean =>
    line['path'] === path && line['logger'] === 'seaworthy.requests';

async function activeCount(service: RunningService): Promise<number> {
  const text = await (await fetch(`${service.managementUrl}/metrics`)).text();
  return Number(/^http_server_active_requests (\S+)$/m.exec(text)?.[1]);
}

const FAILING = [
  '/throws',
  '/rejects',
  '/throws-a-text',
  '/rejects-with-nothing',
  '/field-with-a-line-end',
  '/set-field-with-a-line-end',
  '/reason-with-a-line-end',
  '/status-that-is-none',
];

describe.each(FAILING)('%s', (path) => {
  test('is a 500 that says nothing, told once, and the service lives', async () => {
    covers('S8', 'O1');
    const answer = await askPort(prod.port, { target: path, fields: HOST });
    expect({ status: answer.status, code: refusalOf(answer) }).toEqual({
      status: 500,
      code: 'handler.failed',
    });
    expect(Object.keys(answer.json()).sort()).toEqual([
      ...['code', 'instance', 'status', 'title', 'type'],
    ]);
    expect(answer.head + answer.body).not.toMatch(/c4n4ry|SELECT|\.ts|Injected|X-Name|at /);
    expect(answer.field('x-content-type-options')).toBe('nosniff');
    expect(answer.field('cache-control')).toBe('no-store');
    const requestId = answer.field('x-request-id');
    expect(answer.json()['instance']).toBe(requestId);
    const lines = await prod.untilLogged(isAbout(path));
    const own = lines.filter((line) => line['request_id'] === requestId);
    expect(own.map(({ level, logger }) => [level, logger])).toEqual([
      ['ERROR', 'plain'],
      ['ERROR', 'seaworthy.requests'],
    ]);
    expect((await askPort(prod.port, { target: '/fine', fields: HOST })).body).toBe('fine');
  });
});

test('dev tells the message of an error, never its stack', async () => {
  covers('S8');
  const answer = await askPort(dev.port, {
    target: '/throws',
    fields: { ...AS_PROBLEM, Host: 'localhost' },
  });
  expect(answer.json()['detail']).toBe(SECRET);
  expect(answer.body).not.toContain('handlers.test.ts');
});

describe('a response that has begun', () => {
  test.each(['/throws-within', '/stream-fails'])('%s is cut, not ended', async (target) => {
    covers('S8');
    const answer = await sendRaw(
      prod.port,
      `GET ${target} HTTP/1.1\r\nHost: service.example\r\nX-Forwarded-Proto: https\r\n\r\n`,
    );
    expect(answer.text).toContain('the first part');
    expect(answer.text).not.toMatch(/0\r\n\r\n$|c4n4ry/);
    expect(answer.closed).toBe(true);
    await prod.untilLogged(isAbout(target));
  });

  const TWICE = ['/ends-twice', '/writes-after-the-end', '/begins-after-the-end'];
  test.each([...TWICE, '/throws-after-the-end'])('%s is one answer', async (target) => {
    const bytes = `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const last = 'GET /fine HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const { statuses, text } = await sendRaw(dev.port, [bytes, last], { apart: true });
    expect(statuses).toEqual([200, 200]);
    expect(text).toMatch(/\r\n\r\n(once|whole)HTTP\/1\.1 200 [\s\S]*\r\n\r\nfine$/);
    const lines = await dev.untilLogged(isAbout(target));
    const own = lines.find(isAbout(target));
    expect(own).toMatchObject({ status_code: 200, level: 'INFO' });
    const told = lines.filter((line) => line['request_id'] === own?.['request_id']);
    expect(told.map(({ message }) => message)).toContain('Handler failed');
  });
});

test('a handler over its time is answered 503, its signal fires, its writes are void', async () => {
  covers('G3', 'S8');
  const startMs = performance.now();
  const answer = await askPort(prod.port, { target: '/late', fields: HOST });
  const elapsedMs = performance.now() - startMs;
  expect({ status: answer.status, code: refusalOf(answer) }).toEqual({
    status: 503,
    code: 'handler-timeout.exceeded',
  });
  expect(elapsedMs).toBeGreaterThan(990);
  expect(elapsedMs).toBeLessThan(2500);
  expect(answer.head + answer.body).not.toMatch(/late/i);
  await expect.poll(() => late).toMatchObject({ fired: true, wrote: true });
  expect(String(late?.reason)).toContain('handler-timeout.exceeded');
  const lines = await prod.untilLogged(isAbout('/late'));
  expect(lines.filter(isAbout('/late'))).toHaveLength(1);
  expect(lines.filter(({ message }) => message === 'Handler failed')).not.toContainEqual(
    expect.objectContaining({ request_id: answer.field('x-request-id') }),
  );
});

describe.each([
  ['before the head', []],
  ['within the body', ['X-Begin: yes']],
])('a client that goes away %s', (_name, fields) => {
  test('fires the signal, is logged once as aborted, and leaves nothing behind', async () => {
    covers('G3');
    gone = Promise.withResolvers();
    const lines = ['GET /patient HTTP/1.1', 'Host: localhost', ...fields];
    const socket = connect(dev.port, '127.0.0.1');
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await expect.poll(() => activeCount(dev)).toBe(1);
    socket.destroy();
    expect(await gone.promise).toContain('client.aborted');
    const logged = await dev.untilLogged((line) => String(line['message']).includes('aborted'));
    expect(logged.filter(isAbout('/patient')).at(-1)).toMatchObject({
      message: expect.stringContaining('Request aborted: GET /patient'),
    });
    await expect.poll(() => activeCount(dev)).toBe(0);
  });
});

test('a client that goes away while it sends a body is no failure of the service', async () => {
  const socket = connect(dev.port, '127.0.0.1');
  socket.write('POST /fine HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf');
  await once(socket, 'data');
  socket.destroy();
  await expect.poll(() => activeCount(dev)).toBe(0);
  expect((await askPort(dev.port, { target: '/fine', fields: { Host: 'localhost' } })).status).toBe(
    200,
  );
});

test('HEAD is answered as GET is, without the body', async () => {
  const fields = { ...HOST };
  const get = await askPort(prod.port, { target: '/fine', fields });
  const head = await askPort(prod.port, { method: 'HEAD', target: '/fine', fields });
  const varying = /^(content-length|x-request-id|date|ratelimit|x-ratelimit-.*)$/;
  const constant = (answer: typeof get) =>
    [...answer.fields].filter(([name]) => !varying.test(name)).map(([name]) => name);
  expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: '' });
  expect(constant(head).sort()).toEqual(constant(get).sort());
  const refused = await askPort(prod.port, { method: 'HEAD', target: '/throws', fields });
  expect({ status: refused.status, body: refused.body }).toEqual({ status: 500, body: '' });
});
