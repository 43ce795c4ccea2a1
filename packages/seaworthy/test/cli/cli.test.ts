import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const ENTRY = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const START = `import(${JSON.stringify(pathToFileURL(CLI).href)}).then(async (cli) => {
  process.exitCode = await cli.default(process.argv.slice(1));
})`;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-cli-'));
  folders.push(folder);
  return folder;
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function seaworthy(
  args: readonly string[],
  cwd = emptyFolder(),
  environment: Readonly<Record<string, string>> = {},
): Ran {
  return spawnSync(
    process.execPath,
    ['--conditions=seaworthy-source', '-e', START, '--', ...args],
    { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], ...environment } },
  );
}

/** A service with one migration, on an embedded database in its own folder. */
function serviceFolder(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'migrations'));
  writeFileSync(
    join(folder, 'migrations/0001_notes.sql'),
    '-- migrate:up\nCREATE TABLE notes (id int);\n-- migrate:down\nDROP TABLE notes;\n',
  );
  writeFileSync(
    join(folder, 'seaworthy.config.ts'),
    `import { defineService, defineSettings } from ${JSON.stringify(pathToFileURL(ENTRY).href)};
export default defineService({
  settings: defineSettings({}),
  policy: () => ({ service: 'notes', routes: { 'GET /': { access: 'public' } } }),
  database: {},
  app: () => () => { throw new Error('a command never builds the application'); },
});
`,
  );
  return folder;
}

describe('seaworthy', () => {
  test.each([[['--help']], [[]], [['help']]])('%j lists every command', (args) => {
    const { status, stdout } = seaworthy(args);
    expect(status).toBe(0);
    for (const name of ['env', 'secrets', 'migrate', 'explain']) expect(stdout).toContain(name);
  });

  test.each([
    [['migrat'], "Did you mean 'migrate'?"],
    [['env', '--format', 'xml'], '--format: expected text, json, env'],
    [['env', '--fromat', 'json'], '--fromat'],
    [['secrets'], 'expected generate'],
    [['secrets', 'generate', 'lower'], 'NAME: expected'],
    [['migrate', 'sideways'], 'migrate: expected up, down'],
    [['explain', 'hosts.not-alowed'], "Did you mean 'hosts.not-allowed'?"],
  ])('%j is a fault of usage', (args, message) => {
    const { status, stderr } = seaworthy(args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test('env prints the whole contract in three forms', () => {
    covers('S12');
    const text = seaworthy(['env']);
    const json = seaworthy(['env', '--format', 'json']);
    const template = seaworthy(['env', '--format', 'env', '--environment', 'prod']);
    for (const ran of [text, json, template]) {
      expect(ran.status).toBe(0);
      for (const name of ['SECRET_KEY', 'DATABASE_URL', 'TRUSTED_PROXIES', 'REQUEST_TIMEOUT']) {
        expect(ran.stdout).toContain(name);
      }
    }
    expect(() => JSON.parse(json.stdout)).not.toThrow();
  });

  test('secrets generate prints fresh keys each time', () => {
    covers('S12');
    const [first, second] = [
      seaworthy(['secrets', 'generate']),
      seaworthy(['secrets', 'generate']),
    ];
    expect(first.stdout).toMatch(/^SECRET_KEY=[\w-]{43}\nCSRF_SECRET_KEY=[\w-]{43}\n$/);
    expect(first.stdout).not.toBe(second.stdout);
    expect(seaworthy(['secrets', 'generate', 'A_KEY']).stdout).toMatch(/^A_KEY=[\w-]{43}\n$/);
  });

  test.each([
    ['hosts.not-allowed', 'docs/guards/hosts.md'],
    ['settings.invalid', 'docs/errors/settings.invalid.md'],
    ['csrf.refused', 'docs/logs.md'],
    ['policy.W001', 'docs/policy.md'],
  ])('explain %s names its page', (id, page) => {
    const { status, stdout } = seaworthy(['explain', id]);
    expect(stdout).toContain(page);
    expect(status).toBe(0);
  });

  test('migrate without a service, or with a broken one, could not run', () => {
    expect(seaworthy(['migrate', 'status'])).toMatchObject({ status: 3 });
    const folder = emptyFolder();
    writeFileSync(join(folder, 'seaworthy.config.ts'), 'export default 42;\n');
    const { status, stderr } = seaworthy(['migrate', 'status'], folder);
    expect(stderr).toContain('expected a default export of defineService()');
    expect(status).toBe(3);
  });

  test('migrate goes up and down, tells its status, and echoes no secret', () => {
    covers('D4');
    const folder = serviceFolder();
    const environment = { DATABASE_URL: 'pglite://data', MANAGEMENT_TOKEN: 'canary-'.repeat(9) };
    const migrate = (...args: string[]): Ran =>
      seaworthy(['migrate', ...args], folder, environment);
    expect(migrate('status')).toMatchObject({ status: 1, stdout: 'pending  0001_notes.sql\n' });
    expect(migrate('up').stdout).toMatch(/^applied 0001_notes.sql \(/);
    expect(migrate('up').stdout).toBe('nothing to do\n');
    expect(migrate('history').stdout).toContain('notes');
    expect(migrate('down').stdout).toMatch(/^rolled back 0001_notes.sql/);
    const all = JSON.stringify([migrate('status'), migrate('down', '0')]);
    expect(all).not.toContain('canary-');
    expect(migrate('new', 'add', 'authors').stdout).toMatch(/0002_add_authors\.sql\n$/);
  });

  test('a migration that fails says so and exits with 1', () => {
    const folder = serviceFolder();
    cpSync(join(folder, 'migrations/0001_notes.sql'), join(folder, 'migrations/0002_again.sql'));
    const { status, stderr } = seaworthy(['migrate', 'up'], folder, {
      DATABASE_URL: 'pglite://data',
    });
    expect(stderr).toContain('0002_again.sql');
    expect(stderr).toContain('seaworthy explain migration.failed');
    expect(status).toBe(1);
  });
});
