import type { Fault } from '../core/errors.ts';
import {
  type Floor,
  fieldOf,
  isCatchAll,
  type Layer,
  limitNames,
  type Settled,
  settle,
  settleLimits,
} from './cascade.ts';
import { type Notice, notice } from './notices.ts';
import { PROTECTIVE, type ProtectiveKey } from './strictness.ts';

/** Who may enter: what a rule decides anew where only the catch-all has spoken before it. */
const ENTRY_KEYS: ReadonlySet<string> = new Set(['access', 'role']);

export interface LooseningResult {
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/**
 * Holds a rule against those around it: whatever it loosens must be exempted.
 *
 * @param broader the rules that match all that this one matches, the most specific first
 */
export function looseningOf(
  layer: Layer,
  broader: readonly Layer[],
  floor: Floor,
): LooseningResult {
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  for (const key of Object.keys(PROTECTIVE) as ProtectiveKey[]) {
    if (layer.values[key] === undefined) continue;
    const base = settle(key, broader, floor);
    const isFree = isWithin(layer, key, base);
    if (layer.exemptions[key] === undefined) {
      if (!isFree) faults.push(looseningFault(layer, key, base));
    } else if (isFree) {
      notices.push(notice('policy.W007', fieldOf(layer, key), 'loosens nothing'));
    }
  }
  return { faults: [...faults, ...limitFaults(layer, broader)], notices };
}

function isWithin(layer: Layer, key: ProtectiveKey, base: Settled): boolean {
  const value = layer.values[key];
  if (base.conflict !== undefined) return false;
  if (base.value === undefined || PROTECTIVE[key].tightens(value, base.value)) return true;
  return ENTRY_KEYS.has(key) && base.from.every(isCatchAll);
}

function looseningFault(layer: Layer, key: ProtectiveKey, base: Settled): Fault {
  const texts = base.conflict?.map((one) => `'${one.pattern.text}'`) ?? [`'${base.source}'`];
  const wanted = base.conflict === undefined ? shown(base.value) : 'what both say';
  return {
    field: fieldOf(layer, key),
    message:
      `expected ${wanted} or stricter, as ${texts.join(' and ')} says, ` +
      `got ${shown(layer.values[key])}`,
    remedy: 'To loosen it, write exempt({ value, reason, owner, until })',
  };
}

function limitFaults(layer: Layer, broader: readonly Layer[]): readonly Fault[] {
  const { limit } = layer.values;
  if (limit === undefined || layer.exemptions.limit !== undefined) return [];
  if (limitNames(limit).length > 0) return [];
  const { names, source } = settleLimits(broader);
  if (names.length === 0) return [];
  return [
    {
      field: fieldOf(layer, 'limit'),
      message: `expected the limits ${names.join(', ')} of '${source}' to hold, got null`,
      remedy: 'To loosen it, write exempt({ value, reason, owner, until })',
    },
  ];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
