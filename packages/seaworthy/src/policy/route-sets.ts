import { buildAutomaton } from './path-automaton.ts';
import { parsePath, type RoutePattern } from './pattern.ts';
import { intersectMethods, intersectPaths } from './pattern-order.ts';

/** Requests that meet the same rules: one effective rule is made of each. */
export interface RouteSet {
  /** Indices of the rules, the most specific first; empty where only other methods are admitted. */
  readonly members: readonly number[];
  /** Empty means any. */
  readonly methods: readonly string[];
  readonly path: string;
  /** Methods that some rule admits on this path. */
  readonly allowedMethods: readonly string[];
}

/** More effective rules than this are a fault of the policy. */
export const MAX_ROUTE_SETS = 20_000;

/** Stands for every method that is not listed, so that `*` rules are met without another. */
const ANY_OTHER = '';

/** Pattern positions looked at while patterns are merged: a second or so. */
export const MAX_WORK = 2_000_000;

/**
 * Closes patterns under intersection: each request falls into exactly one of these sets, that of
 * all rules which match it.
 *
 * @param patterns no two match alike; the most specific first
 * @param methods that the policy admits at all
 * @returns undefined when the patterns overlap in more than 20 000 ways
 */
export function routeSets(
  patterns: readonly RoutePattern[],
  methods: readonly string[],
): readonly RouteSet[] | undefined {
  const overlaps: (readonly number[])[] = [];
  const accept = (matching: readonly number[]): readonly number[] => {
    overlaps.push(matching);
    return matching;
  };
  const automaton = buildAutomaton({ patterns, accept, maxWork: MAX_WORK });
  if (automaton === undefined || overlaps.length > MAX_ROUTE_SETS) return undefined;
  const sets = new Map<string, RouteSet>();
  const allowedOn = (path: string): readonly string[] =>
    admitted(pick(patterns, automaton.findAround(parsePath(path))), methods);
  for (const matching of overlaps) {
    for (const [key, members, common] of groups(matching, patterns, methods)) {
      if (sets.has(key)) continue;
      const path = intersectPaths(common.map((pattern) => pattern.path));
      const own = members.map((id) => patterns[id]?.methods ?? []).reduce(intersectMethods, []);
      sets.set(key, { members, methods: own, path, allowedMethods: allowedOn(path) });
    }
  }
  return sets.size > MAX_ROUTE_SETS ? undefined : [...sets.values()];
}

type Group = readonly [key: string, members: readonly number[], common: readonly RoutePattern[]];

/** What the requests of one path come to, by method: the rules, and what names the path. */
function groups(
  matching: readonly number[],
  patterns: readonly RoutePattern[],
  methods: readonly string[],
): readonly Group[] {
  if (matching.length === 0) return [];
  const onPath = pick(patterns, matching);
  const isWhole = admitted(onPath, methods).length === methods.length;
  return [...methods, ANY_OTHER].flatMap((method): Group[] => {
    const members = matching.filter((_, at) => admits(onPath[at], method));
    if (members.length > 0) return [[members.join(), members, pick(patterns, members)]];
    return isWhole ? [] : [[`none ${matching.join()}`, members, onPath]];
  });
}

function pick(patterns: readonly RoutePattern[], ids: readonly number[]): readonly RoutePattern[] {
  return ids.flatMap((id) => patterns[id] ?? []);
}

function admitted(
  patterns: readonly RoutePattern[],
  methods: readonly string[],
): readonly string[] {
  return methods.filter((method) => patterns.some((pattern) => admits(pattern, method)));
}

function admits(pattern: RoutePattern | undefined, method: string): boolean {
  const methods = pattern?.methods ?? [];
  return methods.length === 0 || methods.includes(method);
}
