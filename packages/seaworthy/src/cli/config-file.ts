import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SeaworthyError } from '../core/errors.ts';
import type { ServiceConfig } from '../service/index.ts';

const NAMES = ['seaworthy.config.ts', 'seaworthy.config.js'] as const;

/** A service's declaration, found but not started. */
export interface FoundConfig {
  readonly config: ServiceConfig;
  readonly rootDirectory: string;
}

/**
 * Imports the declaration of the service: the named file, else the one in the working directory.
 *
 * @throws SeaworthyError `cli.config` when there is none, or it declares no service
 */
export async function findConfig(path: string | undefined): Promise<FoundConfig> {
  const file = path === undefined ? nearby() : resolve(path);
  if (file === undefined || !existsSync(file)) {
    throw new SeaworthyError('cli.config', `--config: expected ${path ?? NAMES.join(' or ')}`);
  }
  const module = (await importFile(file)) as { readonly default?: unknown };
  if (!isConfig(module.default)) {
    throw new SeaworthyError('cli.config', `${file}: expected a default export of defineService()`);
  }
  const rootDirectory = module.default.rootDirectory ?? dirname(file);
  return { config: module.default, rootDirectory };
}

/** The declaration in the working directory, if there is one. */
export function nearby(): string | undefined {
  return NAMES.map((name) => resolve(name)).find((file) => existsSync(file));
}

async function importFile(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SeaworthyError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SeaworthyError('cli.config', `${file}: ${reason}`, { cause: error });
  }
}

function isConfig(value: unknown): value is ServiceConfig {
  return typeof value === 'object' && value !== null && 'settings' in value && 'policy' in value;
}
