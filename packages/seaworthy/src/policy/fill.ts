import type { Fault } from '../core/errors.ts';
import { isRecord } from '../core/shape.ts';
import { type Notice, notice } from './notices.ts';
import { LIMITS_ENABLED, SETTING_MAP, type SettingMapping } from './setting-map.ts';
import type { Policy, ResolveContext } from './types.ts';

type Section = Record<string, unknown>;

/** A policy with the keys that settings fill. */
export interface FilledPolicy {
  readonly policy: Partial<Policy>;
  readonly limitsEnabled: boolean;
  /** Where filled keys came from: `policy`, or the name of a setting. */
  readonly sources: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** Fills unset keys from settings. An explicit key wins; a setting that it overrides is told. */
export function fillFromSettings(policy: Partial<Policy>, context: ResolveContext): FilledPolicy {
  const filled = copyOf(policy);
  const sources = new Map<string, string>();
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  let limitsEnabled = true;
  for (const mapping of SETTING_MAP) {
    const value = settingValue(mapping, context);
    if (isSet(filled, mapping.key)) {
      sources.set(mapping.key, `policy.${mapping.key}`);
      if (context.givenSettings.has(mapping.setting)) notices.push(overridden(mapping));
    } else if (value !== undefined) {
      const before = faults.length;
      mapping.check(value, mapping.setting, faults);
      if (faults.length > before) continue;
      const converted = mapping.convert === undefined ? value : mapping.convert(value);
      sources.set(mapping.key, mapping.setting);
      if (mapping.key === LIMITS_ENABLED) limitsEnabled = converted === true;
      else put(filled, mapping.key, converted);
    }
  }
  return { policy: filled as Partial<Policy>, limitsEnabled, sources, faults, notices };
}

/** An empty list or text is a setting that was not given. */
function settingValue(mapping: SettingMapping, context: ResolveContext): unknown {
  const raw = Object.hasOwn(context.settings, mapping.setting)
    ? context.settings[mapping.setting]
    : undefined;
  if (raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0)) return undefined;
  return raw;
}

function overridden(mapping: SettingMapping): Notice {
  return notice('policy.W001', `policy.${mapping.key}`, `overrides ${mapping.setting}`);
}

/** A copy down to the keys of sections: what is put in changes nobody's object. */
function copyOf(policy: Partial<Policy>): Section {
  return Object.fromEntries(
    Object.entries(policy).map(([key, value]) => [key, isRecord(value) ? { ...value } : value]),
  );
}

function isSet(filled: Section, key: string): boolean {
  const [first = '', second] = key.split('.');
  const value = filled[first];
  if (second === undefined) return value !== undefined;
  return isRecord(value) && value[second] !== undefined;
}

function put(filled: Section, key: string, value: unknown): void {
  const [first = '', second] = key.split('.');
  const section = filled[first];
  if (second === undefined) filled[first] = value;
  else filled[first] = { ...(isRecord(section) ? section : {}), [second]: value };
}
