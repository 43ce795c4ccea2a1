import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { DatabasePort, QueryPort } from '../../src/retrieval/port.ts';

const MIGRATION = new URL('../../migrations/0002_library.sql', import.meta.url);

/** An embedded PostgreSQL in memory that holds the library's tables and nothing in them. */
export interface LibraryDatabase extends DatabasePort {
  close(): Promise<void>;
}

export async function openLibraryDatabase(): Promise<LibraryDatabase> {
  const database = await PGlite.create({ extensions: { vector } });
  const [up = ''] = (await readFile(MIGRATION, 'utf8')).split('-- migrate:down');
  await database.exec(up);
  return {
    ...queryPort(database),
    transaction: (work) => database.transaction((inner) => work(queryPort(inner))),
    close: () => database.close(),
  };
}

interface Queryable {
  query<Row>(sql: string, values?: unknown[]): Promise<{ readonly rows: Row[] }>;
}

function queryPort(database: Queryable): QueryPort {
  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await database.query<Row>(sql, [...values])).rows,
  };
}
