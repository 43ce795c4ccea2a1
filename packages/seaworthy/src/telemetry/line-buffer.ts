/** Lines that have been gathered, encoded. */
export interface GatheredLines {
  readonly bytes: Buffer;
  readonly lineCount: number;
}

const CAPACITY = 65_536;
/** Less than this is copied out, so that a quiet service does not spend 64 KiB a line. */
const WORTH_HANDING_OVER = 16_384;
/** One UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/**
 * Gathers lines as bytes. Each is encoded at once: keeping the strings until a batch is full makes
 * them outlive the young generation, which costs three times the encoding.
 */
export class LineBuffer {
  #buffer = Buffer.allocUnsafeSlow(CAPACITY);
  #length = 0;
  #lineCount = 0;

  get byteLength(): number {
    return this.#length;
  }

  /** Whether the line found room; when not, what is gathered has to be taken first. */
  add(line: string): boolean {
    if (this.#length + line.length * BYTES_PER_UNIT > CAPACITY) return this.#addAlone(line);
    this.#length += this.#buffer.write(line, this.#length);
    this.#lineCount += 1;
    return true;
  }

  take(): GatheredLines {
    const taken = { bytes: this.#takeBytes(), lineCount: this.#lineCount };
    this.#length = 0;
    this.#lineCount = 0;
    return taken;
  }

  /** A line that could not fit an empty buffer gets one of its own size. */
  #addAlone(line: string): boolean {
    if (this.#length > 0) return false;
    this.#buffer = Buffer.from(line);
    this.#length = this.#buffer.length;
    this.#lineCount = 1;
    return true;
  }

  #takeBytes(): Buffer {
    const bytes = this.#buffer.subarray(0, this.#length);
    if (this.#length < WORTH_HANDING_OVER) return Buffer.from(bytes);
    this.#buffer = Buffer.allocUnsafeSlow(CAPACITY);
    return bytes;
  }
}
