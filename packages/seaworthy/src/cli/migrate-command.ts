import { systemClock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';
import type { MigrationRun, Migrations } from '../database/index.ts';
import { openServiceDatabase } from '../service/database.ts';
import { exemptSettings } from '../service/exempt-settings.ts';
import { loadSettings } from '../settings/index.ts';
import { parseArguments } from './arguments.ts';
import type { Command, ExitCode, Output } from './command.ts';
import { findConfig } from './config-file.ts';
import { silentLog } from './silent-log.ts';

/** `seaworthy migrate`: the schema's history, forwards and back. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'apply, roll back, list or create migrations',
  usage: `up | down [STEPS] | status | history | new TITLE   [--config FILE]
  up       applies all that is pending, in order
  down     rolls back the newest STEPS; default 1
  status   every migration: applied, pending, or ahead of this version
  history  what the database remembers, oldest first
  new      creates the next file`,
  run: async (args, output) => {
    const { words, options } = parseArguments(args, ['config']);
    const [action = '', ...rest] = words;
    const perform = ACTIONS[action];
    if (perform === undefined) {
      const known = Object.keys(ACTIONS).join(', ');
      throw new SeaworthyError('cli.usage', `migrate: expected ${known}, got '${action}'`);
    }
    return withMigrations(options['config'], (migrations) => perform(migrations, rest, output));
  },
};

type Action = (
  migrations: Migrations,
  words: readonly string[],
  output: Output,
) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action | undefined>> = {
  up: async (migrations, _words, output) => tell(await migrations.up(), 'applied', output),
  down: async (migrations, [steps = '1'], output) => {
    const count = /^\d{1,4}$/.test(steps) ? Number(steps) : 0;
    if (count < 1) {
      throw new SeaworthyError('cli.usage', `STEPS: expected a whole number, got '${steps}'`);
    }
    return tell(await migrations.down(count), 'rolled back', output);
  },
  status: async (migrations, _words, output) => {
    const rows = await migrations.status();
    for (const { state, file, appliedAt } of rows) {
      output.line(`${state.padEnd(8)} ${file} ${appliedAt?.toISOString() ?? ''}`.trimEnd());
    }
    return rows.some(({ state }) => state === 'pending') ? 1 : 0;
  },
  history: async (migrations, _words, output) => {
    for (const { version, name, appliedAt, durationMs } of await migrations.history()) {
      output.line(`${appliedAt.toISOString()} ${version} ${name} (${durationMs} ms)`);
    }
    return 0;
  },
  new: async (migrations, words, output) => {
    if (words.length === 0) throw new SeaworthyError('cli.usage', 'TITLE: expected some words');
    output.line(await migrations.create(words.join(' ')));
    return 0;
  },
};

function tell(runs: readonly MigrationRun[], what: string, output: Output): ExitCode {
  if (runs.length === 0) output.line('nothing to do');
  for (const { file, durationMs } of runs) output.line(`${what} ${file} (${durationMs} ms)`);
  return 0;
}

/** Opens the service's database for the time of one action. */
async function withMigrations(
  path: string | undefined,
  perform: (migrations: Migrations) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { config, rootDirectory } = await findConfig(path);
  if (config.database === undefined) {
    throw new SeaworthyError('cli.config', 'database: expected a service with a database');
  }
  const { settings } = loadSettings(config.settings, {
    environment: process.env,
    rootDirectory,
    service: 'service',
    exemptSettings: exemptSettings(config.exemptSettings, systemClock),
  });
  const context = { rootDirectory, log: silentLog };
  const { database, migrations } = await openServiceDatabase(settings, config.database, context);
  try {
    return await perform(migrations);
  } finally {
    await database.close();
  }
}
