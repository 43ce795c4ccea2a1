import { type Database, json } from 'seaworthy/database';
import { databasePort } from './database-port.ts';
import { PAGE_SIZE, type Page, pageOf } from './paging.ts';
import { answerQuestion, type SearchResult, search } from './retrieval/index.ts';
import type { Retrieval } from './toolkit.ts';

/** A passage that an answer rests on. */
export interface AnswerCitation {
  /** As the answer names it: `[1]`. */
  readonly number: number;
  readonly title: string;
  readonly heading: string;
  readonly source: string;
  readonly passage: string;
  readonly score: number;
}

/** An answer that was written to the chat log. */
export interface Answered {
  /** Of the log entry, for feedback. */
  readonly id: string;
  readonly found: boolean;
  readonly answer: string;
  /** Empty when nothing was found. */
  readonly citations: readonly AnswerCitation[];
}

export interface Asking {
  readonly userId: string;
  readonly question: string;
  readonly signal: AbortSignal;
}

export interface ListedChat {
  readonly id: string;
  readonly email: string;
  readonly question: string;
  readonly found: boolean;
  readonly sources: readonly string[];
  readonly durationMs: number;
  readonly createdAt: Date;
}

const LOG_SQL = `
  INSERT INTO chat_logs (user_id, question, answer, found, citations, duration_ms)
  VALUES ($1, $2, $3, $4, $5::jsonb, $6) RETURNING id::text AS id`;
const LIST_SQL = `
  SELECT c.id::text AS id, u.email, c.question, c.found, c.duration_ms AS "durationMs",
         c.created_at AS "createdAt",
         ARRAY(SELECT cited ->> 'source' FROM jsonb_array_elements(c.citations) AS cited) AS sources
  FROM chat_logs c JOIN users u ON u.id = c.user_id
  ORDER BY c.id DESC LIMIT $1 OFFSET $2`;

/** Questions, their answers, and the log of both. */
export class Chat {
  readonly #database: Database;
  readonly #retrieval: Retrieval;

  constructor(database: Database, retrieval: Retrieval) {
    this.#database = database;
    this.#retrieval = retrieval;
  }

  /** Passages alone; nothing is logged. */
  search(question: string, options: SearchLimits): Promise<SearchResult[]> {
    return search(databasePort(this.#database), question, { ...this.#retrieval, ...options });
  }

  /** Answers with passages and their sources, or says that there are none, and logs either. */
  async ask({ userId, question, signal }: Asking): Promise<Answered> {
    const startedMs = performance.now();
    const options = { ...this.#retrieval, signal };
    const answer = await answerQuestion(databasePort(this.#database), question, options);
    const citations = answer.citations.map(
      ({ number, title, heading, source, content, score }): AnswerCitation => {
        return { number, title, heading, source, passage: content, score };
      },
    );
    const cited = citations.map(({ passage: _, ...citation }) => citation);
    const { rows } = await this.#database.query<{ id: string }>(LOG_SQL, [
      userId,
      question,
      answer.answer,
      answer.found,
      json(cited),
      Math.round(performance.now() - startedMs),
    ]);
    const { found, answer: text } = answer;
    return { id: rows[0]?.id ?? '', found, answer: text, citations };
  }

  async list(page: number): Promise<Page<ListedChat>> {
    const { rows } = await this.#database.query<ListedChat>(LIST_SQL, pageOf(page));
    return { rows: rows.slice(0, PAGE_SIZE), page, hasNext: rows.length > PAGE_SIZE };
  }
}

export interface SearchLimits {
  /** 1 to 50. */
  readonly limit: number;
  readonly signal: AbortSignal;
}
