import type { PathShape } from './path-automaton.ts';
import type { RoutePattern } from './pattern.ts';

type Shape = Pick<RoutePattern, 'methods' | 'segments' | 'isSubtree'>;

/** Whether every request that `narrow` matches is one that `broad` matches. */
export function includes(broad: Shape, narrow: Shape): boolean {
  return includesMethods(broad.methods, narrow.methods) && includesPath(broad, narrow);
}

/** Whether every path of `narrow` is one of `broad`. */
export function includesPath(broad: PathShape, narrow: PathShape): boolean {
  const { length } = broad.segments;
  if (narrow.segments.length < length) return false;
  if (!broad.isSubtree && (narrow.isSubtree || narrow.segments.length > length)) return false;
  return broad.segments.every((segment, at) => segment === null || segment === narrow.segments[at]);
}

function includesMethods(broad: readonly string[], narrow: readonly string[]): boolean {
  if (broad.length === 0) return true;
  return narrow.length > 0 && narrow.every((method) => broad.includes(method));
}

/** What both match; an empty list of methods means any, so disjoint methods must not meet here. */
export function intersectMethods(
  left: readonly string[],
  right: readonly string[],
): readonly string[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  return left.filter((method) => right.includes(method));
}

/**
 * The path part that overlapping patterns have in common, in writing.
 *
 * @param paths at least one; all match some path together
 */
export function intersectPaths(paths: readonly string[]): string {
  const split = paths.map((path) => path.split('/').filter((segment) => segment !== ''));
  const fixed = split.map((segments) => segments.filter((segment) => segment !== '**'));
  const depth = Math.max(...fixed.map((segments) => segments.length));
  const common = Array.from({ length: depth }, (_, at) =>
    narrowest(fixed.flatMap((segments) => segments[at] ?? [])),
  );
  const isSubtree = split.every((segments) => segments.at(-1) === '**');
  return `/${[...common, ...(isSubtree ? ['**'] : [])].join('/')}`;
}

/** A literal before a name before `*`. */
function narrowest(segments: readonly string[]): string {
  const literal = segments.find((segment) => segment !== '*' && !segment.startsWith(':'));
  return literal ?? segments.find((segment) => segment !== '*') ?? '*';
}

/** Sorts the most specific first: by path, then by method. What includes another comes after it. */
export function bySpecificity(left: Shape, right: Shape): number {
  return comparePaths(left, right) || compareMethods(left.methods, right.methods);
}

function comparePaths(left: PathShape, right: PathShape): number {
  const depth = Math.max(left.segments.length, right.segments.length);
  for (let at = 0; at <= depth; at += 1) {
    const difference = rank(left, at) - rank(right, at) || compareText(left, right, at);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** End before literal before `*` before `/**`. */
function rank(pattern: PathShape, at: number): number {
  const segment = pattern.segments[at];
  if (segment === undefined) return pattern.isSubtree ? 3 : 0;
  return segment === null ? 2 : 1;
}

function compareText(left: PathShape, right: PathShape, at: number): number {
  return compare(left.segments[at] ?? '', right.segments[at] ?? '');
}

function compareMethods(left: readonly string[], right: readonly string[]): number {
  const count = (methods: readonly string[]): number => methods.length || Number.MAX_SAFE_INTEGER;
  return count(left) - count(right) || compare(left.join(), right.join());
}

/** By code unit, so that the order is the same on every machine. */
function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
