import { randomFillSync } from 'node:crypto';

const ID_BYTES = 16;
const POOL_BYTES = 4096;
const SAFE_ID = /^[A-Za-z0-9._-]{1,128}$/;
const DIGITS = Buffer.from('0123456789abcdef');
const DASH = 0x2d;
/** Where the two digits of each byte stand in the printed form. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/** Makes a new request id at each call. */
export type RequestIds = () => string;

/**
 * A source of request ids: random UUIDs (version 4, lower case) with 122 unguessable bits. They are
 * drawn from a pool that the system's generator refills, so 256 requests share one system call.
 *
 * @param refill fills the pool with random bytes; only a proof replaces it.
 * @see RFC 9562 §5.4
 */
export function createRequestIds(refill: (pool: Buffer) => unknown = randomFillSync): RequestIds {
  const pool = Buffer.alloc(POOL_BYTES);
  // Printed through bytes: a rope of hex pairs costs twice as much once somebody reads it.
  const printed = Buffer.alloc(36, DASH);
  let next = POOL_BYTES;
  return () => {
    if (next === POOL_BYTES) {
      refill(pool);
      next = 0;
    }
    print(pool, next, printed);
    next += ID_BYTES;
    return printed.toString('latin1');
  };
}

/**
 * A caller's request id, when it has a form that can do no harm in a log line, a header or a page:
 * 1 to 128 of `A–Z a–z 0–9 . _ -`. Whether the caller may choose an id at all is the topology's
 * question: only a trusted proxy may.
 *
 * @returns the text itself, or undefined when it is to be replaced.
 */
export function safeRequestId(text: string | undefined): string | undefined {
  return text !== undefined && SAFE_ID.test(text) ? text : undefined;
}

function print(pool: Buffer, at: number, printed: Buffer): void {
  for (let index = 0; index < ID_BYTES; index += 1) {
    let byte = pool[at + index] ?? 0;
    if (index === 6) byte = (byte & 0x0f) | 0x40;
    else if (index === 8) byte = (byte & 0x3f) | 0x80;
    const place = PLACES[index] ?? 0;
    printed[place] = DIGITS[byte >> 4] ?? 0;
    printed[place + 1] = DIGITS[byte & 0x0f] ?? 0;
  }
}
