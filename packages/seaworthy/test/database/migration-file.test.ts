import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createMigrationFile, readMigrations } from '../../src/database/migrations/directory.ts';
import { parseMigration } from '../../src/database/migrations/migration-file.ts';
import { covers } from '../support/covers.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-migrations-'));
let directory = root;
beforeEach(() => {
  directory = mkdtempSync(join(root, 'case-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const UP_DOWN = '-- migrate:up\nCREATE TABLE a ();\n-- migrate:down\nDROP TABLE a;\n';

function write(file: string, content: string | Uint8Array = UP_DOWN): void {
  writeFileSync(join(directory, file), content);
}

describe('a file', () => {
  test('has statements up and down, with their lines', () => {
    expect(parseMigration('f', `-- why\n\n${UP_DOWN}`)).toEqual({
      transactional: true,
      up: [{ text: 'CREATE TABLE a ()', line: 4 }],
      down: [{ text: 'DROP TABLE a', line: 6 }],
    });
  });

  test.each([
    '-- migrate:no-transaction\n-- migrate:up\nSELECT 1;\n-- migrate:down\n',
    '--migrate: up\n--  migrate:no-transaction \nSELECT 1;\n  -- migrate:down',
  ])('may run without a transaction: %j', (text) => {
    expect(parseMigration('f', text)).toMatchObject({ transactional: false, down: [] });
  });

  test.each([
    ['', [/f:1: .*migrate:up/, /f:1: .*migrate:down/]],
    ['-- migrate:up\nSELECT 1;', [/f:1: .*migrate:down/]],
    ['-- migrate:up\n-- nothing\n-- migrate:down', [/f:2: expected at least one statement/]],
    [
      'SELECT 1;\n-- migrate:up\nSELECT 1;\n-- migrate:down',
      [/f:1: expected `-- migrate:up` before/],
    ],
    ['-- migrate:up\nx;\n-- migrate:up\n-- migrate:down', [/f:3: .*a second/]],
    ['-- migrate:dow\n-- migrate:up\nx;\n-- migrate:down', [/f:1: .*Did you mean 'down'\?/]],
    ['-- migrate:up\nx;\nCOMMIT;\n-- migrate:down\nbegin', [/f:3: .*control/, /f:5: .*control/]],
    ['-- migrate:up\nx;\n-- c\n/* c */ END;\n-- migrate:down', [/f:4: .*control/]],
    ["-- migrate:up\nSELECT 'x;\n-- migrate:down", [/f:2: expected the end of a quotation/]],
    ['-- migrate:up\nCOPY a FROM STDIN;\n-- migrate:down', [/f:2: .*COPY/]],
    ['-- migrate:up\nCOPY (SELECT 1)\nTO stdout;\n-- migrate:down', [/f:2: .*COPY/]],
  ])('is refused: %j', (text, expected) => {
    const parsed = parseMigration('f', text);
    const faults = 'faults' in parsed ? parsed.faults : [];
    const lines = faults.map(({ field, message }) => `${field}: ${message}`);
    expect(lines).toEqual(expected.map((line) => expect.stringMatching(line)));
  });

  test.each(['SELECT begin_at FROM t', 'CREATE TABLE commits ()', 'COPY a FROM $$stdin$$'])(
    'is admitted: %s',
    (sql) => {
      expect(parseMigration('f', `-- migrate:up\n${sql};\n-- migrate:down`)).not.toHaveProperty(
        'faults',
      );
    },
  );
});

describe('a directory', () => {
  test('is read in order, whatever the line ends', async () => {
    write('0010_b.sql');
    write('0002_a.sql', UP_DOWN.replaceAll('\n', '\r\n'));
    write('README.md', 'not a migration');
    const migrations = await readMigrations(directory);
    expect(migrations.map(({ version, name }) => [version, name])).toEqual([
      [2, 'a'],
      [10, 'b'],
    ]);
    expect(migrations[0]?.checksum).toBe(migrations[1]?.checksum);
  });

  test('names every fault of every file at once', async () => {
    write('0001_a.sql');
    write('0001_b.sql');
    write('2_short.sql');
    write('0003_Upper.sql');
    write('0004_x.SQL');
    write('0000_zero.sql');
    write('0005_bytes.sql', new Uint8Array([0xff, 0xfe]));
    write('0006_empty.sql', '');
    write('0007_big.sql', '-'.repeat(1_048_577));
    const error: unknown = await readMigrations(directory).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'migration.invalid' });
    const fields = (error as { faults: { field: string }[] }).faults.map(({ field }) => field);
    expect(fields.sort()).toEqual([
      '0000_zero.sql',
      '0001_b.sql',
      '0003_Upper.sql',
      '0004_x.SQL',
      '0005_bytes.sql',
      '0006_empty.sql:1',
      '0006_empty.sql:1',
      '0007_big.sql',
      '2_short.sql',
    ]);
  });

  test('that is not there is a fault with a remedy', async () => {
    await expect(readMigrations(join(directory, 'none'))).rejects.toMatchObject({
      faults: [{ remedy: expect.stringContaining('migrate new') }],
    });
  });

  test('gets the next file', async () => {
    covers('D4');
    write('0009_x.sql');
    const path = await createMigrationFile(directory, ' Add feedback: thumbs ');
    expect(path).toBe(join(directory, '0010_add_feedback_thumbs.sql'));
    await expect(createMigrationFile(directory, '..')).rejects.toMatchObject({
      code: 'migration.invalid',
    });
    await expect(createMigrationFile(directory, 'x'.repeat(81))).rejects.toThrow('1 to 80');
    const fresh = await createMigrationFile(join(directory, 'new'), 'first');
    expect(fresh).toBe(join(directory, 'new', '0001_first.sql'));
  });
});
