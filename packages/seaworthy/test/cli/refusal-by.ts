import type { Command } from '../../src/cli/command.ts';
import { showFailure } from '../../src/cli/failure.ts';

/** Runs a command that refuses its arguments at once, and shows what it tells and printed. */
export async function refusalBy(
  command: Command,
  words: readonly string[],
): Promise<{ readonly told: string; readonly printed: readonly string[] }> {
  const printed: string[] = [];
  const context = {
    workingDirectory: '/nowhere',
    environment: {},
    print: (text: string) => printed.push(text),
    secrets: new Set<string>(),
  };
  try {
    await command.run({ arguments: words, options: new Map() }, context);
  } catch (error) {
    const { text, exitCode } = showFailure(error, context.secrets);
    if (exitCode !== 2) throw error;
    return { told: text, printed };
  }
  throw new Error(`${command.name} took ${words.join(' ')}`);
}
