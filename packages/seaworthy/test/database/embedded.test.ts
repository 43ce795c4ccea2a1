import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-embedded-'));
const directory = join(root, 'data', 'rag');
let database: Database | undefined;
afterAll(async () => {
  await database?.close();
  rmSync(root, { recursive: true, force: true });
});

const open = (options: { statementTimeoutMs?: number; idleInTransactionTimeoutMs?: number } = {}) =>
  openDatabase({ url: 'pglite://data/rag', rootDirectory: root, ...options });
const INDEX = new URL('../../src/database/index.ts', import.meta.url).href;

/** Another process that opens the same directory, writes a row and keeps it open. */
async function otherProcess(): Promise<ChildProcess> {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(INDEX)});
    const url = 'pglite://data/rag';
    const database = await openDatabase({ url, rootDirectory: ${JSON.stringify(root)} });
    await database.query('CREATE TABLE IF NOT EXISTS survived (id int)');
    await database.query('INSERT INTO survived VALUES (1)');
    console.log('written');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'written') return child;
  }
  throw new Error('the other process ended');
}

test('one process at a time; a killed one leaves its data, not its lock', async () => {
  covers('D1');
  // What a first start leaves when it is interrupted.
  mkdirSync(join(directory, 'data.initialising', 'base'), { recursive: true });
  writeFileSync(join(directory, 'data.initialising', 'PG_VERSION'), '18');
  const child = await otherProcess();
  const refused = open().catch((error: unknown) => error);
  expect(await refused).toMatchObject({ code: 'database.locked' });
  expect(await refused).toHaveProperty('message', expect.stringContaining(`process ${child.pid} `));
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  database = await open({ statementTimeoutMs: 2000, idleInTransactionTimeoutMs: 300 });
  expect((await database.query('SELECT * FROM survived')).rows).toEqual([{ id: 1 }]);
  expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700);
  expect(existsSync(join(directory, 'data.initialising'))).toBe(false);
  expect(JSON.parse(readFileSync(join(directory, 'lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  });
});

function opened(): Database {
  if (database === undefined) throw new Error('not open');
  return database;
}

test('the event loop goes on while a statement runs', async () => {
  let done = false;
  let turns = 0;
  const query = opened()
    .query('SELECT sum(i) FROM generate_series(1, 300000) AS i')
    .finally(() => {
      done = true;
    });
  for (; !done; turns += 1) await setImmediate();
  await query;
  expect(turns).toBeGreaterThan(100);
});

test('a statement that hangs costs its engine; the next one opens the same data', async () => {
  const hanging = opened().transaction(async (tx) => {
    await tx.query('DELETE FROM survived');
    await tx.query('COPY survived FROM STDIN');
  });
  await expect(hanging).rejects.toMatchObject({ code: 'database.timeout' });
  expect((await opened().query('SELECT * FROM survived')).rows).toEqual([{ id: 1 }]);
  expect(opened().stats()).toEqual({ inUseCount: 0, waitingCount: 0, maxCount: 1 });
});

test('a transaction that idles is rolled back and lets those who wait go on', async () => {
  const stuck = Promise.withResolvers<void>();
  const idle = opened().transaction(async (tx) => {
    await tx.query('DELETE FROM survived');
    await stuck.promise;
  });
  const waiting = opened().query('SELECT * FROM survived');
  await expect(idle).rejects.toMatchObject({ code: 'database.timeout' });
  expect((await waiting).rows).toEqual([{ id: 1 }]);
  stuck.resolve();
});

test('a busy one says so to a ping', async () => {
  const working = opened().query('SELECT sum(i) FROM generate_series(1, 300000) AS i');
  await expect(opened().ping(10)).rejects.toMatchObject({ code: 'database.busy' });
  await working;
  await opened().ping(2000);
});

test('closing gives the lock back, and a second opening finds the data', async () => {
  await opened().close();
  expect(existsSync(join(directory, 'lock'))).toBe(false);
  database = await open();
  expect((await database.query('SELECT * FROM survived')).rows).toEqual([{ id: 1 }]);
});

test('a directory that cannot be is unreachable', async () => {
  const url = 'pglite:///dev/null/data';
  await expect(openDatabase({ url, rootDirectory: root })).rejects.toMatchObject({
    code: 'database.unreachable',
  });
});
