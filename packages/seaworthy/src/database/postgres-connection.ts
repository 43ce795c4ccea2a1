import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { Connection, StatementResult } from './connection.ts';
import { databaseError } from './failure.ts';

/** What newer versions of the driver add to its published types. */
export interface PooledClient extends PoolClient {
  /** `I` outside a transaction, `T` in one, `E` in a failed one; null before the first answer. */
  readonly getTransactionStatus?: () => string | null;
}

/** The extended protocol even without values: one statement only, as with PGlite. */
interface ExtendedQuery extends QueryConfig<(string | null)[]> {
  readonly queryMode: 'extended';
}

/** A client of the driver's pool as a connection of ours. */
export function connectionOf(client: PooledClient, onRelease: () => void): Connection {
  const run = async (sql: string, values: readonly (string | null)[]): Promise<StatementResult> => {
    const config: ExtendedQuery = { text: sql, values: [...values], queryMode: 'extended' };
    try {
      const result: QueryResult<object> = await client.query<object>(config);
      return { rows: result.rows, rowCount: result.rowCount ?? 0, command: result.command ?? '' };
    } catch (error) {
      throw databaseError(error);
    }
  };
  return {
    run,
    inTransaction: () => 'TE'.includes(client.getTransactionStatus?.() ?? 'I'),
    setStatementTimeout: async (timeoutMs) => {
      const value = timeoutMs === undefined ? 'DEFAULT' : Math.trunc(timeoutMs).toString();
      await run(`SET SESSION statement_timeout = ${value}`, []);
    },
    release: () => {
      onRelease();
      client.release();
    },
    destroy: () => client.release(true),
  };
}
