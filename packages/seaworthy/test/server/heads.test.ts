import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeApart } from '../attacks/client.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

const BROKEN = 'one\r\nX-Injected: two\r\n\r\ninjected';
/** What `GET /ends` found when its callbacks ran. */
const heard: string[] = [];

/** Heads that HTTP cannot carry, by each way on which node comes to write one. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  '/status-end': (_request, response) => {
    response.statusCode = 1000;
    response.end('theirs');
  },
  '/status-write': (_request, response) => {
    response.statusCode = Number.NaN;
    response.write('theirs');
    response.end('theirs');
  },
  '/status-flush': (_request, response) => {
    response.statusCode = 42;
    response.flushHeaders();
    response.end('theirs');
  },
  '/reason-end': (_request, response) => {
    response.statusMessage = BROKEN;
    response.end('theirs');
  },
  '/reason-empty-end': (_request, response) => {
    response.statusMessage = BROKEN;
    response.end();
  },
  '/reason-write': (_request, response) => {
    response.statusMessage = BROKEN;
    response.write('theirs', () => heard.push('write'));
    response.end('theirs', () => heard.push('end'));
  },
  '/field-with-204': (_request, response) => {
    response.writeHead(204, { 'X-Broken': BROKEN });
    response.end();
  },
  '/trailer-without-chunks': (_request, response) => {
    response.writeHead(200, { Trailer: 'X-End', 'Content-Length': 6 });
    response.end('theirs');
  },
  '/name': (_request, response) => {
    response.writeHead(200, { 'X Broken': 'value' });
    response.end('theirs');
  },
  '/interim-as-final': (_request, response) => {
    response.writeHead(103);
    response.end('theirs');
  },
  '/repeated': (_request, response) => {
    response.setHeader('X-One', 'set');
    response.setHeader('X-Two', 'set');
    response.writeHead(200, ['X-One', 'a', 'X-One', 'b', 'Set-Cookie', 'c=1', 'Set-Cookie', 'd=2']);
    response.end();
  },
  '/nested': (_request, response) => {
    response.setHeader('X-Two', 'set');
    const fields = [
      ['X-One', 'a'],
      ['X-One', 'b'],
    ];
    response.writeHead(200, fields as unknown as string[]);
    response.end();
  },
  '/appended': (_request, response) => {
    response.setHeaders(new Headers([['X-One', 'a'], ...COOKIES]));
    response.appendHeader('X-One', 'b');
    response.setHeader('X-Gone', '1');
    response.removeHeader('x-gone');
    const seen = [response.getHeader('x-one'), response.hasHeader('X-Gone')];
    response.end(JSON.stringify([...seen, response.getHeaderNames(), response.getHeaders()]));
  },
  '/hints': (_request, response) => {
    response.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-broken': BROKEN });
  },
  '/read-later': (_request, response) => {
    response.setHeader('X-One', 'set');
    response.writeHead(200, { 'Content-Length': 5, 'X-Two': 'passed' });
    response.end('whole', () =>
      heard.push(`${response.getHeader('x-one')} ${response.getHeader('Content-Length')}`),
    );
  },
  '/after': (_request, response) => {
    response.end('whole');
    try {
      response.setHeader('X-Late', '1');
    } catch (error) {
      heard.push(String((error as NodeJS.ErrnoException).code));
    }
  },
};
const COOKIES: [string, string][] = [
  ['Set-Cookie', 'c=1'],
  ['Set-Cookie', 'd=2'],
];
const LIMIT = { limit: 10_000, windowSeconds: 60 };

let running: RunningService;
beforeAll(async () => {
  running = await startService(
    plainService(
      {
        limits: { default: LIMIT, refused: LIMIT },
        routes: { '* /**': { access: 'public' } },
      },
      (request, response) => HANDLERS[request.url ?? '']?.(request, response),
    ),
  );
});
afterAll(() => running.stop());

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const LAST = 'GET /repeated HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

describe('a head that HTTP cannot carry', () => {
  const paths = Object.keys(HANDLERS).slice(0, Object.keys(HANDLERS).indexOf('/repeated'));

  test.each(paths)(
    '%s: one whole 500, nothing of the application, the next is served',
    async (path) => {
      const { text, statuses } = await sendRaw(running.port, get(path) + LAST);
      expect(statuses).toEqual([500, 200]);
      expect(text).not.toMatch(/theirs|injected/i);
      const answer = takeApart(text.slice(0, text.lastIndexOf('HTTP/1.1')));
      expect(answer.body.length).toBe(Number(answer.field('content-length')));
      expect(answer.body.length).toBeGreaterThan(0);
      expect(answer.field('x-content-type-options')).toBe('nosniff');
      expect(answer.field('x-request-id')).toBeDefined();
    },
  );

  test('leaves no stream waiting', async () => {
    heard.length = 0;
    await sendRaw(running.port, get('/reason-write') + LAST);
    expect(heard).toEqual(['write', 'end']);
  });
});

describe('the fields of an application', () => {
  test.each([
    ['/repeated', 2],
    ['/nested', 0],
  ])('%s: passed ones replace set ones, and keep repeats', async (path, cookieCount) => {
    const { text } = await sendRaw(running.port, get(path), { untilAnswers: 1 });
    const lines = [...text.matchAll(/^(?:x-one|x-two|set-cookie): .*(?=\r$)/gim)];
    expect(lines.map(([line]) => line)).toEqual([
      ...['X-Two: set', 'X-One: a', 'X-One: b'],
      ...['Set-Cookie: c=1', 'Set-Cookie: d=2'].slice(0, cookieCount),
    ]);
  });

  test('are kept, read, appended to and removed as on any response', async () => {
    const { text } = await sendRaw(running.port, get('/appended'), { untilAnswers: 1 });
    const [one, hasGone, names, fields] = JSON.parse(takeApart(text).body);
    expect(one).toEqual(['a', 'b']);
    expect(hasGone).toBe(false);
    expect(names).toEqual(['x-one', 'set-cookie']);
    expect(fields).toEqual({ 'x-one': ['a', 'b'], 'set-cookie': ['c=1', 'd=2'] });
    expect(text.match(/^(x-one|set-cookie): .*$/gim)).toHaveLength(4);
  });

  test('can be read when the response is out, as loggers do', async () => {
    heard.length = 0;
    await sendRaw(running.port, get('/read-later') + LAST);
    expect(heard).toEqual(['set 5']);
  });

  test('cannot break out of early hints', async () => {
    const { text, statuses } = await sendRaw(running.port, get('/hints') + LAST);
    expect(statuses).toEqual([500, 200]);
    expect(text).not.toMatch(/injected/i);
  });

  test('cannot be set once the head is out, and the application hears so', async () => {
    heard.length = 0;
    await sendRaw(running.port, get('/after') + LAST);
    expect(heard).toEqual(['ERR_HTTP_HEADERS_SENT']);
  });
});
