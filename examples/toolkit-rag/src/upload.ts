import path from 'node:path';
import type { ReceivedFile, ReceivedForm } from 'seaworthy/core';
import { DocumentRefusedError, type MediaType, mediaTypeOfName } from './retrieval/decode.ts';
import type { NewDocument } from './retrieval/ingest.ts';

/** The field that carries the file. */
const FIELD = 'document';
const MAX_TITLE_LENGTH = 200;

/** What browsers and curl call a file of each kind; they go by its name and know not every one. */
const DECLARED: Readonly<Record<MediaType, readonly string[]>> = {
  'text/markdown': ['text/markdown', 'text/x-markdown', 'text/plain'],
  'text/plain': ['text/plain'],
  'text/html': ['text/html'],
};
const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * Reads the one document of an upload into memory; the pipeline bounds its bytes.
 *
 * @throws DocumentRefusedError no file, more than one, or one that is not Markdown, text or HTML
 */
export async function receiveDocument(
  form: ReceivedForm | undefined,
  title: string | undefined,
): Promise<NewDocument> {
  let document: NewDocument | undefined;
  for await (const file of form?.files ?? []) {
    if (document !== undefined || file.field !== FIELD) {
      throw refused(`expected one file in the field ${FIELD}, got another`);
    }
    const mediaType = mediaTypeOf(file);
    const bytes = await readAll(file);
    document = { title: titleOf(file, title), source: file.fileName, mediaType, bytes };
  }
  if (document === undefined) throw refused(`expected a file in the field ${FIELD}, got none`);
  return document;
}

/** The name decides, and what is declared must not contradict it. */
function mediaTypeOf({ fileName, mediaType }: ReceivedFile): MediaType {
  const promised = mediaTypeOfName(fileName);
  if (promised !== undefined) {
    if (mediaType === UNKNOWN_TYPE || DECLARED[promised].includes(mediaType)) return promised;
  }
  const message =
    'document: expected Markdown (.md), text (.txt) or HTML (.html), got another kind';
  throw new DocumentRefusedError('document.media-type', message);
}

async function readAll({ content }: ReceivedFile): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A file's name is shown, and never used as a path. */
function titleOf({ fileName }: ReceivedFile, title: string | undefined): string {
  const given = title?.trim() ?? '';
  const name = path.posix.basename(fileName.replaceAll('\\', '/'));
  return (given === '' ? name : given).slice(0, MAX_TITLE_LENGTH);
}

function refused(message: string): DocumentRefusedError {
  return new DocumentRefusedError('document.empty', `document: ${message}`);
}
