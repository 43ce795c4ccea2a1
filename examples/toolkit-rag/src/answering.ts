import type { LanguageTools } from './retrieval/local-embedder.ts';
import type { QueryPort } from './retrieval/port.ts';
import { parseQuery } from './retrieval/query.ts';
import { type SearchOptions, type SearchResult, search } from './retrieval/search.ts';

/** A passage that an answer rests on. */
export interface Citation {
  /** As the answer names it: `[1]`. */
  readonly number: number;
  readonly title: string;
  readonly heading: string;
  readonly source: string;
  readonly passage: string;
  readonly score: number;
}

export interface Answer {
  readonly found: boolean;
  /** Words of the cited passages, each with its number; or that nothing was found. */
  readonly answer: string;
  /** Empty when nothing was found. */
  readonly citations: readonly Citation[];
}

const NOT_FOUND = 'Nothing in the library answers this.';
/** Where the questions that ranking was tuned on part from those the library cannot answer. */
const MIN_CONFIDENCE = 0.55;
/** A passage that is much worse than the best only dilutes the answer. */
const MIN_SHARE_OF_BEST = 0.6;
const MAX_CITATIONS = 3;
const MAX_EXCERPT_LENGTH = 420;

/**
 * Answers a question in the words of the passages that fit, and says which words come from where.
 * Nothing is made up: what no passage says is not answered.
 */
export async function answerQuestion(
  database: QueryPort,
  question: string,
  options: Omit<SearchOptions, 'limit'>,
): Promise<Answer> {
  const results = await search(database, question, { ...options, limit: MAX_CITATIONS });
  const best = results[0]?.score ?? 0;
  const fitting = results.filter(
    ({ score, confidence }) => confidence >= MIN_CONFIDENCE && score >= best * MIN_SHARE_OF_BEST,
  );
  if (fitting.length === 0) return { found: false, answer: NOT_FOUND, citations: [] };
  const meant = parseQuery(options.tools, question).meant;
  const parts = fitting.map(
    ({ content }, index) => `${excerpt(content, meant, options.tools)} [${index + 1}]`,
  );
  return { found: true, answer: parts.join('\n\n'), citations: fitting.map(toCitation) };
}

function toCitation(result: SearchResult, index: number): Citation {
  const { title, heading, source, content, score } = result;
  return { number: index + 1, title, heading, source, passage: content, score };
}

/** The paragraph that shares most with the question, and what follows while there is room. */
function excerpt(passage: string, meant: ReadonlySet<string>, tools: LanguageTools): string {
  const prose = withoutListings(passage);
  const paragraphs = (prose === '' ? passage : prose).split(/\n{2,}/);
  const shared = paragraphs.map((text) => sharedCount(text, meant, tools));
  const start = shared.indexOf(Math.max(...shared));
  let text = paragraphs[start] ?? '';
  for (const next of paragraphs.slice(start + 1)) {
    if (text.length + next.length > MAX_EXCERPT_LENGTH) break;
    text += `\n${next}`;
  }
  return shortened(text);
}

/** Code is read in the passage itself, beneath the answer. */
function withoutListings(passage: string): string {
  return passage
    .split(/^```.*$/m)
    .filter((_part, index) => index % 2 === 0)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

/** How many different things that are asked about a text speaks of. */
function sharedCount(text: string, meant: ReadonlySet<string>, tools: LanguageTools): number {
  const words = tools.tokenizer.words(text);
  const concepts = tools.lexicon.concepts(words, 'passage').map(({ concept }) => concept.term);
  const stems = words.filter((word) => !word.stop).map((word) => word.stem);
  return new Set([...stems, ...concepts].filter((term) => meant.has(term))).size;
}

/** Ends at a sentence or a line where there is one, else at a word. */
function shortened(text: string): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return text.trim();
  const head = text.slice(0, MAX_EXCERPT_LENGTH);
  const end = Math.max(head.lastIndexOf('. ') + 1, head.lastIndexOf('\n'));
  return end > MAX_EXCERPT_LENGTH / 2
    ? head.slice(0, end).trim()
    : `${head.slice(0, Math.max(1, head.lastIndexOf(' '))).trim()} …`;
}
