import type { Fault } from '../core/errors.ts';
import { errorCode } from './bounded-file.ts';
import {
  DEV_SECRETS_PATH,
  type KeptSecrets,
  mendMode,
  OWNER_ONLY,
  readKept,
  writeKept,
} from './dev-secrets-file.ts';
import { generateDevSecret } from './generate.ts';

/** Secrets that dev generated, by the name of their setting. */
export interface DevSecrets {
  readonly secrets: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
}

/** Dev secrets kept under a service's root, so that staging and prod can refuse them. */
export function readGeneratedTexts(rootDirectory: string): ReadonlySet<string> {
  const kept = readKept(rootDirectory);
  return new Set('secrets' in kept ? kept.secrets.values() : []);
}

/**
 * The dev secret of each name, kept in `.seaworthy/dev-secrets.json` under the service's root, so
 * that a restart keeps sessions.
 *
 * Guarantee: the file has mode 0600 and is ignored by git. A mode that lets others read it is
 * mended; a file that others can write, or that another user owns, is thrown away and the secrets
 * are new; each with a warning. Where nothing can be written they last until the process ends, with
 * a warning. Processes that start together use the same. Windows has no modes to hold.
 */
export function keepDevSecrets(rootDirectory: string, names: readonly string[]): DevSecrets {
  const kept = readKept(rootDirectory);
  if ('fault' in kept) return { secrets: new Map(), faults: [kept.fault], warnings: [] };
  const present = kept.secrets.size > 0;
  if (present && kept.trusted && names.every((name) => kept.secrets.has(name))) {
    return { secrets: kept.secrets, faults: [], warnings: repair(rootDirectory, kept) };
  }
  return makeSecrets(rootDirectory, names, kept);
}

function makeSecrets(
  rootDirectory: string,
  names: readonly string[],
  kept: KeptSecrets,
): DevSecrets {
  const usable = kept.trusted ? kept.secrets : new Map<string, string>();
  const fresh = names.filter((name) => !usable.has(name));
  const made = fresh.map((name): [string, string] => [name, generateDevSecret()]);
  const secrets = new Map([...usable, ...made]);
  const warnings = kept.trusted ? [] : [distrusted()];
  try {
    const written = writeKept(rootDirectory, secrets, kept.exists ? 'replace' : 'create');
    if (written === 'exists') return keepDevSecrets(rootDirectory, names);
    return { secrets, faults: [], warnings };
  } catch (error) {
    return { secrets, faults: [], warnings: [...warnings, unkept(error)] };
  }
}

function repair(rootDirectory: string, kept: KeptSecrets): string[] {
  if (kept.mode === OWNER_ONLY) return [];
  if (mendMode(rootDirectory)) return [`${DEV_SECRETS_PATH} had another mode than 0600; mended.`];
  return [`${DEV_SECRETS_PATH} has another mode than 0600, and the file system cannot hold it.`];
}

function distrusted(): string {
  return `${DEV_SECRETS_PATH} could be written by others; made new secrets, so sessions end.`;
}

function unkept(error: unknown): string {
  const code = errorCode(error);
  return `${DEV_SECRETS_PATH} cannot be written (${code}); sessions will not survive a restart.`;
}
