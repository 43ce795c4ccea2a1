import { SeaworthyError } from '../core/errors.ts';
import type { Connection, StatementResult, TimeLimits } from './connection.ts';
import type { Session, SqlValue } from './database.ts';
import { withDeadline } from './deadline.ts';
import { queryResult } from './query-result.ts';
import { createTransactions } from './transaction.ts';
import { encodeValues } from './values.ts';

/** A session with what the pool needs to end it. */
export interface OwnedSession extends Session {
  readonly run: (sql: string, values?: readonly SqlValue[]) => Promise<StatementResult>;
  /** Waits for statements nobody awaited, undoes what was left open, gives the connection back. */
  readonly end: () => Promise<void>;
}

/**
 * A holder's view of one connection: statements one after the other however they are called, each
 * within the time limit, none after the end.
 */
export function createSession(connection: Connection, limits: TimeLimits): OwnedSession {
  let last: Promise<unknown> = Promise.resolve();
  let ended: string | undefined;

  const runNow = (sql: string, values: readonly SqlValue[]): Promise<StatementResult> => {
    if (ended !== undefined) throw endedError(ended);
    const { statementTimeoutMs, serverGraceMs } = limits;
    return withDeadline(connection.run(sql, encodeValues(values)), {
      timeoutMs: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + serverGraceMs,
      expected: 'the statement to end',
      onTimeout: () => {
        ended = 'after a statement that took too long';
        connection.destroy();
      },
    });
  };
  const run = (sql: string, values: readonly SqlValue[] = []): Promise<StatementResult> => {
    const result = last.then(() => runNow(sql, values));
    last = result.catch(() => undefined);
    return result;
  };
  const query = async <Row extends object>(sql: string, values?: readonly SqlValue[]) =>
    queryResult<Row>(await run(sql, values));
  const transaction = createTransactions(run, limits.idleInTransactionTimeoutMs);

  return {
    run,
    query,
    transaction,
    end: async () => {
      await last;
      if (ended !== undefined) return;
      ended = 'after its session ended';
      if (!connection.inTransaction()) return connection.release();
      // A connection given back inside a transaction would run the next holder's work in it.
      await connection.run('ROLLBACK', []).then(connection.release, connection.destroy);
      throw leftOpen();
    },
  };
}

function endedError(when: string): SeaworthyError {
  return new SeaworthyError(
    'database.query-failed',
    `query: expected an open session or transaction, got a query ${when}`,
  );
}

function leftOpen(): SeaworthyError {
  return new SeaworthyError(
    'database.query-failed',
    'query: expected no open transaction at the end, got one. Use transaction(), not BEGIN',
  );
}
