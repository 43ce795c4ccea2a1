import { embeddingText } from './candidates.ts';
import { toVectorText } from './embedding.ts';
import { type IngestOptions, indexVersion } from './ingest.ts';
import type { DatabasePort, QueryPort } from './port.ts';
import { indexTerms } from './terms.ts';

interface Outdated {
  readonly id: string;
  readonly title: string;
  readonly topics: string;
}

interface Chunk {
  readonly id: string;
  readonly heading: string;
  readonly content: string;
}

const OUTDATED_SQL = `
  SELECT id::text AS id, title, topics FROM toolkit_documents
  WHERE origin = 'upload' AND index_version <> $1 ORDER BY id`;

const CHUNKS_SQL = `
  SELECT id::text AS id, heading, content FROM toolkit_chunks
  WHERE document_id = $1::text::bigint AND position >= $2 AND position < $3 ORDER BY position`;

const UPDATE_SQL = `
  UPDATE toolkit_chunks c
  SET search = array_to_tsvector(string_to_array(u.terms, ' ')), embedding = u.embedding::vector
  FROM unnest($1::text[], $2::text[], $3::text[]) AS u (id, terms, embedding)
  WHERE c.id = u.id::bigint`;

const BATCH_SIZE = 200;

/**
 * Indexes uploaded documents anew that another embedder or lexicon has indexed: vectors of two
 * embedders cannot be compared. One transaction a document. Returns how many there were.
 */
export async function refreshIndex(
  database: DatabasePort,
  options: IngestOptions,
): Promise<number> {
  const version = indexVersion(options.embedder);
  const outdated = await database.query<Outdated>(OUTDATED_SQL, [version]);
  for (const document of outdated) {
    options.signal?.throwIfAborted();
    await database.transaction(async (inner) => {
      await refreshDocument(inner, document, options);
      await inner.query(
        'UPDATE toolkit_documents SET index_version = $2 WHERE id = $1::text::bigint',
        [document.id, version],
      );
    });
  }
  return outdated.length;
}

async function refreshDocument(
  database: QueryPort,
  document: Outdated,
  { embedder, tools, signal }: IngestOptions,
): Promise<void> {
  for (let from = 0; ; from += BATCH_SIZE) {
    const values = [document.id, from, from + BATCH_SIZE];
    const chunks = await database.query<Chunk>(CHUNKS_SQL, values);
    if (chunks.length === 0) return;
    const texts = chunks.map((chunk) =>
      embeddingText(document.title, chunk.heading, chunk.content),
    );
    const vectors = await embedder.embed(texts, 'passage', signal ? { signal } : {});
    await database.query(UPDATE_SQL, [
      chunks.map((chunk) => chunk.id),
      chunks.map((chunk) => indexTerms(tools, { ...document, ...chunk }).join(' ')),
      vectors.map(toVectorText),
    ]);
  }
}
