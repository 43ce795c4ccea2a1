import { SeaworthyError } from '../core/errors.ts';
import type { Environment } from '../settings/index.ts';
import type { ServiceDatabase } from './database.ts';
import type { DatabaseConfig } from './define.ts';
import type { StartReport } from './report.ts';

/** An embedded database that starts for the first time takes seconds to make itself. */
const FIRST_START_TIMEOUT_MS = 60_000;

/**
 * Looks at the database before the service listens, step by step: it answers, migrations are
 * applied, tables and extensions are there. In dev pending migrations are applied; elsewhere they
 * stop the start.
 *
 * @throws SeaworthyError `startup.failed` with what is wrong and its remedy
 */
export async function validateDatabase(
  database: ServiceDatabase,
  config: DatabaseConfig,
  context: { readonly environment: Environment; readonly report: StartReport },
): Promise<void> {
  const { environment, report } = context;
  report.step('Validating database connection...');
  let state = await database.check(FIRST_START_TIMEOUT_MS);
  if (state.database !== 'connected') {
    throw failed(`Database connection failed: ${state.message}`);
  }
  report.passed('Database connection successful');
  if (environment === 'dev' && state.pending_migrations.length > 0) {
    const applied = await database.migrations.up();
    report.passed(`Migrations applied: ${applied.map(({ file }) => file).join(', ')}`);
    state = await database.check();
  }
  if (!state.ready) throw failed(state.message);
  const tables = config.requiredTables ?? [];
  if (tables.length > 0) report.passed(`All required tables present: ${tables.join(', ')}`);
  report.passed('No migrations pending');
}

/** What failed is printed by whoever catches it, once. */
function failed(message: string): SeaworthyError {
  return new SeaworthyError('startup.failed', message);
}
