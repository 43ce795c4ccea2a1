import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DocumentRefusedError } from '../retrieval/decode.ts';
import {
  contentHash,
  type IngestOptions,
  indexVersion,
  type NewDocument,
  type PreparedPassage,
  prepareDocument,
  storeDocument,
} from '../retrieval/ingest.ts';
import type { DatabasePort } from '../retrieval/port.ts';
import { refreshIndex } from '../retrieval/refresh.ts';
import {
  findDocuments,
  LIBRARY_LIMITS,
  type LibraryFile,
  type LibraryLimits,
} from './documents.ts';
import { findDirectDependencies } from './packages.ts';

export interface LoadOptions extends IngestOptions {
  /** The workspace root: the folder of the package.json that lists the workspaces. */
  readonly root: string;
  readonly limits?: LibraryLimits;
}

export interface LoadedLibrary {
  readonly documentCount: number;
  readonly passageCount: number;
  /** Documents that were written or removed by this call; 0 when nothing had changed. */
  readonly changedCount: number;
}

interface Stored {
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  readonly version: string;
}

const STORED_SQL = `
  SELECT id::text AS id, source, content_hash AS hash, index_version AS version
  FROM toolkit_documents WHERE origin = 'library'`;
const COUNT_SQL = `
  SELECT count(*)::text AS documents, coalesce(sum(passage_count), 0)::text AS passages
  FROM toolkit_documents WHERE origin = 'library'`;

/**
 * Brings the library in line with the documentation of the installed direct dependencies: writes
 * what is new or was indexed otherwise, removes what is gone, in one transaction. When nothing has
 * changed it only reads and hashes the files. Uploads that another embedder has indexed are indexed
 * anew as well.
 */
export async function loadLibrary(
  database: DatabasePort,
  options: LoadOptions,
): Promise<LoadedLibrary> {
  const files = await findDocuments(
    await findDirectDependencies(options.root),
    options.limits ?? LIBRARY_LIMITS,
  );
  const wanted = await readAll(files);
  const version = indexVersion(options.embedder);
  const stored = await database.query<Stored>(STORED_SQL);
  const current = new Set(
    stored.filter((row) => row.version === version).map((row) => `${row.source} ${row.hash}`),
  );
  const missing = wanted.filter((entry) => !current.has(`${entry.document.source} ${entry.hash}`));
  const kept = new Set(wanted.map((entry) => `${entry.document.source} ${entry.hash}`));
  const stale = stored.filter(
    (row) => row.version !== version || !kept.has(`${row.source} ${row.hash}`),
  );
  if (missing.length + stale.length > 0) {
    await replace(database, { missing, stale, options });
  }
  await refreshIndex(database, options);
  return { ...(await countLibrary(database)), changedCount: missing.length + stale.length };
}

interface Wanted {
  readonly document: NewDocument;
  readonly hash: string;
}

/** The same text shipped by two packages is one document, under the first one's name. */
async function readAll(files: readonly LibraryFile[]): Promise<Wanted[]> {
  const wanted = new Map<string, Wanted>();
  for (const file of files) {
    const bytes = await readFile(path.join(file.package.folder, file.path));
    const hash = contentHash(bytes);
    if (!wanted.has(hash)) wanted.set(hash, { hash, document: toDocument(file, bytes) });
  }
  return [...wanted.values()];
}

function toDocument(file: LibraryFile, bytes: Uint8Array): NewDocument {
  const { name, version, topics } = file.package;
  return {
    title: `${name}: ${titleOf(file.path)}`,
    source: `${name}@${version}/${file.path}`,
    mediaType: 'text/markdown',
    origin: 'library',
    topics: `${name}. ${topics}`,
    bytes,
  };
}

function titleOf(file: string): string {
  const base = path.posix.basename(file).replace(/\.[^.]*$/, '');
  return base === base.toUpperCase() ? base : base.replaceAll(/[-_]+/g, ' ');
}

interface Replacement {
  readonly missing: readonly Wanted[];
  readonly stale: readonly Stored[];
  readonly options: IngestOptions;
}

async function replace(database: DatabasePort, work: Replacement): Promise<void> {
  const prepared: (Wanted & { readonly passages: readonly PreparedPassage[] })[] = [];
  for (const entry of work.missing) {
    const passages = await prepareDocument(entry.document, work.options).catch(noPassages);
    if (passages.length > 0) prepared.push({ ...entry, passages });
  }
  await database.transaction(async (inner) => {
    await inner.query('DELETE FROM toolkit_documents WHERE id = ANY ($1::text[]::bigint[])', [
      work.stale.map((row) => row.id),
    ]);
    for (const { document, hash, passages } of prepared) {
      await storeDocument(inner, { document, hash, prepared: passages, options: work.options });
    }
  });
}

/** A file that cannot be taken (not UTF-8, nothing in it) is left out; the rest is loaded. */
function noPassages(error: unknown): PreparedPassage[] {
  if (error instanceof DocumentRefusedError) return [];
  throw error;
}

async function countLibrary(
  database: DatabasePort,
): Promise<{ readonly documentCount: number; readonly passageCount: number }> {
  const [row] = await database.query<{ documents: string; passages: string }>(COUNT_SQL);
  return { documentCount: Number(row?.documents ?? 0), passageCount: Number(row?.passages ?? 0) };
}
