import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { prodEnvironment } from '../support/service.ts';
import { type Spawned, spawnFixture, startFixture } from './spawned.ts';

const RULE = '='.repeat(60);
const SHARED = generateSecret();

interface Wrong {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Every one must be named, with what mends it. */
  readonly fields: readonly string[];
  /** Texts that must be printed nowhere. */
  readonly secrets?: readonly string[];
}

const prod = (changes: Readonly<Record<string, string>>): Record<string, string> => ({
  ...prodEnvironment(),
  ...changes,
});

/** Eight environments in which a service must not start. */
const WRONG: readonly Wrong[] = [
  {
    name: 'prod with nothing else',
    variables: { ENV: 'prod' },
    fields: ['SECRET_KEY', 'CSRF_SECRET_KEY', 'PUBLIC_ORIGIN', 'ALLOWED_HOSTS'],
  },
  {
    name: 'placeholders for secrets',
    variables: prod({
      SECRET_KEY: 'c4n4ry-change-me-please-change-me-please',
      CSRF_SECRET_KEY: 'c4n4ry'.repeat(8),
    }),
    fields: ['SECRET_KEY', 'CSRF_SECRET_KEY'],
    secrets: ['c4n4ry'],
  },
  {
    name: 'one secret for two purposes',
    variables: prod({ SECRET_KEY: SHARED, CSRF_SECRET_KEY: SHARED }),
    fields: ['CSRF_SECRET_KEY'],
    secrets: [SHARED],
  },
  {
    name: 'the switches of dev in prod',
    variables: prod({
      ...{ DEBUG: 'true', COOKIE_SECURE: 'false', LOG_FORMAT: 'text', RATE_LIMIT_ENABLED: 'false' },
      ...{ CORS_ORIGINS: '*', PUBLIC_ORIGIN: 'http://service.example' },
    }),
    fields: [
      ...['DEBUG', 'COOKIE_SECURE', 'LOG_FORMAT', 'RATE_LIMIT_ENABLED'],
      ...['CORS_ORIGINS', 'PUBLIC_ORIGIN'],
    ],
  },
  {
    name: 'lists that hold nothing, and one that holds everybody',
    variables: prod({ ALLOWED_HOSTS: ',', TRUSTED_ORIGINS: ',', TRUSTED_PROXIES: '0.0.0.0/0' }),
    fields: ['ALLOWED_HOSTS', 'TRUSTED_ORIGINS', 'TRUSTED_PROXIES'],
  },
  {
    name: 'limits that are none',
    variables: {
      ...{ MAX_REQUEST_SIZE_MB: '0', MAX_QUERY_PARAMS: 'abc', REQUEST_TIMEOUT: 'Infinity' },
      ...{ MAX_QUERY_STRING_LENGTH: '-1', SHUTDOWN_TIMEOUT: '0', PORT: '65536' },
    },
    fields: [
      ...['MAX_REQUEST_SIZE_MB', 'MAX_QUERY_PARAMS', 'REQUEST_TIMEOUT'],
      ...['MAX_QUERY_STRING_LENGTH', 'SHUTDOWN_TIMEOUT', 'PORT'],
    ],
  },
  {
    name: 'an environment nobody knows, beside NODE_ENV=production',
    variables: { ENV: 'prodution', NODE_ENV: 'production' },
    fields: ['ENV', 'SECRET_KEY', 'CSRF_SECRET_KEY', 'PUBLIC_ORIGIN', 'ALLOWED_HOSTS'],
  },
  {
    name: 'limits in memory for several workers, and management open to all',
    variables: prod({ WORKERS: '4', MANAGEMENT_HOST: '0.0.0.0', SECRET_KEY_FILE: '/no/such/file' }),
    fields: ['WORKERS', 'RATE_LIMIT_STORE', 'MANAGEMENT_TOKEN', 'SECRET_KEY'],
  },
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** How often a port took a connection until the process had ended. */
async function acceptedCount(port: number, { exited }: Spawned): Promise<number> {
  let isRunning = true;
  let count = 0;
  exited.then(() => {
    isRunning = false;
  });
  while (isRunning) {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) => {
      socket.once('connect', () => {
        count += 1;
        resolve();
      });
      socket.once('error', () => resolve());
    });
    socket.destroy();
    await sleep(5);
  }
  return count;
}

describe.concurrent.each(WRONG)('$name', ({ variables, fields, secrets = [] }) => {
  test('is refused with every fault and remedy, and nothing ever listens', async () => {
    covers('S1', 'S2', 'S7', 'H1');
    const port = await freePort();
    const spawned = spawnFixture({ PORT: String(port), ...variables });
    const accepted = await acceptedCount(port, spawned);
    const { code } = await spawned.exited;
    expect({ code, accepted }).toEqual({ code: 1, accepted: 0 });
    const printed = spawned.out() + spawned.err();
    for (const field of fields) {
      // `- FIELD: expected …, got …. What mends it`
      expect(printed).toMatch(new RegExp(`- ${field}: [^\\n]*expected[^\\n]*\\. [A-Z][^\\n]+`));
    }
    const named = [...printed.matchAll(/(?:^|\\n| {2})- ([A-Z_]+): /gm)].map((match) => match[1]);
    expect([...new Set(named)].sort()).toEqual([...fields].sort());
    for (const secret of secrets) expect(printed).not.toContain(secret);
    expect(spawned.messages()).toEqual([]);
  });
});

describe.concurrent('start-up', () => {
  test('prints each step with a mark, between rules, before it listens', async () => {
    covers('H1', 'S9');
    const service = await startFixture({ ENV: 'dev' });
    service.signal('SIGTERM');
    await service.exited;
    const lines = service.out().split('\n');
    expect(lines.slice(0, 3)).toEqual([RULE, 'Starting application startup validation', RULE]);
    expect(lines).toContain('✓ Settings validation passed');
    expect(
      lines.some((line) => /^✓ Policy validation passed: \d+ effective rules$/.test(line)),
    ).toBe(true);
    const verdict = lines.indexOf('✓ All startup validations passed');
    expect([lines[verdict - 1], lines[verdict + 1]]).toEqual([RULE, RULE]);
    expect(lines.findIndex((line) => line.includes('service.started'))).toBeGreaterThan(verdict);
  });

  test('prints what failed with a cross, and that nothing will start', async () => {
    covers('H1');
    const spawned = spawnFixture({ PORT: 'eighty' });
    expect((await spawned.exited).code).toBe(1);
    const lines = spawned.out().trimEnd().split('\n');
    expect(lines[4]).toMatch(/^✗ The settings of \S+ cannot be used$/);
    expect(lines.slice(-4)).toEqual([
      RULE,
      '✗ Startup validation failed',
      RULE,
      'Application will not start until this is resolved.',
    ]);
  });

  test('speaks JSON, one object a line, where the log does', async () => {
    covers('H1', 'O2');
    const spawned = spawnFixture({ ENV: 'prod' });
    expect((await spawned.exited).code).toBe(1);
    const events = spawned
      .out()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual([
      'startup.began',
      'startup.step',
      'startup.failed',
      'startup.ended',
    ]);
    expect(events.at(-1)).toMatchObject({ level: 'CRITICAL', passed: false });
  });

  test('says which address is taken, and ends what it had begun', async () => {
    covers('H1');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const spawned = spawnFixture({ PORT: String(port) });
    expect((await spawned.exited).code).toBe(1);
    server.close();
    expect(spawned.out() + spawned.err()).toContain(`127.0.0.1:${port} (EADDRINUSE)`);
    expect(spawned.messages()).not.toContainEqual({ task: 'started' });
  });
});
