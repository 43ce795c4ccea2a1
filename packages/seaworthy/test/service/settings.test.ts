import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { defineService, type ServiceConfig } from '../../src/service/index.ts';
import { generateSecret } from '../../src/settings/index.ts';
import { AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  plainSettings,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';
import { spawnFixture } from './spawned.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seaworthy-settings-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function application(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/sign-in') await exchangeOf(request).session?.signIn({ subject: 'ada' });
  if (request.url === '/slow') await sleep(1600);
  response.end(exchangeOf(request).csrfToken());
}

const config = plainService({ routes: { '* /**': { access: 'public' } } }, application);

const IN_PROD = { Host: 'service.example', 'X-Forwarded-Proto': 'https', ...AS_PROBLEM };

async function settingsOf(running: RunningService): Promise<string> {
  return await (await fetch(`${running.managementUrl}/settings`)).text();
}

describe('secrets', () => {
  test('are made in dev, kept for the next start, and readable by nobody else', async () => {
    covers('S2', 'S9');
    const starts = [];
    for (let start = 0; start < 2; start += 1) {
      const running = await startService(config, { rootDirectory: root });
      const page = await fetch(`${running.url}/`);
      starts.push({ token: await page.text(), settings: await settingsOf(running) });
      await running.stop();
    }
    const file = join(root, '.seaworthy', 'dev-secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secrets = Object.values(JSON.parse(readFileSync(file, 'utf8')) as object)
      .flatMap((value) => (typeof value === 'string' ? [value] : []))
      .filter((value) => value.length >= 32);
    expect(secrets.length).toBeGreaterThanOrEqual(2);
    for (const secret of secrets) expect(starts[1]?.settings).not.toContain(secret);
    expect(starts[0]?.settings).toContain('generated');
  });

  test('come from files that their names point to, as container platforms mount them', async () => {
    covers('S5');
    const { SECRET_KEY = '', CSRF_SECRET_KEY = '', ...others } = prodEnvironment();
    writeFileSync(join(root, 'key'), `${SECRET_KEY}\n`, { mode: 0o600 });
    writeFileSync(join(root, 'csrf'), CSRF_SECRET_KEY, { mode: 0o600 });
    const running = await startService(config, {
      environment: { ...others, SECRET_KEY_FILE: 'key', CSRF_SECRET_KEY_FILE: join(root, 'csrf') },
      rootDirectory: root,
    });
    const shown = await settingsOf(running);
    const answer = await askPort(running.port, { target: '/', fields: IN_PROD });
    await running.stop();
    expect(answer.status).toBe(200);
    expect(shown).toContain('file');
    expect(shown).not.toContain(SECRET_KEY);
  });
});

describe('an env file', () => {
  const lines = (values: Readonly<Record<string, string>>): string =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');

  test('of the environment lies under what the process was given', async () => {
    covers('S6');
    mkdirSync(join(root, 'config'));
    const { ENV = '', HOST = '', ...others } = prodEnvironment();
    const inFile = { ...others, ALLOWED_HOSTS: 'service.example,file.example' };
    writeFileSync(join(root, 'config', 'prod.env'), lines(inFile), { mode: 0o600 });
    const environment = { ENV, HOST, MAX_QUERY_PARAMS: '1' };
    const running = await startService(config, { environment, rootDirectory: root });
    const status = async (host: string, target: string) =>
      (await askPort(running.port, { target, fields: { ...IN_PROD, Host: host } })).status;
    expect(await status('file.example', '/')).toBe(200);
    expect(await status('other.example', '/')).toBe(421);
    expect(await status('file.example', '/?a=1&b=2')).toBe(400);
    await running.stop();
  });

  test('that ENV_FILE names is read instead', async () => {
    covers('S6');
    mkdirSync(join(root, 'config'));
    writeFileSync(join(root, 'config', 'dev.env'), 'ALLOWED_HOSTS=wrong.example\n');
    writeFileSync(join(root, 'own.env'), 'ALLOWED_HOSTS=own.example\n');
    const environment = { ENV_FILE: 'own.env' };
    const running = await startService(config, { environment, rootDirectory: root });
    const answer = await askPort(running.port, { target: '/', fields: { Host: 'own.example' } });
    await running.stop();
    expect(answer.status).toBe(200);
  });
});

describe('a setting is in force', () => {
  test('REQUEST_TIMEOUT', async () => {
    covers('G3');
    const environment = { ...prodEnvironment(), REQUEST_TIMEOUT: '1' };
    const running = await startService(config, { environment });
    const answer = await askPort(running.port, { target: '/slow', fields: IN_PROD });
    await running.stop();
    expect([answer.status, refusalOf(answer)]).toEqual([503, 'handler-timeout.exceeded']);
  });

  test('COOKIE_SAMESITE and SESSION_COOKIE_NAME', async () => {
    covers('G6');
    const environment = { COOKIE_SAMESITE: 'strict', SESSION_COOKIE_NAME: 'own' };
    const running = await startService(config, { environment });
    const fields = { Host: 'localhost' };
    const answer = await askPort(running.port, { target: '/sign-in', fields });
    await running.stop();
    expect(answer.fields.get('set-cookie')?.join()).toMatch(/^own=.*SameSite=Strict/);
  });

  test('DEBUG is false unless it is set', async () => {
    covers('S8');
    const running = await startService(config, {
      environment: { ...prodEnvironment(), ENV: 'staging' },
    });
    const shown = JSON.parse(await settingsOf(running)) as Record<string, unknown>;
    await running.stop();
    expect(shown['DEBUG']).toEqual({ value: false, provenance: 'default' });
  });
});

describe('an error of a Fastify application', () => {
  const SECRET = "SELECT secret FROM users WHERE name = 'c4n4ry' at /srv/app/secret.ts:12";
  const fastify = defineService({
    settings: plainSettings,
    policy: () => ({ service: 'fast', routes: { 'GET /**': { access: 'public' } } }),
    app: () => {
      const app = Fastify();
      app.get('/throws', () => {
        throw new Error(SECRET);
      });
      app.get('/rejects', () => Promise.reject(new Error(SECRET)));
      app.get('/unavailable', () => {
        throw Object.assign(new Error(SECRET), { statusCode: 503 });
      });
      app.get('/missing', () => {
        throw Object.assign(new Error('There is no such page'), { statusCode: 404 });
      });
      return app;
    },
  }) as ServiceConfig;

  test('tells nothing outside dev, and a 4xx tells what it says', async () => {
    covers('S8');
    for (const ENV of ['staging', 'prod']) {
      const environment = { ...prodEnvironment(), ENV };
      const running = await startService(fastify, { environment });
      const statuses = { '/throws': 500, '/rejects': 500, '/unavailable': 503, '/missing': 404 };
      for (const [target, status] of Object.entries(statuses)) {
        const answer = await askPort(running.port, { target, fields: IN_PROD });
        expect(answer.status, target).toBe(status);
        expect(answer.head + answer.body).not.toMatch(/c4n4ry|SELECT|\/srv|\.ts\b/);
        expect(answer.field('x-content-type-options')).toBe('nosniff');
      }
      const missing = await askPort(running.port, { target: '/missing', fields: IN_PROD });
      expect(missing.body).toContain('There is no such page');
      await running.stop();
    }
  });
});

test('a service that has stopped leaves nothing that keeps the process', async () => {
  covers('H7', 'H6');
  const fixture = new URL('fixtures/stopped.ts', import.meta.url).pathname;
  const spawned = spawnFixture({ SECRET_KEY: generateSecret() }, fixture);
  await spawned.message((message) => message['stopped'] === true);
  const stoppedMs = performance.now();
  const { code, atMs } = await spawned.exited;
  expect(code).toBe(0);
  expect(atMs - stoppedMs).toBeLessThan(1500);
});
