import type { Concept, ConceptMatch } from './lexicon.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { Word } from './words.ts';

/** One thing the question asks about: a word, or a phrase that means something as a whole. */
export interface QueryUnit {
  /** One stem, or those of the phrase's telling words. */
  readonly stems: readonly string[];
  /** What it may mean. */
  readonly concepts: readonly Concept[];
  /** 1, less for everyday words that say little. */
  readonly importance: number;
  /** Does it name a technology? */
  readonly name: boolean;
  /** Was its concept guessed from words that stand for other units too? */
  readonly guessed: boolean;
}

export interface ParsedQuery {
  /** The question, cut to 2000 characters. */
  readonly text: string;
  readonly units: readonly QueryUnit[];
  /** Every stem and concept, for the full-text index. */
  readonly terms: readonly string[];
  /** Every stem and concept again, for asking whether one was meant. */
  readonly meant: ReadonlySet<string>;
}

/** Longer questions are cut: the rest would only add time. */
export const MAX_QUERY_LENGTH = 2000;
const MAX_UNITS = 40;
const IMPORTANCE = {
  /** Everyday words, that the lexicon does not know and that it does. */
  light: { unknown: 0.67, known: 0.6 },
  phrase: 0.6,
  /** A phrase with other words between its own, of two telling words and of more. */
  scattered: { ofTwo: 0.3, ofMore: 0.5 },
  /** A concept that the question as a whole is likely to be about, times how likely. */
  guessed: 0.45,
  /** A word of a phrase that means something as a whole, over the same word alone. */
  insidePhrase: 0.23,
};

/** Reads a question: what it asks about, in stems and concepts. */
export function parseQuery(tools: LanguageTools, text: string): ParsedQuery {
  const cut = text.slice(0, MAX_QUERY_LENGTH);
  const words = tools.tokenizer.words(cut);
  const matches = tools.lexicon.concepts(words, 'query');
  const phrases = phraseUnits(words, matches);
  const units = [...phrases, ...wordUnits(words, matches), ...scatteredUnits(tools, words)];
  const listed = [...distinct(units).slice(0, MAX_UNITS), ...guessedUnits(tools, words)];
  const meant = new Set(
    listed.flatMap((unit) => [...unit.stems, ...unit.concepts.map((concept) => concept.term)]),
  );
  return { text: cut, units: listed, terms: [...meant], meant };
}

/** Of units of the same words, in whatever order, the first that counts most is kept. */
function distinct(units: readonly QueryUnit[]): QueryUnit[] {
  const kept = new Map<string, QueryUnit>();
  for (const unit of units) {
    const key = unit.stems.toSorted().join(' ');
    const known = kept.get(key);
    if (known === undefined || known.importance < unit.importance) kept.set(key, unit);
  }
  return [...kept.values()];
}

/** Phrases of the same words are one unit; of overlapping ones the longest is believed. */
function phraseUnits(words: readonly Word[], matches: readonly ConceptMatch[]): QueryUnit[] {
  const phrases = matches.filter((match) => match.length > 1);
  const units: QueryUnit[] = [];
  const starts = new Set(phrases.map((match) => match.start));
  for (const start of starts) {
    const here = phrases.filter((match) => match.start === start);
    const length = Math.max(...here.map((match) => match.length));
    if (isInsideLonger(phrases, start, length)) continue;
    const telling = words.slice(start, start + length).filter((word) => !word.stop);
    const concepts = here.filter((match) => match.length === length).map(({ concept }) => concept);
    const stems = telling.map((word) => word.stem);
    units.push(unitOf(stems, concepts, IMPORTANCE.phrase));
  }
  return units;
}

function isInsideLonger(phrases: readonly ConceptMatch[], start: number, length: number): boolean {
  return phrases.some(
    (other) =>
      other.length > length && other.start <= start && other.start + other.length >= start + length,
  );
}

function wordUnits(words: readonly Word[], matches: readonly ConceptMatch[]): QueryUnit[] {
  const taken = new Set<number>();
  for (const { start, length } of matches) {
    for (let at = start; length > 1 && at < start + length; at++) taken.add(at);
  }
  const units: QueryUnit[] = [];
  for (const [index, word] of words.entries()) {
    if (word.stop) continue;
    const concepts = matches
      .filter((match) => match.length === 1 && match.start === index)
      .map(({ concept }) => concept);
    const alone = importanceOf(word, concepts.length > 0);
    const isInside = taken.has(index) && !word.name;
    const importance = isInside ? alone * IMPORTANCE.insidePhrase : alone;
    units.push({ ...unitOf([word.stem], concepts, importance), name: word.name });
  }
  return units;
}

function importanceOf(word: Word, isKnown: boolean): number {
  if (!word.light) return 1;
  return isKnown ? IMPORTANCE.light.known : IMPORTANCE.light.unknown;
}

/** Phrases with other words between theirs; those of the same words are one unit. */
function scatteredUnits(tools: LanguageTools, words: readonly Word[]): QueryUnit[] {
  const byWords = new Map<string, { stems: readonly string[]; concepts: Set<Concept> }>();
  for (const { telling, concept } of tools.lexicon.scattered(words)) {
    const key = telling.toSorted().join(' ');
    const unit = byWords.get(key) ?? { stems: telling, concepts: new Set() };
    byWords.set(key, unit);
    unit.concepts.add(concept);
  }
  const { ofTwo, ofMore } = IMPORTANCE.scattered;
  return [...byWords.values()].map(({ stems, concepts }) =>
    unitOf(stems, [...concepts], stems.length > 2 ? ofMore : ofTwo),
  );
}

function guessedUnits(tools: LanguageTools, words: readonly Word[]): QueryUnit[] {
  return tools.lexicon.guesses(words).map(({ concept, stems, likelihood }) => ({
    ...unitOf(stems, [concept], IMPORTANCE.guessed * likelihood),
    guessed: true,
  }));
}

function unitOf(
  stems: readonly string[],
  concepts: readonly Concept[],
  importance: number,
): QueryUnit {
  return { stems, concepts, importance, name: false, guessed: false };
}
