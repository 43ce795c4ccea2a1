import { PathReadings, type PathSensitivity, SENSITIVE } from './path-readings.ts';
import { isAtLeastAsStrict } from './strictness.ts';
import type { EffectiveRule } from './types.ts';

/** Finds the effective rule of a request. */
export interface RouteMatcher {
  /**
   * Index of the effective rule: -1 where no rule covers the path; a rule with access `none` where
   * rules cover the path but not the method; `ambiguous` where path parameters, case or a closing
   * slash make it one of several rules, depending on who reads it, and none is the strictest.
   *
   * @param path canonical, or `*`
   */
  readonly find: (method: string, path: string) => number | 'ambiguous';
  /** Methods that some rule admits on a path, for `Allow`; empty where no rule covers it. */
  readonly allowed: (path: string) => readonly string[];
}

/** What a path leads to, by method. */
interface Entry {
  readonly byMethod: ReadonlyMap<string, number>;
  /** For every other method. */
  readonly other: number;
  readonly allowed: readonly string[];
}

const UNCOVERED = -1;

/** Together at most half a megabyte. */
const MAX_REMEMBERED_COUNT = 2048;
const MAX_REMEMBERED_LENGTH = 256;

/**
 * Prepares the look-up for effective rules.
 *
 * @param rules of a resolved policy, in its order
 * @param sensitivity of the router behind them; default: case and closing slash count
 * @throws SeaworthyError `policy.invalid` when they are not those of a resolved policy
 */
export function createMatcher(
  rules: readonly EffectiveRule[],
  sensitivity: PathSensitivity = SENSITIVE,
): RouteMatcher {
  const accept = (matching: readonly number[]): Entry => entryOf(rules, matching);
  const readings = new PathReadings(rules, accept, sensitivity);
  const find = (method: string, path: string): number | 'ambiguous' => {
    const pick = (entry: Entry): number => entry.byMethod.get(method) ?? entry.other;
    const asSent = readings.find(path, pick);
    if (!path.includes(';')) return asSent;
    const stripped = readings.find(path.split('/').map(withoutParameters).join('/'), pick);
    const cut = readings.find(withoutParameters(path), pick);
    if (asSent === 'ambiguous' || stripped === 'ambiguous' || cut === 'ambiguous') {
      return 'ambiguous';
    }
    return settle(rules, { asSent, stripped, cut });
  };
  return { find: remembering(find), allowed: (path) => readings.entryOf(path).allowed };
}

type Find = RouteMatcher['find'];

/**
 * Answers for paths met before at a third of the cost. All is forgotten when the table is full, so
 * that ever new paths cost memory once and a bounded piece of it.
 */
function remembering(find: Find): Find {
  const byMethod = new Map<string, Map<string, number | 'ambiguous'>>();
  let count = 0;
  return (method, path) => {
    const known = byMethod.get(method)?.get(path);
    if (known !== undefined) return known;
    const found = find(method, path);
    if (path.length > MAX_REMEMBERED_LENGTH || method.length > MAX_REMEMBERED_LENGTH) return found;
    if (count >= MAX_REMEMBERED_COUNT) {
      byMethod.clear();
      count = 0;
    }
    count += 1;
    // A slice would keep the whole target alive, its query included.
    const key = Buffer.from(path, 'latin1').toString('latin1');
    const paths = byMethod.get(method);
    if (paths === undefined) byMethod.set(method, new Map([[key, found]]));
    else paths.set(key, found);
    return found;
  };
}

interface Readings {
  /** As Node's frameworks read it: `;` is a letter like any other. */
  readonly asSent: number;
  /** As servlet containers read it: each segment ends at its `;`. */
  readonly stripped: number;
  /** As those read it for whom the path ends at the first `;`. */
  readonly cut: number;
}

/**
 * Parameters are ignored where all who might read the path agree on its rule, or where the rule
 * without them is no looser than the one with them, so that none is got round.
 *
 * @see CVE-2026-2880, CVE-2026-33808
 */
function settle(rules: readonly EffectiveRule[], readings: Readings): number | 'ambiguous' {
  const { asSent, stripped, cut } = readings;
  if (stripped !== cut) return 'ambiguous';
  if (asSent === stripped) return stripped;
  const rule = rules[stripped];
  const sent = rules[asSent];
  if (rule === undefined || sent === undefined) return 'ambiguous';
  return isAtLeastAsStrict(rule, sent) ? stripped : 'ambiguous';
}

function withoutParameters(text: string): string {
  const at = text.indexOf(';');
  return at < 0 ? text : text.slice(0, at);
}

/** @param matching the most specific first */
function entryOf(rules: readonly EffectiveRule[], matching: readonly number[]): Entry {
  const open = matching.filter((id) => rules[id]?.access !== 'none');
  const closed = matching.find((id) => rules[id]?.access === 'none') ?? UNCOVERED;
  const byMethod = new Map<string, number>();
  let other: number | undefined;
  const allowed = new Set<string>();
  for (const id of open) {
    const rule = rules[id];
    if (rule === undefined) continue;
    const isAny = rule.methods.length === 0;
    // Once a rule for any method is met, those after it are broader and never asked.
    if (other === undefined) for (const method of rule.methods) setOnce(byMethod, method, id);
    if (isAny) other ??= id;
    for (const method of isAny ? rule.allowedMethods : rule.methods) allowed.add(method);
  }
  return { byMethod, other: other ?? closed, allowed: [...allowed] };
}

function setOnce(map: Map<string, number>, method: string, id: number): void {
  if (!map.has(method)) map.set(method, id);
}
