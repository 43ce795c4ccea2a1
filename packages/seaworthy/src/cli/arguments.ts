import { parseArgs } from 'node:util';
import { SeaworthyError } from '../core/errors.ts';

/** Options and the words between them. */
export interface ParsedArguments {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the arguments of a command; every option takes a value.
 *
 * @throws SeaworthyError `cli.usage` for an option the command does not know
 */
export function parseArguments(
  args: readonly string[],
  optionNames: readonly string[],
): ParsedArguments {
  const options = Object.fromEntries(
    optionNames.map((name) => [name, { type: 'string' as const }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)] as const);
    return { words: positionals, options: Object.fromEntries(texts) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SeaworthyError('cli.usage', message);
  }
}

/**
 * One of the known words.
 *
 * @throws SeaworthyError `cli.usage` for any other
 */
export function oneOf<Word extends string>(
  name: string,
  given: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  const found = words.find((word) => word === (given ?? words[0]));
  if (found !== undefined) return found;
  throw new SeaworthyError('cli.usage', `${name}: expected ${words.join(', ')}, got '${given}'`);
}
