import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { ServiceConfig } from '../service/index.ts';
import { shapeFaults } from '../service/shape.ts';
import type { CommandContext } from './command.ts';
import { foreignText, isOurs } from './failure.ts';

/** A service's declaration, found but not started. */
export interface FoundConfig {
  readonly config: ServiceConfig;
  /** That of the declaration, else the folder of its file. */
  readonly rootDirectory: string;
}

/** Where a service is declared when nobody says otherwise. */
export const CONFIG_FILES = ['seaworthy.config.ts', 'seaworthy.config.js'] as const;

/**
 * The declaration that `--config` names, else that of the working directory.
 *
 * @param named value of `--config`
 * @returns undefined when none is named and the working directory has none.
 * @throws SeaworthyError `cli.config`
 */
export async function findConfig(
  context: CommandContext,
  named: string | undefined,
): Promise<FoundConfig | undefined> {
  if (named !== undefined) return importConfig(context, named);
  const [first, second] = CONFIG_FILES.filter((file) => isFile(context, file));
  if (second !== undefined) {
    throw broken({ field: '--config', message: `expected one file, got ${first} and ${second}` });
  }
  return first === undefined ? undefined : importConfig(context, first);
}

/** The same, for commands that have nothing to do without a service. */
export async function demandConfig(
  context: CommandContext,
  named: string | undefined,
): Promise<FoundConfig> {
  const found = await findConfig(context, named);
  if (found !== undefined) return found;
  const message = `expected ${CONFIG_FILES.join(' or ')} in the working directory, got neither`;
  throw broken({ field: '--config', message });
}

function isFile({ workingDirectory }: CommandContext, path: string): boolean {
  const found = statSync(resolve(workingDirectory, path), { throwIfNoEntry: false });
  return found?.isFile() === true;
}

async function importConfig(context: CommandContext, path: string): Promise<FoundConfig> {
  const file = resolve(context.workingDirectory, path);
  const shown = relative(context.workingDirectory, file);
  if (!isFile(context, path)) throw broken({ field: shown, message: 'expected a file, got none' });
  const before = listenerCount();
  const exported = await importModule(context, file, shown);
  // A server that was told to listen does so at the end of this turn.
  await nextTurn();
  const faults = declarationFaults(exported, shown);
  if (listenerCount() > before) {
    const message = 'expected a file that listens to nothing when imported, got a listener';
    const remedy = 'Move what runs the service to another file; `app` is a factory';
    faults.push({ field: shown, message, remedy });
  }
  if (faults.length > 0) throw broken(...faults);
  const config = exported as ServiceConfig;
  const folder = dirname(file);
  return { config, rootDirectory: resolve(folder, config.rootDirectory ?? '.') };
}

async function importModule(
  { secrets }: CommandContext,
  file: string,
  shown: string,
): Promise<unknown> {
  try {
    const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return loaded.default;
  } catch (error) {
    if (isOurs(error)) throw error;
    const message = `expected a module that can be imported, got ${foreignText(error, secrets)}`;
    throw broken({ field: shown, message });
  }
}

function listenerCount(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
}

/** `defineService` has looked already, where the declaration comes from it. */
function declarationFaults(exported: unknown, shown: string): Fault[] {
  if (typeof exported !== 'object' || exported === null) {
    const got = exported === undefined ? 'none' : typeof exported;
    const message = `expected a default export of defineService(), got ${got}`;
    return [{ field: shown, message }];
  }
  return shapeFaults(exported).map((fault) => ({ ...fault, field: `${shown}: ${fault.field}` }));
}

function broken(...faults: readonly Fault[]): SeaworthyError {
  return new SeaworthyError('cli.config', 'The configuration cannot be used', { faults });
}
