/** Lines that were encoded together. */
interface Batch {
  readonly bytes: Buffer;
  readonly lineCount: number;
}

const MERGE_BYTES = 65_536;
const LINE_END = 0x0a;

/**
 * Batches that wait to be written, at most `maxBytes` of them. What finds no room is dropped and
 * counted. The head may be partly written; its offset says how far.
 */
export class BatchQueue {
  readonly #maxBytes: number;
  #batches: Batch[] = [];
  #bytes = 0;
  #offset = 0;
  #droppedLineCount = 0;
  #untoldLineCount = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The batch that is written next. */
  get head(): Buffer | undefined {
    return this.#batches[0]?.bytes;
  }

  /** Bytes of the head that are written already. */
  get offset(): number {
    return this.#offset;
  }

  get queuedBytes(): number {
    return this.#bytes;
  }

  /** Lines lost since the start. */
  get droppedLineCount(): number {
    return this.#droppedLineCount;
  }

  /** Takes a batch; merged with the last one while that is small and not the head. */
  add(bytes: Buffer, lineCount: number): void {
    if (this.#bytes + bytes.length > this.#maxBytes) {
      this.countDropped(lineCount);
      return;
    }
    const last = this.#batches.at(-1);
    if (last !== undefined && this.#batches.length > 1 && last.bytes.length < MERGE_BYTES) {
      this.#batches[this.#batches.length - 1] = {
        bytes: Buffer.concat([last.bytes, bytes]),
        lineCount: last.lineCount + lineCount,
      };
    } else {
      this.#batches.push({ bytes, lineCount });
    }
    this.#bytes += bytes.length;
  }

  countDropped(lineCount: number): void {
    this.#droppedLineCount += lineCount;
    this.#untoldLineCount += lineCount;
  }

  /** Lines lost since this was last asked. */
  takeUntold(): number {
    const count = this.#untoldLineCount;
    this.#untoldLineCount = 0;
    return count;
  }

  /** So many bytes of the head are written. Returns whether that finished it. */
  advance(written: number): boolean {
    this.#offset += written;
    const { head } = this;
    if (head === undefined || this.#offset < head.length) return false;
    this.removeHead();
    return true;
  }

  removeHead(): Batch | undefined {
    const batch = this.#batches.shift();
    this.#bytes -= batch?.bytes.length ?? 0;
    this.#offset = 0;
    return batch;
  }

  /** The head goes on in another file: the rest of a line begun in the old one is left out. */
  skipPartialLine(): void {
    const { head } = this;
    if (head === undefined || this.#offset === 0) return;
    if (head[this.#offset - 1] === LINE_END) return;
    this.countDropped(1);
    const end = head.indexOf(LINE_END, this.#offset);
    if (end === -1) this.removeHead();
    else this.advance(end + 1 - this.#offset);
  }

  /** Drops and counts all that waits. */
  discard(): void {
    for (const batch of this.#batches) this.countDropped(batch.lineCount);
    this.#batches = [];
    this.#bytes = 0;
    this.#offset = 0;
  }
}
