import { randomBytes } from 'node:crypto';
import type { SettingsContract } from './contract.ts';
import { formatEnvLine } from './env-file.ts';
import { DEV_SECRET_PREFIX, judgeKey } from './strength.ts';

const SECRET_BYTES = 32;

/** 32 bytes from the system's CSPRNG as 43 characters of base64url: a key for staging and prod. */
export function generateSecret(): string {
  for (;;) {
    const text = randomBytes(SECRET_BYTES).toString('base64url');
    // The judge calls about one random key in a hundred thousand a sequence of words.
    if (judgeKey(text) === undefined) return text;
  }
}

/** The same for dev, marked so that staging and prod know and refuse it. */
export function generateDevSecret(): string {
  return `${DEV_SECRET_PREFIX}${generateSecret()}`;
}

/** Names of a contract's keys: what `generateSecretLines` gives values for. */
export function keyNames(contract: SettingsContract<unknown>): string[] {
  return [...contract.settings].filter(([, row]) => row.secret === 'key').map(([name]) => name);
}

/** An env-file line with a fresh secret for each name. */
export function generateSecretLines(names: readonly string[]): string[] {
  return names.map((name) => formatEnvLine(name, generateSecret()));
}
