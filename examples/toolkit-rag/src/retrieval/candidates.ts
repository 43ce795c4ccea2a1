import { type Embedder, toVectorText } from './embedding.ts';
import type { QueryPort } from './port.ts';
import type { ParsedQuery } from './query.ts';
import { type WeighedUnit, weighUnits } from './rank.ts';

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
  /** What the question asks for, weighed against the library. */
  readonly units: readonly WeighedUnit[];
  /** What the packages in the library say they are for, each once. */
  readonly topics: readonly string[];
}

/** A term held by more passages than this tells too little to find candidates by. */
const MAX_POSTINGS = 800;
const MAX_BY_WORDS = 120;
const MAX_BY_VECTOR = 20;

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
  const { lists, frequency } = await postingsOf(database, query);
  const units = weighUnits(query, { passageCount, frequency });
  const vectorText = toVectorText(vector);
  const nearest = await database.query<{ id: string }>(NEAREST_SQL, [vectorText, MAX_BY_VECTOR]);
  const all = [...new Set([...bestByWords(units, lists), ...nearest.map((row) => row.id)])];
  const candidates = await database.query<Candidate>(FETCH_SQL, [all, vectorText]);
  return { units, candidates, topics: groups.map((group) => group.topics) };
}

type Lists = ReadonlyMap<string, readonly string[]>;

/** How many passages hold each term, and which ones where they are few enough to tell. */
async function postingsOf(
  database: QueryPort,
  query: ParsedQuery,
): Promise<{ readonly frequency: ReadonlyMap<string, number>; readonly lists: Lists }> {
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
  return { frequency, lists };
}

/** Sums, per passage, what the units it meets are worth; how often it meets them is not known. */
function bestByWords(units: readonly WeighedUnit[], lists: Lists): string[] {
  const scores = new Map<string, number>();
  for (const { unit, own, concepts } of units) {
    const met = new Map<string, number>();
    for (const stem of unit.stems) {
      const share = own / unit.stems.length;
      for (const id of lists.get(stem) ?? []) met.set(id, (met.get(id) ?? 0) + share);
    }
    for (const { term, worth } of concepts) {
      for (const id of lists.get(term) ?? []) met.set(id, Math.max(met.get(id) ?? 0, worth));
    }
    for (const [id, worth] of met) scores.set(id, (scores.get(id) ?? 0) + worth * unit.importance);
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
