const SHORT_LENGTH = 16 * 1024;

/**
 * Holds the body of a response against the length that its head declares. A byte more would be read
 * as the beginning of the next answer, one less would swallow some of it.
 */
export class BodyLength {
  #declaredBytes: number | undefined;
  #writtenBytes = 0;

  /** @param bytes undefined where nothing is declared, or no body follows the head */
  declare(bytes: number | undefined): void {
    this.#declaredBytes = bytes;
  }

  /**
   * Counts what is to be written.
   *
   * @param isLast whether nothing follows
   * @returns what is wrong with it, in which case it must not be written
   */
  add(chunk: unknown, encoding: unknown, isLast: boolean): RangeError | undefined {
    const declared = this.#declaredBytes;
    if (declared === undefined) return undefined;
    this.#writtenBytes += bytesOf(chunk, encoding);
    if (this.#writtenBytes === declared) return undefined;
    if (this.#writtenBytes < declared && !isLast) return undefined;
    this.#declaredBytes = undefined;
    const got = `got ${isLast ? '' : 'at least '}${this.#writtenBytes}`;
    return new RangeError(`body: expected the ${declared} bytes of Content-Length, ${got}`);
  }
}

function bytesOf(chunk: unknown, encoding: unknown): number {
  if (chunk instanceof Uint8Array) return chunk.byteLength;
  if (typeof chunk !== 'string') return 0;
  return Buffer.byteLength(
    chunk,
    typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8',
  );
}

/** Such text is the same in Latin-1, which goes out with the head and faster than UTF-8. */
export function isShortAscii(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > SHORT_LENGTH) return false;
  return Buffer.byteLength(text) === text.length;
}
