import { readFileSync } from 'node:fs';
import type { CommandContext, ExitCode } from './command.ts';
import { COMMANDS } from './commands.ts';
import { showFailure } from './failure.ts';
import { findCommand } from './find-command.ts';
import { commandHelp, overviewHelp } from './help.ts';
import { secretsOf } from './known-secrets.ts';
import { openOutput } from './output.ts';
import { parseInput } from './parse.ts';

/** How long what a configuration has left running may hold the process after the command. */
const LINGER_MS = 200;

/**
 * Runs one command line, without the name of the program.
 *
 * @returns the exit code: 0 clean, 1 findings or a failure, 2 not understood, 3 could not run.
 */
export default async function run(words: readonly string[]): Promise<number> {
  const output = openOutput(process.stdout, process.stderr);
  const context: CommandContext = {
    workingDirectory: process.cwd(),
    environment: process.env,
    print: output.print,
    secrets: secretsOf(process.env),
  };
  const exitCode = await answer(words, context).catch((error: unknown) => {
    const failure = showFailure(error, context.secrets);
    output.complain(failure.text);
    return failure.exitCode;
  });
  await output.flush();
  // Only fires where something else keeps the process alive.
  setTimeout(() => process.exit(exitCode), LINGER_MS).unref();
  return exitCode;
}

async function answer(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const asked = findCommand(COMMANDS, words);
  if (asked.kind === 'version') return printed(context, version());
  if (asked.kind === 'help') return printed(context, overviewHelp(asked.commands));
  const input = parseInput(asked.command, asked.rest);
  if (input === 'help') return printed(context, commandHelp(asked.command));
  return asked.command.run(input, context);
}

function printed(context: CommandContext, text: string): ExitCode {
  context.print(text);
  return 0;
}

function version(): string {
  const manifest = new URL('../../package.json', import.meta.url);
  const { version: own } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return own;
}
