import type { Lexicon } from './lexicon.ts';
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
const FIELD = {
  ownHeading: 2,
  ancestor: 0.8,
  title: 0.4,
  topics: 1.2,
  code: 0.15,
  lead: 0.6,
};
/** The first words of a passage say what it is about. */
const LEAD_LENGTH = 30;
/** Words of a usual passage: longer ones are taken down, shorter ones only a little up. */
const USUAL_LENGTH = 90;
/** Below this share of the usual length, a passage is not taken up any further. */
const SHORT = 0.7;
const LENGTH_SHARE = 0.55;

/** Every stem and concept of a passage, for the full-text column. */
export function indexTerms(tools: LanguageTools, texts: PassageTexts): string[] {
  return [...termWeights(tools, texts).keys()].filter((term) => /^[~\p{L}\p{N}_]+$/u.test(term));
}

/** How strongly each stem and concept stands in a passage: BM25F's field-weighted frequency. */
export function termWeights(tools: LanguageTools, texts: PassageTexts): Map<string, number> {
  const weights = new Map<string, number>();
  const { prose, code } = separateCode(texts.content);
  const proseWords = tools.tokenizer.words(prose);
  const codeWords = tools.tokenizer.words(code);
  const length = proseWords.length + codeWords.length * FIELD.code;
  const scale = 1 / (1 - LENGTH_SHARE + LENGTH_SHARE * Math.max(SHORT, length / USUAL_LENGTH));
  const add = (words: readonly Word[], weight: number): void =>
    addTerms(tools.lexicon, weights, words, weight);
  add(proseWords, scale);
  add(proseWords.slice(0, LEAD_LENGTH), scale * FIELD.lead);
  add(codeWords, scale * FIELD.code);
  const trail = texts.heading.split(HEADING_SEPARATOR);
  add(tools.tokenizer.words(trail.at(-1) ?? ''), FIELD.ownHeading);
  add(tools.tokenizer.words(trail.slice(0, -1).join('. ')), FIELD.ancestor);
  add(tools.tokenizer.words(texts.title), FIELD.title);
  add(tools.tokenizer.words(texts.topics), FIELD.topics);
  return weights;
}

function addTerms(
  lexicon: Lexicon,
  weights: Map<string, number>,
  words: readonly Word[],
  weight: number,
): void {
  const add = (term: string): void => {
    weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  for (const word of words) if (!word.stop) add(word.stem);
  for (const { concept } of lexicon.concepts(words, 'passage')) add(concept.term);
}

function separateCode(content: string): { readonly prose: string; readonly code: string } {
  const parts = content.split(/^```.*$/m);
  return {
    prose: parts.filter((_, index) => index % 2 === 0).join('\n'),
    code: parts.filter((_, index) => index % 2 === 1).join('\n'),
  };
}
