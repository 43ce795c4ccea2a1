import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import {
  type Database,
  isUnavailable,
  type OpenDatabaseOptions,
  openDatabase,
} from '../../src/database/index.ts';
import { startFlakyProxy } from '../support/flaky-proxy.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let server: TestPostgres;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => server.remove());

async function open(options: Partial<OpenDatabaseOptions> = {}): Promise<Database> {
  const database = await openDatabase({ url: server.url(), rootDirectory: '/', ...options });
  closing.push(database.close);
  return database;
}

async function throughProxy() {
  const proxy = await startFlakyProxy(server.port);
  closing.push(proxy.close);
  return { proxy, url: server.url().replace(`:${server.port}/`, `:${proxy.port}/`) };
}

const pid = async (database: Database) =>
  (await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
const failureFrom = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const elapsedMs = async (work: () => Promise<unknown>) => {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
};
/** A timer may fire late on a busy machine; a promise of two seconds is read with this on top. */
const MARGIN_MS = 1000;

describe('a restart of the server', () => {
  test.each(['fast', 'crash'] as const)('heals after a %s one', async (how) => {
    const database = await open();
    await Promise.all([1, 2, 3].map(() => database.query('SELECT pg_sleep(0.05)')));
    const inFlight = failureFrom(database.query('SELECT pg_sleep(10)'));
    await database.ping(2000);
    await server.stop(how);
    expect(await inFlight).toMatchObject({ code: 'database.unreachable' });
    expect(isUnavailable(await inFlight)).toBe(true);
    const red = await elapsedMs(() =>
      expect(database.ping(1500)).rejects.toMatchObject({ code: 'database.unreachable' }),
    );
    expect(red).toBeLessThan(2000 + MARGIN_MS);
    await server.start();
    await database.ping(5000);
    expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(database.stats().inUseCount).toBe(0);
  });
});

describe('a broken network', () => {
  test('a connection that died while idle is replaced before anything is sent on it', async () => {
    const { proxy, url } = await throughProxy();
    let skippedMs = 0;
    const clock = { ...systemClock, monotonicMs: () => performance.now() + skippedMs };
    const database = await open({ url, clock });
    await Promise.all([database.query('SELECT pg_sleep(0.02)'), database.ping(2000)]);
    proxy.freeze();
    skippedMs = 5000;
    expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('a statement without an answer fails, and is never sent again', async () => {
    const { proxy, url } = await throughProxy();
    const database = await open({ url });
    await database.query('CREATE TABLE sent (id int)');
    proxy.cutNextAnswer();
    const failure = await failureFrom(database.query('INSERT INTO sent VALUES (1)'));
    expect(failure).toMatchObject({ code: 'database.unreachable' });
    expect((await database.query('SELECT * FROM sent')).rowCount).toBe(1);
    await database.query('DROP TABLE sent');
  });

  test('a statement on a dead connection ends with its time limit', async () => {
    const { proxy, url } = await throughProxy();
    const database = await open({ url, statementTimeoutMs: 100 });
    await database.query('SELECT 1');
    proxy.freeze();
    const failure = await failureFrom(database.query('SELECT 1'));
    expect(failure).toMatchObject({ code: 'database.timeout' });
    expect((await database.query('SELECT 1')).rowCount).toBe(1);
  });

  test('a connection that dies in a transaction ends it', async () => {
    const { proxy, url } = await throughProxy();
    const database = await open({ url });
    await database.query('CREATE TABLE half (id int)');
    const failure = await failureFrom(
      database.transaction(async (tx) => {
        await tx.query('INSERT INTO half VALUES (1)');
        proxy.cutNextAnswer();
        await tx.query('SELECT 1').catch(() => undefined);
        await tx.query('INSERT INTO half VALUES (2)');
      }),
    );
    expect(failure).toMatchObject({ code: 'database.unreachable' });
    expect((await database.query('SELECT * FROM half')).rowCount).toBe(0);
    await database.query('DROP TABLE half');
  });
});

describe('limits', () => {
  test('an exhausted pool refuses at once when enough wait, else after the time-out', async () => {
    const limits = { poolSize: 1, maxOverflowCount: 1, maxWaitingCount: 1 };
    const database = await open({ ...limits, poolTimeoutSeconds: 0.1 });
    const holders = [1, 2].map(() => database.query('SELECT pg_sleep(0.5)'));
    const waiting = failureFrom(database.query('SELECT 1'));
    const refused = await failureFrom(database.query('SELECT 1'));
    expect(database.stats()).toEqual({ inUseCount: 2, waitingCount: 1, maxCount: 2 });
    expect(refused).toMatchObject({ code: 'database.busy' });
    expect(await waiting).toMatchObject({ code: 'database.busy' });
    expect(await failureFrom(database.ping(50))).toMatchObject({ code: 'database.busy' });
    await Promise.all(holders);
    expect((await database.query('SELECT 1')).rowCount).toBe(1);
  });

  test('a server without a free connection is busy, and recovers', async () => {
    const admin = await open();
    await admin.query("CREATE ROLE few LOGIN PASSWORD 'few' CONNECTION LIMIT 1");
    const url = server.url().replace(/\/\/[^@]+@/, '//few:few@');
    const database = await open({ url });
    const refused = await database.session(async (session) => {
      await session.query('SELECT 1');
      return failureFrom(database.query('SELECT 1'));
    });
    expect(refused).toMatchObject({ code: 'database.busy', cause: { sqlState: '53300' } });
    expect((await database.query('SELECT 1')).rowCount).toBe(1);
  });

  test('a slow statement is cancelled, and its connection serves on', async () => {
    const database = await open({ statementTimeoutMs: 100, poolSize: 1, maxOverflowCount: 0 });
    const before = await pid(database);
    const failure = await failureFrom(database.query('SELECT pg_sleep(10)'));
    expect(failure).toMatchObject({ code: 'database.timeout', cause: { sqlState: '57014' } });
    expect(await pid(database)).toBe(before);
    const sleep = (session: Pick<Database, 'query'>) => session.query('SELECT pg_sleep(0.2)');
    await database.session(sleep, { statementTimeoutMs: 0 });
    await expect(database.query('SELECT pg_sleep(10)')).rejects.toMatchObject({
      code: 'database.timeout',
    });
    expect(await pid(database)).toBe(before);
  });

  test('a transaction that idles is rolled back, and its connection is free', async () => {
    const database = await open({
      idleInTransactionTimeoutMs: 100,
      poolSize: 1,
      maxOverflowCount: 0,
    });
    await database.query('CREATE TABLE idle (id int)');
    const stuck = Promise.withResolvers<void>();
    const failure = await failureFrom(
      database.transaction(async (tx) => {
        await tx.query('INSERT INTO idle VALUES (1)');
        await stuck.promise;
      }),
    );
    expect(failure).toMatchObject({ code: 'database.timeout' });
    expect((await database.query('SELECT * FROM idle')).rowCount).toBe(0);
    stuck.resolve();
    await database.query('DROP TABLE idle');
  });

  test('an old connection is replaced', async () => {
    const database = await open({ poolRecycleSeconds: 1 });
    const first = await pid(database);
    await expect.poll(() => pid(database), { timeout: 5000, interval: 100 }).not.toBe(first);
  });

  test('the session speaks UTC and knows the limits', async () => {
    const database = await open({ statementTimeoutMs: 1234, idleInTransactionTimeoutMs: 5678 });
    const { rows } = await database.query(
      `SELECT current_setting('TimeZone') AS zone,
       current_setting('statement_timeout') AS statement,
       current_setting('idle_in_transaction_session_timeout') AS idle,
       current_setting('application_name') AS name`,
    );
    expect(rows).toEqual([{ zone: 'UTC', statement: '1234ms', idle: '7678ms', name: 'seaworthy' }]);
  });
});

test.each([
  ['a wrong password', (url: string) => url.replace(/:[0-9a-f]{24}@/, ':wrong-password@')],
  ['no password', (url: string) => url.replace(/:[0-9a-f]{24}@/, '@')],
  ['another database', (url: string) => url.replace(/\/postgres$/, '/nowhere')],
  ['another port', (url: string) => url.replace(/:\d+\//, ':1/')],
  ['TLS where the server has none', (url: string) => `${url}?sslmode=require`],
])('%s is unreachable, and nothing secret is told', async (_, change) => {
  const database = await open({ url: change(server.url()) });
  const failure = await failureFrom(database.query('SELECT 1'));
  expect(failure).toMatchObject({ code: 'database.unreachable' });
  expect(failure).toHaveProperty('message', expect.not.stringMatching(/127\.0\.0\.1|seaworthy/));
  const everything = inspect(failure, { depth: 9, showHidden: true });
  expect(everything).not.toMatch(new RegExp(`wrong-password|${server.password}`));
});

test('a certificate file that cannot be read is refused at opening', async () => {
  const url = `${server.url()}?sslmode=verify-full&sslrootcert=/none.pem`;
  await expect(openDatabase({ url, rootDirectory: '/' })).rejects.toThrow('sslrootcert');
});
