import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { Migrations } from '../database/index.ts';
import { openServiceDatabase } from '../service/database.ts';
import type { DatabaseConfig, ServiceConfig } from '../service/index.ts';
import { createLogger, createRedactor } from '../telemetry/index.ts';
import type { CommandContext, CommandInput } from './command.ts';
import { configuredService } from './declared-service.ts';

/**
 * Opens the database of the service a command is about, hands its migrations on, and closes it.
 *
 * @throws SeaworthyError `cli.config`, `settings.…`, `database.…`, and what `work` throws
 */
export async function withMigrations<Result>(
  input: CommandInput,
  context: CommandContext,
  work: (migrations: Migrations) => Promise<Result>,
): Promise<Result> {
  const { config, loaded, rootDirectory } = await configuredService(input, context);
  const { database, migrations } = await openServiceDatabase(
    loaded.settings,
    databaseConfig(config),
    { rootDirectory, log: errorLog(context) },
  );
  try {
    return await work(migrations);
  } finally {
    await database.close();
  }
}

/** @throws SeaworthyError `cli.config` for a service without database */
export function databaseConfig({ database }: ServiceConfig): DatabaseConfig {
  if (database !== undefined) return database;
  const fault: Fault = { field: 'database', message: 'expected one in the declaration, got none' };
  throw new SeaworthyError('cli.config', 'The service has no database', { faults: [fault] });
}

/** Standard output is for results. */
function errorLog({ secrets }: CommandContext) {
  return createLogger({
    sink: { write: (line) => process.stderr.write(line) },
    redactor: createRedactor({ knownSecrets: [...secrets] }),
    format: 'text',
    level: 'WARNING',
    name: 'seaworthy',
  }).logger;
}
