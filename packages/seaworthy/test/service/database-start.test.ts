import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { createService, defineService, type ServiceConfig } from '../../src/service/index.ts';
import { defineSettings } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { prodEnvironment, startService } from '../support/service.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-start-'));
const PROXIED = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
let server: TestPostgres;

beforeAll(async () => {
  server = await startPostgres();
  mkdirSync(join(root, 'migrations'));
  const sql = '-- migrate:up\nCREATE TABLE users ();\n-- migrate:down\nDROP TABLE users;\n';
  writeFileSync(join(root, 'migrations', '0001_users.sql'), sql);
  const database = await openDatabase({ url: server.url(), rootDirectory: root });
  for (const name of ['strict', 'lenient', 'tables'])
    await database.query(`CREATE DATABASE ${name}`);
  await database.close();
});
afterAll(async () => {
  await server.remove();
  rmSync(root, { recursive: true, force: true });
});

function withDatabase(requiredTables: readonly string[]): ServiceConfig {
  return defineService({
    settings: defineSettings({ database: 'required' }),
    policy: () => ({ service: 'stored', routes: { 'GET /**': { access: 'public' } } }),
    database: { requiredTables },
    sessions: 'memory',
    app: () => (_request: unknown, response: { end: (text: string) => void }) => response.end('ok'),
  }) as ServiceConfig;
}

/** Tries to start, and gives what was printed. */
async function tryStart(
  config: ServiceConfig,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly printed: string; readonly error: unknown }> {
  const lines: string[] = [];
  const error = await createService(config, {
    environment: { PORT: '0', MANAGEMENT_PORT: '0', LOG_LEVEL: 'CRITICAL', ...variables },
    rootDirectory: root,
    write: (line) => lines.push(line),
  }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { printed: lines.join('\n'), error };
}

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

describe('start-up looks at the database', () => {
  test('and says that it does not answer, without the password', async () => {
    covers('H1', 'H2', 'S3');
    const DATABASE_URL = 'postgres://service:kT9-vXq2-uW5z@127.0.0.1:1/nothing';
    const { printed, error } = await tryStart(withDatabase([]), { DATABASE_URL });
    expect(error).toMatchObject({ code: 'startup.failed' });
    expect(timesIn(printed, '✗ Database connection failed: ')).toBe(1);
    expect(printed).toContain('Check that it runs and that DATABASE_URL names it.');
    expect(printed).not.toContain('kT9-vXq2');
  });

  test('and stops in prod while migrations are pending', async () => {
    covers('H2', 'D4');
    const environment = { ...prodEnvironment(), DATABASE_URL: server.url('strict') };
    const { printed, error } = await tryStart(withDatabase([]), environment);
    expect(error).toMatchObject({ code: 'startup.failed' });
    expect(timesIn(printed, 'pending migrations: 0001_users.sql')).toBe(1);
    expect(printed).toContain('Run `seaworthy migrate up`');
  });

  test('and applies them in dev', async () => {
    covers('H2', 'D4', 'D1');
    const environment = { LOG_FORMAT: 'text', DATABASE_URL: server.url('lenient') };
    const running = await startService(withDatabase(['users']), {
      environment: { DATABASE_URL: server.url('lenient') },
      rootDirectory: root,
    });
    await running.stop();
    const { printed, error } = await tryStart(withDatabase(['users', 'orders']), environment);
    expect(error).toMatchObject({ code: 'startup.failed' });
    expect(timesIn(printed, '✗ ')).toBe(2);
    expect(printed).toContain('✗ missing tables: orders');
    expect(printed).toContain('✗ Startup validation failed');
    expect(printed).not.toContain('Migrations applied');
  });

  test('and readiness goes on looking, and tells what is missing', async () => {
    covers('H4', 'A-HE-01');
    const database = await openDatabase({ url: server.url('tables'), rootDirectory: root });
    const environment = { DATABASE_URL: server.url('tables') };
    const running = await startService(withDatabase(['users']), {
      environment,
      rootDirectory: root,
    });
    const ready = await fetch(`${running.url}/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      database: 'connected',
      tables: 'present',
    });
    await database.query('DROP TABLE users');
    let answer = ready;
    for (let tries = 0; answer.status === 200 && tries < 60; tries += 1) {
      await sleep(50);
      answer = await fetch(`${running.url}/readyz`);
    }
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      status: 'not_ready',
      database: 'connected',
      tables: 'missing',
      missing_tables: ['users'],
      message: expect.stringContaining('Run `seaworthy migrate up`'),
    });
    await running.stop();
    await database.close();
  });

  test('a stranger in prod learns the status alone, the management listener all', async () => {
    covers('H4', 'A-HE-01', 'H2');
    const database = await openDatabase({ url: server.url('lenient'), rootDirectory: root });
    const running = await startService(withDatabase(['users']), {
      environment: { ...prodEnvironment(), DATABASE_URL: server.url('lenient') },
      rootDirectory: root,
    });
    await database.query('DROP TABLE users');
    let stranger = await fetch(`${running.url}/ready`, { headers: PROXIED });
    for (let tries = 0; stranger.status === 200 && tries < 60; tries += 1) {
      await sleep(50);
      stranger = await fetch(`${running.url}/ready`, { headers: PROXIED });
    }
    expect({ status: stranger.status, body: await stranger.text() }).toEqual({
      status: 503,
      body: '{"status":"not_ready"}',
    });
    const whole = await fetch(`${running.managementUrl}/ready`);
    expect(whole.status).toBe(503);
    expect(await whole.json()).toMatchObject({ missing_tables: ['users'] });
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
    await running.stop();
    await database.close();
  });
});
