import type { RoutePattern } from './pattern.ts';
import { includes } from './pattern-order.ts';
import { PROTECTIVE, type ProtectiveKey } from './strictness.ts';
import type { Exemption, Rule } from './types.ts';

/** A rule as written, its exemptions unwrapped. */
export interface Layer {
  readonly pattern: RoutePattern;
  readonly values: Readonly<Partial<Record<keyof Rule, unknown>>>;
  readonly exemptions: Readonly<Partial<Record<keyof Rule, Exemption>>>;
}

/** What holds where no rule says anything, and where that comes from. */
export interface Floor {
  readonly values: Readonly<Partial<Record<ProtectiveKey, unknown>>>;
  readonly sources: Readonly<Partial<Record<ProtectiveKey, string>>>;
}

/** A key after the cascade. */
export interface Settled {
  /** Undefined when nothing says anything, or when `conflict` stands. */
  readonly value: unknown;
  readonly source: string;
  /** The rules whose value it is; empty for the floor. */
  readonly from: readonly Layer[];
  readonly exemption: Exemption | undefined;
  /** Two rules, neither within the other, between which there is nothing stricter. */
  readonly conflict: readonly [Layer, Layer] | undefined;
}

/**
 * The value of a protective key where `layers` hold together: that of the narrowest rule which
 * states it. Of rules that only overlap the stricter wins.
 */
export function settle(key: ProtectiveKey, layers: readonly Layer[], floor: Floor): Settled {
  const stating = narrowest(layers.filter((layer) => layer.values[key] !== undefined));
  const [first, ...rest] = stating;
  if (first === undefined) return fromFloor(key, floor);
  let winner = first;
  for (const layer of rest) {
    const value = PROTECTIVE[key].strictest(winner.values[key], layer.values[key]);
    if (value === undefined) return conflicting(stating, [winner, layer]);
    if (value !== winner.values[key]) winner = layer;
  }
  return {
    value: winner.values[key],
    source: winner.pattern.text,
    from: stating,
    exemption: winner.exemptions[key],
    conflict: undefined,
  };
}

function fromFloor(key: ProtectiveKey, floor: Floor): Settled {
  const source = floor.sources[key] ?? 'default';
  const value = floor.values[key];
  return { value, source, from: [], exemption: undefined, conflict: undefined };
}

function conflicting(from: readonly Layer[], conflict: readonly [Layer, Layer]): Settled {
  return { value: undefined, source: '', from, exemption: undefined, conflict };
}

/** Names of limits: every rule adds its own; an exempted list replaces those of broader rules. */
export function settleLimits(layers: readonly Layer[]): {
  readonly names: readonly string[];
  readonly source: string;
  readonly exemption: Exemption | undefined;
} {
  const stating = layers.filter((layer) => layer.values.limit !== undefined);
  const exempted = stating.filter((layer) => layer.exemptions.limit !== undefined);
  const kept = stating.filter(
    (layer) => !exempted.some((by) => by !== layer && includes(layer.pattern, by.pattern)),
  );
  const names = kept.toReversed().flatMap((layer) => limitNames(layer.values.limit));
  return {
    names: [...new Set(names)],
    source: kept.map((layer) => layer.pattern.text).join(', ') || 'default',
    exemption: kept.find((layer) => layer.exemptions.limit !== undefined)?.exemptions.limit,
  };
}

/** One name, several, or `null` for none. */
export function limitNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The value of a key that protects nothing: that of the most specific rule. */
export function settlePlain(
  key: keyof Rule,
  layers: readonly Layer[],
): { readonly value: unknown; readonly source: string } {
  const layer = layers.find((one) => one.values[key] !== undefined);
  return { value: layer?.values[key], source: layer?.pattern.text ?? 'default' };
}

/** Where a key stands in the policy as written. */
export function fieldOf(layer: Layer, key: string): string {
  return `policy.routes['${layer.pattern.text}'].${key}`;
}

/** `* /**`: what holds for routes that say nothing themselves. */
export function isCatchAll(layer: Layer): boolean {
  const { methods, segments, isSubtree } = layer.pattern;
  return methods.length === 0 && segments.length === 0 && isSubtree;
}

/** Rules within which no other of them lies. */
function narrowest(layers: readonly Layer[]): readonly Layer[] {
  if (layers.length < 2) return layers;
  return layers.filter(
    (layer) => !layers.some((other) => other !== layer && includes(layer.pattern, other.pattern)),
  );
}
