import type { LoadedSettings } from './load.ts';
import { type Provenance, SecretList, SecretValue } from './secret.ts';
import { SecretUrl } from './secret-url.ts';

/** A setting as the management listener shows it. */
export interface MaskedSetting {
  /** The value; for a secret its provenance and length, for a URL all but its password. */
  readonly value: unknown;
  readonly provenance: Provenance;
}

/**
 * Every effective setting by name, fit to be shown to an operator: no secret, no password in a URL.
 * Tells the length of each secret.
 */
export function maskedSettings(
  loaded: LoadedSettings<unknown>,
): Readonly<Record<string, MaskedSetting>> {
  const values = new Map(Object.entries(loaded.settings ?? {}));
  const shown = [...loaded.contract.settings.keys()].map((name): [string, MaskedSetting] => [
    name,
    {
      value: maskValue(values.get(name)),
      provenance: loaded.provenance.get(name) ?? 'default',
    },
  ]);
  return Object.fromEntries(shown);
}

function maskValue(value: unknown): unknown {
  if (value instanceof SecretUrl) return value.masked;
  if (value instanceof SecretList) return value.all.map(maskSecret);
  if (value instanceof SecretValue) return maskSecret(value);
  return value ?? null;
}

function maskSecret(secret: SecretValue): string {
  return `[secret, ${secret.provenance}, ${secret.length} characters]`;
}
