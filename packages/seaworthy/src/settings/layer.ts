import type { Fault } from '../core/errors.ts';
import { readSecretFile } from './secret-file.ts';
import type { Setting } from './setting.ts';

/** Settings by name. */
export type SettingTable = ReadonlyMap<string, Setting<unknown>>;

/** A text that some source gives for a setting. */
export interface GivenText {
  readonly text: string;
  readonly provenance: 'explicit' | 'file' | 'env-file';
  /** The file it stands in may be read by every user of the machine. */
  readonly readableByAll: boolean;
}

/** What one source gives. */
export interface Layer {
  readonly given: ReadonlyMap<string, GivenText>;
  readonly faults: readonly Fault[];
}

/** A source: the process environment, or an env file. */
export interface LayerSource {
  readonly provenance: 'explicit' | 'env-file';
  readonly values: (name: string) => string | undefined;
  readonly rootDirectory: string;
  readonly readableByAll: boolean;
}

/**
 * Reads each known name, and `NAME_FILE` for each secret, from one source. An empty text is kept:
 * it means "not set", and hides what a lower source says.
 */
export function readLayer(settings: SettingTable, source: LayerSource): Layer {
  const given = new Map<string, GivenText>();
  const faults: Fault[] = [];
  for (const [name, setting] of settings) {
    const read = readName(name, setting, source);
    if (read === undefined) continue;
    if ('fault' in read) faults.push(read.fault);
    else given.set(name, read);
  }
  return { given, faults };
}

function readName(
  name: string,
  setting: Setting<unknown>,
  source: LayerSource,
): GivenText | { readonly fault: Fault } | undefined {
  const text = source.values(name);
  const path = setting.secret === undefined ? undefined : source.values(`${name}_FILE`);
  if (path !== undefined && path !== '') {
    if (text !== undefined && text !== '') return { fault: bothGiven(name) };
    const file = readSecretFile(name, path, source.rootDirectory);
    return 'fault' in file ? file : { ...file, provenance: 'file' };
  }
  if (text === undefined) return undefined;
  return { text, provenance: source.provenance, readableByAll: source.readableByAll };
}

function bothGiven(name: string): Fault {
  return {
    field: name,
    message: `expected ${name} or ${name}_FILE, got both`,
    remedy: 'Unset one of them',
  };
}
