import { SeaworthyError } from '../core/errors.ts';
import { generateSecretLines } from '../settings/index.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

const DEFAULT_NAMES = ['SECRET_KEY', 'CSRF_SECRET_KEY'];
const NAME = /^[A-Z][A-Z0-9_]{0,99}$/;

/** `seaworthy secrets generate`: fresh secrets for staging and prod. */
export const secretsCommand: Command = {
  name: 'secrets',
  summary: 'generate secrets for staging and prod',
  usage: `generate [NAME…]
  prints NAME=value with 32 random bytes each; default ${DEFAULT_NAMES.join(' and ')}`,
  run: async (args, output) => {
    const { words } = parseArguments(args, []);
    const [action, ...names] = words;
    if (action !== 'generate') {
      throw new SeaworthyError('cli.usage', `secrets: expected generate, got '${action ?? ''}'`);
    }
    const wrong = names.find((name) => !NAME.test(name));
    if (wrong !== undefined) {
      throw new SeaworthyError('cli.usage', `NAME: expected A-Z, 0-9 and _, got '${wrong}'`);
    }
    const lines = generateSecretLines(names.length === 0 ? DEFAULT_NAMES : names);
    for (const line of lines) output.line(line);
    return await Promise.resolve(0);
  },
};
