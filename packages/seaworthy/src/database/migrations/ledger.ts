import { type Fault, SeaworthyError } from '../../core/errors.ts';
import type { Database, Queryable } from '../database.ts';
import type { Migration } from './migration-file.ts';

/** A migration as the database remembers it. */
export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
  readonly durationMs: number;
}

export const LEDGER_TABLE = 'seaworthy_migrations';

const CREATE_LEDGER = `
  CREATE TABLE IF NOT EXISTS ${LEDGER_TABLE} (
    version integer PRIMARY KEY CHECK (version > 0),
    name text NOT NULL,
    checksum text NOT NULL CHECK (length(checksum) = 64),
    applied_at timestamptz NOT NULL DEFAULT now(),
    duration_ms integer NOT NULL CHECK (duration_ms >= 0)
  )`;

export async function createLedger(session: Queryable): Promise<void> {
  await session.query(CREATE_LEDGER);
}

/** What was applied, in order; nothing where there is no ledger yet. */
export async function readLedger(database: Database): Promise<AppliedMigration[]> {
  const [missing] = await database.missingTables([LEDGER_TABLE]);
  return missing === undefined ? readRows(database) : [];
}

export async function readRows(session: Queryable): Promise<AppliedMigration[]> {
  const { rows } = await session.query<AppliedMigration>(
    `SELECT version, name, checksum, applied_at AS "appliedAt", duration_ms AS "durationMs"
     FROM ${LEDGER_TABLE} ORDER BY version`,
  );
  return rows;
}

export async function recordApplied(
  session: Queryable,
  migration: Migration,
  durationMs: number,
): Promise<void> {
  const { version, name, checksum } = migration;
  await session.query(
    `INSERT INTO ${LEDGER_TABLE} (version, name, checksum, duration_ms) VALUES ($1, $2, $3, $4)`,
    [version, name, checksum, Math.round(durationMs)],
  );
}

export async function recordRolledBack(session: Queryable, migration: Migration): Promise<void> {
  await session.query(`DELETE FROM ${LEDGER_TABLE} WHERE version = $1`, [migration.version]);
}

/**
 * The migrations still to apply. Applied ones newer than the newest file are no drift: during a
 * roll-out the service's older version still runs on the database that the newer one migrated.
 *
 * @throws SeaworthyError `migration.drift` where an applied file was changed, renamed or removed,
 * or a file was put in before one that is applied.
 */
export function pendingOf(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const byVersion = new Map(migrations.map((migration) => [migration.version, migration]));
  const newestFile = migrations.at(-1)?.version ?? 0;
  const known = applied.filter(({ version }) => version <= newestFile);
  const faults = known.flatMap((row) => driftOf(row, byVersion.get(row.version)));
  const appliedVersions = new Set(applied.map(({ version }) => version));
  const newest = applied.at(-1)?.version ?? 0;
  const pending = migrations.filter(({ version }) => !appliedVersions.has(version));
  for (const { version, file } of pending) {
    if (version < newest) {
      const message = `expected a version after ${newest}, which is applied, got ${version}`;
      faults.push({ field: file, message, remedy: 'Give the file the next free version' });
    }
  }
  if (faults.length === 0) return pending;
  throw drift(faults);
}

/**
 * The files of the newest applied migrations, newest first.
 *
 * @throws SeaworthyError `migration.drift` where one has no file here, or as {@link pendingOf}.
 */
export function newestOf(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  count: number,
): Migration[] {
  pendingOf(migrations, applied);
  const byVersion = new Map(migrations.map((migration) => [migration.version, migration]));
  const rows = applied.slice(-count).reverse();
  const faults = rows.flatMap((row) => driftOf(row, byVersion.get(row.version)));
  if (faults.length > 0) throw drift(faults);
  return rows.flatMap((row) => byVersion.get(row.version) ?? []);
}

/** The name of the file that a migration was applied from. */
export function fileOf(row: AppliedMigration): string {
  return `${String(row.version).padStart(4, '0')}_${row.name}.sql`;
}

function drift(faults: readonly Fault[]): SeaworthyError {
  return new SeaworthyError('migration.drift', 'Applied migrations differ from the files', {
    faults,
  });
}

function driftOf(row: AppliedMigration, migration: Migration | undefined): Fault[] {
  const field = fileOf(row);
  const fault = (message: string): Fault[] => [{ field, message }];
  if (migration === undefined) return fault('expected the applied file, got none');
  if (migration.name !== row.name)
    return fault(`expected the name as applied, got ${migration.file}`);
  if (migration.checksum === row.checksum) return [];
  return fault('expected the text as it was applied, got a changed one');
}
