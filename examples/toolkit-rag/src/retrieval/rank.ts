import type { Concept } from './lexicon.ts';
import type { ParsedQuery, QueryUnit } from './query.ts';

/** How many passages hold a term, out of how many. */
export interface CorpusFacts {
  readonly passageCount: number;
  /** Passages a term; a term that is missing occurs nowhere. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** What words say about one passage. */
export interface WordScore {
  /** Evidence over what the question asks for: 0 to about 1. */
  readonly score: number;
  /** How much of what the question asks about the passage speaks of at all, 0 to 1. */
  readonly coverage: number;
  /** Evidence in absolute terms: rare words and software concepts count most. */
  readonly evidence: number;
}

const OWN_SHARE = 0.4;
const SATURATION = 2.5;
const MEANING = { domain: 1.05, everyday: 0.27 };
/** What a second way to match the same word adds. */
const SECOND = 0.05;
/** A heading that says less than this is a common word, and no proof of a topic. */
const TELLING_HEADING = 8;
const PAIR_BONUS = 0.35;
const MAX_RARITY = 6;
/** A word that the library and the lexicon do not know: most likely what the question is about. */
const UNKNOWN_RARITY = 3;
const LEAST_RARITY = 0.4;

/** BM25's rarity of a term, 0 to 6. */
export function rarity(term: string, facts: CorpusFacts): number {
  const count = Math.min(facts.frequency.get(term) ?? 0, facts.passageCount);
  const value = Math.log(1 + (facts.passageCount - count + 0.5) / (count + 0.5));
  return Math.min(MAX_RARITY, value);
}

/** What one unit of the question is worth at best. */
export function unitWorth(unit: QueryUnit, facts: CorpusFacts): number {
  const meant = unit.concepts.map((concept) => conceptWorth(concept, facts));
  const own = ownWorth(unit, facts);
  const best = own === 0 && meant.length === 0 ? UNKNOWN_RARITY : Math.max(own, ...meant);
  return Math.max(LEAST_RARITY, best) * unit.importance;
}

/**
 * A word that the lexicon knows is one way among several to say a thing: that it is rare says less
 * about what is meant than that its concept is rare.
 */
function ownWorth(unit: QueryUnit, facts: CorpusFacts): number {
  if (!unit.stems.some((stem) => facts.frequency.has(stem))) return 0;
  const own = mean(unit.stems.map((stem) => rarity(stem, facts)));
  if (unit.concepts.length === 0) return own;
  const meant = Math.max(...unit.concepts.map((concept) => rarity(concept.term, facts)));
  return OWN_SHARE * own + (1 - OWN_SHARE) * Math.min(own, meant);
}

function conceptWorth(concept: Concept, facts: CorpusFacts): number {
  return rarity(concept.term, facts) * (concept.everyday ? MEANING.everyday : MEANING.domain);
}

/** Scores a passage, given as its field-weighted term frequencies, against the question. */
export function scoreWords(
  query: ParsedQuery,
  terms: ReadonlyMap<string, number>,
  facts: CorpusFacts,
): WordScore {
  let evidence = 0;
  let worth = 0;
  let covered = 0;
  for (const unit of query.units) {
    const best = unitWorth(unit, facts);
    const found = unitEvidence(unit, terms, facts);
    worth += best;
    evidence += found;
    covered += best * Math.min(1, found / (best * 0.5));
  }
  if (worth === 0) return { score: 0, coverage: 0, evidence: 0 };
  return { score: evidence / worth, coverage: covered / worth, evidence };
}

/** What the passage shows of one unit: its words, or any concept it may stand for. */
export function unitEvidence(
  unit: QueryUnit,
  terms: ReadonlyMap<string, number>,
  facts: CorpusFacts,
): number {
  const shown = mean(unit.stems.map((stem) => saturated(terms.get(stem))));
  let best = shown * ownWorth(unit, facts);
  let others = 0;
  for (const concept of unit.concepts) {
    const found = saturated(terms.get(concept.term)) * conceptWorth(concept, facts);
    others += Math.min(best, found);
    best = Math.max(best, found);
  }
  return (best + SECOND * Math.min(others, best)) * unit.importance;
}

/** The fifth mention of a word says little more than the third. */
function saturated(frequency: number | undefined): number {
  return frequency === undefined ? 0 : (frequency * (1 + SATURATION)) / (frequency + SATURATION);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** How many of the question's neighbouring words stand next to each other in the passage. */
export function pairBonus(query: ParsedQuery, stems: readonly string[]): number {
  if (query.pairs.length === 0) return 0;
  const wanted = new Set(query.pairs.map(([first, second]) => `${first} ${second}`));
  const found = new Set<string>();
  for (let index = 1; index < stems.length; index++) {
    const pair = `${stems[index - 1]} ${stems[index]}`;
    if (wanted.has(pair)) found.add(pair);
  }
  return (PAIR_BONUS * found.size) / query.pairs.length;
}

/**
 * How much of a section's own heading the question speaks of, 0 to 1: a section whose whole
 * heading was asked for is about the question, not only touched by it.
 */
export function headingShare(
  query: ParsedQuery,
  heading: readonly HeadingWord[],
  facts: CorpusFacts,
): number {
  let all = 0;
  let met = 0;
  for (const { stem, concepts } of heading) {
    const worth = rarity(stem, facts);
    all += worth;
    if (query.meant.has(stem)) met += worth;
    else if (concepts.some((concept) => query.meant.has(concept.term))) met += worth * 0.5;
  }
  return all === 0 ? 0 : (met / all) * Math.min(1, met / TELLING_HEADING);
}

export interface HeadingWord {
  readonly stem: string;
  readonly concepts: readonly Concept[];
}
