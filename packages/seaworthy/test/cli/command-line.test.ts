import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { showFailure } from '../../src/cli/failure.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { parseInput } from '../../src/cli/parse.ts';
import { textTable } from '../../src/cli/text-table.ts';
import { BIN, seaworthy } from './spawned-command.ts';

const NAMES = [
  'env',
  'secrets generate',
  'migrate up',
  'migrate down',
  'migrate status',
  'migrate history',
  'migrate new',
  'routes',
  'explain',
];

/** What stands on standard error for a line that is not understood. */
function refusalOf(line: string): string {
  const words = line.split(' ').filter((word) => word !== '');
  try {
    const asked = findCommand(COMMANDS, words);
    if (asked.kind === 'command') parseInput(asked.command, asked.rest);
  } catch (error) {
    const { text, exitCode } = showFailure(error, new Set());
    expect(exitCode).toBe(2);
    return text;
  }
  throw new Error(`understood: ${line}`);
}

describe('the list of commands', () => {
  test('is exactly what there is', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual(NAMES);
  });

  test.each([[[]], [['help']], [['--help']], [['-h']]])('is printed by %j', async (words) => {
    const { code, out, err } = await seaworthy(words);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of NAMES) expect(out).toContain(`  ${name}`);
    for (const planned of ['backup', 'verify', 'check', 'probe', 'gateway', 'ship', 'lint']) {
      expect(out).not.toMatch(new RegExp(`^ +${planned}`, 'm'));
    }
  });

  test('of a group holds that group alone', async () => {
    const { code, out } = await seaworthy(['migrate', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('migrate status');
    expect(out).not.toContain('explain');
  });

  test('of the installed program begins with its version', async () => {
    const manifest = new URL('../../package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    const ran = await seaworthy(['--version'], { program: BIN });
    expect(ran).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('the help of a command', () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s names every argument and option',
    (name, command) => {
      const text = commandHelp(command);
      expect(text).toContain(`Usage: seaworthy ${name} ${command.arguments.label}`.trimEnd());
      for (const option of Object.keys(command.options)) expect(text).toContain(`--${option} `);
    },
  );

  test.each(['env --help', 'migrate up -h', 'migrate down nonsense --help'])(
    'is printed by %s, and nothing is done',
    async (line) => {
      const { code, out } = await seaworthy(line.split(' '));
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: seaworthy /);
    },
  );
});

describe('a line that is not understood', () => {
  test.each([
    ['migrat up', "Did you mean 'migrate'?"],
    ['rutes', "Did you mean 'routes'?"],
    ['backup create', "expected env, secrets, migrate, routes, explain, got 'backup'"],
    ['check', "got 'check'"],
    ['--verson', "Did you mean '--version'?"],
    ['--version now', 'got more beside it'],
    ['secrets', 'seaworthy secrets: expected generate, got nothing'],
    ['migrate', 'seaworthy migrate: expected up, down, status, history, new, got nothing'],
    ['migrate dow', "Did you mean 'down'?"],
    ['migrate constructor', "got 'constructor'"],
    ['env SECRET_KEY=hunter2hunter2', 'arguments: expected none, got 1'],
    ['env --fromat json', "Did you mean '--format'?"],
    ['env --format xml', '--format: expected text, json, env, got another'],
    ['env --format jsn', "Did you mean 'json'?"],
    ['env --format', '--format: expected FORMAT, got nothing'],
    ['env --format=', '--format: expected FORMAT, got nothing'],
    ['env --config --format json', '--config: expected PATH, got nothing'],
    ['env --format json --format text', '--format: expected once, got twice'],
    ['env -f json', "got '-f'"],
    ['env --no-config', "got '--no-config'"],
    ['env --toString x', "got '--toString'"],
    ['migrate up now', 'arguments: expected none, got 1'],
    ['migrate down 1 2', 'arguments: expected [N], got 2'],
    ['migrate new', 'arguments: expected TITLE, got none'],
    ['explain', 'arguments: expected ID, got none'],
    ['explain a b', 'arguments: expected ID, got 2'],
  ])('%s: %s', (line, told) => {
    const text = refusalOf(line);
    expect(text).toContain(told);
    expect(text).toContain('seaworthy explain cli.usage');
    expect(text).not.toContain('hunter2');
    expect(text).not.toMatch(/^\s+at /m);
  });

  test.each([
    [['bakcup'], "got 'bakcup'"],
    [['migrate', 'statsu'], "Did you mean 'status'?"],
    [['migrate', 'down', '0'], 'N: expected 1 to 9999'],
    [['secrets', 'generate', 'lower'], 'NAME: expected'],
    [['explain', 'hosts.not-alowed'], "Did you mean 'hosts.not-allowed'?"],
  ])('%j exits with 2 and prints only to standard error', async (words, told) => {
    const { code, out, err } = await seaworthy(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(told);
  });

  test('shows a word escaped and short', () => {
    const text = refusalOf(`\u001b[31m${'x'.repeat(500)}`);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('x'.repeat(61));
  });
});

describe('a line that is understood', () => {
  const inputOf = (name: string, ...words: string[]) => {
    const command = COMMANDS.find((one) => one.name === name) as Command;
    const input = parseInput(command, words);
    if (input === 'help') throw new Error('help was asked for');
    return { words: input.arguments, options: Object.fromEntries(input.options) };
  };

  test('takes options before, after and between arguments, with = or without', () => {
    const { words, options } = inputOf('migrate new', 'add', '--config=x y.ts', 'authors');
    expect(words).toEqual(['add', 'authors']);
    expect(options).toEqual({ config: 'x y.ts' });
    expect(inputOf('env', '--format', 'json').options).toMatchObject({ format: 'json' });
  });

  test('has the first choice where none was given', () => {
    expect(inputOf('env').options).toEqual({ format: 'text', environment: 'prod' });
  });

  test('takes what stands after -- as it is', () => {
    expect(inputOf('explain', '--', '--config').words).toEqual(['--config']);
  });
});

test('a table has aligned columns and no space at line ends', () => {
  const rows = [
    ['A', 'LONG'],
    ['wide one', 'x'],
    ['b', ''],
  ];
  expect(textTable(rows)).toBe('A         LONG\nwide one  x\nb');
  expect(textTable([])).toBe('');
});
