import { CONFIG_OPTION, type Command, type ExitCode } from '../command.ts';
import { runLines } from '../migration-lines.ts';
import { withMigrations } from '../migrations.ts';
import { usageError } from '../usage.ts';

const COUNT = /^[1-9]\d{0,3}$/;

/** @see Migrations.down */
export const migrateDownCommand: Command = {
  name: 'migrate down',
  summary: 'roll back the newest migration, or the newest N',
  details: ['Newest first, as each file says after `-- migrate:down`. Data that goes is gone.'],
  arguments: { label: '[N]', minCount: 0, maxCount: 1 },
  options: { config: CONFIG_OPTION },
  run: async (input, context): Promise<ExitCode> => {
    const [count = '1'] = input.arguments;
    if (!COUNT.test(count)) {
      throw usageError('seaworthy migrate down: N', 'expected 1 to 9999, got another');
    }
    const runs = await withMigrations(input, context, (migrations) =>
      migrations.down(Number(count)),
    );
    context.print(runLines('rolled back', runs));
    return 0;
  },
};
