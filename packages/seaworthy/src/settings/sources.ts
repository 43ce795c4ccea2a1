import type { Fault } from '../core/errors.ts';
import { type EnvFileLayer, readNamedFile, readPlacedFile } from './env-file-layer.ts';
import { judgeEnvironment } from './environment.ts';
import { type GivenText, readLayer, type SettingTable } from './layer.ts';
import type { Environment } from './setting.ts';
import { unknownInProcess } from './unknown.ts';

/** Variables of a process, as `process.env` has them. */
export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

/** What all sources together give. */
export interface Sources {
  readonly environment: Environment;
  readonly given: ReadonlyMap<string, GivenText>;
  /** The env file, as `ENV_FILE` or its place names it; it need not exist in its place. */
  readonly envFile: string;
  /** Whether `ENV_FILE` names it. */
  readonly envFileNamed: boolean;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
}

/**
 * Reads every source: the process environment, files named by `NAME_FILE`, and beneath them the env
 * file: `ENV_FILE`, else `config/{ENV}.env` where that exists.
 *
 * `ENV` comes from the process environment; only the file that `ENV_FILE` names may supply it too.
 */
export function readSources(
  settings: SettingTable,
  variables: ProcessEnvironment,
  rootDirectory: string,
): Sources {
  const path = variables['ENV_FILE'] ?? '';
  const named = path === '' ? undefined : readNamedFile(settings, path, rootDirectory);
  const said = variables['ENV'] === '' ? undefined : variables['ENV'];
  const judged = judgeEnvironment({
    name: said ?? named?.environmentName,
    nodeEnvironment: variables['NODE_ENV'],
  });
  const file = named ?? readPlacedFile(settings, judged.environment, rootDirectory);
  const top = readLayer(settings, {
    provenance: 'explicit',
    values: (name) => variables[name],
    rootDirectory,
    readableByAll: false,
  });
  return {
    environment: judged.environment,
    given: new Map([...file.given, ...top.given]),
    envFile: file.shown,
    envFileNamed: named !== undefined,
    faults: [...judged.faults, ...file.faults, ...top.faults],
    warnings: [
      ...unknownInProcess(settings, Object.keys(variables)),
      ...contradictingFile(said, named),
    ],
  };
}

function contradictingFile(said: string | undefined, named: EnvFileLayer | undefined): string[] {
  const other = named?.environmentName;
  if (said === undefined || other === undefined || other === said) return [];
  return ['ENV_FILE holds another ENV than the process environment, which wins.'];
}
