import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RouteReport } from '../../src/compile/index.ts';
import { configSource, folderWith, seaworthy } from './spawned-command.ts';

const POLICY = `(settings) => ({
    service: 'notes',
    limits: { auth: { limit: 5, windowSeconds: 60 } },
    request: { maxBodyBytes: settings.MAX_REQUEST_SIZE_MB * 1024 },
    routes: {
      '* /**': { access: 'session' },
      'GET /': { access: 'public' },
      'POST /login': { access: 'public', limit: 'auth', form: true },
      '* /admin/**': { role: 'admin' },
    },
  })`;
const CANARY = 'canary-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const environment = {
  DATABASE_URL: 'pglite://data',
  SECRET_KEY: CANARY,
  LOG_FILE: 'service.log',
};
const folder = folderWith({ 'seaworthy.config.ts': configSource({ policy: POLICY }) });

describe('seaworthy routes', () => {
  test('lists each rule with access, limits and guards; the uncovered last', async () => {
    const { code, out, err } = await seaworthy(['routes'], { folder, environment });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [common = '', table = ''] = out.trimEnd().split('\n\n');
    expect(common).toMatch(/^On every rule: request-id, .*security-headers/);
    const rows = table.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows.map(([rule, access, limits]) => [rule, access, limits])).toEqual([
      ['RULE', 'ACCESS', 'LIMITS'],
      ['GET /', 'public', 'default'],
      ['* /admin/**', 'session, role admin', 'default'],
      ['POST /login', 'public', 'default, auth'],
      ['* /**', 'session', 'default'],
      ['uncovered', 'none', 'default'],
    ]);
    const guardsOf = (rule: string) => rows.find(([pattern]) => pattern === rule)?.[3] ?? '';
    expect(guardsOf('* /admin/**')).toContain('access, role');
    expect(guardsOf('POST /login')).toContain('form');
    expect(guardsOf('GET /')).not.toContain('access');
    expect(guardsOf('uncovered')).toContain('access');
  });

  test('as JSON has every guard of every rule with its promise and options', async () => {
    const ran = await seaworthy(['routes', '--format', 'json'], { folder, environment });
    expect(ran.code).toBe(0);
    const routes = JSON.parse(ran.out) as readonly RouteReport[];
    expect(routes.at(-1)?.rule.access).toBe('none');
    const login = routes.find(({ pattern }) => pattern === 'POST /login');
    const limit = login?.guards.find(({ name }) => name === 'rate-limit');
    expect(limit?.promise).toMatch(/\w/);
    expect(JSON.stringify(limit?.options)).toContain('auth');
    expect(JSON.stringify(ran)).not.toContain(CANARY);
  });

  test('follows the settings', async () => {
    const environments = [environment, { ...environment, MAX_REQUEST_SIZE_MB: '3' }];
    const bytes = [];
    for (const each of environments) {
      const words = ['routes', '--format', 'json'];
      const { out } = await seaworthy(words, { folder, environment: each });
      bytes.push((JSON.parse(out) as readonly RouteReport[])[0]?.rule.maxBodyBytes);
    }
    expect(bytes).toEqual([10 * 1024, 3 * 1024]);
  });

  test('opens neither database nor log, and builds no application', () => {
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(existsSync(join(folder, 'service.log'))).toBe(false);
  });

  test('lists the faults of a policy that cannot be used', async () => {
    const policy = "() => ({ service: 'notes', limit: {}, routes: { 'GET': {} } })";
    const broken = folderWith({ 'seaworthy.config.ts': configSource({ policy }) });
    const { code, out, err } = await seaworthy(['routes'], { folder: broken, environment });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain("Did you mean 'limits'?");
    expect(err).toContain("policy.routes['GET']");
    expect(err).toContain('seaworthy explain policy.invalid');
  });
});
