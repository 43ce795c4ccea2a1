import { CONFIG_OPTION, type Command, type ExitCode, NO_ARGUMENTS } from '../command.ts';
import { withMigrations } from '../migrations.ts';
import { textTable } from '../text-table.ts';

const SHOWN_CHECKSUM_LENGTH = 12;

/** @see Migrations.history */
export const migrateHistoryCommand: Command = {
  name: 'migrate history',
  summary: 'list what the database remembers, oldest first',
  details: ['When each was applied, how long it took, and how its SHA-256 begins.'],
  arguments: NO_ARGUMENTS,
  options: { config: CONFIG_OPTION },
  run: async (input, context): Promise<ExitCode> => {
    const applied = await withMigrations(input, context, (migrations) => migrations.history());
    const rows = applied.map(({ version, name, appliedAt, durationMs, checksum }) => [
      appliedAt.toISOString(),
      String(version).padStart(4, '0'),
      name,
      `${durationMs} ms`,
      checksum.slice(0, SHOWN_CHECKSUM_LENGTH),
    ]);
    context.print(rows.length === 0 ? 'nothing was applied yet' : textTable(rows));
    return 0;
  },
};
