import type { Database } from 'seaworthy/database';
import { databasePort } from './database-port.ts';
import { PAGE_SIZE, type Page, pageOf } from './paging.ts';
import { type IngestedDocument, ingestDocument, type NewDocument } from './retrieval/ingest.ts';
import type { Retrieval } from './toolkit.ts';

export interface ListedDocument {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly origin: 'library' | 'upload';
  readonly byteCount: number;
  readonly passageCount: number;
  readonly createdAt: Date;
}

const LIST_SQL = `
  SELECT id::text AS id, title, source, origin, byte_count AS "byteCount",
         passage_count AS "passageCount", created_at AS "createdAt"
  FROM toolkit_documents
  ORDER BY (origin = 'library'), toolkit_documents.id DESC LIMIT $1 OFFSET $2`;
const DELETE_SQL = `
  DELETE FROM toolkit_documents WHERE id = $1::text::bigint AND origin = 'upload'
  RETURNING id::text AS id`;
const KNOWN_SQL = 'SELECT 1 AS known FROM toolkit_documents WHERE id = $1::text::bigint';

/** Documents that answers are drawn from. */
export class Documents {
  readonly #database: Database;
  readonly #retrieval: Retrieval;

  constructor(database: Database, retrieval: Retrieval) {
    this.#database = database;
    this.#retrieval = retrieval;
  }

  /** Uploads first, the newest at the top. */
  async list(page: number): Promise<Page<ListedDocument>> {
    const { rows } = await this.#database.query<ListedDocument>(LIST_SQL, pageOf(page));
    return { rows: rows.slice(0, PAGE_SIZE), page, hasNext: rows.length > PAGE_SIZE };
  }

  /** @throws DocumentRefusedError when the document cannot be taken; nothing is left of it then */
  add(document: NewDocument, signal: AbortSignal): Promise<IngestedDocument> {
    const options = { ...this.#retrieval, signal };
    return ingestDocument(databasePort(this.#database), document, options);
  }

  /** Documents of the library stay: they would come back at the next start. */
  async delete(id: string): Promise<'deleted' | 'library' | 'unknown'> {
    const deleted = await this.#database.query(DELETE_SQL, [id]);
    if (deleted.rowCount > 0) return 'deleted';
    const known = await this.#database.query(KNOWN_SQL, [id]);
    return known.rowCount > 0 ? 'library' : 'unknown';
  }
}
