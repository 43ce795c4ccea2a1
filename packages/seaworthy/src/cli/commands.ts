import type { Command } from './command.ts';
import { envCommand } from './commands/env.ts';
import { explainCommand } from './commands/explain.ts';
import { migrateDownCommand } from './commands/migrate-down.ts';
import { migrateHistoryCommand } from './commands/migrate-history.ts';
import { migrateNewCommand } from './commands/migrate-new.ts';
import { migrateStatusCommand } from './commands/migrate-status.ts';
import { migrateUpCommand } from './commands/migrate-up.ts';
import { routesCommand } from './commands/routes.ts';
import { secretsGenerateCommand } from './commands/secrets-generate.ts';

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  envCommand,
  secretsGenerateCommand,
  migrateUpCommand,
  migrateDownCommand,
  migrateStatusCommand,
  migrateHistoryCommand,
  migrateNewCommand,
  routesCommand,
  explainCommand,
];
