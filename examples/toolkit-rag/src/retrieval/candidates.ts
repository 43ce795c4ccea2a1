import { type Embedder, toVectorText } from './embedding.ts';
import type { QueryPort } from './port.ts';
import type { ParsedQuery } from './query.ts';
import { type CorpusFacts, rarity } from './rank.ts';

/** A passage that may answer, as it lies in the database. */
export interface Candidate {
  readonly passageId: string;
  readonly documentId: string;
  readonly position: number;
  readonly heading: string;
  readonly content: string;
  readonly weight: number;
  readonly title: string;
  readonly source: string;
  readonly topics: string;
  /** Cosine similarity to the question, -1 to 1. */
  readonly similarity: number;
}

export interface CandidateSet {
  readonly candidates: readonly Candidate[];
  readonly facts: CorpusFacts;
  /** What the packages in the library say they are for, each once. */
  readonly topics: readonly string[];
}

/** A term held by more passages than this tells too little to find candidates by. */
const MAX_POSTINGS = 800;
const MAX_BY_WORDS = 80;
const MAX_BY_VECTOR = 30;

const POSTINGS_SQL = `
  SELECT q.term, (
    SELECT string_agg(hit.id::text, ',')
    FROM (SELECT id FROM toolkit_chunks WHERE search @@ q.query::tsquery LIMIT $3) AS hit
  ) AS ids
  FROM unnest($1::text[], $2::text[]) AS q (term, query)`;

const TOPICS_SQL = `
  SELECT topics, sum(passage_count)::text AS count FROM toolkit_documents
  GROUP BY topics ORDER BY topics LIMIT 1000`;

const NEAREST_SQL = `
  SELECT id::text AS id FROM toolkit_chunks ORDER BY embedding <=> $1::text::vector, id LIMIT $2`;

const FETCH_SQL = `
  SELECT c.id::text AS "passageId", d.id::text AS "documentId", c.position, c.heading, c.content,
         c.weight, d.title, d.source, d.topics,
         1 - (c.embedding <=> $2::text::vector) AS similarity
  FROM toolkit_chunks c JOIN toolkit_documents d ON d.id = c.document_id
  WHERE c.id = ANY ($1::text[]::bigint[])
  ORDER BY c.id`;

interface Postings {
  readonly term: string;
  readonly ids: string | null;
}

/** Gathers passages by words (rare ones first) and by vector; ranking is left to the caller. */
export async function findCandidates(
  database: QueryPort,
  query: ParsedQuery,
  vector: Float32Array,
): Promise<CandidateSet> {
  const groups = await database.query<{ topics: string; count: string }>(TOPICS_SQL);
  const passageCount = groups.reduce((sum, group) => sum + Number(group.count), 0);
  const { facts, ids } = await byWords(database, query, passageCount);
  const vectorText = toVectorText(vector);
  const nearest = await database.query<{ id: string }>(NEAREST_SQL, [vectorText, MAX_BY_VECTOR]);
  const all = [...new Set([...ids, ...nearest.map((row) => row.id)])];
  const candidates = await database.query<Candidate>(FETCH_SQL, [all, vectorText]);
  return { facts, candidates, topics: groups.map((group) => group.topics) };
}

async function byWords(
  database: QueryPort,
  query: ParsedQuery,
  passageCount: number,
): Promise<{ readonly facts: CorpusFacts; readonly ids: readonly string[] }> {
  const quoted = query.terms.map((term) => `'${term.replaceAll(/['\\]/g, '')}'`);
  const values = [query.terms, quoted, MAX_POSTINGS];
  const rows = await database.query<Postings>(POSTINGS_SQL, values);
  const frequency = new Map<string, number>();
  const lists = new Map<string, readonly string[]>();
  for (const { term, ids } of rows) {
    if (ids === null) continue;
    const list = ids.split(',');
    frequency.set(term, list.length);
    if (list.length < MAX_POSTINGS) lists.set(term, list);
  }
  const facts = { passageCount, frequency };
  return { facts, ids: bestByWords(query, facts, lists) };
}

/** Sums, per passage, the rarity of what it shares with the question. */
function bestByWords(
  query: ParsedQuery,
  facts: CorpusFacts,
  lists: ReadonlyMap<string, readonly string[]>,
): string[] {
  const scores = new Map<string, number>();
  const count = (term: string, factor: number): void => {
    const value = rarity(term, facts) * factor;
    for (const id of lists.get(term) ?? []) scores.set(id, (scores.get(id) ?? 0) + value);
  };
  for (const unit of query.units) {
    for (const stem of unit.stems) count(stem, unit.importance / unit.stems.length);
    for (const concept of unit.concepts) {
      count(concept.term, unit.importance * (concept.everyday ? 0.3 : 0.6));
    }
  }
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || Number(a) - Number(b))
    .slice(0, MAX_BY_WORDS)
    .map(([id]) => id);
}

/** The text an embedder is given for a passage: its heading stands on the first line. */
export function embeddingText(title: string, heading: string, content: string): string {
  return `${title} ${heading}\n${content}`.slice(0, 6000);
}

/** A similarity on the embedder's own scale, 0 for unrelated to 1 for alike. */
export function scaledSimilarity(embedder: Embedder, similarity: number): number {
  const { unrelated, alike } = embedder.similarity;
  return Math.min(1, Math.max(0, (similarity - unrelated) / (alike - unrelated)));
}
