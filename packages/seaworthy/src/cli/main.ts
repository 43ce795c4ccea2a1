import { readFileSync } from 'node:fs';
import { SeaworthyError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import type { Command, ExitCode, Output } from './command.ts';
import { envCommand } from './env-command.ts';
import { explainCommand } from './explain-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { secretsCommand } from './secrets-command.ts';

const COMMANDS: readonly Command[] = [envCommand, secretsCommand, migrateCommand, explainCommand];

const HELP = new Set(['--help', '-h', 'help']);

const consoleOutput: Output = {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

/**
 * Runs `seaworthy` with the arguments after its name.
 *
 * @returns 0 clean, 1 findings or failure, 2 usage, 3 could not run
 */
export default async function run(
  argv: readonly string[],
  output: Output = consoleOutput,
): Promise<ExitCode> {
  const [name = '--help', ...args] = argv;
  if (HELP.has(name)) {
    output.line(overview());
    return 0;
  }
  if (name === '--version') {
    output.line(version());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    output.error(unknown(name));
    return 2;
  }
  if (args.some((arg) => HELP.has(arg) && arg !== 'help')) {
    output.line(`seaworthy ${command.name} ${command.usage}`);
    return 0;
  }
  return command.run(args, output).catch((error: unknown) => report(error, command, output));
}

function report(error: unknown, command: Command, output: Output): ExitCode {
  if (!(error instanceof SeaworthyError)) {
    output.error(error instanceof Error ? error.message : String(error));
    return 3;
  }
  output.error(error.message);
  if (error.code === 'cli.usage') {
    output.error(`seaworthy ${command.name} ${command.usage}`);
    return 2;
  }
  output.error(`${error.hint} (seaworthy explain ${error.code})`);
  return error.code.startsWith('migration.') ? 1 : 3;
}

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`);
  return [
    'seaworthy COMMAND',
    ...rows,
    'seaworthy COMMAND --help says more; seaworthy --version its version',
    'Exit codes: 0 clean, 1 findings or failure, 2 usage, 3 could not run',
  ].join('\n');
}

function unknown(name: string): string {
  const near = nearestName(
    name,
    COMMANDS.map((command) => command.name),
  );
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  return `seaworthy: expected a command, got '${name}'.${hint}\n${overview()}`;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
