import type { Database, Queryable, SqlValue } from 'seaworthy/database';
import type { DatabasePort, QueryPort } from './retrieval/port.ts';

/** The service's database as retrieval asks for it. */
export function databasePort(database: Database): DatabasePort {
  return {
    ...queryPort(database),
    transaction: (work) => database.transaction((tx) => work(queryPort(tx))),
  };
}

function queryPort(queryable: Queryable): QueryPort {
  return {
    // Retrieval knows no driver; what it passes are texts, numbers and lists of texts.
    query: async <Row>(sql: string, values: readonly unknown[] = []) => {
      const result = await queryable.query(sql, values as readonly SqlValue[]);
      return result.rows as Row[];
    },
  };
}
