import { once } from 'node:events';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';
import { startPostgres } from '../support/postgres.ts';
import { describeContract } from './contract-suite.ts';

interface Opened {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Runs the suite over one kind, opened before it and closed after. */
function over(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened | undefined;
    const database = () => {
      if (opened === undefined) throw new Error('not opened');
      return opened.database;
    };
    beforeAll(async () => {
      opened = await open();
      await opened.database.ping(30_000);
    });
    afterAll(async () => {
      await opened?.database.close();
      await opened?.close();
    });
    describeContract(database);
    if (name !== 'PostgreSQL 15') vectorSearch(database);
    afterClose(database);
  });
}

function vectorSearch(database: () => Database): void {
  test('vectors are searched', async () => {
    covers('D1');
    await database().query('CREATE EXTENSION IF NOT EXISTS vector');
    await database().query('CREATE TABLE passages (id int, embedding vector(3))');
    await database().query("INSERT INTO passages VALUES (1, '[1,0,0]'), (2, $1)", ['[0,1,0]']);
    const nearest = 'SELECT id, embedding FROM passages ORDER BY embedding <=> $1::vector LIMIT 1';
    const { rows } = await database().query(nearest, ['[0,0.9,0.1]']);
    expect(rows).toEqual([{ id: 2, embedding: '[0,1,0]' }]);
  });
}

function afterClose(database: () => Database): void {
  test('closed twice, it refuses what comes later', async () => {
    await Promise.all([database().close(), database().close()]);
    await expect(database().query('SELECT 1')).rejects.toMatchObject({
      code: 'database.unreachable',
    });
    await expect(database().ping(100)).rejects.toMatchObject({ code: 'database.unreachable' });
  });
}

over('embedded', async () => ({
  database: await openDatabase({ url: 'pglite://memory', rootDirectory: '/' }),
  close: async () => undefined,
}));

over('PostgreSQL 15', async () => {
  const server = await startPostgres();
  const database = await openDatabase({ url: server.url(), rootDirectory: '/' });
  return { database, close: server.remove };
});

over('PGlite over the wire', async () => {
  const port = await freePort();
  const engine = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db: engine, port, host: '127.0.0.1' });
  await server.start();
  const url = `postgres://postgres:any@127.0.0.1:${port}/postgres`;
  const database = await openDatabase({
    url,
    rootDirectory: '/',
    poolSize: 1,
    maxOverflowCount: 0,
  });
  return {
    database,
    close: async () => {
      await server.stop();
      await engine.close();
    },
  };
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
