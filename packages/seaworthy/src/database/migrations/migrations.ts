import { type Clock, systemClock } from '../../core/clock.ts';
import { SeaworthyError } from '../../core/errors.ts';
import type { Database } from '../database.ts';
import { createMigrationFile, readMigrations } from './directory.ts';
import {
  type AppliedMigration,
  createLedger,
  fileOf,
  newestOf,
  pendingOf,
  readLedger,
  readRows,
} from './ledger.ts';
import type { Migration } from './migration-file.ts';
import { withRunLock } from './run-lock.ts';
import { runMigration } from './runner.ts';

/** Which migrations, on which database, and how long they wait. */
export interface MigrationsOptions {
  readonly database: Database;
  /** Absolute path of the directory of `NNNN_name.sql` files. */
  readonly directory: string;
  /** How long a statement waits for a lock on a table. Default 5000. */
  readonly lockTimeoutMs?: number;
  /** How long a runner waits for another one. Default 60 000. */
  readonly waitTimeoutMs?: number;
  readonly clock?: Clock;
}

/** One migration carried out just now. */
export interface MigrationRun {
  readonly file: string;
  readonly durationMs: number;
}

/** One migration, and whether the database has it. */
export interface MigrationStatus {
  readonly file: string;
  /** `ahead`: applied by a newer version of the service, whose file is not here. */
  readonly state: 'applied' | 'pending' | 'ahead';
  /** Undefined while pending. */
  readonly appliedAt: Date | undefined;
}

/**
 * The migrations of one directory on one database. Each method reads files and ledger anew, and
 * throws SeaworthyError `migration.invalid` for files that cannot be used, `migration.drift` for
 * applied ones that were changed.
 */
export interface Migrations {
  /**
   * Applies all that is pending, in order. Of two runners at once one applies, the other waits and
   * finds nothing left to do.
   *
   * @throws SeaworthyError `migration.failed`, `database.timeout`.
   */
  readonly up: () => Promise<MigrationRun[]>;
  /**
   * Rolls back the newest, newest first. Default: one.
   *
   * @throws SeaworthyError `migration.failed`; `migration.invalid` for one without a way back, or
   * a count that is not a whole number from 1, before anything is rolled back.
   */
  readonly down: (stepCount?: number) => Promise<MigrationRun[]>;
  readonly status: () => Promise<MigrationStatus[]>;
  /** What the database remembers, oldest first; reads no files. */
  readonly history: () => Promise<AppliedMigration[]>;
  /** File names of what is still to apply: what start-up and readiness ask. */
  readonly pending: () => Promise<string[]>;
  /** Creates the next file and returns its path. */
  readonly create: (title: string) => Promise<string>;
}

const DEFAULT_LOCK_TIMEOUT_MS = 5_000;
const DEFAULT_WAIT_TIMEOUT_MS = 60_000;

/** @see Migrations */
export function createMigrations(options: MigrationsOptions): Migrations {
  const { database, directory } = options;
  const run = createRun(options);
  const current = async () => {
    const [migrations, applied] = [await readMigrations(directory), await readLedger(database)];
    return { migrations, applied, pending: pendingOf(migrations, applied) };
  };
  return {
    up: async () => {
      const migrations = await readMigrations(directory);
      return run('up', (applied) => pendingOf(migrations, applied));
    },
    down: async (stepCount = 1) => {
      if (!Number.isSafeInteger(stepCount) || stepCount < 1) {
        throw invalid('stepCount', `expected a whole number from 1, got ${stepCount}`);
      }
      const migrations = await readMigrations(directory);
      return run('down', (applied) => reversible(newestOf(migrations, applied, stepCount)));
    },
    status: async () => {
      const { migrations, applied } = await current();
      return statusesOf(migrations, applied);
    },
    history: () => readLedger(database),
    pending: async () => (await current()).pending.map(({ file }) => file),
    create: (title) => createMigrationFile(directory, title),
  };
}

type Run = (
  direction: 'up' | 'down',
  choose: (applied: readonly AppliedMigration[]) => readonly Migration[],
) => Promise<MigrationRun[]>;

/** Chooses and runs under the lock, so that what was chosen is still so when it runs. */
function createRun(options: MigrationsOptions): Run {
  const clock = options.clock ?? systemClock;
  const lockTimeoutMs = options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS;
  const waitTimeoutMs = options.waitTimeoutMs ?? DEFAULT_WAIT_TIMEOUT_MS;
  return (direction, choose) =>
    options.database.session(
      (session) =>
        withRunLock(session, { clock, waitTimeoutMs }, async () => {
          await createLedger(session);
          const runs: MigrationRun[] = [];
          for (const migration of choose(await readRows(session))) {
            const settings = { direction, lockTimeoutMs, clock };
            const durationMs = await runMigration(session, migration, settings);
            runs.push({ file: migration.file, durationMs });
          }
          return runs;
        }),
      // Building an index may take minutes; waiting for locks is bounded on its own.
      { statementTimeoutMs: 0 },
    );
}

function reversible(newest: readonly Migration[]): readonly Migration[] {
  const stuck = newest.find(({ down }) => down.length === 0);
  if (stuck === undefined) return newest;
  throw invalid(stuck.file, 'expected statements after `-- migrate:down`, got none');
}

function statusesOf(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): MigrationStatus[] {
  const rows = new Map(applied.map((row) => [row.version, row]));
  const files = migrations.map(({ file, version }): MigrationStatus => {
    const appliedAt = rows.get(version)?.appliedAt;
    return { file, state: appliedAt === undefined ? 'pending' : 'applied', appliedAt };
  });
  const newestFile = migrations.at(-1)?.version ?? 0;
  const ahead = applied.filter(({ version }) => version > newestFile);
  return [
    ...files,
    ...ahead.map((row) => ({
      file: fileOf(row),
      state: 'ahead' as const,
      appliedAt: row.appliedAt,
    })),
  ];
}

function invalid(field: string, message: string): SeaworthyError {
  const faults = [{ field, message }];
  return new SeaworthyError('migration.invalid', 'The migrations cannot be run', { faults });
}
