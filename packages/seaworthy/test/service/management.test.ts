import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { askPort } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const TOKEN = generateSecret();
const environment: Readonly<Record<string, string>> = {
  ...prodEnvironment(),
  MANAGEMENT_TOKEN: TOKEN,
};

let running: RunningService;
let port: number;

beforeAll(async () => {
  const config = plainService(
    {
      routes: {
        'GET /**': { access: 'public' },
        'POST /form': { access: 'session', form: true },
      },
    },
    (_request, response) => response.end('application'),
  );
  running = await startService(config, { environment });
  port = Number(new URL(running.managementUrl).port);
});
afterAll(() => running.stop());

const ADMITTED = { Host: 'localhost', Authorization: `Bearer ${TOKEN}` };

function get(target: string, fields: Readonly<Record<string, string | null>> = ADMITTED) {
  return askPort(port, { target, fields });
}

/** What a view shows to whoever has the token. */
async function view(path: string): Promise<{ readonly type: string; readonly text: string }> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const response = await fetch(`${running.managementUrl}${path}`, { headers });
  expect(response.status).toBe(200);
  return { type: response.headers.get('content-type') ?? '', text: await response.text() };
}

/** A request to the service itself. */
function ask(target: string, method = 'GET') {
  const fields = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
  return askPort(running.port, { method, target, fields });
}

const VIEWS = ['/ready', '/settings', '/routes', '/metrics', '/no-such-view'];

describe.each(VIEWS)('%s', (target) => {
  test.each([
    ['no token', null],
    ['another token', `Bearer ${generateSecret()}`],
    ['a part of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['more than the token', `Bearer ${TOKEN}x`],
    ['the token by another scheme', `Basic ${TOKEN}`],
    ['the token alone', TOKEN],
    ['nothing', ''],
  ])('is closed with %s', async (_name, value) => {
    covers('H4');
    const answer = await get(target, { Host: 'localhost', Authorization: value });
    expect(answer.status).toBe(401);
    expect(answer.field('www-authenticate')).toBe('Bearer');
    expect(answer.body).not.toContain('ready');
  });

  test('is closed to a name that was rebound to this machine', async () => {
    covers('G4');
    const fields = { ...ADMITTED, Host: 'attacker.example' };
    expect((await get(target, fields)).status).toBe(421);
  });
});

test('liveness needs no token, and nothing is written to', async () => {
  covers('H3');
  const response = await fetch(`${running.managementUrl}/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'healthy' });
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const written = await askPort(port, { method, target: '/settings', fields: ADMITTED });
    expect(written.status).toBe(405);
  }
});

test('the settings are shown with where they came from, and no secret', async () => {
  covers('S9', 'H4');
  const { text: body } = await view('/settings');
  expect(body).toContain('PUBLIC_ORIGIN');
  expect(body).toContain('https://service.example');
  for (const name of ['SECRET_KEY', 'CSRF_SECRET_KEY', 'MANAGEMENT_TOKEN'] as const) {
    expect(body).toContain(name);
    expect(body).not.toContain(environment[name]);
  }
});

test('every route is shown with its rule and its guards, in the order they run', async () => {
  covers('H4');
  const routes = JSON.parse((await view('/routes')).text) as readonly {
    pattern: string;
    rule: { access: string };
    guards: readonly { name: string; promise: string }[];
  }[];
  const form = routes.find(({ pattern }) => pattern === 'POST /form');
  expect(form?.rule.access).toBe('session');
  const names = form?.guards.map(({ name }) => name) ?? [];
  const order = ['request-id', 'hosts', 'rate-limit', 'session', 'access', 'form', 'csrf-token'];
  expect(names.filter((name) => order.includes(name))).toEqual(order);
  expect(form?.guards.every(({ promise }) => promise.length > 10)).toBe(true);
  expect(routes.at(-1)?.rule.access).toBe('none');
});

test('metrics count requests, latency and refusals, with bounded labels', async () => {
  covers('O1');
  await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`/page-${index}?q=${index}`)));
  await Promise.all(Array.from({ length: 5 }, (_, index) => ask(`/page-${index}`, `BREW${index}`)));
  await ask('/form', 'POST');
  const { type, text } = await view('/metrics');
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  const counted = 'http_route="GET /**",http_request_method="GET",http_response_status_code="200"';
  expect(text).toContain(`\nhttp_server_requests_total{${counted}} 50\n`);
  expect(text).toMatch(
    /^http_server_request_duration_seconds_count\{http_route="GET \/\*\*"\} \d+$/m,
  );
  expect(text).toMatch(/^seaworthy_refusals_total\{guard="access",code="access\.[\w-]+"\} 1$/m);
  expect(text).not.toMatch(/page-\d|BREW/);
  expect(Buffer.byteLength(text)).toBeLessThan(100_000);
});

test('refusals of the service do not count here, nor those here there', async () => {
  const admitted = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
  const config = plainService({ routes: { 'GET /**': { access: 'public' } } }, (_, response) =>
    response.end('application'),
  );
  const other = await startService(config, { environment });
  const managementPort = Number(new URL(other.managementUrl).port);
  const toService = (fields: Readonly<Record<string, string>>) => askPort(other.port, { fields });
  const toManagement = (fields: Readonly<Record<string, string>>) =>
    askPort(managementPort, { target: '/ready', fields });
  const stranger = { ...admitted, Host: 'attacker.example' };
  for (let at = 0; at < 61; at += 1) await toManagement(stranger);
  expect((await toManagement(ADMITTED)).status).toBe(200);
  for (let at = 0; at < 60; at += 1) await toService(stranger);
  expect((await toService(admitted)).status).toBe(429);
  expect((await toManagement(ADMITTED)).status).toBe(200);
  await other.stop();
});

test('the text of a failure is for the log, not for whoever asks', async () => {
  const failing = { value: () => raise('c4n4ry'), configurable: true };
  Object.defineProperty(running.service, 'routes', failing);
  const answer = await get('/routes');
  Reflect.deleteProperty(running.service, 'routes');
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain('c4n4ry');
  await running.untilLogged((line) => JSON.stringify(line).includes('c4n4ry'));
  expect((await get('/routes')).status).toBe(200);
});

function raise(text: string): never {
  throw new Error(text);
}
