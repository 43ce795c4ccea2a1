import type { Fault } from '../core/errors.ts';
import { isRecord, shown } from '../core/shape.ts';
import { type Floor, fieldOf, type Layer } from './cascade.ts';
import { deniedRule, effectiveRule } from './effective.ts';
import { isExempted, isExpired } from './exempt.ts';
import { checkLayers } from './layer-faults.ts';
import { type Notice, notice } from './notices.ts';
import { matchKey, parsePath, parsePattern, type RoutePattern } from './pattern.ts';
import { bySpecificity } from './pattern-order.ts';
import { MAX_ROUTE_SETS, routeSets } from './route-sets.ts';
import { ruleShape } from './rule-shape.ts';
import type { EffectiveRule, Exemption, Rule } from './types.ts';

export interface RouteOptions {
  /** Methods that rules may name. */
  readonly methods: readonly string[];
  /** Names of limits that are defined. */
  readonly limits: readonly string[];
  readonly floor: Floor;
  readonly nowMs: number;
}

export interface ResolvedRoutes {
  readonly rules: readonly EffectiveRule[];
  readonly uncovered: EffectiveRule;
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
  /** Limits that some rule names. */
  readonly namedLimits: ReadonlySet<string>;
}

/** Routes as written, turned into effective rules. */
export function resolveRoutes(routes: unknown, options: RouteOptions): ResolvedRoutes {
  const uncovered = deniedRule(undefined, options.floor);
  const nothing = { rules: [], uncovered, notices: [], namedLimits: new Set<string>() };
  if (!isRecord(routes) || Object.keys(routes).length === 0) {
    const message = `expected rules by pattern, at least '* /**', got ${shown(routes)}`;
    return { ...nothing, faults: [{ field: 'policy.routes', message }] };
  }
  const { layers, faults } = readLayers(routes, options);
  if (faults.length > 0) return { ...nothing, faults };
  return { ...cascaded(layers, options), uncovered };
}

/** The most specific first. */
function readLayers(
  routes: Readonly<Record<string, unknown>>,
  options: RouteOptions,
): { readonly layers: readonly Layer[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const layers: Layer[] = [];
  const seen = new Map<string, string>();
  const check = ruleShape(options.limits);
  for (const [text, rule] of Object.entries(routes)) {
    const field = `policy.routes[${shown(text)}]`;
    check(rule, field, faults);
    const pattern = parsePattern(text, options.methods);
    if (!('segments' in pattern)) {
      faults.push(...pattern.map((fault) => ({ field, ...fault })));
      continue;
    }
    const twin = seen.get(matchKey(pattern));
    if (twin !== undefined) {
      const message = `expected one rule for the same requests, got '${twin}' as well`;
      faults.push({ field, message });
    }
    seen.set(matchKey(pattern), text);
    if (isRecord(rule)) layers.push(layerOf(pattern, rule));
  }
  const sorted = layers.toSorted((left, right) => bySpecificity(left.pattern, right.pattern));
  return { layers: sorted, faults };
}

function layerOf(pattern: RoutePattern, rule: Rule): Layer {
  const values: Partial<Record<keyof Rule, unknown>> = {};
  const exemptions: Partial<Record<keyof Rule, Exemption>> = {};
  for (const [key, value] of Object.entries(rule) as [keyof Rule, unknown][]) {
    if (isExempted(value)) exemptions[key] = value.exemption;
    values[key] = isExempted(value) ? value.exemption.value : value;
  }
  return { pattern, values, exemptions };
}

function cascaded(
  layers: readonly Layer[],
  options: RouteOptions,
): Omit<ResolvedRoutes, 'uncovered'> {
  const { floor, methods, nowMs } = options;
  const sets = routeSets(
    layers.map((layer) => layer.pattern),
    methods,
  );
  if (sets === undefined) {
    const message = `expected patterns that overlap in at most ${MAX_ROUTE_SETS} ways, got more`;
    const faults = [{ field: 'policy.routes', message }];
    return { rules: [], faults, notices: [], namedLimits: new Set() };
  }
  const checked = checkLayers(layers, floor);
  const effective = sets.map((set) => {
    const members = set.members.flatMap((id) => layers[id] ?? []);
    return effectiveRule(set, members, floor);
  });
  return {
    rules: sorted(effective.map((each) => each.rule)),
    faults: [...checked.faults, ...unique(effective.flatMap((each) => each.faults))],
    notices: [...checked.notices, ...layers.flatMap((layer) => expiredOf(layer, nowMs))],
    namedLimits: new Set(effective.flatMap((each) => each.rule.limits)),
  };
}

function expiredOf(layer: Layer, nowMs: number): readonly Notice[] {
  return Object.entries(layer.exemptions).flatMap(([key, exemption]) => {
    if (!isExpired(exemption, nowMs)) return [];
    const { until, owner } = exemption;
    const what = `the exemption of ${owner} ended on ${until}; renew it or remove it`;
    return [notice('policy.W002', fieldOf(layer, key), what)];
  });
}

/** Rules first, then those for methods that none admits on the same path. */
function sorted(rules: readonly EffectiveRule[]): readonly EffectiveRule[] {
  const placed = rules.map((rule) => ({ rule, methods: rule.methods, ...parsePath(rule.path) }));
  return placed.toSorted(bySpecificity).map(({ rule }) => rule);
}

/** Two overlapping rules meet in many sets; one fault for each that has to be settled. */
function unique(faults: readonly Fault[]): readonly Fault[] {
  const byText = new Map(faults.map((fault) => [`${fault.field} ${fault.message}`, fault]));
  return [...byText.values()];
}
