import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkDatabase,
  createMigrations,
  type Database,
  extensionState,
  type Migrations,
  openDatabase,
  requireExtension,
} from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const directory = mkdtempSync(join(tmpdir(), 'seaworthy-checks-'));
let server: TestPostgres;
let database: Database;
let migrations: Migrations;
beforeAll(async () => {
  server = await startPostgres();
  database = await openDatabase({ url: server.url(), rootDirectory: directory });
  migrations = createMigrations({ database, directory });
  const sql = '-- migrate:up\nCREATE TABLE users ();\n-- migrate:down\nDROP TABLE users;\n';
  writeFileSync(join(directory, '0001_users.sql'), sql);
});
afterAll(async () => {
  await database.close();
  await server.remove();
  rmSync(directory, { recursive: true, force: true });
});

test('what a service needs of its database is checked, with the remedy', async () => {
  covers('D4');
  const options = { requiredTables: ['users'], migrations };
  expect(await checkDatabase(database, options)).toEqual({
    ready: false,
    database: 'connected',
    tables: 'missing',
    missing_tables: ['users'],
    missing_extensions: [],
    pending_migrations: ['0001_users.sql'],
    message:
      'missing tables: users. Run `seaworthy migrate up`\n' +
      'pending migrations: 0001_users.sql. Run `seaworthy migrate up`',
  });
  await migrations.up();
  expect(await checkDatabase(database, options)).toEqual({
    ready: true,
    database: 'connected',
    tables: 'present',
    missing_tables: [],
    missing_extensions: [],
    pending_migrations: [],
    message: '',
  });
});

test('files that cannot be used are not ready, and say why', async () => {
  writeFileSync(join(directory, '0002_bad.sql'), 'SELECT 1');
  const result = await checkDatabase(database, { requiredTables: [], migrations });
  expect(result).toMatchObject({ ready: false, database: 'connected', tables: 'unknown' });
  expect(result.message).toContain('0002_bad.sql:1: expected');
  rmSync(join(directory, '0002_bad.sql'));
});

test('a server without pgvector is told how to get it', async () => {
  covers('D1');
  expect(await extensionState(database, 'vector')).toBe('missing');
  expect(await extensionState(database, 'citext')).toBe('available');
  expect(await extensionState(database, 'plpgsql')).toBe('installed');
  await requireExtension(database, 'citext');
  await expect(requireExtension(database, 'vector')).rejects.toMatchObject({
    code: 'database.missing-extension',
    faults: [{ remedy: expect.stringMatching(/pgvector .*CREATE EXTENSION vector/) }],
  });
  const options = { requiredTables: [], requiredExtensions: ['citext', 'vector'] };
  const result = await checkDatabase(database, options);
  expect(result).toMatchObject({ ready: false, missing_extensions: ['vector'] });
  expect(result.message).toContain('postgresql-<version>-pgvector');
});

test('a server that is away is disconnected, and ready again after its return', async () => {
  covers('D1');
  const options = { requiredTables: ['users'], migrations };
  await server.stop();
  const result = await checkDatabase(database, options);
  expect(result).toMatchObject({
    ready: false,
    database: 'disconnected',
    tables: 'unknown',
    message: expect.stringContaining('Check that it runs'),
  });
  expect(result.message).not.toMatch(new RegExp(`${server.password}|127\\.0\\.0\\.1`));
  await server.start();
  expect(await checkDatabase(database, options)).toMatchObject({ ready: true });
});
