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
const FIELD = { own: 3, ancestor: 0.4, title: 0.3, topics: 0.7, code: 0.6, lead: 1 };
/** Words of a usual passage: longer ones are taken down, shorter ones only a little up. */
const USUAL_LENGTH = 160;
const LENGTH_SHARE = 0.4;
/** Below this share of the usual length, a passage is not taken up any further. */
const LEAST_SHARE = 0.6;
/** The sentences that its first words stand in say what a passage is about. */
const LEAD_LENGTH = 30;
const SENTENCE_END = /(?<=[.!?:])\s+|\n+/;

/** Reads texts for one question: stems and concepts that it does not ask for are passed over. */
export class QuestionReader {
  readonly #tools: LanguageTools;
  readonly #meant: ReadonlySet<string>;
  readonly #conceptsOf: (words: readonly Word[]) => readonly ConceptMatch[];

  constructor(tools: LanguageTools, meant: ReadonlySet<string>) {
    this.#tools = tools;
    this.#meant = meant;
    this.#conceptsOf = tools.lexicon.passageReader(meant);
  }

  words(text: string): readonly Word[] {
    return this.#tools.tokenizer.words(text);
  }

  concepts(words: readonly Word[]): readonly ConceptMatch[] {
    return this.#conceptsOf(words);
  }

  /** Each stem and concept that the question asks for, as often as it occurs. */
  terms(words: readonly Word[]): string[] {
    const terms: string[] = [];
    for (const { stem, stop } of words) if (!stop && this.#meant.has(stem)) terms.push(stem);
    for (const { concept } of this.#conceptsOf(words)) terms.push(concept.term);
    return terms;
  }
}

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

/** A passage taken apart for scoring, as far as one question asks for it. */
export interface PassageTerms {
  /** How strongly each stem and concept stands in it: BM25F's field-weighted frequency. */
  readonly weights: ReadonlyMap<string, number>;
  /** The stems and concepts of each of its sentences that has some. */
  readonly sentences: readonly ReadonlySet<string>[];
  /** The telling words of its own heading. */
  readonly headingWords: readonly HeadingWord[];
}

export interface HeadingWord {
  readonly stem: string;
  /** Concepts that it stands for, as far as the question asks for them. */
  readonly terms: readonly string[];
}

/** Takes a passage apart for the reader's question. */
export function passageTerms(texts: PassageTexts, reader: QuestionReader): PassageTerms {
  const { prose, code } = separateCode(texts.content);
  const sentences = prose.split(SENTENCE_END).map((text) => readSentence(text, reader));
  const wordCount = sentences.reduce((sum, sentence) => sum + sentence.wordCount, 0);
  const codeWords = reader.words(code);
  const length = (wordCount + codeWords.length * FIELD.code) / USUAL_LENGTH;
  const scale = 1 / (1 - LENGTH_SHARE + LENGTH_SHARE * Math.max(LEAST_SHARE, length));
  const trail = texts.heading.split(HEADING_SEPARATOR);
  const heading = reader.words(trail.at(-1) ?? '');
  const weights = new Map<string, number>();
  const add = (terms: readonly string[], weight: number): void => {
    for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  let before = 0;
  for (const { terms, wordCount: count } of sentences) {
    add(terms, before < LEAD_LENGTH ? scale * (1 + FIELD.lead) : scale);
    before += count;
  }
  add(reader.terms(codeWords), scale * FIELD.code);
  add(reader.terms(heading), FIELD.own);
  add(reader.terms(reader.words(trail.slice(0, -1).join('. '))), FIELD.ancestor);
  add(reader.terms(reader.words(texts.title)), FIELD.title);
  add(reader.terms(reader.words(texts.topics)), FIELD.topics);
  return {
    weights,
    sentences: sentences.filter(isTelling).map(({ terms }) => new Set(terms)),
    headingWords: headingWords(heading, reader),
  };
}

interface Sentence {
  readonly wordCount: number;
  readonly terms: readonly string[];
}

function readSentence(text: string, reader: QuestionReader): Sentence {
  const words = reader.words(text);
  return { wordCount: words.length, terms: reader.terms(words) };
}

/** Scraps of one or two words are no sentences. */
function isTelling({ wordCount, terms }: Sentence): boolean {
  return wordCount > 2 && terms.length > 0;
}

function headingWords(words: readonly Word[], reader: QuestionReader): HeadingWord[] {
  const matches = reader.concepts(words);
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
