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
}

export interface ParsedQuery {
  /** The question, cut to 2000 characters. */
  readonly text: string;
  readonly units: readonly QueryUnit[];
  /** Stems of telling words that stand next to each other, in order. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Every stem and concept, for the full-text index. */
  readonly terms: readonly string[];
  /** Every stem and concept again, for asking whether one was meant. */
  readonly meant: ReadonlySet<string>;
}

/** Longer questions are cut: the rest would only add time. */
export const MAX_QUERY_LENGTH = 2000;
const MAX_UNITS = 40;
/** An everyday word that the lexicon does not know, and one that it does. */
const LIGHT_IMPORTANCE = { unknown: 0.5, known: 0.6 };

/** A word of a phrase that means something as a whole. */
const INSIDE_PHRASE = 0.25;

/** Reads a question: what it asks about, in stems and concepts. */
export function parseQuery(tools: LanguageTools, text: string): ParsedQuery {
  const cut = text.slice(0, MAX_QUERY_LENGTH);
  const words = tools.tokenizer.words(cut);
  const matches = tools.lexicon.concepts(words, 'query');
  const units = [...phraseUnits(words, matches), ...wordUnits(words, matches)];
  const distinct = new Map<string, QueryUnit>();
  for (const unit of units) {
    const key = unit.stems.join(' ');
    const known = distinct.get(key);
    if (known === undefined || known.importance < unit.importance) distinct.set(key, unit);
  }
  const listed = [...distinct.values()].slice(0, MAX_UNITS);
  const meant = new Set(
    listed.flatMap((unit) => [...unit.stems, ...unit.concepts.map((concept) => concept.term)]),
  );
  return { text: cut, units: listed, pairs: pairsOf(words), terms: [...meant], meant };
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
    const stems = (telling.length > 0 ? telling : words.slice(start, start + length)).map(
      (word) => word.stem,
    );
    const concepts = here.filter((match) => match.length === length).map((match) => match.concept);
    units.push({ stems, concepts, importance: 1, name: false });
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
      .map((match) => match.concept);
    const light = concepts.length > 0 ? LIGHT_IMPORTANCE.known : LIGHT_IMPORTANCE.unknown;
    const alone = word.light ? light : 1;
    units.push({
      stems: [word.stem],
      concepts,
      importance: taken.has(index) ? alone * INSIDE_PHRASE : alone,
      name: word.name,
    });
  }
  return units;
}

function pairsOf(words: readonly Word[]): [string, string][] {
  const telling = words.filter((word) => !word.stop).slice(0, MAX_UNITS);
  return telling.slice(1).map((word, index) => [telling[index]?.stem ?? '', word.stem]);
}
