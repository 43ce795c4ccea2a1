import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrateDownCommand } from '../../src/cli/commands/migrate-down.ts';
import { covers } from '../support/covers.ts';
import { refusalBy } from './refusal-by.ts';
import { configSource, folderWith, type Ran, seaworthy } from './spawned-command.ts';

const NOTES = '-- migrate:up\nCREATE TABLE notes (id int);\n-- migrate:down\nDROP TABLE notes;\n';
const AUTHORS = NOTES.replaceAll('notes', 'authors');
const CANARY = 'canary-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const ISO = /\d{4}-\d\d-\d\dT[\d:.]+Z/;

let folder: string;
beforeEach(() => {
  folder = folderWith({
    'seaworthy.config.ts': configSource(),
    'migrations/0001_notes.sql': NOTES,
    'migrations/0002_authors.sql': AUTHORS,
  });
});

async function migrate(...words: readonly string[]): Promise<Ran> {
  const environment = { DATABASE_URL: 'pglite://data', MANAGEMENT_TOKEN: CANARY };
  const ran = await seaworthy(['migrate', ...words], { folder, environment });
  expect(JSON.stringify(ran)).not.toContain(CANARY);
  return ran;
}

describe('seaworthy migrate', () => {
  test('goes up, tells where it stands, goes down', async () => {
    covers('D4');
    expect(await migrate('status')).toEqual({
      code: 1,
      out: 'pending  0001_notes.sql\npending  0002_authors.sql\n',
      err: '',
    });
    expect((await migrate('history')).out).toBe('nothing was applied yet\n');

    const up = await migrate('up');
    expect(up).toMatchObject({ code: 0, err: '' });
    expect(up.out).toMatch(
      /^applied 0001_notes\.sql \(\d+ ms\)\napplied 0002_authors\.sql \(\d+ ms\)\n$/,
    );
    expect(await migrate('up')).toEqual({ code: 0, out: 'nothing to do\n', err: '' });

    const status = await migrate('status');
    expect(status.code).toBe(0);
    expect(status.out).toMatch(new RegExp(`^applied  0001_notes\\.sql    ${ISO.source}\n`));
    const [first = '', second = ''] = (await migrate('history')).out.split('\n');
    expect(first).toMatch(new RegExp(`^${ISO.source}  0001  notes +\\d+ ms  [0-9a-f]{12}$`));
    expect(second).toContain('  0002  authors  ');

    expect((await migrate('down')).out).toMatch(/^rolled back 0002_authors\.sql \(\d+ ms\)\n$/);
    expect((await migrate('down', '9')).out).toMatch(/^rolled back 0001_notes\.sql/);
    expect(await migrate('down')).toEqual({ code: 0, out: 'nothing to do\n', err: '' });
  }, 120_000);

  test('new creates the next file, without settings and without a database', async () => {
    covers('D4');
    const ran = await seaworthy(['migrate', 'new', 'Add', 'feedback: stars'], { folder });
    expect(ran).toEqual({ code: 0, out: 'migrations/0003_add_feedback_stars.sql\n', err: '' });
    const text = readFileSync(join(folder, 'migrations/0003_add_feedback_stars.sql'), 'utf8');
    expect(text).toContain('-- migrate:up');
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(existsSync(join(folder, '.seaworthy'))).toBe(false);
  });

  test('works on the folder of the configuration, not on that it is called from', async () => {
    const elsewhere = folderWith();
    const config = join(folder, 'seaworthy.config.ts');
    const ran = await seaworthy(['migrate', 'new', 'x', '--config', config], { folder: elsewhere });
    expect(ran.code).toBe(0);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(folder, 'migrations/0003_x.sql'))).toBe(true);
  });

  test.each(['0', '-1', '1.5', '1e3', '10000', 'all', ''])('down refuses %j', async (count) => {
    const { told } = await refusalBy(migrateDownCommand, [count]);
    expect(told).toContain('seaworthy migrate down: N: expected 1 to 9999');
  });

  test('a migration that fails is named, keeps what went before it, and exits with 1', async () => {
    covers('D4');
    writeFileSync(join(folder, 'migrations/0003_again.sql'), NOTES);
    const { code, err } = await migrate('up');
    expect(code).toBe(1);
    expect(err).toContain('0003_again.sql');
    expect(err).toContain('seaworthy explain migration.failed');
    const { out } = await migrate('status');
    expect(out).toContain('applied  0002_authors.sql');
    expect(out).toContain('pending  0003_again.sql');
  }, 60_000);

  test('an applied file that was changed is drift, and exits with 1', async () => {
    await migrate('up');
    writeFileSync(join(folder, 'migrations/0001_notes.sql'), AUTHORS);
    const { code, err } = await migrate('up');
    expect(code).toBe(1);
    expect(err).toContain('seaworthy explain migration.drift');
  }, 60_000);

  test.each([
    [{ DATABASE_URL: 'mysql://127.0.0.1/notes' }, 'settings.invalid'],
    [{}, 'settings.invalid'],
    [{ DATABASE_URL: `postgres://app:${CANARY}@127.0.0.1:1/notes` }, 'database.unreachable'],
  ])('%j could not run', async (environment, code) => {
    const ran = await seaworthy(['migrate', 'status'], { folder, environment });
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain(`seaworthy explain ${code}`);
    expect(ran.err).not.toContain(CANARY);
  });

  test('a service without database has no migrations', async () => {
    const source = configSource({ database: 'undefined' });
    writeFileSync(join(folder, 'seaworthy.config.ts'), source);
    for (const words of [['up'], ['new', 'x']]) {
      const { code, err } = await migrate(...words);
      expect(code).toBe(3);
      expect(err).toContain('database: expected one in the declaration, got none');
    }
    expect(readdirSync(join(folder, 'migrations'))).toHaveLength(2);
  });
});
