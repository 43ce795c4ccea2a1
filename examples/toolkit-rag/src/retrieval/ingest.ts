import { createHash } from 'node:crypto';
import { documentWeight } from './boilerplate.ts';
import { embeddingText } from './candidates.ts';
import { chunkDocument, type Passage } from './chunk.ts';
import { DocumentRefusedError, decodeDocument, type MediaType } from './decode.ts';
import { type Embedder, toVectorText } from './embedding.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { DatabasePort, QueryPort } from './port.ts';
import { HEADING_SEPARATOR, indexTerms } from './terms.ts';

export interface NewDocument {
  readonly title: string;
  /** `package@version/path`, or the name it was uploaded under. */
  readonly source: string;
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
  /** Default `upload`. */
  readonly origin?: 'library' | 'upload';
  /** What the document is about, where that is known from elsewhere. Searched, never shown. */
  readonly topics?: string;
}

export interface IngestOptions {
  readonly embedder: Embedder;
  readonly tools: LanguageTools;
  readonly signal?: AbortSignal;
}

export interface IngestedDocument {
  readonly documentId: string;
  readonly passageCount: number;
  /** False when a document with the same bytes was there already. */
  readonly created: boolean;
}

const BATCH_SIZE = 200;

const INSERT_DOCUMENT_SQL = `
  INSERT INTO toolkit_documents
    (title, source, origin, media_type, topics, content_hash, index_version, byte_count,
     passage_count)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (content_hash) DO NOTHING
  RETURNING id::text AS id`;

const INSERT_CHUNKS_SQL = `
  INSERT INTO toolkit_chunks (document_id, position, heading, content, weight, search, embedding)
  SELECT $1::text::bigint, p.position::integer, p.heading, p.content, p.weight::real,
         array_to_tsvector(string_to_array(p.terms, ' ')), p.embedding::vector
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS p (position, heading, content, weight, terms, embedding)`;

const FIND_SQL = `
  SELECT id::text AS id, passage_count AS "passageCount"
  FROM toolkit_documents WHERE content_hash = $1`;

/** Chunks that were made otherwise, or embedded by another embedder, are made anew. */
export function indexVersion(embedder: Embedder): string {
  return `1/${embedder.name}`;
}

/** A document's identity: the same bytes are the same document, whatever they are called. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Takes a document into the library: decodes, splits and embeds it first, then writes all of it in
 * one transaction, so that a failure leaves nothing behind. The same bytes a second time change
 * nothing.
 *
 * @throws DocumentRefusedError when the document cannot be taken; its `status` is the answer's
 */
export async function ingestDocument(
  database: DatabasePort,
  document: NewDocument,
  options: IngestOptions,
): Promise<IngestedDocument> {
  const hash = contentHash(document.bytes);
  const known = await findByHash(database, hash);
  if (known !== undefined) return known;
  const prepared = await prepareDocument(document, options);
  return database.transaction((inner) =>
    storeDocument(inner, { document, hash, prepared, options }),
  );
}

export interface PreparedPassage extends Passage {
  readonly heading: string;
  readonly terms: string;
  readonly embedding: string;
}

/** Everything that needs no database: decoding, splitting, embedding. */
export async function prepareDocument(
  document: NewDocument,
  options: IngestOptions,
): Promise<PreparedPassage[]> {
  const passages = chunkDocument(decodeDocument(document.bytes), document.mediaType);
  if (passages.length === 0) {
    throw new DocumentRefusedError('document.empty', 'document: expected some text, got none');
  }
  const prepared: PreparedPassage[] = [];
  for (let at = 0; at < passages.length; at += BATCH_SIZE) {
    options.signal?.throwIfAborted();
    const batch = passages.slice(at, at + BATCH_SIZE);
    prepared.push(...(await prepareBatch(batch, document, options)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return prepared;
}

async function prepareBatch(
  batch: readonly Passage[],
  document: NewDocument,
  { embedder, tools, signal }: IngestOptions,
): Promise<PreparedPassage[]> {
  const { title, topics = '' } = document;
  const headings = batch.map((passage) => passage.trail.join(HEADING_SEPARATOR));
  const texts = batch.map((passage, index) =>
    embeddingText(title, headings[index] ?? '', passage.content),
  );
  const vectors = await embedder.embed(texts, 'passage', signal ? { signal } : {});
  return batch.map((passage, index) => {
    const heading = headings[index] ?? '';
    const vector = vectors[index];
    if (vector === undefined) throw new Error('embedder: expected one vector a text, got fewer');
    const terms = indexTerms(tools, { heading, content: passage.content, title, topics });
    const weight = passage.weight * documentWeight(title);
    return { ...passage, weight, heading, terms: terms.join(' '), embedding: toVectorText(vector) };
  });
}

interface Storing {
  readonly document: NewDocument;
  readonly hash: string;
  readonly prepared: readonly PreparedPassage[];
  readonly options: IngestOptions;
}

/** Writes a prepared document; the caller holds the transaction. */
export async function storeDocument(
  database: QueryPort,
  { document, hash, prepared, options }: Storing,
): Promise<IngestedDocument> {
  const [row] = await database.query<{ id: string }>(INSERT_DOCUMENT_SQL, [
    document.title,
    document.source,
    document.origin ?? 'upload',
    document.mediaType,
    document.topics ?? '',
    hash,
    indexVersion(options.embedder),
    document.bytes.byteLength,
    prepared.length,
  ]);
  if (row === undefined) {
    const known = await findByHash(database, hash);
    if (known === undefined) throw new Error('document: expected it to be stored, got no row');
    return known;
  }
  for (let at = 0; at < prepared.length; at += BATCH_SIZE) {
    await insertPassages(database, row.id, prepared.slice(at, at + BATCH_SIZE));
  }
  return { documentId: row.id, passageCount: prepared.length, created: true };
}

async function insertPassages(
  database: QueryPort,
  documentId: string,
  batch: readonly PreparedPassage[],
): Promise<void> {
  await database.query(INSERT_CHUNKS_SQL, [
    documentId,
    batch.map((passage) => String(passage.position)),
    batch.map((passage) => passage.heading),
    batch.map((passage) => passage.content),
    batch.map((passage) => String(passage.weight)),
    batch.map((passage) => passage.terms),
    batch.map((passage) => passage.embedding),
  ]);
}

async function findByHash(
  database: QueryPort,
  hash: string,
): Promise<IngestedDocument | undefined> {
  const [row] = await database.query<{ id: string; passageCount: number }>(FIND_SQL, [hash]);
  if (row === undefined) return undefined;
  return { documentId: row.id, passageCount: row.passageCount, created: false };
}
