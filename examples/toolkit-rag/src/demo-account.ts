import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppContext } from 'seaworthy';
import type { Credentials } from './schemas.ts';
import type { ToolkitSettings } from './settings.ts';

const FOLDER = '.seaworthy';
const FILE = 'demo-password';
const PASSWORD = /^[A-Za-z0-9_-]{22}$/;
const OWNER_ONLY = 0o600;

/** The administrator that the service makes at start. */
export interface FirstAdmin extends Credentials {
  /** Made up in dev, so it may be printed; one that was given is never printed. */
  readonly isGenerated: boolean;
}

/**
 * Who administers at first: with ADMIN_PASSWORD (never in prod) the account of ADMIN_EMAIL; in dev
 * without it the same with a password made up once and kept in a file that git ignores; otherwise
 * nobody.
 */
export function firstAdmin(
  { settings, environment }: Pick<AppContext<ToolkitSettings>, 'settings' | 'environment'>,
  rootDirectory: string,
): FirstAdmin | undefined {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD } = settings;
  if (ADMIN_PASSWORD !== undefined) {
    return { email, password: ADMIN_PASSWORD.reveal(), isGenerated: false };
  }
  if (environment !== 'dev') return undefined;
  return { email, password: keptPassword(rootDirectory), isGenerated: true };
}

function keptPassword(rootDirectory: string): string {
  const file = path.join(rootDirectory, FOLDER, FILE);
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  const password = randomBytes(16).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return password;
}

/** Undefined where there is none, or something else stands in its place. */
function readKept(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (!PASSWORD.test(text)) return undefined;
    chmodSync(file, OWNER_ONLY);
    return text;
  } catch {
    return undefined;
  }
}
