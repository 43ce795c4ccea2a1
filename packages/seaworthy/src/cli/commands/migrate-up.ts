import { CONFIG_OPTION, type Command, type ExitCode, NO_ARGUMENTS } from '../command.ts';
import { runLines } from '../migration-lines.ts';
import { withMigrations } from '../migrations.ts';

/** @see Migrations.up */
export const migrateUpCommand: Command = {
  name: 'migrate up',
  summary: 'apply every pending migration',
  details: [
    'In order, each in a transaction of its own. Of two runs at once one applies and the other',
    'waits. What was applied before a failure stays.',
  ],
  arguments: NO_ARGUMENTS,
  options: { config: CONFIG_OPTION },
  run: async (input, context): Promise<ExitCode> => {
    const runs = await withMigrations(input, context, (migrations) => migrations.up());
    context.print(runLines('applied', runs));
    return 0;
  },
};
