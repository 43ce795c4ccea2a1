import type { QueryPort } from './retrieval/port.ts';
import { type SearchOptions, search } from './retrieval/search.ts';

export interface Citation {
  readonly number: number;
  readonly title: string;
  readonly heading: string;
  readonly source: string;
  readonly passage: string;
  readonly score: number;
}

export interface Answer {
  readonly found: boolean;
  readonly answer: string;
  readonly citations: readonly Citation[];
}

export async function answerQuestion(
  database: QueryPort,
  question: string,
  options: SearchOptions,
): Promise<Answer> {
  const results = (await search(database, question, { ...options, limit: 3 })).filter(
    (result) => result.confidence > 0.5,
  );
  const citations = results.map(({ title, heading, source, content, score }, index) => ({
    number: index + 1,
    title,
    heading,
    source,
    passage: content,
    score,
  }));
  const found = citations.length > 0;
  return { found, answer: found ? `${citations[0]?.passage} [1]` : 'Nothing found.', citations };
}
