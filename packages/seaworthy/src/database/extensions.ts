import { SeaworthyError } from '../core/errors.ts';
import type { Queryable } from './database.ts';
import type { PostgresFailure } from './failure.ts';

/** `installed`: created in this database; `available`: on the server, to be created. */
export type ExtensionState = 'installed' | 'available' | 'missing';

const STATE = `
  SELECT installed_version IS NOT NULL AS installed
  FROM pg_catalog.pg_available_extensions WHERE name = $1`;

/** Whether a PostgreSQL extension can be used here. */
export async function extensionState(database: Queryable, name: string): Promise<ExtensionState> {
  const { rows } = await database.query<{ installed: boolean }>(STATE, [name]);
  const [row] = rows;
  if (row === undefined) return 'missing';
  return row.installed ? 'installed' : 'available';
}

/**
 * Makes sure that the server has an extension, before a migration fails on it.
 *
 * @throws SeaworthyError `database.missing-extension` with the remedy.
 */
export async function requireExtension(database: Queryable, name: string): Promise<void> {
  if ((await extensionState(database, name)) !== 'missing') return;
  const field = `extension ${name}`;
  const message = 'expected it on the database server, got a server without it';
  throw new SeaworthyError('database.missing-extension', 'The database cannot be used', {
    faults: [{ field, message, remedy: remedyFor(name) }],
  });
}

/** The remedy where a statement failed because the server lacks the extension it creates. */
export function extensionRemedy(
  statement: string,
  failure: PostgresFailure | undefined,
): string | undefined {
  const name = /^create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/i.exec(statement)?.[1];
  // 0A000 and 58P01: no control file; 42501: not allowed to create it.
  if (name === undefined || failure === undefined) return undefined;
  if (['0A000', '58P01'].includes(failure.sqlState)) return remedyFor(name);
  return failure.sqlState === '42501' ? createRemedy(name) : undefined;
}

/** What an administrator does about a missing extension. */
export function remedyFor(name: string): string {
  const packaged =
    name === 'vector'
      ? 'install pgvector on the database server (package postgresql-<version>-pgvector)'
      : `install the extension ${name} on the database server`;
  return `Have an administrator ${packaged}, then run CREATE EXTENSION ${name} in this database`;
}

function createRemedy(name: string): string {
  return `Have an administrator run CREATE EXTENSION ${name} in this database`;
}
