import { parseArgs } from 'node:util';
import type { Command, CommandInput } from './command.ts';
import { shownWord, suggestion, usageError } from './usage.ts';

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

const HELP_FLAGS: ReadonlySet<string> = new Set(['--help', '-h']);

/**
 * Holds the words after a command's name against what it takes. No error shows a value: it may be
 * a secret that was put in the wrong place.
 *
 * @returns `help` when the help was asked for, whatever else stands there.
 * @throws SeaworthyError `cli.usage`
 */
export function parseInput(command: Command, words: readonly string[]): CommandInput | 'help' {
  const tokens = tokensOf(command, words);
  const given = tokens.filter((token) => token.kind === 'option');
  if (given.some(({ rawName }) => HELP_FLAGS.has(rawName))) return 'help';
  const options = defaultsOf(command);
  const seen = new Set<string>();
  for (const token of given) {
    if (seen.has(token.name)) throw wrong(command, token.rawName, 'expected once, got twice');
    seen.add(token.name);
    options.set(token.name, judgedValue(command, token));
  }
  const values = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  return { arguments: counted(command, values), options };
}

function tokensOf(command: Command, words: readonly string[]): readonly Token[] {
  const names = Object.keys(command.options);
  const { tokens } = parseArgs({
    args: [...words],
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  return tokens;
}

function defaultsOf(command: Command): Map<string, string> {
  const chosen = Object.entries(command.options).flatMap(([name, { choices }]) =>
    choices === undefined ? [] : [[name, choices[0]] as const],
  );
  return new Map(chosen);
}

function judgedValue(command: Command, { name, rawName, value, inlineValue }: OptionToken): string {
  const known = Object.keys(command.options);
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option === undefined || rawName !== `--${name}`) {
    const flags = [...known, 'help'].map((one) => `--${one}`);
    const got = `got ${shownWord(rawName)}${suggestion(rawName, flags)}`;
    throw wrong(command, 'option', `expected ${flags.join(', ')}, ${got}`);
  }
  const isMissing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if (isMissing) throw wrong(command, rawName, `expected ${option.label}, got nothing`);
  if (option.choices?.includes(value) === false) {
    const hint = suggestion(value, option.choices);
    throw wrong(command, rawName, `expected ${option.choices.join(', ')}, got another${hint}`);
  }
  return value;
}

function counted(command: Command, values: readonly string[]): readonly string[] {
  const { label, minCount, maxCount } = command.arguments;
  if (values.length >= minCount && values.length <= maxCount) return values;
  const expected = maxCount === 0 ? 'none' : label;
  throw wrong(command, 'arguments', `expected ${expected}, got ${values.length || 'none'}`);
}

function wrong(command: Command, what: string, message: string): Error {
  return usageError(`seaworthy ${command.name}: ${what}`, message);
}
