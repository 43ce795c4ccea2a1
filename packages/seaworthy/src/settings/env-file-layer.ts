import { join, resolve } from 'node:path';
import type { Fault } from '../core/errors.ts';
import { readBoundedFile } from './bounded-file.ts';
import { parseEnvFile } from './env-file.ts';
import { type Layer, readLayer, type SettingTable } from './layer.ts';
import type { Environment } from './setting.ts';
import { unknownInFile } from './unknown.ts';

const MAX_ENV_FILE_BYTES = 256 * 1024;
const READABLE_BY_ALL = 0o004;

/** What an env file gives, and as what it may be named to people. */
export interface EnvFileLayer extends Layer {
  /** As it was named, or `config/prod.env`. */
  readonly shown: string;
  /** The environment the file itself says, if any. */
  readonly environmentName: string | undefined;
}

/** The file that `ENV_FILE` names, relative to the service's root or absolute. It must exist. */
export function readNamedFile(
  settings: SettingTable,
  path: string,
  rootDirectory: string,
): EnvFileLayer {
  return readFile(settings, { shown: path, rootDirectory, mustExist: true });
}

/** `config/{ENV}.env` under the service's root. Nothing where there is none. */
export function readPlacedFile(
  settings: SettingTable,
  environment: Environment,
  rootDirectory: string,
): EnvFileLayer {
  const shown = join('config', `${environment}.env`);
  const layer = readFile(settings, { shown, rootDirectory, mustExist: false });
  const said = layer.environmentName;
  if (said === undefined || said === environment) return layer;
  const fault: Fault = {
    field: 'ENV',
    message: `expected ${environment} in ${shown}, got another`,
    remedy: 'Remove the line; the name of the file says it',
  };
  return { ...layer, faults: [...layer.faults, fault] };
}

interface EnvFilePlace {
  readonly shown: string;
  readonly rootDirectory: string;
  readonly mustExist: boolean;
}

function readFile(settings: SettingTable, place: EnvFilePlace): EnvFileLayer {
  const { shown, rootDirectory } = place;
  const path = resolve(rootDirectory, shown);
  const reading = readBoundedFile(path, { maxBytes: MAX_ENV_FILE_BYTES });
  if ('problem' in reading) {
    const absent = reading.code === 'ENOENT' && !place.mustExist;
    const faults = absent ? [] : [unusable(place, reading.problem)];
    return { given: new Map(), faults, shown, environmentName: undefined };
  }
  const parsed = parseEnvFile(reading.text);
  const layer = readLayer(settings, {
    provenance: 'env-file',
    values: (name) => parsed.values.get(name),
    rootDirectory,
    readableByAll: process.platform !== 'win32' && (reading.mode & READABLE_BY_ALL) !== 0,
  });
  const faults = [
    ...parsed.faults.map(({ line, message }): Fault => ({ field: `${shown}:${line}`, message })),
    ...unknownInFile(settings, parsed.values.keys()),
    ...chainFaults(parsed.values),
    ...layer.faults,
  ];
  return { given: layer.given, faults, shown, environmentName: parsed.values.get('ENV') };
}

function unusable({ shown, mustExist }: EnvFilePlace, problem: string): Fault {
  return {
    field: mustExist ? 'ENV_FILE' : shown,
    message: `expected a readable env file, got ${problem}`,
    remedy: mustExist ? 'Name an env file that exists, or unset ENV_FILE' : 'Mend or remove it',
  };
}

function chainFaults(values: ReadonlyMap<string, string>): Fault[] {
  if (!values.has('ENV_FILE')) return [];
  const message = 'expected in the process environment alone, got it in an env file';
  return [{ field: 'ENV_FILE', message, remedy: 'Remove the line' }];
}
