import type { ConceptMatch } from './lexicon.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { Word } from './words.ts';

/** The texts of a passage, each of which counts differently. */
export interface PassageTexts {
  /** Trail joined with `HEADING_SEPARATOR`. */
  readonly heading: string;
  readonly content: string;
  readonly title: string;
  readonly topics: string;
}

export const HEADING_SEPARATOR = ' › ';

/** How much one occurrence counts, by where it stands. */
const FIELD = { own: 2.5, ancestor: 0.5, title: 0.3, topics: 0.4, code: 0.2, lead: 0.6 };
/** Words of a usual passage: longer ones are taken down, shorter ones only a little up. */
const USUAL_LENGTH = 90;
const LENGTH_SHARE = 0.55;
/** Below this share of the usual length, a passage is not taken up any further. */
const LEAST_SHARE = 0.7;
/** The first words of a passage say what it is about. */
const LEAD_LENGTH = 30;
const SENTENCE_END = /(?<=[.!?:])\s+|\n+/;

/** Finds the concepts it knows in words. */
export type ConceptReader = (words: readonly Word[]) => readonly ConceptMatch[];

/** Every stem and concept of a passage, for the full-text column. */
export function indexTerms(tools: LanguageTools, texts: PassageTexts): string[] {
  const words = tools.tokenizer.words(
    [texts.title, texts.topics, texts.heading, texts.content].join('\n'),
  );
  const terms = new Set<string>();
  for (const word of words) if (!word.stop) terms.add(word.stem);
  for (const { concept } of tools.lexicon.concepts(words, 'passage')) terms.add(concept.term);
  return [...terms].filter((term) => /^[~\p{L}\p{N}_]+$/u.test(term));
}

/** A passage taken apart for scoring. */
export interface PassageTerms {
  /** How strongly each stem and concept stands in it: BM25F's field-weighted frequency. */
  readonly weights: ReadonlyMap<string, number>;
  /** The stems and concepts of each of its sentences. */
  readonly sentences: readonly ReadonlySet<string>[];
  readonly proseStems: readonly string[];
  readonly headingWords: readonly HeadingWord[];
}

export interface HeadingWord {
  readonly stem: string;
  /** Concepts that it stands for, as far as the reader knows them. */
  readonly terms: readonly string[];
}

/** Takes a passage apart; concepts are those that the reader knows. */
export function passageTerms(
  tools: LanguageTools,
  texts: PassageTexts,
  read: ConceptReader,
): PassageTerms {
  const { prose, code } = separateCode(texts.content);
  const sentences = prose.split(SENTENCE_END).map((line) => tools.tokenizer.words(line));
  const proseWords = sentences.flat();
  const codeWords = tools.tokenizer.words(code);
  const length = (proseWords.length + codeWords.length * FIELD.code) / USUAL_LENGTH;
  const scale = 1 / (1 - LENGTH_SHARE + LENGTH_SHARE * Math.max(LEAST_SHARE, length));
  const trail = texts.heading.split(HEADING_SEPARATOR);
  const heading = tools.tokenizer.words(trail.at(-1) ?? '');
  const weights = new Map<string, number>();
  const add = (words: readonly Word[], weight: number): void => {
    for (const term of termsOf(words, read)) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  add(proseWords, scale);
  add(proseWords.slice(0, LEAD_LENGTH), scale * FIELD.lead);
  add(codeWords, scale * FIELD.code);
  add(heading, FIELD.own);
  add(tools.tokenizer.words(trail.slice(0, -1).join('. ')), FIELD.ancestor);
  add(tools.tokenizer.words(texts.title), FIELD.title);
  add(tools.tokenizer.words(texts.topics), FIELD.topics);
  return {
    weights,
    sentences: sentences.filter((words) => words.length > 2).map((words) => termSet(words, read)),
    proseStems: proseWords.filter((word) => !word.stop).map((word) => word.stem),
    headingWords: headingWords(heading, read),
  };
}

/** Each stem and concept, as often as it occurs. */
function termsOf(words: readonly Word[], read: ConceptReader): string[] {
  const terms = words.filter((word) => !word.stop).map((word) => word.stem);
  for (const { concept } of read(words)) terms.push(concept.term);
  return terms;
}

/** Each stem and concept of the words once. */
export function termSet(words: readonly Word[], read: ConceptReader): ReadonlySet<string> {
  return new Set(termsOf(words, read));
}

function headingWords(words: readonly Word[], read: ConceptReader): HeadingWord[] {
  const matches = read(words);
  const named: HeadingWord[] = [];
  for (const [index, { stem, stop }] of words.entries()) {
    if (stop) continue;
    const here = matches.filter(({ start, length }) => start <= index && index < start + length);
    named.push({ stem, terms: here.map((match) => match.concept.term) });
  }
  return named;
}

function separateCode(content: string): { readonly prose: string; readonly code: string } {
  const parts = content.split(/^```.*$/m);
  return {
    prose: parts.filter((_, index) => index % 2 === 0).join('\n'),
    code: parts.filter((_, index) => index % 2 === 1).join('\n'),
  };
}
