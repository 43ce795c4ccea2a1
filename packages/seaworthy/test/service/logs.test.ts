import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { cookieOf } from '../attacks/client.ts';
import { AS_PROBLEM, askPort } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';
import { startFixture } from './spawned.ts';

const CANARY = 'c4n4ry-9aZ7xQ';
const PROXY = '127.0.0.1';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjNG40cnkifQ.${'c4n4ry9aZ7xQ'.repeat(3)}`;

async function application(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = exchangeOf(request);
  const url = new URL(request.url ?? '', 'http://service');
  if (url.pathname === '/sign-in') await exchange.session?.signIn({ subject: 'user-ada' });
  if (url.pathname === '/log') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { headers } = request;
    const deep = { a: { b: [{ c: { password: CANARY, Authorization: `Bearer ${CANARY}` } }] } };
    exchange.log.info('A line of the application', { headers, deep, body: JSON.parse(body) });
    exchange.log.warn(`Login of ada with password=${CANARY} and Bearer ${CANARY}`);
    exchange.log.error('Upstream failed', {
      error: new Error(`connect postgres://ada:${CANARY}@db/x?token=${CANARY}`),
      url: `https://x.example/callback?code=1&access_token=${CANARY}&state=2`,
      token: JWT,
      text: `jwt ${JWT} at the end`,
    });
  }
  if (url.pathname === '/fails') throw new Error(`login with password=${CANARY} failed`);
  response.end('done');
}

let prod: RunningService;
const environment = prodEnvironment();

beforeAll(async () => {
  const config = plainService(
    {
      limits: { refused: { limit: 10_000, windowSeconds: 60 } },
      routes: { '* /**': { access: 'public' }, 'POST /form': { form: true } },
    },
    application,
  );
  prod = await startService(config, { environment: { ...environment, TRUSTED_PROXIES: PROXY } });
});
afterAll(() => prod.stop());

interface Sending {
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly from?: string;
}

function send(target: string, sending: Sending = {}) {
  const always = { Host: 'service.example', 'X-Forwarded-Proto': 'https', ...AS_PROBLEM };
  return askPort(prod.port, { ...sending, target, fields: { ...always, ...sending.fields } });
}

describe('a request id', () => {
  test('is in the answer and on every line the request causes', async () => {
    covers('O1');
    const fields = { 'Content-Type': 'application/json' };
    const answer = await send('/log', { method: 'POST', body: '{"name":"ada"}', fields });
    const id = answer.field('x-request-id');
    expect(id).toMatch(/^[\da-f-]{36}$/);
    const lines = await prod.untilLogged(({ path }) => path === '/log');
    const own = lines.filter((line) => line['request_id'] === id);
    expect(own.map(({ message }) => String(message).split(' ')[0])).toEqual([
      'A',
      'Login',
      'Upstream',
      'Request',
    ]);
  });

  test('is on the lines of a failure and of a refusal, and in their documents', async () => {
    covers('O1');
    for (const target of ['/fails', '/%ZZ']) {
      const answer = await send(target);
      const id = answer.field('x-request-id');
      expect(answer.json()['instance']).toBe(id);
      const lines = await prod.untilLogged(
        (line) => line['request_id'] === id && line['logger'] === 'seaworthy.requests',
      );
      const own = lines.filter((line) => line['request_id'] === id);
      expect(own.length).toBeGreaterThanOrEqual(target === '/fails' ? 2 : 1);
    }
  });

  test.each([
    ['trace-4711.a_B', true],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['a b', false],
    ['a"b', false],
    ['<script>', false],
    ['', false],
  ])('of a proxy is taken only in a safe form: %s', async (given, taken) => {
    covers('O1', 'A-TR-02');
    const answer = await send('/', { fields: { 'X-Request-ID': given } });
    if (taken) expect(answer.field('x-request-id')).toBe(given);
    else expect(answer.field('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  test('of a stranger is never taken', async () => {
    covers('O1', 'A-TR-02');
    const answer = await send('/', { from: '127.0.0.5', fields: { 'X-Request-ID': 'mine' } });
    expect(answer.field('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('a line of a request', () => {
  test('carries method, path, status, duration, client and user', async () => {
    covers('O2');
    const session = cookieOf(await send('/sign-in'), /session/) ?? '';
    const fields = { Cookie: session, 'X-Forwarded-For': '203.0.113.7' };
    const answer = await send('/page/12?x=1', { fields });
    const isOwn = (line: Readonly<Record<string, unknown>>) =>
      line['request_id'] === answer.field('x-request-id');
    const own = (await prod.untilLogged(isOwn)).filter(isOwn);
    expect(own).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'INFO',
        logger: 'seaworthy.requests',
        message: 'Request completed: GET /page/12 - 200',
        request_id: answer.field('x-request-id'),
        method: 'GET',
        path: '/page/12?x=1',
        route: '* /**',
        status_code: 200,
        duration_ms: expect.any(Number),
        client_ip: '203.0.113.7',
        bytes_received: 0,
        user: 'user-ada',
      },
    ]);
  });

  test('cannot be forged by what a client sends', async () => {
    covers('O2', 'O3');
    const target = '/x%0d%0a%7b%22level%22:%22INFO%22%7d?a=%0aforged';
    await send(target, { fields: { 'User-Agent': 'a\tb' } });
    await prod.service.sink.flush();
    for (const line of prod.logLines()) expect(JSON.parse(line)).toBeTypeOf('object');
  });
});

describe('secrets', () => {
  const session = `__Host-session=${CANARY.replace('-', '_').padEnd(43, 'A')}`;
  const inFields = {
    Authorization: `Bearer ${CANARY}`,
    Cookie: `${session}; other=${CANARY}`,
    'Proxy-Authorization': `Basic ${CANARY}`,
    'X-Api-Key': CANARY,
    'X-CSRF-Token': CANARY,
    'X-Auth-Token': CANARY,
    Referer: `https://x.example/?access_token=${CANARY}`,
  };

  test('of fields, queries, bodies, errors and messages are on no line', async () => {
    covers('O3');
    const json = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({
      password: CANARY,
      user: { passwd: CANARY, api_key: CANARY, tokens: { refreshToken: CANARY } },
    });
    await send('/log', { method: 'POST', body, fields: { ...inFields, ...json } });
    const names = ['token', 'access_token', 'password', 'api_key', 'code', 'secret', 'session'];
    const query = names.map((name) => `${name}=${CANARY}`).join('&');
    await send(`/page?${query}`, { fields: inFields });
    await send(`/page?a=1;password=${CANARY}&PASSWORD=${CANARY}&%70assword=${CANARY}`);
    await send('/fails', { fields: inFields });
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const posted = `email=ada&password=${CANARY}&csrf_token=${CANARY}`;
    await send('/form', { method: 'POST', body: posted, fields: { ...inFields, ...form } });
    await send('/end');
    await prod.untilLogged(({ path }) => path === '/end');
    const lines = prod.logLines();
    expect(lines.filter((line) => /c4n4ry/i.test(line))).toEqual([]);
    expect(lines.some((line) => line.includes('Upstream failed'))).toBe(true);
    expect(lines.some((line) => line.includes('/callback?code='))).toBe(true);
  });

  test('of the settings are on no line, wherever they are put', async () => {
    covers('O3', 'S9');
    const key = environment['SECRET_KEY'] ?? '';
    await send(`/page/${key}?q=${key}`, { fields: { 'User-Agent': key } });
    await send(`/end-2`);
    await prod.untilLogged(({ path }) => path === '/end-2');
    expect(prod.logLines().join('\n')).not.toContain(key);
  });
});

describe('the form of the log', () => {
  test('is text in dev and JSON in prod, and a file as well where one is named', async () => {
    covers('O2');
    const folder = mkdtempSync(join(tmpdir(), 'seaworthy-log-'));
    const file = join(folder, 'service.log');
    const dev = await startFixture({ LOG_FILE: file });
    await (await fetch(`${dev.url}/echo?id=7&token=c4n4ry`)).text();
    dev.signal('SIGTERM');
    await dev.exited;
    const time = String.raw`^\d{4}-\S+Z INFO +seaworthy\.requests `;
    const request = String.raw`Request completed: GET /echo\?id=7&token=\S+ - 200 in [\d.]+ ms `;
    const client = String.raw`client=127\.0\.0\.1 request_id=\S+$`;
    const text = new RegExp(time + request + client, 'm');
    expect(dev.out()).toMatch(text);
    expect(readFileSync(file, 'utf8')).toMatch(text);
    expect(dev.out()).not.toContain('c4n4ry');
    rmSync(folder, { recursive: true, force: true });

    const live = await startFixture(prodEnvironment());
    const fields = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
    await askPort(live.port, { target: '/echo?id=7', fields });
    live.signal('SIGTERM');
    await live.exited;
    const lines = live.out().trimEnd().split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed.filter(({ logger }) => logger === 'seaworthy.requests')).toHaveLength(1);
    const events = parsed.map(({ event }) => event);
    for (const event of ['service.started', 'service.stopping', 'service.stopped']) {
      expect(events).toContain(event);
    }
  });
});
