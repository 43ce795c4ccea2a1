import { SeaworthyError } from '../core/errors.ts';
import { buildAutomaton, type ClosingSlash, type PathAutomaton } from './path-automaton.ts';
import { decodedSegment, foldSegment, parsePath } from './pattern.ts';
import { isAtLeastAsStrict } from './strictness.ts';
import type { EffectiveRule } from './types.ts';

/** What the application's router tells two paths apart by. */
export interface PathSensitivity {
  /** Whether `/About` is another path than `/about`. */
  readonly caseCounts: boolean;
  /** Whether `/about/` is another path than `/about`. */
  readonly slashCounts: boolean;
}

/** What is assumed of a router that nobody knows. */
export const SENSITIVE: PathSensitivity = { caseCounts: true, slashCounts: true };

/** Picks the rule of what a path leads to. */
export type PickRule<Entry> = (entry: Entry) => number;

const UNCOVERED = -1;
/** More than a resolved policy can ask for, whose rules have passed a smaller bound. */
const MAX_WORK = 5_000_000;
const IGNORED: readonly ClosingSlash[] = ['ignored'];
/** Routers differ in whether a parameter may be empty. */
const CLOSING_SLASHES: readonly ClosingSlash[] = ['ignored', 'segment', 'rest'];
const MAY_DIFFER_BY_CASE = /[A-Z%]/;

/**
 * Reads a path as every router might that the application may have. A rule is found without regard
 * to case and closing slash, so that neither gets round it; where a router for which they count
 * would be led to another rule, the stricter of both is in force.
 */
export class PathReadings<Entry> {
  readonly #rules: readonly EffectiveRule[];
  readonly #lenient: PathAutomaton<Entry>;
  /** Undefined where case says nothing. */
  readonly #exact: PathAutomaton<Entry> | undefined;
  readonly #slashCounts: boolean;
  /** Whether a path in lower case may be another than the rules'. */
  readonly #rulesHaveCase: boolean;

  /**
   * @param accept what the rules that match some path make of it; the most specific comes first
   * @throws SeaworthyError `policy.invalid` when the rules are not those of a resolved policy
   */
  constructor(
    rules: readonly EffectiveRule[],
    accept: (matching: readonly number[]) => Entry,
    { caseCounts, slashCounts }: PathSensitivity,
  ) {
    this.#rules = rules;
    this.#slashCounts = slashCounts;
    this.#rulesHaveCase = rules.some(({ path }) => MAY_DIFFER_BY_CASE.test(literalsOf(path)));
    this.#lenient = automatonOf(rules, accept, false);
    this.#exact = caseCounts ? automatonOf(rules, accept, true) : undefined;
  }

  /** What a path leads to without regard to case and closing slash. */
  entryOf(path: string): Entry {
    return this.#lenient.find(path);
  }

  /** Index of the rule in force, -1 for none, `ambiguous` where no reading is the strictest. */
  find(path: string, pick: PickRule<Entry>): number | 'ambiguous' {
    const lenient = pick(this.#lenient.find(path));
    const hasSlash = this.#slashCounts && path.length > 1 && path.endsWith('/');
    const hasCase =
      this.#exact !== undefined && (this.#rulesHaveCase || MAY_DIFFER_BY_CASE.test(path));
    if (!hasSlash && !hasCase) return lenient;
    const slashes = hasSlash ? CLOSING_SLASHES : IGNORED;
    const automata = hasCase ? [this.#lenient, this.#exact ?? this.#lenient] : [this.#lenient];
    const found = automata.flatMap((each) => slashes.map((slash) => pick(each.find(path, slash))));
    return this.#strictest([...new Set(found)]);
  }

  /** What no rule covers is refused: nothing is stricter. */
  #strictest(found: readonly number[]): number | 'ambiguous' {
    if (found.includes(UNCOVERED)) return UNCOVERED;
    const isStrictest = (one: number): boolean => {
      const rule = this.#rules[one];
      return found.every((other) => {
        const base = this.#rules[other];
        return rule !== undefined && base !== undefined && isAtLeastAsStrict(rule, base);
      });
    };
    return found.find(isStrictest) ?? 'ambiguous';
  }
}

function automatonOf<Entry>(
  rules: readonly EffectiveRule[],
  accept: (matching: readonly number[]) => Entry,
  caseCounts: boolean,
): PathAutomaton<Entry> {
  const literal = caseCounts ? decodedSegment : foldSegment;
  const automaton = buildAutomaton({
    patterns: rules.map(({ path }) => parsePath(path, literal)),
    accept,
    maxWork: MAX_WORK,
    caseCounts,
  });
  if (automaton !== undefined) return automaton;
  throw new SeaworthyError('policy.invalid', 'rules: expected those of a resolved policy');
}

/** A path without its parameters, whose names are nobody's to compare. */
function literalsOf(path: string): string {
  return path.replace(/:[^/]*/g, '');
}
