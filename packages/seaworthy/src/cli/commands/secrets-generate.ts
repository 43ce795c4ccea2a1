import { generateSecretLines } from '../../settings/index.ts';
import type { Command } from '../command.ts';
import { usageError } from '../usage.ts';

const DEFAULT_NAMES = ['SECRET_KEY', 'CSRF_SECRET_KEY'];
const NAME = /^[A-Z][A-Z0-9_]{0,63}$/;
const MAX_NAME_COUNT = 100;

/** Prints to standard output and keeps nothing. */
export const secretsGenerateCommand: Command = {
  name: 'secrets generate',
  summary: 'print fresh keys as NAME=value lines',
  details: [
    `32 bytes each from the system's generator. Without names: ${DEFAULT_NAMES.join(', ')}.`,
    'Nothing is stored: put the lines where only the service can read them.',
  ],
  arguments: { label: '[NAME…]', minCount: 0, maxCount: MAX_NAME_COUNT },
  options: {},
  run: (input, context) => {
    const names = [...new Set(input.arguments.length === 0 ? DEFAULT_NAMES : input.arguments)];
    if (!names.every((name) => NAME.test(name))) {
      const message = 'expected upper case letters, digits and _, got others';
      throw usageError('seaworthy secrets generate: NAME', message);
    }
    context.print(generateSecretLines(names).join('\n'));
    return 0;
  },
};
