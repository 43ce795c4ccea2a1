import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mountApp } from '../../src/adapters/index.ts';
import { exempt } from '../../src/policy/index.ts';
import { defineService, type ServiceConfig } from '../../src/service/index.ts';
import { AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainSettings,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';
import { ADAPTERS } from './apps.ts';
import { forgetGone, gone, SECRET } from './handlers.ts';

const HOST = 'service.example';
const CLIENT = '203.0.113.7';
const EXEMPTION = { reason: 'not under test here', owner: 'tests', until: '2099-12-31' };
const FIELDS = {
  Host: HOST,
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-For': CLIENT,
  ...AS_PROBLEM,
};
const LIMIT = { limit: 10_000, windowSeconds: 60 };

function config(build: () => unknown): ServiceConfig {
  return defineService({
    settings: plainSettings,
    policy: () => ({
      service: 'adapters',
      hosts: [HOST],
      topology: { trustedProxies: ['loopback'] },
      limits: { default: LIMIT, refused: LIMIT },
      routes: {
        '* /**': { access: 'public' as const },
        'POST /form': { form: true, csrf: exempt({ ...EXEMPTION, value: false }) },
        'POST /json': { maxBodyBytes: 1000 },
      },
    }),
    app: async () => build(),
  }) as ServiceConfig;
}

describe.each(ADAPTERS)('$name', ({ build, listsNested, name }) => {
  let running: RunningService;
  beforeAll(async () => {
    running = await startService(config(build), { environment: prodEnvironment() });
  });
  afterAll(() => running.stop());

  const ask = (target: string, parts: Parameters<typeof askPort>[1] = {}) =>
    askPort(running.port, { target, ...parts, fields: { ...FIELDS, ...parts.fields } });

  test('answers through the guards: their fields, and none that names the software', async () => {
    covers('G10');
    const answer = await ask('/plain');
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: 'plain' });
    expect(answer.field('x-content-type-options')).toBe('nosniff');
    expect(answer.field('content-security-policy')).toContain("default-src 'self'");
    expect(answer.field('x-powered-by')).toBeUndefined();
    expect(answer.field('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  test('streams, and sends events', async () => {
    expect((await ask('/stream')).body).toMatch(/one [\s\S]*two [\s\S]*three/);
    const events = await ask('/events');
    expect(events.field('content-type')).toMatch(/^text\/event-stream/);
    expect(events.body).toContain('data: two');
  });

  test('shows handlers what the guards found out, and agrees with it', async () => {
    covers('G5', 'A-PX-01');
    const answer = await ask('/facts', { fields: { 'X-Real-IP': '198.51.100.1' } });
    const { exchange, ...seen } = answer.json() as { exchange: Record<string, unknown> };
    expect(exchange).toMatchObject({ clientAddress: CLIENT, scheme: 'https' });
    expect(exchange['requestId']).toBe(answer.field('x-request-id'));
    expect(exchange['nonce']).toMatch(/^[\w+/]{22}==$/);
    expect(answer.field('content-security-policy')).toContain(String(exchange['nonce']));
    const agreed = { ip: CLIENT, protocol: 'https', secure: true, hostname: exchange['authority'] };
    for (const [key, value] of Object.entries(agreed))
      if (key in seen) expect(seen).toMatchObject({ [key]: value });
    if ('names' in seen) expect(seen['names']).toContain('x-request-id');
  });

  test('hands a form over once, as the application would have parsed it', async () => {
    covers('G12');
    const answer = await ask('/form', {
      method: 'POST',
      fields: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=rope&knot=bowline&knot=hitch+two',
    });
    const fields = { name: 'rope', knot: ['bowline', 'hitch two'] };
    expect(answer.json()).toMatchObject({ exchange: { fields } });
    if ('body' in answer.json()) expect(answer.json()).toMatchObject({ body: fields });
  });

  test('leaves a JSON body to the application, counted', async () => {
    covers('G12');
    const send = (body: string, more = {}) =>
      ask('/json', {
        method: 'POST',
        fields: { 'Content-Type': 'application/json', ...more },
        body,
      });
    expect((await send('{"a":1}')).json()).toEqual({ body: { a: 1 } });
    const large = JSON.stringify({ a: 'x'.repeat(2000) });
    const refused = await send(large);
    expect([refused.status, refusalOf(refused)]).toEqual([413, 'body-limit.too-large']);
  });

  test.each(['/throws', '/rejects'])('says nothing of what %s', async (target) => {
    covers('S8');
    const answer = await ask(target);
    expect(answer.status).toBe(500);
    expect(answer.head + answer.body).not.toMatch(/c4n4ry|relation|\.ts|at /);
    expect(answer.field('x-content-type-options')).toBe('nosniff');
  });

  test('answers what no route takes with 404, HEAD without a body', async () => {
    const none = await ask('/no/such/route');
    expect(none.status).toBe(404);
    expect(none.field('x-content-type-options')).toBe('nosniff');
    const head = await ask('/plain', { method: 'HEAD' });
    expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: '' });
  });

  test('reaches nested routes', async () => {
    expect((await ask('/nested/items/7')).body).toBe('item 7');
    const { completeness, routes } = (await mountApp(build)).routes();
    const isListed = routes.some(({ path }) => path === '/nested/items/:id');
    expect(isListed).toBe(listsNested);
    if (!listsNested && name !== 'node:http') expect(completeness).toBe('partial');
  });

  test('hears that its client is gone', async () => {
    covers('G3');
    forgetGone();
    const socket = connect(running.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const fields = Object.entries(FIELDS).map(([key, value]) => `${key}: ${value}\r\n`);
    socket.write(`GET /patient HTTP/1.1\r\n${fields.join('')}\r\n`);
    await expect.poll(async () => activeCount(running)).toBe(1);
    socket.resetAndDestroy();
    expect(await gone.promise).toContain('client.aborted');
  });
});

test.each(ADAPTERS.filter(({ name }) => /^express|^koa/.test(name)))(
  '$name: a refusal of the application’s own keeps its status, not its text',
  async ({ build }) => {
    const running = await startService(config(build), { environment: prodEnvironment() });
    const answer = await askPort(running.port, { target: '/refuses', fields: FIELDS });
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'handler.refused']);
    expect(answer.body).not.toContain(SECRET);
    await running.stop();
  },
);

async function activeCount(running: RunningService): Promise<number> {
  const text = await (await fetch(`${running.managementUrl}/metrics`)).text();
  return Number(/^http_server_active_requests (\S+)$/m.exec(text)?.[1]);
}
