import type { QueryPort } from './port.ts';

/** A document in the library, without its text. */
export interface StoredDocument {
  readonly documentId: string;
  readonly title: string;
  readonly source: string;
  readonly origin: 'library' | 'upload';
  readonly mediaType: string;
  readonly byteCount: number;
  readonly passageCount: number;
  readonly createdAt: Date;
}

const LIST_SQL = `
  SELECT id::text AS "documentId", title, source, origin, media_type AS "mediaType",
         byte_count AS "byteCount", passage_count AS "passageCount", created_at AS "createdAt"
  FROM toolkit_documents ORDER BY origin DESC, source, id LIMIT $1 OFFSET $2`;

const DELETE_SQL = `
  DELETE FROM toolkit_documents WHERE id::text = $1 AND origin = 'upload' RETURNING id`;

/** Lists documents, uploads first, then by source. At most 500 a page. */
export function listDocuments(
  database: QueryPort,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly StoredDocument[]> {
  const limit = Math.min(500, Math.max(1, Math.trunc(page.limit)));
  return database.query<StoredDocument>(LIST_SQL, [limit, Math.max(0, Math.trunc(page.offset))]);
}

/**
 * Deletes an uploaded document with its passages. Library documents stay: the next start would
 * bring them back. True when there was one to delete.
 */
export async function deleteDocument(database: QueryPort, documentId: string): Promise<boolean> {
  const rows = await database.query(DELETE_SQL, [documentId]);
  return rows.length > 0;
}
