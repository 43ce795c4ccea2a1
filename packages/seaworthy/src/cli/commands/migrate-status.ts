import { CONFIG_OPTION, type Command, type ExitCode, NO_ARGUMENTS } from '../command.ts';
import { withMigrations } from '../migrations.ts';
import { textTable } from '../text-table.ts';

/** @see Migrations.status */
export const migrateStatusCommand: Command = {
  name: 'migrate status',
  summary: 'list migrations: applied, pending, ahead',
  details: [
    'Exits with 1 while any is pending. `ahead` was applied by a newer version of the service,',
    'whose file is not here.',
  ],
  arguments: NO_ARGUMENTS,
  options: { config: CONFIG_OPTION },
  run: async (input, context): Promise<ExitCode> => {
    const all = await withMigrations(input, context, (migrations) => migrations.status());
    const rows = all.map(({ file, state, appliedAt }) => [
      state,
      file,
      appliedAt?.toISOString() ?? '',
    ]);
    context.print(rows.length === 0 ? 'no migrations' : textTable(rows));
    return all.some(({ state }) => state === 'pending') ? 1 : 0;
  },
};
