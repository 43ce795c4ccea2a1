import type { Fault } from '../core/errors.ts';
import { type Floor, fieldOf, type Layer } from './cascade.ts';
import { effectiveRule } from './effective.ts';
import { type LooseningResult, looseningOf } from './loosening.ts';
import { buildAutomaton } from './path-automaton.ts';
import { includes } from './pattern-order.ts';
import { MAX_WORK } from './route-sets.ts';

/** Holds every rule against those around it. @param layers the most specific first */
export function checkLayers(layers: readonly Layer[], floor: Floor): LooseningResult {
  const broader = broaderLayers(layers);
  const results = layers.map((layer) => {
    const around = broader(layer);
    const loosened = looseningOf(layer, around, floor);
    return { ...loosened, faults: [...loosened.faults, ...ownFaults(layer, around, floor)] };
  });
  return {
    faults: results.flatMap((each) => each.faults),
    notices: results.flatMap((each) => each.notices),
  };
}

/** Finds the rules within which one lies. */
function broaderLayers(layers: readonly Layer[]): (layer: Layer) => readonly Layer[] {
  const automaton = buildAutomaton({
    patterns: layers.map((layer) => layer.pattern),
    accept: (matching) => matching,
    maxWork: MAX_WORK,
  });
  return (layer) =>
    (automaton?.findAround(layer.pattern) ?? [])
      .flatMap((id) => layers[id] ?? [])
      .filter((other) => other !== layer && includes(other.pattern, layer.pattern));
}

/** What a rule says that cannot be, given what it inherits. */
function ownFaults(layer: Layer, around: readonly Layer[], floor: Floor): readonly Fault[] {
  const { methods, path, text } = layer.pattern;
  const set = { methods, path, allowedMethods: [] };
  const { rule } = effectiveRule(set, [layer, ...around], floor);
  const faults: Fault[] = [];
  const conflicts = rule.sources['access'] === '';
  if (rule.access === 'none' && !conflicts) {
    const message = 'expected access in this rule or in a broader one, got none';
    const remedy = `Say who may enter, here or in '* /**'`;
    faults.push({ field: `policy.routes['${text}']`, message, remedy });
  }
  if (layer.values.access === 'public' && rule.role !== undefined) {
    const source = rule.sources['role'] ?? '';
    const message = `expected no role on a public route, got '${rule.role}' of '${source}'`;
    faults.push({ field: fieldOf(layer, 'access'), message, remedy: 'Write role: null beside it' });
  }
  if (layer.values.upload === true && !rule.form) {
    const message = 'expected form: true beside it, for files come with a form';
    faults.push({ field: fieldOf(layer, 'upload'), message });
  }
  return faults;
}
