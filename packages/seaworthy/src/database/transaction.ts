import { SeaworthyError } from '../core/errors.ts';
import type { StatementResult } from './connection.ts';
import type { Queryable, Session, SqlValue, TransactionOptions } from './database.ts';
import { queryResult } from './query-result.ts';

type Run = (sql: string, values?: readonly SqlValue[]) => Promise<StatementResult>;

/** `transaction` of a session that runs its statements through `run`. */
export function createTransactions(run: Run, idleTimeoutMs: number): Session['transaction'] {
  return async (work, options = {}) => {
    await run(beginSql(options));
    const scope = createScope(run, idleTimeoutMs);
    try {
      const result = await Promise.race([work(scope.tx), scope.expired]);
      await scope.finish();
      await commit(run);
      return result;
    } catch (error) {
      await scope.finish();
      // Where even this fails the connection is gone, and the server rolls back by itself.
      await run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
}

interface Scope {
  readonly tx: Queryable;
  /** Rejects when the work lets the transaction idle for too long. */
  readonly expired: Promise<never>;
  /** Refuses further statements and waits for those under way. */
  readonly finish: () => Promise<void>;
}

function createScope(run: Run, idleTimeoutMs: number): Scope {
  const underWay = new Set<Promise<unknown>>();
  let open = true;
  let timer: NodeJS.Timeout | undefined;
  const { promise: expired, reject } = Promise.withResolvers<never>();
  // The race may be over before the timer fires; nobody listens then.
  expired.catch(() => undefined);

  const idle = () => {
    if (idleTimeoutMs === 0 || !open) return;
    timer = setTimeout(() => {
      open = false;
      reject(idleError(idleTimeoutMs));
    }, idleTimeoutMs);
  };
  const runInside: Run = async (sql, values) => {
    if (!open) throw closedError();
    clearTimeout(timer);
    const running = run(sql, values);
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
      if (underWay.size === 0) idle();
    }
  };

  idle();
  return {
    tx: { query: async (sql, values) => queryResult(await runInside(sql, values)) },
    expired,
    finish: async () => {
      open = false;
      clearTimeout(timer);
      await Promise.allSettled(underWay);
    },
  };
}

async function commit(run: Run): Promise<void> {
  const { command } = await run('COMMIT');
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, and no error.
  if (command !== 'COMMIT') {
    throw new SeaworthyError(
      'database.query-failed',
      'transaction: expected every statement to succeed, got a failed one; all was rolled back',
    );
  }
}

const BEGIN: Readonly<Record<NonNullable<TransactionOptions['isolation']>, string>> = {
  'read committed': 'BEGIN ISOLATION LEVEL READ COMMITTED',
  'repeatable read': 'BEGIN ISOLATION LEVEL REPEATABLE READ',
  serializable: 'BEGIN ISOLATION LEVEL SERIALIZABLE',
};

function beginSql(options: TransactionOptions): string {
  const begin = BEGIN[options.isolation ?? 'read committed'];
  return options.readOnly === true ? `${begin} READ ONLY` : begin;
}

function idleError(idleTimeoutMs: number): SeaworthyError {
  return new SeaworthyError(
    'database.timeout',
    `transaction: expected a statement within ${idleTimeoutMs} ms, got none; all was rolled back`,
  );
}

function closedError(): SeaworthyError {
  return new SeaworthyError(
    'database.query-failed',
    'transaction: expected a statement before the transaction ended, got one after',
  );
}
