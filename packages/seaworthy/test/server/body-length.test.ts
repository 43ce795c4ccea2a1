import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { takeApart } from '../attacks/client.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Bodies that are not what their heads declare. */
const WRONG: Readonly<Record<string, Handler>> = {
  '/long-write': (_request, response) => {
    response.writeHead(200, { 'Content-Length': '2' });
    response.write('toolong');
    response.end('more');
  },
  '/long-end': (_request, response) => {
    response.setHeader('Content-Length', 2);
    response.end('toolong');
  },
  '/long-by-parts': (_request, response) => {
    response.setHeader('Content-Length', 5);
    response.write('four');
    response.write(Buffer.from('too'));
    response.end();
  },
  '/long-in-utf-8': (_request, response) => {
    response.setHeader('Content-Length', 3);
    response.end('äöü');
  },
  '/short': (_request, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.end('short');
  },
  '/none': (_request, response) => {
    response.setHeader('Content-Length', 100);
    response.end();
  },
};

/** Heads whose framing nobody could read in one way only. */
const BROKEN: Readonly<Record<string, Handler>> = {
  '/twice': (_request, response) => {
    response.writeHead(200, ['Content-Length', '2', 'Content-Length', '3']);
    response.end('ab');
  },
  '/no-number': (_request, response) => {
    response.writeHead(200, { 'Content-Length': '0x2' });
    response.end('ab');
  },
  '/list': (_request, response) => {
    response.setHeader('Content-Length', '2, 2');
    response.end('ab');
  },
};

const RIGHT: Readonly<Record<string, Handler>> = {
  '/whole': (_request, response) => {
    response.writeHead(200, { 'Content-Length': 5 });
    response.write(Buffer.from('äö'));
    response.end('2b', 'hex');
    response.end();
  },
  '/both': (_request, response) => {
    response.setHeader('Transfer-Encoding', 'chunked');
    response.setHeader('Content-Length', '3');
    response.end('abc');
  },
  '/unmodified': (_request, response) => {
    response.writeHead(304, { 'Content-Length': 5000 });
    response.end();
  },
  '/head': (_request, response) => {
    response.writeHead(200, { 'Content-Length': 5000 });
    response.end();
  },
  '/late-hints': async (request, response) => {
    const { signal } = exchangeOf(request);
    while (!signal.aborted) await sleep(10);
    const inform: unknown = Reflect.get(response, 'writeInformation');
    if (typeof inform === 'function') inform.call(response, 103, { link: '</a.css>; rel=preload' });
    response.writeProcessing();
  },
  '/thenable': () => ({
    // biome-ignore lint/suspicious/noThenProperty: what a promise library returns
    then: (_resolve: unknown, reject: (error: Error) => void) => reject(new Error('lost')),
  }),
  '/ours-twice': (_request, response) => {
    response.writeHead(200, ['Cache-Control', 'private', 'Cache-Control', 'max-age=1']);
    response.end('whole');
  },
};

let running: RunningService;
beforeAll(async () => {
  const limit = { limit: 10_000, windowSeconds: 60 };
  const handlers = { ...WRONG, ...BROKEN, ...RIGHT };
  running = await startService(
    plainService(
      {
        limits: { default: limit, refused: limit },
        routes: {
          '* /**': { access: 'public' },
          'GET /late-hints': { timeoutSeconds: 1 },
          'GET /ours-twice': { access: 'public', cache: 'application' },
        },
      },
      (request, response) => handlers[request.url ?? '']?.(request, response),
    ),
  );
});
afterAll(() => running.stop());

const request = (path: string, method = 'GET', more = ''): string =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const LAST = request('/whole', 'GET', 'Connection: close\r\n');

describe('a body that is not of the declared length', () => {
  test.each(Object.keys(WRONG))('%s: nothing follows it on its connection', async (path) => {
    covers('S8');
    const { text, statuses, closed } = await sendRaw(running.port, request(path) + LAST);
    expect(statuses.length).toBeLessThanOrEqual(1);
    expect(closed).toBe(true);
    if (statuses.length === 1) {
      const { body, field } = takeApart(text);
      expect(body.length).toBeLessThanOrEqual(Number(field('content-length')));
    }
    const isOwn = (line: Readonly<Record<string, unknown>>): boolean =>
      JSON.stringify(line).includes('bytes of Content-Length');
    expect((await running.untilLogged(isOwn)).some(isOwn)).toBe(true);
  });

  test.each(Object.keys(BROKEN))('%s: one whole 500', async (path) => {
    const { statuses, text } = await sendRaw(running.port, request(path) + LAST);
    expect(statuses).toEqual([500, 200]);
    const answer = takeApart(text.slice(0, text.lastIndexOf('HTTP/1.1')));
    expect(answer.head.match(/^content-length: .*$/gim)).toHaveLength(1);
    expect(answer.body.length).toBe(Number(answer.field('content-length')));
  });
});

describe('what is as it says', () => {
  test.each([
    ['/whole', 'GET', 200, 'äö+'],
    ['/unmodified', 'GET', 304, ''],
    ['/head', 'HEAD', 200, ''],
  ])('%s goes out whole', async (path, method, status, body) => {
    const { statuses, text } = await sendRaw(running.port, request(path, method) + LAST);
    expect(statuses).toEqual([status, 200]);
    const first = text.slice(0, text.lastIndexOf('HTTP/1.1'));
    const bytes = Buffer.from(first.slice(first.indexOf('\r\n\r\n') + 4), 'latin1');
    // 2b in hexadecimal is a plus sign.
    expect(bytes.toString()).toBe(body);
  });

  test('both framings are one', async () => {
    const { text, statuses } = await sendRaw(running.port, request('/both') + LAST);
    expect(statuses).toEqual([200, 200]);
    const first = text.slice(0, text.lastIndexOf('HTTP/1.1'));
    expect(first).toMatch(/^Transfer-Encoding: chunked\r$/m);
    expect(first).not.toMatch(/^Content-Length/im);
    expect(first).toMatch(/3\r\nabc\r\n0\r\n\r\n$/);
  });
});

test('a field of ours goes out once, however often it was passed', async () => {
  covers('G10');
  const { text } = await sendRaw(running.port, request('/ours-twice'), { untilAnswers: 1 });
  expect(text.match(/^cache-control: .*(?=\r$)/gim)).toEqual(['Cache-Control: private, max-age=1']);
});

test('what comes after the service has answered is void, whatever kind it is', async () => {
  covers('G3');
  const bytes = request('/late-hints') + LAST;
  const { statuses } = await sendRaw(running.port, bytes, { waitMs: 5000 });
  expect(statuses).toEqual([503, 200]);
});

test('a rejected promise of any make is a failure of the handler', async () => {
  covers('S8');
  const { statuses } = await sendRaw(running.port, request('/thenable') + LAST);
  expect(statuses).toEqual([500, 200]);
});
