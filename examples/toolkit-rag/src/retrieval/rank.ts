import type { Concept } from './lexicon.ts';
import type { ParsedQuery, QueryUnit } from './query.ts';
import type { HeadingWord, PassageTerms } from './terms.ts';

/** How many passages hold a term, out of how many. */
export interface CorpusFacts {
  readonly passageCount: number;
  /** Passages a term; a term that is missing occurs nowhere. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** What words say about one passage. */
export interface WordScore {
  /** How well it answers: 0 to about 3. */
  readonly score: number;
  /** Evidence over what the question asks for: 0 to about 2. */
  readonly share: number;
  /** How much of what the question asks about the passage speaks of at all, 0 to 1. */
  readonly coverage: number;
  /** Evidence in absolute terms: rare words and software concepts count most. */
  readonly evidence: number;
}

/** What a unit of the question is worth at best, and by which term it is met. */
export interface WeighedUnit {
  readonly unit: QueryUnit;
  readonly own: number;
  readonly concepts: readonly { readonly term: string; readonly worth: number }[];
  readonly worth: number;
}

/*
 * These numbers, those of query.ts and of terms.ts were found by trying each a little larger and a
 * little smaller against the questions of the tests, again and again.
 */
const SATURATION = 2.5;
/**
 * What a concept is worth by its rarity. A whole phrase of the question that stands for it is far
 * surer than a word, which may mean other things as well; who names a product means that one and
 * no other of its kind.
 */
const MEANING = { word: 1, phrase: 2.2, everyday: 0.7, ofName: 0.4 };
const OWN_SHARE = 0.45;
const MAX_RARITY = 6;
/** A word that the library and the lexicon do not know: most likely what the question is about. */
const UNKNOWN_RARITY = 3;
const LEAST_RARITY = 0.4;
/** Evidence of this share of a unit's worth covers it. */
const COVERED_AT = 0.2;
const SHARE = { sentence: 0.4, heading: 0.1 };
const NOTHING: WordScore = { score: 0, share: 0, coverage: 0, evidence: 0 };
/** A heading that says less than this is a common word, and no proof of a topic. */
const TELLING_HEADING = 8;
const HEADING_CONCEPT = 0.4;
/** Words of headings are not counted; this is what they are worth on average. */
const HEADING_RARITY = 4;

/** BM25's rarity of a term, 0 to 6. */
export function rarity(term: string, facts: CorpusFacts): number {
  const count = Math.min(facts.frequency.get(term) ?? 0, facts.passageCount);
  const value = Math.log(1 + (facts.passageCount - count + 0.5) / (count + 0.5));
  return Math.min(MAX_RARITY, value);
}

/** Weighs the question's units against the library, once for all passages. */
export function weighUnits(query: ParsedQuery, facts: CorpusFacts): WeighedUnit[] {
  return query.units.map((unit) => {
    const own = ownWorth(unit, facts);
    const concepts = unit.concepts.map((concept) => ({
      term: concept.term,
      worth: rarity(concept.term, facts) * meaningOf(unit, concept),
    }));
    const known = own > 0 || concepts.length > 0;
    const best = known ? Math.max(own, ...concepts.map((each) => each.worth)) : UNKNOWN_RARITY;
    return { unit, own, concepts, worth: Math.max(LEAST_RARITY, best) * unit.importance };
  });
}

/**
 * A word that the lexicon knows is one way among several to say a thing: that it is rare says less
 * about what is meant than that its concept is rare.
 */
function ownWorth(unit: QueryUnit, facts: CorpusFacts): number {
  if (unit.guessed || !unit.stems.some((stem) => facts.frequency.has(stem))) return 0;
  const own = mean(unit.stems.map((stem) => rarity(stem, facts)));
  if (unit.concepts.length === 0 || unit.name) return own;
  const meant = Math.max(...unit.concepts.map((concept) => rarity(concept.term, facts)));
  return OWN_SHARE * own + (1 - OWN_SHARE) * Math.min(own, meant);
}

function meaningOf(unit: QueryUnit, concept: Concept): number {
  if (unit.name) return MEANING.ofName;
  if (concept.everyday) return MEANING.everyday;
  return unit.stems.length > 1 ? MEANING.phrase : MEANING.word;
}

/** Scores a passage against the question. */
export function scoreWords(
  query: ParsedQuery,
  units: readonly WeighedUnit[],
  passage: PassageTerms,
): WordScore {
  const strength = (term: string): number => saturated(passage.weights.get(term));
  let evidence = 0;
  let worth = 0;
  let covered = 0;
  for (const unit of units) {
    const found = unitEvidence(unit, strength);
    worth += unit.worth;
    evidence += found;
    covered += unit.worth * Math.min(1, found / (unit.worth * COVERED_AT));
  }
  if (worth === 0 || evidence === 0) return NOTHING;
  const share = evidence / worth;
  const coverage = covered / worth;
  const score =
    share +
    (bestSentence(units, passage) / worth) * SHARE.sentence +
    headingShare(query, passage.headingWords) * SHARE.heading;
  return { score, share, coverage, evidence };
}

/** What is shown of one unit: its words, or any concept it may stand for. */
function unitEvidence(unit: WeighedUnit, strength: (term: string) => number): number {
  let best = mean(unit.unit.stems.map(strength)) * unit.own;
  for (const { term, worth } of unit.concepts) best = Math.max(best, strength(term) * worth);
  return best * unit.unit.importance;
}

/** What one sentence says together counts more than what is strewn over the passage. */
function bestSentence(units: readonly WeighedUnit[], passage: PassageTerms): number {
  let best = 0;
  for (const sentence of passage.sentences) {
    const strength = (term: string): number => (sentence.has(term) ? 1 : 0);
    let evidence = 0;
    for (const unit of units) evidence += unitEvidence(unit, strength);
    best = Math.max(best, evidence);
  }
  return best;
}

/** The fifth mention of a word says little more than the third. */
function saturated(frequency: number | undefined): number {
  return frequency === undefined ? 0 : (frequency * (1 + SATURATION)) / (frequency + SATURATION);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * How much of a section's own heading the question speaks of, 0 to 1: a section whose whole
 * heading was asked for is about the question, not only touched by it.
 */
function headingShare(query: ParsedQuery, heading: readonly HeadingWord[]): number {
  if (heading.length === 0) return 0;
  let met = 0;
  for (const { stem, terms } of heading) {
    if (query.meant.has(stem)) met += 1;
    else if (terms.some((term) => query.meant.has(term))) met += HEADING_CONCEPT;
  }
  return (met / heading.length) * Math.min(1, (met * HEADING_RARITY) / TELLING_HEADING);
}
