import type { Fault } from '../core/errors.ts';
import { missing, readingFault, showValue } from './faults.ts';
import type { GivenText, SettingTable } from './layer.ts';
import type { Provenance } from './secret.ts';
import { provenanceOf } from './secret-rules.ts';
import type { Setting } from './setting.ts';
import type { Sources } from './sources.ts';

/** What could be read. A name whose text is wrong is missing among `read`. */
export interface ReadValues {
  readonly read: Map<string, unknown>;
  readonly provenance: Map<string, Provenance>;
  readonly given: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Reads every setting from what the sources gave, its default where they gave nothing. */
export function readValues(settings: SettingTable, sources: Sources): ReadValues {
  const read = new Map<string, unknown>();
  const provenance = new Map<string, Provenance>();
  const given = new Set<string>();
  const faults: Fault[] = [];
  for (const [name, setting] of settings) {
    const text = sources.given.get(name);
    const isGiven = text !== undefined && text.text !== '';
    const one = isGiven ? readGiven(name, setting, text) : readUnset(name, setting, sources);
    faults.push(...one.faults);
    if (isGiven) given.add(name);
    if ('value' in one) read.set(name, one.value);
    provenance.set(name, one.provenance);
  }
  read.set('ENV', sources.environment);
  derive(read, given);
  return { read, provenance, given, faults: faults.filter(({ field }) => field !== 'ENV') };
}

interface One {
  readonly value?: unknown;
  readonly provenance: Provenance;
  readonly faults: readonly Fault[];
}

function readGiven(name: string, setting: Setting<unknown>, given: GivenText): One {
  const { text } = given;
  const isSecret = setting.secret !== undefined;
  const provenance = isSecret ? provenanceOf(text, given.provenance) : given.provenance;
  const reading = setting.read(text, provenance);
  if (!('value' in reading)) {
    return { provenance, faults: [readingFault({ name, setting, text, reading })] };
  }
  const cannot = setting.isUnavailable?.(reading.value) === true;
  const faults = cannot ? [unavailable(name, text, isSecret)] : [];
  return { value: reading.value, provenance, faults };
}

function unavailable(name: string, text: string, isSecret: boolean): Fault {
  const what = isSecret ? 'what it asks for' : showValue(name, text, false);
  const message = `expected it unset, got ${what}, which is not available in this release`;
  return { field: name, message, remedy: `Remove ${name}` };
}

function readUnset(name: string, setting: Setting<unknown>, sources: Sources): One {
  const { environment } = sources;
  const provenance = 'default';
  const empty = sources.given.get(name) !== undefined;
  const required = setting.requiredIn.includes(environment);
  if (required || (empty && setting.refuseEmptyIn.includes(environment))) {
    const told = sources.faults.some(({ field }) => field === name || field === `${name}_FILE`);
    const got = empty ? 'an empty value' : 'nothing';
    return { provenance, faults: told ? [] : [missing(name, setting, got)] };
  }
  return { value: setting.defaultFor(environment), provenance, faults: [] };
}

/** Defaults that follow from other settings. */
function derive(read: Map<string, unknown>, given: ReadonlySet<string>): void {
  const origin = read.get('PUBLIC_ORIGIN');
  if (typeof origin !== 'string') return;
  if (!given.has('TRUSTED_ORIGINS') && read.has('TRUSTED_ORIGINS')) {
    read.set('TRUSTED_ORIGINS', [origin]);
  }
  const hosts = read.get('ALLOWED_HOSTS');
  if (!given.has('ALLOWED_HOSTS') && Array.isArray(hosts)) {
    read.set('ALLOWED_HOSTS', [...new Set([...hosts, new URL(origin).host])]);
  }
}

/** Names of keys that dev makes itself, and that nobody gave. */
export function missingDevKeys(settings: SettingTable, values: ReadValues): string[] {
  const keys = [...settings].filter(([, row]) => row.secret === 'key' && row.requiredIn.length > 0);
  return keys.map(([name]) => name).filter((name) => values.read.get(name) === undefined);
}

/** Puts texts that dev made in their places. */
export function putDevKeys(
  settings: SettingTable,
  values: ReadValues,
  texts: ReadonlyMap<string, string>,
): void {
  for (const name of missingDevKeys(settings, values)) {
    const reading = settings.get(name)?.read(texts.get(name) ?? '', 'generated');
    if (reading === undefined || !('value' in reading)) continue;
    values.read.set(name, reading.value);
    values.provenance.set(name, 'generated');
  }
}
