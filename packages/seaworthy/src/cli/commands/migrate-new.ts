import { relative } from 'node:path';
import { createMigrationFile } from '../../database/migrations/directory.ts';
import { migrationsDirectory } from '../../service/database.ts';
import { CONFIG_OPTION, type Command, type ExitCode } from '../command.ts';
import { demandConfig } from '../config-file.ts';
import { databaseConfig } from '../migrations.ts';

const MAX_WORD_COUNT = 20;

/** Needs neither settings nor a database that answers. */
export const migrateNewCommand: Command = {
  name: 'migrate new',
  summary: 'create the next migration file and print its path',
  details: ['`migrate new add feedback` creates `0007_add_feedback.sql` after `0006_….sql`.'],
  arguments: { label: 'TITLE', minCount: 1, maxCount: MAX_WORD_COUNT },
  options: { config: CONFIG_OPTION },
  run: async (input, context): Promise<ExitCode> => {
    const { config, rootDirectory } = await demandConfig(context, input.options.get('config'));
    const directory = migrationsDirectory(databaseConfig(config), rootDirectory);
    const path = await createMigrationFile(directory, input.arguments.join(' '));
    context.print(relative(context.workingDirectory, path));
    return 0;
  },
};
