import { decodedSegment, foldSegment, MAX_PATTERN_SEGMENTS, type RoutePattern } from './pattern.ts';

/** A segment that no literal can be. */
const ANY = '\0';

/**
 * What is left to match after some segments. One table look-up per segment and never a step back,
 * so a path costs at most its own length, whatever patterns there are.
 */
interface State<Result> {
  readonly literals: ReadonlyMap<string, State<Result>>;
  /** Where any other segment leads; undefined when nothing but `below` is left. */
  readonly other: State<Result> | undefined;
  /** The path ends here. */
  readonly end: Result;
  /** The path goes on where no pattern does, `/**` apart. */
  readonly below: Result;
}

/**
 * What a closing slash says: nothing; that an empty segment follows, which a parameter may be; or
 * that the path goes on with what no parameter can be.
 */
export type ClosingSlash = 'ignored' | 'segment' | 'rest';

/** The patterns of a policy, merged, so that a path meets all that match it in one walk. */
export class PathAutomaton<Result> {
  readonly #root: State<Result>;
  readonly #caseCounts: boolean;

  constructor(root: State<Result>, caseCounts: boolean) {
    this.#root = root;
    this.#caseCounts = caseCounts;
  }

  /**
   * The result for a canonical path, or `*`. Empty segments say nothing.
   *
   * @param slash what a closing slash says; only for a path that has one
   */
  find(path: string, slash: ClosingSlash = 'ignored'): Result {
    if (path === '*') return this.#root.below;
    if (path.includes('%')) {
      return this.findSegments(comparedSegments(path, this.#caseCounts), slash);
    }
    // Canonical paths are ASCII: what is not stands there percent-encoded.
    const compared = this.#caseCounts ? path : path.toLowerCase();
    let state = this.#root;
    let start = 1;
    while (start < compared.length) {
      let end = compared.indexOf('/', start);
      if (end < 0) end = compared.length;
      if (end > start) {
        const next = state.literals.get(compared.slice(start, end)) ?? state.other;
        if (next === undefined) return state.below;
        state = next;
      }
      start = end + 1;
    }
    return ending(state, slash);
  }

  /** The result for the patterns that match every path of another. */
  findAround({ segments, isSubtree }: PathShape): Result {
    const below = isSubtree ? Array.from({ length: MAX_PATTERN_SEGMENTS + 1 }, () => ANY) : [];
    return this.findSegments([...segments.map((segment) => segment ?? ANY), ...below]);
  }

  /** The result for segments as patterns have them. */
  findSegments(segments: readonly string[], slash: ClosingSlash = 'ignored'): Result {
    let state = this.#root;
    for (const segment of segments) {
      if (segment === '') continue;
      const next = state.literals.get(segment) ?? state.other;
      if (next === undefined) return state.below;
      state = next;
    }
    return ending(state, slash);
  }
}

function ending<Result>(state: State<Result>, slash: ClosingSlash): Result {
  if (slash === 'ignored') return state.end;
  return slash === 'segment' ? (state.other?.end ?? state.below) : state.below;
}

function comparedSegments(path: string, caseCounts: boolean): readonly string[] {
  return path.split('/').map(caseCounts ? decodedSegment : foldSegment);
}

export type PathShape = Pick<RoutePattern, 'segments' | 'isSubtree'>;

export interface AutomatonOptions<Result> {
  readonly patterns: readonly PathShape[];
  /** Asked once for each set of patterns that some path matches: their indices, ascending. */
  readonly accept: (matching: readonly number[]) => Result;
  /** Most pattern positions looked at: what bounds time and memory of a hostile overlap. */
  readonly maxWork: number;
  /** Whether the patterns' literals are as written instead of folded. Default false. */
  readonly caseCounts?: boolean;
}

/** @returns undefined when the patterns overlap more than `maxWork` allows */
export function buildAutomaton<Result>(
  options: AutomatonOptions<Result>,
): PathAutomaton<Result> | undefined {
  const root = new Builder(options).state([...options.patterns.keys()], 0);
  return root === undefined ? undefined : new PathAutomaton(root, options.caseCounts ?? false);
}

/** Subset construction: a state is the set of patterns that the segments so far agree with. */
class Builder<Result> {
  readonly #options: AutomatonOptions<Result>;
  readonly #states = new Map<string, State<Result>>();
  readonly #results = new Map<string, { readonly result: Result }>();
  #work = 0;

  constructor(options: AutomatonOptions<Result>) {
    this.#options = options;
  }

  /** @returns undefined when there is too much to do */
  state(live: readonly number[], depth: number): State<Result> | undefined {
    this.#work += live.length + 1;
    if (this.#work > this.#options.maxWork) return undefined;
    const key = `${depth}:${live.join()}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const literals = new Map<string, State<Result>>();
    const { accepted, ending, byLiteral, others } = this.#sort(live, depth);
    for (const [literal, ids] of byLiteral) {
      const next = this.state(merge(ids, others, accepted), depth + 1);
      if (next === undefined) return undefined;
      literals.set(literal, next);
    }
    const other = others.length > 0 ? this.state(merge(others, accepted), depth + 1) : undefined;
    if (others.length > 0 && other === undefined) return undefined;
    const end = this.#result(merge(accepted, ending));
    const state = { literals, other, end, below: this.#result(accepted) };
    this.#states.set(key, state);
    return state;
  }

  #sort(live: readonly number[], depth: number): Sorted {
    const sorted: Sorted = { accepted: [], ending: [], byLiteral: new Map(), others: [] };
    for (const id of live) {
      const pattern = this.#options.patterns[id];
      if (pattern === undefined) continue;
      const segment = pattern.segments[depth];
      if (segment === undefined) (pattern.isSubtree ? sorted.accepted : sorted.ending).push(id);
      else if (segment === null) sorted.others.push(id);
      else append(sorted.byLiteral, segment, id);
    }
    return sorted;
  }

  #result(ids: readonly number[]): Result {
    const key = ids.join();
    let known = this.#results.get(key);
    if (known === undefined) {
      known = { result: this.#options.accept(ids) };
      this.#results.set(key, known);
    }
    return known.result;
  }
}

interface Sorted {
  /** Subtrees whose base has been reached. */
  readonly accepted: number[];
  readonly ending: number[];
  readonly byLiteral: Map<string, number[]>;
  readonly others: number[];
}

function append(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

function merge(...lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...more] = lists.filter((ids) => ids.length > 0);
  return more.length === 0 ? first : [first, ...more].flat().sort((left, right) => left - right);
}
