import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../core/errors.ts';
import { errorCode, readBoundedFile } from './bounded-file.ts';
import { DEV_SECRET_PREFIX } from './strength.ts';

const DIRECTORY = '.seaworthy';

/** Where dev secrets lie under the service's root. */
export const DEV_SECRETS_PATH = `${DIRECTORY}/dev-secrets.json`;

/** The mode that file has. */
export const OWNER_ONLY = 0o600;

const MAX_BYTES = 16 * 1024;
const WRITABLE_BY_OTHERS = 0o022;
const HAS_MODES = process.platform !== 'win32';

const CONTENT = z.record(
  z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  z.string().startsWith(DEV_SECRET_PREFIX).min(40).max(200),
);

/** What the file of dev secrets holds. */
export interface KeptSecrets {
  readonly exists: boolean;
  readonly secrets: ReadonlyMap<string, string>;
  /** Whether nobody else can have written it. */
  readonly trusted: boolean;
  readonly mode: number;
}

const NOTHING: KeptSecrets = { exists: false, secrets: new Map(), trusted: true, mode: OWNER_ONLY };

/** Reads the file; a link, a directory or other content is a fault, no file at all is not. */
export function readKept(rootDirectory: string): KeptSecrets | { readonly fault: Fault } {
  const path = join(rootDirectory, DEV_SECRETS_PATH);
  const reading = readBoundedFile(path, { maxBytes: MAX_BYTES, refuseLink: true });
  if ('problem' in reading) {
    const absent = reading.code === 'ENOENT' || reading.code === 'ENOTDIR';
    return absent ? NOTHING : { fault: unusable(reading.problem) };
  }
  const content = parseContent(reading.text);
  if (content === undefined) return { fault: unusable('another content') };
  const owned = process.getuid === undefined || reading.ownerId === process.getuid();
  return {
    exists: true,
    secrets: new Map(Object.entries(content)),
    trusted: !HAS_MODES || (owned && (reading.mode & WRITABLE_BY_OTHERS) === 0),
    mode: HAS_MODES ? reading.mode : OWNER_ONLY,
  };
}

function parseContent(text: string): Record<string, string> | undefined {
  try {
    return CONTENT.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function unusable(got: string): Fault {
  return {
    field: DEV_SECRETS_PATH,
    message: `expected the dev secrets that were kept there, got ${got}`,
    remedy: 'Remove it; new secrets are made, and sessions end',
  };
}

/**
 * Writes the file whole or not at all. With `create` the first of several processes wins.
 *
 * @returns `exists` when another process was first.
 * @throws what the file system throws.
 */
export function writeKept(
  rootDirectory: string,
  secrets: ReadonlyMap<string, string>,
  how: 'create' | 'replace',
): 'written' | 'exists' {
  const directory = join(rootDirectory, DIRECTORY);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  ignoreDirectory(directory);
  const path = join(rootDirectory, DEV_SECRETS_PATH);
  const draft = join(directory, `dev-secrets.${randomUUID()}`);
  const text = `${JSON.stringify(Object.fromEntries(secrets), undefined, 2)}\n`;
  try {
    writeFileSync(draft, text, { mode: OWNER_ONLY, flag: 'wx' });
    if (how === 'replace') renameSync(draft, path);
    else linkSync(draft, path);
    return 'written';
  } catch (error) {
    if (how === 'create' && errorCode(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The directory ignores itself, so that no `.gitignore` of the service has to know it. */
function ignoreDirectory(directory: string): void {
  const path = join(directory, '.gitignore');
  if (!existsSync(path)) writeFileSync(path, '*\n');
}

/** Gives the file mode 0600. @returns whether the file system kept it. */
export function mendMode(rootDirectory: string): boolean {
  const path = join(rootDirectory, DEV_SECRETS_PATH);
  try {
    chmodSync(path, OWNER_ONLY);
    return (statSync(path).mode & 0o777) === OWNER_ONLY;
  } catch {
    return false;
  }
}
