import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createMigrations,
  type Database,
  failureOf,
  type Migrations,
  openDatabase,
} from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-migrate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let server: TestPostgres;
let embedded: Database;
beforeAll(async () => {
  server = await startPostgres();
  embedded = await openDatabase({ url: 'pglite://memory', rootDirectory: root });
});
afterAll(async () => {
  await embedded.close();
  await server.remove();
});

const DOCUMENTS = `-- migrate:up
CREATE TABLE documents (id int PRIMARY KEY, title text NOT NULL);
INSERT INTO documents VALUES (1, 'semi;colon');
-- migrate:down
DROP TABLE documents;
`;
const FEEDBACK = `-- migrate:up
CREATE TABLE feedback (document int REFERENCES documents);
-- migrate:down
DROP TABLE feedback;
`;

describe.each(['embedded', 'postgres'] as const)('%s', (kind) => {
  let directory: string;
  let database: Database;
  let migrations: Migrations;
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text);
  const failureFrom = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  beforeEach(async () => {
    directory = mkdtempSync(join(root, 'case-'));
    database =
      kind === 'embedded'
        ? embedded
        : await openDatabase({ url: server.url(), rootDirectory: root });
    migrations = createMigrations({ database, directory, lockTimeoutMs: 200 });
    write('0001_documents.sql', DOCUMENTS);
    write('0002_feedback.sql', FEEDBACK);
  });
  afterEach(async () => {
    await database.query('DROP SCHEMA public CASCADE');
    await database.query('CREATE SCHEMA public');
    if (kind === 'postgres') await database.close();
  });

  test('up, status, history, down', async () => {
    covers('D4');
    expect(await migrations.pending()).toEqual(['0001_documents.sql', '0002_feedback.sql']);
    expect(await migrations.history()).toEqual([]);
    const runs = await migrations.up();
    expect(runs.map(({ file }) => file)).toEqual(['0001_documents.sql', '0002_feedback.sql']);
    expect(await migrations.up()).toEqual([]);
    expect(await migrations.pending()).toEqual([]);
    expect(await database.missingTables(['documents', 'feedback'])).toEqual([]);
    expect(await migrations.history()).toMatchObject([
      { version: 1, name: 'documents', appliedAt: expect.any(Date), checksum: expect.any(String) },
      { version: 2, name: 'feedback', durationMs: expect.any(Number) },
    ]);
    expect((await migrations.down()).map(({ file }) => file)).toEqual(['0002_feedback.sql']);
    expect(await migrations.status()).toMatchObject([
      { file: '0001_documents.sql', state: 'applied', appliedAt: expect.any(Date) },
      { file: '0002_feedback.sql', state: 'pending', appliedAt: undefined },
    ]);
    await migrations.up();
    expect(await migrations.down(9)).toHaveLength(2);
    expect(await database.missingTables(['documents', 'feedback'])).toHaveLength(2);
  });

  test('a failure changes nothing and names file, line, reason; the ones before stay', async () => {
    write('0003_bad.sql', '-- migrate:up\nCREATE TABLE half ();\n\nSELECT 1/0;\n-- migrate:down\n');
    const failure = await failureFrom(migrations.up());
    expect(failure).toMatchObject({
      code: 'migration.failed',
      faults: [{ field: '0003_bad.sql:4', message: expect.stringContaining('division by zero') }],
    });
    expect(failureOf(failure)?.sqlState).toBe('22012');
    expect(await database.missingTables(['half', 'documents'])).toEqual(['half']);
    expect(await migrations.pending()).toEqual(['0003_bad.sql']);
  });

  test('what fails at commit is the whole file', async () => {
    const sql = `INSERT INTO late VALUES (7)`;
    const table = 'CREATE TABLE late (id int REFERENCES documents DEFERRABLE INITIALLY DEFERRED)';
    write('0003_late.sql', `-- migrate:up\n${table};\n${sql};\n-- migrate:down\n`);
    const failure = await failureFrom(migrations.up());
    expect(failure).toMatchObject({
      code: 'migration.failed',
      faults: [{ field: '0003_late.sql' }],
    });
    expect(await database.missingTables(['late'])).toEqual(['late']);
  });

  test.each([
    [
      'changed',
      () => write('0001_documents.sql', `${DOCUMENTS}-- x`),
      /0001_documents\.sql: .*changed/,
    ],
    [
      'removed',
      () => rmSync(join(directory, '0001_documents.sql')),
      /0001_documents\.sql: .*got none/,
    ],
    [
      'renamed',
      () => renameSync(join(directory, '0002_feedback.sql'), join(directory, '0002_other.sql')),
      /0002_feedback\.sql: .*got 0002_other\.sql/,
    ],
  ])('drift is refused: %s', async (_, change, message) => {
    covers('D4');
    await migrations.up();
    change();
    for (const act of [migrations.up, migrations.down, migrations.status, migrations.pending]) {
      const failure = await failureFrom(act());
      expect(failure).toMatchObject({ code: 'migration.drift' });
      expect(failure).toHaveProperty('message', expect.stringMatching(message));
    }
    expect(await migrations.history()).toHaveLength(2);
  });

  test('line ends may change; a version put in between may not', async () => {
    await migrations.up();
    write('0001_documents.sql', DOCUMENTS.replaceAll('\n', '\r\n'));
    expect(await migrations.pending()).toEqual([]);
    renameSync(join(directory, '0002_feedback.sql'), join(directory, '0004_x.sql'));
    write('0002_feedback.sql', FEEDBACK);
    await migrations.down().catch(() => undefined);
    write('0004_x.sql', '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;');
    await migrations.up();
    write('0003_between.sql', '-- migrate:up\nSELECT 1;\n-- migrate:down\n');
    expect(await failureFrom(migrations.up())).toMatchObject({
      code: 'migration.drift',
      faults: [{ field: '0003_between.sql' }],
    });
  });

  test('an older version runs on a newer database, and cannot roll it back', async () => {
    await migrations.up();
    const newest = readFileSync(join(directory, '0002_feedback.sql'));
    rmSync(join(directory, '0002_feedback.sql'));
    expect(await migrations.pending()).toEqual([]);
    expect(await migrations.status()).toMatchObject([
      { state: 'applied' },
      { file: '0002_feedback.sql', state: 'ahead' },
    ]);
    expect(await failureFrom(migrations.down())).toMatchObject({ code: 'migration.drift' });
    writeFileSync(join(directory, '0002_feedback.sql'), newest);
    expect(await migrations.down()).toHaveLength(1);
  });

  test('nothing is rolled back when one of the steps has no way back', async () => {
    write('0002_feedback.sql', FEEDBACK.replace('DROP TABLE feedback;', ''));
    await migrations.up();
    const failure = await failureFrom(migrations.down(2));
    expect(failure).toMatchObject({
      code: 'migration.invalid',
      faults: [{ field: '0002_feedback.sql' }],
    });
    for (const count of [0, -1, 1.5, Number.NaN]) {
      expect(await failureFrom(migrations.down(count))).toMatchObject({
        code: 'migration.invalid',
      });
    }
    expect(await migrations.history()).toHaveLength(2);
  });

  test('a new file is pending at once', async () => {
    covers('D4');
    await migrations.up();
    const path = await migrations.create('Add ratings');
    writeFileSync(path, '-- migrate:up\nCREATE TABLE ratings ();\n-- migrate:down\n');
    expect(await migrations.pending()).toEqual(['0003_add_ratings.sql']);
    expect(await migrations.up()).toHaveLength(1);
  });

  if (kind === 'embedded') return;

  test('of two runners at once exactly one applies', async () => {
    covers('D4');
    write('0003_slow.sql', '-- migrate:up\nSELECT pg_sleep(0.4);\n-- migrate:down\n');
    const other = await openDatabase({ url: server.url(), rootDirectory: root });
    const rival = createMigrations({ database: other, directory });
    const runs = await Promise.all([migrations.up(), rival.up()]);
    expect(runs.map((applied) => applied.length).sort()).toEqual([0, 3]);
    const impatient = createMigrations({ database: other, directory, waitTimeoutMs: 50 });
    write('0004_slow.sql', '-- migrate:up\nSELECT pg_sleep(0.6);\n-- migrate:down\n');
    const running = migrations.up();
    const held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'";
    await expect.poll(async () => (await other.query(held)).rowCount).toBe(1);
    expect(await failureFrom(impatient.up())).toMatchObject({ code: 'database.timeout' });
    expect(await running).toHaveLength(1);
    await expect.poll(async () => (await other.query(held)).rowCount).toBe(0);
    await other.close();
  });

  test('a lock held by others ends the migration, not the service', async () => {
    await migrations.up();
    write(
      '0003_alter.sql',
      '-- migrate:up\nALTER TABLE documents ADD extra int;\n-- migrate:down\n',
    );
    const failure = await database.transaction(async (tx) => {
      await tx.query('SELECT * FROM documents');
      return failureFrom(migrations.up());
    });
    expect(failure).toMatchObject({ code: 'migration.failed' });
    expect(failureOf(failure)?.sqlState).toBe('55P03');
    const columns = "SELECT 1 FROM information_schema.columns WHERE column_name = 'extra'";
    expect((await database.query(columns)).rowCount).toBe(0);
    expect(await migrations.up()).toHaveLength(1);
  });

  test('without a transaction, what came before a failure is kept and said', async () => {
    const index = 'CREATE INDEX CONCURRENTLY titles ON documents (title)';
    const text = (sql: string) =>
      `-- migrate:no-transaction\n-- migrate:up\n${sql}\n-- migrate:down\n`;
    write('0003_index.sql', text(`${index};\nSELECT 1/0;`));
    const failure = await failureFrom(migrations.up());
    expect(failure).toHaveProperty(
      'message',
      expect.stringContaining('first 1 statements were kept'),
    );
    expect((await database.query("SELECT to_regclass('titles') AS name")).rows).toEqual([
      { name: 'titles' },
    ]);
    expect(await migrations.pending()).toEqual(['0003_index.sql']);
    write('0003_index.sql', text(`DROP INDEX titles;\n${index};`));
    const waiting = createMigrations({ database, directory });
    expect((await Promise.all([migrations.up(), waiting.up()])).flat()).toHaveLength(1);
  });

  test('the limits of a migration end with it', async () => {
    await migrations.up();
    const limits =
      "SELECT current_setting('lock_timeout') AS lock, " +
      "current_setting('statement_timeout') AS statement";
    const all = await Promise.all([1, 2, 3].map(() => database.query(limits)));
    for (const { rows } of all) expect(rows).toEqual([{ lock: '0', statement: '30s' }]);
  });

  test('an extension that the server lacks is named with its remedy', async () => {
    write(
      '0003_vector.sql',
      '-- migrate:up\nCREATE EXTENSION IF NOT EXISTS vector;\n-- migrate:down\n',
    );
    expect(await failureFrom(migrations.up())).toMatchObject({
      code: 'migration.failed',
      faults: [{ field: '0003_vector.sql:2', remedy: expect.stringContaining('pgvector') }],
    });
  });
});
