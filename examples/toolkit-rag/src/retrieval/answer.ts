import { LEAST_CONFIDENCE } from './confidence.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { type SearchOptions, type SearchResult, search } from './search.ts';
import { QuestionReader } from './terms.ts';

/** A passage that the answer was taken from. */
export interface Citation {
  /** As it stands in the answer: `[1]` is number 1. */
  readonly number: number;
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  /** `package@version/path`, or the name the document was uploaded under. */
  readonly source: string;
  readonly heading: string;
  /** The passage's text, as it was indexed. */
  readonly content: string;
  readonly score: number;
}

export type Answer =
  | { readonly found: true; readonly answer: string; readonly citations: readonly Citation[] }
  | { readonly found: false; readonly answer: string; readonly citations: readonly [] };

export const NOT_FOUND_ANSWER =
  'Not found: nothing in the library speaks of this. Ask in other words, or add a document.';

const MAX_CITATIONS = 3;
/** A passage this far below the best is not needed for the answer. */
const LEAST_SHARE_OF_BEST = 0.7;
const MAX_SENTENCES = 3;
const MAX_EXCERPT_LENGTH = 480;
const MIN_SENTENCE_LENGTH = 25;

/**
 * Answers a question with sentences of the passages that were found, each cited as `[1]`. The
 * answer is put together from the text of the library and never written freely, with any embedder.
 * When no passage is sure enough to speak of the question, it says so and cites nothing.
 */
export async function answerQuestion(
  database: Parameters<typeof search>[0],
  question: string,
  options: SearchOptions,
): Promise<Answer> {
  const results = await search(database, question, { ...options, limit: 10 });
  return composeAnswer(parseQuery(options.tools, question), results, options);
}

/** Composes the answer from results in ranked order. */
export function composeAnswer(
  query: ParsedQuery,
  results: readonly SearchResult[],
  options: Pick<SearchOptions, 'tools'>,
): Answer {
  const cited = citedResults(results);
  if (cited.length === 0) return { found: false, answer: NOT_FOUND_ANSWER, citations: [] };
  const reader = new QuestionReader(options.tools, query.meant);
  const value = (sentence: string): number => {
    const terms = new Set(reader.terms(reader.words(sentence)));
    return query.units.reduce((sum, unit) => {
      const met = unit.stems.some((stem) => terms.has(stem));
      const meant = unit.concepts.some((concept) => terms.has(concept.term));
      return sum + (met || meant ? unit.importance : 0);
    }, 0);
  };
  const parts = cited.map((result, index) => {
    const budget = index === 0 ? MAX_SENTENCES : 1;
    return `${excerpt(result.content, budget, value)} [${index + 1}]`;
  });
  return { found: true, answer: parts.join('\n\n'), citations: cited.map(toCitation) };
}

function citedResults(results: readonly SearchResult[]): SearchResult[] {
  const best = results.find((result) => result.confidence >= LEAST_CONFIDENCE);
  if (best === undefined || results.indexOf(best) > 2) return [];
  return results
    .filter((result) => result.confidence >= LEAST_CONFIDENCE)
    .filter((result) => result.score >= best.score * LEAST_SHARE_OF_BEST)
    .slice(0, MAX_CITATIONS);
}

function toCitation(result: SearchResult, index: number): Citation {
  const { passageId, documentId, title, source, heading, content, score } = result;
  return { number: index + 1, passageId, documentId, title, source, heading, content, score };
}

/** The sentences that speak most of the question, in the order in which they stand. */
function excerpt(content: string, count: number, value: (sentence: string) => number): string {
  const sentences = sentencesOf(content);
  const chosen = sentences
    .map((sentence, index) => ({ sentence, index, worth: value(sentence) - index * 0.02 }))
    .sort((a, b) => b.worth - a.worth || a.index - b.index)
    .slice(0, count)
    .sort((a, b) => a.index - b.index);
  const text = chosen.map((each) => each.sentence).join(' ');
  return text.length <= MAX_EXCERPT_LENGTH ? text : `${text.slice(0, MAX_EXCERPT_LENGTH - 1)}…`;
}

/** Prose before code: a passage of nothing but code is quoted by its first lines. */
function sentencesOf(content: string): string[] {
  const prose = content.split(/^```.*$/m).filter((_, index) => index % 2 === 0);
  const sentences = prose
    .join('\n')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^- /, '').trim())
    .filter((sentence) => sentence.length >= MIN_SENTENCE_LENGTH);
  // A sentence that ends in a colon only leads to what is not quoted.
  const whole = sentences.filter((sentence) => !sentence.endsWith(':'));
  if (whole.length > 0) return whole;
  if (sentences.length > 0) return sentences;
  const plain = content
    .replaceAll(/^```.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [plain.slice(0, MAX_EXCERPT_LENGTH)];
}
