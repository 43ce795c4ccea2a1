import type { Command } from './command.ts';
import { textTable } from './text-table.ts';

const EXIT_CODES =
  'Exit codes: 0 clean, 1 findings or a failure, 2 not understood, 3 could not run.';

/** The list of commands. */
export function overviewHelp(commands: readonly Command[]): string {
  return [
    'Usage: seaworthy COMMAND',
    indented(textTable(commands.map((command) => [synopsis(command), command.summary]))),
    indented(
      textTable([
        ['--help', 'this list; after a command, its help'],
        ['--version', 'the version of seaworthy'],
      ]),
    ),
    EXIT_CODES,
  ].join('\n\n');
}

/** All there is to say about one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => [
    `--${name} ${option.choices?.join('|') ?? option.label}`,
    option.choices === undefined
      ? option.summary
      : `${option.summary}; default ${option.choices[0]}`,
  ]);
  return [
    `Usage: seaworthy ${synopsis(command)}${options.length === 0 ? '' : ' [OPTIONS]'}`,
    [`${capitalized(command.summary)}.`, ...command.details].join('\n'),
    indented(textTable([...options, ['--help', 'this text']])),
    EXIT_CODES,
  ].join('\n\n');
}

function synopsis({ name, arguments: { label } }: Command): string {
  return label === '' ? name : `${name} ${label}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
