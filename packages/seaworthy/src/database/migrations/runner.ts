import type { Clock } from '../../core/clock.ts';
import { type Fault, SeaworthyError } from '../../core/errors.ts';
import type { Queryable, Session } from '../database.ts';
import { extensionRemedy } from '../extensions.ts';
import { failureOf } from '../failure.ts';
import { recordApplied, recordRolledBack } from './ledger.ts';
import type { Migration } from './migration-file.ts';
import type { Statement } from './statements.ts';

export interface RunOptions {
  readonly direction: 'up' | 'down';
  /** How long a statement of a migration waits for a lock on a table. */
  readonly lockTimeoutMs: number;
  readonly clock: Clock;
}

/**
 * Carries out one migration and notes it, in one transaction unless the file says otherwise.
 *
 * @returns how long it took, in milliseconds.
 * @throws SeaworthyError `migration.failed` naming file, line and what the server said; the
 * database's own error is its cause.
 */
export async function runMigration(
  session: Session,
  migration: Migration,
  options: RunOptions,
): Promise<number> {
  const startedMs = options.clock.monotonicMs();
  const elapsedMs = () => options.clock.monotonicMs() - startedMs;
  const record = (queryable: Queryable) =>
    options.direction === 'up'
      ? recordApplied(queryable, migration, elapsedMs())
      : recordRolledBack(queryable, migration);
  const all = async (queryable: Queryable): Promise<void> => {
    const lockTimeout = `${Math.trunc(options.lockTimeoutMs)}ms`;
    const scope = migration.transactional ? 'true' : 'false';
    await queryable.query(`SELECT set_config('lock_timeout', $1, ${scope})`, [lockTimeout]);
    await runStatements(queryable, migration, options.direction);
    await record(queryable);
  };
  const carriedOut = migration.transactional
    ? session.transaction(all)
    : all(session).finally(() => session.query('RESET lock_timeout').catch(() => undefined));
  await carriedOut.catch((error: unknown) => {
    // What fails at COMMIT, a deferred constraint, belongs to no statement of the file.
    if (error instanceof SeaworthyError && error.code === 'migration.failed') throw error;
    throw failed({ migration, statement: undefined, error, kept: 0 });
  });
  return elapsedMs();
}

async function runStatements(
  queryable: Queryable,
  migration: Migration,
  direction: 'up' | 'down',
): Promise<void> {
  for (const [index, statement] of migration[direction].entries()) {
    try {
      await queryable.query(statement.text);
    } catch (error) {
      const kept = migration.transactional ? 0 : index;
      throw failed({ migration, statement, error, kept });
    }
  }
}

interface Failure {
  readonly migration: Migration;
  readonly statement: Statement | undefined;
  readonly error: unknown;
  /** Statements of a migration without a transaction that were carried out before. */
  readonly kept: number;
}

function failed({ migration, statement, error, kept }: Failure): SeaworthyError {
  const failure = failureOf(error);
  const said = error instanceof Error ? error.message.split('\n')[0] : 'no reason';
  const got = failure === undefined ? said : `${failure.message} (SQLSTATE ${failure.sqlState})`;
  const remedy = extensionRemedy(statement?.text ?? '', failure);
  const fault: Fault = {
    field: statement === undefined ? migration.file : `${migration.file}:${statement.line}`,
    message: `expected it to succeed, got ${got}`,
    ...(remedy === undefined ? {} : { remedy }),
  };
  const outcome =
    kept === 0
      ? 'nothing of it was kept'
      : `its first ${kept} statements were kept, since it runs without a transaction`;
  return new SeaworthyError('migration.failed', `Migration ${migration.file} failed; ${outcome}`, {
    faults: [fault],
    cause: error,
  });
}
