import type { Command } from './command.ts';
import { shownWord, suggestion, usageError } from './usage.ts';

/** What the first words of a command line ask for. */
export type Asked =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: readonly string[] }
  /** Help on all commands, or on those of a group. */
  | { readonly kind: 'help'; readonly commands: readonly Command[] }
  | { readonly kind: 'version' };

const HELP_WORDS: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/**
 * Finds the command that a line names.
 *
 * @throws SeaworthyError `cli.usage`, with the nearest known name
 */
export function findCommand(commands: readonly Command[], words: readonly string[]): Asked {
  const [first = 'help', second] = words;
  if (HELP_WORDS.has(first) && words.length <= 1) return { kind: 'help', commands };
  if (first === '--version' && words.length === 1) return { kind: 'version' };
  const command = commands.find(({ name }) => name === first);
  if (command !== undefined) return { kind: 'command', command, rest: words.slice(1) };
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length === 0) throw unknown(commands, first);
  if (second !== undefined && HELP_WORDS.has(second)) return { kind: 'help', commands: group };
  const member = group.find(({ name }) => name === `${first} ${second}`);
  if (member !== undefined) return { kind: 'command', command: member, rest: words.slice(2) };
  throw unknownMember(group, first, second);
}

function unknown(commands: readonly Command[], first: string): Error {
  const words = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))];
  const known = first.startsWith('-') ? ['--help', '--version'] : words;
  // Of a flag that stands alone only the rest of the line can be wrong.
  const got = known.includes(first) ? 'more beside it' : shownWord(first);
  const hint = known.includes(first) ? '' : suggestion(first, known);
  return usageError('seaworthy', `expected ${known.join(', ')}, got ${got}${hint}`);
}

function unknownMember(
  group: readonly Command[],
  first: string,
  second: string | undefined,
): Error {
  const known = group.map(({ name }) => name.slice(first.length + 1));
  const got = second === undefined ? 'nothing' : shownWord(second);
  const hint = second === undefined ? '' : suggestion(second, known);
  return usageError(`seaworthy ${first}`, `expected ${known.join(', ')}, got ${got}${hint}`);
}
