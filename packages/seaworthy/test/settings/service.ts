import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import {
  choice,
  defineSettings,
  generateSecret,
  type LoadedSettings,
  type LoadOptions,
  loadSettings,
  type SettingsOf,
  secret,
} from '../../src/settings/index.ts';

/** The settings of a service like ToolkitRAG. */
export const contract = defineSettings({
  settings: {
    EMBEDDING_PROVIDER: choice(['openai', 'local_stub'], {
      description: 'Who turns text into vectors',
      default: 'local_stub',
    }),
    OPENAI_API_KEY: secret({ description: 'Key of the OpenAI API', optional: true }),
    ADMIN_PASSWORD: secret({ description: 'Password of the first administrator', optional: true }),
  },
  rules: (settings, fault) => {
    if (settings.EMBEDDING_PROVIDER === 'openai' && settings.OPENAI_API_KEY === undefined) {
      const message = 'expected a key where EMBEDDING_PROVIDER is openai, got nothing';
      fault({ field: 'OPENAI_API_KEY', message, remedy: 'Set OPENAI_API_KEY' });
    }
    if (settings.ENV === 'prod' && settings.ADMIN_PASSWORD !== undefined) {
      const message = 'expected nothing in prod, got a password';
      fault({ field: 'ADMIN_PASSWORD', message, remedy: 'Remove ADMIN_PASSWORD' });
    }
  },
});

export type ServiceSettings = SettingsOf<typeof contract>;

export type Variables = Record<string, string>;

/** A directory of its own for a service, removed when the test is over. */
export function makeRoot(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'seaworthy-settings-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A prod environment in which everything is right. */
export function prodVariables(
  changes: Readonly<Record<string, string | undefined>> = {},
): Variables {
  const good = {
    ENV: 'prod',
    DATABASE_URL: 'postgres://toolkit:kT9-vXq2@db.internal:5432/toolkit',
    SECRET_KEY: generateSecret(),
    CSRF_SECRET_KEY: generateSecret(),
    PUBLIC_ORIGIN: 'https://toolkit.test',
    ALLOWED_HOSTS: 'toolkit.test',
  };
  const changed = Object.entries({ ...good, ...changes });
  return Object.fromEntries(
    changed.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** A dev environment in which everything is right. */
export function devVariables(changes: Variables = {}): Variables {
  return { DATABASE_URL: 'pglite://.data/database', ...changes };
}

export function load(
  variables: Variables,
  options: Partial<LoadOptions> = {},
): LoadedSettings<ServiceSettings> {
  return loadSettings(contract, {
    environment: variables,
    rootDirectory: options.rootDirectory ?? makeRoot(),
    service: 'toolkit-rag',
    ...options,
  });
}

/** The error that loading ends in. */
export function refusal(variables: Variables, options: Partial<LoadOptions> = {}): SeaworthyError {
  try {
    load(variables, options);
  } catch (error) {
    if (error instanceof SeaworthyError) return error;
    throw error;
  }
  throw new Error('expected a refusal, got settings');
}

/** Names of the fields that were refused, sorted. */
export function refusedFields(variables: Variables, options: Partial<LoadOptions> = {}): string[] {
  return refusal(variables, options)
    .faults.map(({ field }) => field)
    .sort();
}
