/** What a document may be, at most, and how its bytes become text. */

export type MediaType = 'text/markdown' | 'text/plain' | 'text/html';

/** 10 MiB: the largest document that is taken. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

export type DocumentFault =
  | 'document.too-large'
  | 'document.media-type'
  | 'document.encoding'
  | 'document.binary'
  | 'document.empty'
  | 'document.too-many-passages';

const STATUS: Readonly<Record<DocumentFault, 400 | 413 | 415 | 422>> = {
  'document.too-large': 413,
  'document.media-type': 415,
  'document.encoding': 422,
  'document.binary': 422,
  'document.empty': 422,
  'document.too-many-passages': 422,
};

/** A document that is refused: what is wrong with it, and the HTTP status that says so. */
export class DocumentRefusedError extends Error {
  readonly code: DocumentFault;
  readonly status: 400 | 413 | 415 | 422;

  constructor(code: DocumentFault, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'DocumentRefusedError';
    this.code = code;
    this.status = STATUS[code];
  }
}

const BY_EXTENSION: Readonly<Record<string, MediaType>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  text: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
};

/** The media type a file name promises, or undefined when it is none that is taken. */
export function mediaTypeOfName(name: string): MediaType | undefined {
  const extension = /\.([a-z]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(BY_EXTENSION, extension)
    ? BY_EXTENSION[extension]
    : undefined;
}

/**
 * Decodes strictly: a byte sequence that is not UTF-8 is refused rather than replaced, so that no
 * passage ever shows U+FFFD for what its author wrote. A byte order mark is dropped.
 *
 * @throws DocumentRefusedError too large, not UTF-8, NUL bytes, nothing but white space
 */
export function decodeDocument(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) {
    throw new DocumentRefusedError(
      'document.too-large',
      `document: expected at most ${MAX_DOCUMENT_BYTES} bytes, got ${bytes.byteLength}`,
    );
  }
  if (startsAsUtf16(bytes)) throw notUtf8('UTF-16');
  const text = decodeUtf8(bytes);
  if (text.includes('\0')) {
    throw new DocumentRefusedError('document.binary', 'document: expected text, got NUL bytes');
  }
  if (text.trim() === '') {
    throw new DocumentRefusedError('document.empty', 'document: expected some text, got none');
  }
  return text.replaceAll(/\r\n?/g, '\n');
}

function startsAsUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw notUtf8('bytes that are not', error);
  }
}

function notUtf8(got: string, cause?: unknown): DocumentRefusedError {
  const message = `document: expected UTF-8, got ${got}. Save it as UTF-8 and upload it again`;
  return new DocumentRefusedError('document.encoding', message, { cause });
}
