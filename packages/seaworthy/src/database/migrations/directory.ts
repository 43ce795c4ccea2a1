import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, SeaworthyError } from '../../core/errors.ts';
import { type Migration, parseMigration } from './migration-file.ts';

const FILE_NAME = /^(\d{4})_([a-z0-9_]{1,80})\.sql$/;
const MAX_FILE_COUNT = 9_999;
const MAX_FILE_BYTES = 1_048_576;

const TEMPLATE = `-- migrate:up

-- migrate:down
`;

type Faults = readonly Fault[];

/**
 * Reads every `NNNN_name.sql` of a directory, in the order of their versions.
 *
 * @throws SeaworthyError `migration.invalid` with every fault of every file.
 */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const files = (await listSqlFiles(directory)).sort();
  const read = await Promise.all(files.map((file) => readMigration(directory, file)));
  const migrations = read.filter((item): item is Migration => !('faults' in item));
  const faults = [
    ...read.flatMap((item) => ('faults' in item ? item.faults : [])),
    ...repeatedVersions(files),
  ];
  if (faults.length > 0) throw invalid(faults);
  return migrations;
}

/**
 * Creates the next file, from the name: `Add feedback` becomes `0007_add_feedback.sql`.
 *
 * @returns its path.
 * @throws SeaworthyError `migration.invalid` for a name without a letter or digit.
 */
export async function createMigrationFile(directory: string, title: string): Promise<string> {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  if (name === '' || name.length > 80) {
    const message = `expected 1 to 80 letters and digits, got ${name.length}`;
    throw invalid([{ field: 'name', message }]);
  }
  await mkdir(directory, { recursive: true });
  const versions = (await listSqlFiles(directory)).map((file) => Number(file.slice(0, 4)));
  const version = Math.max(0, ...versions.filter(Number.isInteger)) + 1;
  const path = join(directory, `${String(version).padStart(4, '0')}_${name}.sql`);
  const handle = await open(path, 'wx');
  await handle.writeFile(TEMPLATE);
  await handle.close();
  return path;
}

async function listSqlFiles(directory: string): Promise<string[]> {
  try {
    const files = (await readdir(directory)).filter((file) => /\.sql$/i.test(file));
    if (files.length <= MAX_FILE_COUNT) return files;
    const message = `expected at most ${MAX_FILE_COUNT} files, got ${files.length}`;
    throw invalid([{ field: directory, message }]);
  } catch (cause) {
    if (cause instanceof SeaworthyError) throw cause;
    const remedy = 'Create it with `seaworthy migrate new <name>`';
    const message = 'expected a directory that can be read, got none';
    throw invalid([{ field: directory, message, remedy }], cause);
  }
}

async function readMigration(
  directory: string,
  file: string,
): Promise<Migration | { readonly faults: Faults }> {
  const [, digits, name] = FILE_NAME.exec(file) ?? [];
  if (digits === undefined || name === undefined || digits === '0000') {
    const message = 'expected a name like `0001_create_documents.sql`, got another';
    return { faults: [{ field: file, message }] };
  }
  const text = await readText(join(directory, file));
  if (typeof text !== 'string') return { faults: [{ field: file, message: text.fault }] };
  const sections = parseMigration(file, text);
  if ('faults' in sections) return sections;
  return { version: Number(digits), name, file, checksum: checksum(text), ...sections };
}

/** Line ends are made one before anything looks at them: git may change them on check-out. */
async function readText(path: string): Promise<string | { readonly fault: string }> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      return { fault: `expected at most ${MAX_FILE_BYTES} bytes, got ${size}` };
    }
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return decoder.decode(await readFile(path)).replaceAll('\r\n', '\n');
  } catch (error) {
    const other = error instanceof TypeError ? 'other bytes' : 'one that cannot be read';
    return { fault: `expected a file of UTF-8 text, got ${other}` };
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function repeatedVersions(files: readonly string[]): Fault[] {
  return files.flatMap((file, index): Fault[] => {
    const before = files[index - 1];
    if (before?.slice(0, 5) !== file.slice(0, 5)) return [];
    return [{ field: file, message: `expected a version of its own, got that of ${before}` }];
  });
}

function invalid(faults: Faults, cause?: unknown): SeaworthyError {
  return new SeaworthyError('migration.invalid', 'The migrations cannot be used', {
    faults,
    cause,
  });
}
