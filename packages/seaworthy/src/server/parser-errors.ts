import { type Refusal, refuse } from '../core/verdict.ts';

/** What node's parser calls its errors, and what the client is told. */
const REFUSAL_BY_PARSER_CODE: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: refuse('parser.headers-too-large', { close: true }),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: refuse('body-limit.too-large', { close: true }),
  HPE_INVALID_METHOD: refuse('methods.unknown', { close: true }),
  HPE_INVALID_VERSION: refuse('framing.version', { close: true }),
  ERR_HTTP_REQUEST_TIMEOUT: refuse('parser.timeout', { close: true }),
};

const MALFORMED = refuse('parser.malformed', { close: true });

/**
 * The answer to an error of the parser; undefined when there is nobody to answer, because the
 * connection itself broke.
 */
export function refusalOf(error: Error): Refusal | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return MALFORMED;
  const known = REFUSAL_BY_PARSER_CODE[code];
  if (known !== undefined) return known;
  return code.startsWith('HPE_') ? MALFORMED : undefined;
}
