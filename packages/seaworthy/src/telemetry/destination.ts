import fs from 'node:fs';
import { BatchQueue } from './batch-queue.ts';
import type { Opened, Opener } from './opener.ts';

export interface DestinationOptions {
  readonly opener: Opener;
  readonly maxBufferedBytes: number;
  /** Pause after a failure before the next try. */
  readonly retryMs: number;
  /** Once per outage, with the system's code for it: `ENOSPC`. */
  readonly onFailure: (name: string, errno: string) => void;
  /** A line that says how many were lost. */
  readonly droppedNotice: (lineCount: number) => string;
}

/** A full pipe is tried again after this time. */
const PIPE_RETRY_MS = 10;

/**
 * One place lines go to, written asynchronously from a bounded queue. When the place fails, what is
 * queued is kept and tried again; what does not fit any more is dropped and counted, and the count
 * is written once it works again. A pipe whose reader is gone is given up until `reopen`.
 */
export class Destination {
  readonly #options: DestinationOptions;
  readonly #queue: BatchQueue;
  readonly #waiting: (() => void)[] = [];
  #opened: Opened | undefined;
  #identity = '';
  #busy = false;
  #writing = false;
  #closed = false;
  #failing = false;
  #reopenWanted = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: DestinationOptions) {
    this.#options = options;
    this.#queue = new BatchQueue(options.maxBufferedBytes);
  }

  get name(): string {
    return this.#options.opener.name;
  }

  get droppedLineCount(): number {
    return this.#queue.droppedLineCount;
  }

  get queuedBytes(): number {
    return this.#queue.queuedBytes;
  }

  /** Whether lines are dropped without being looked at: given up, or closed. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Whether the last try failed. */
  get isFailing(): boolean {
    return this.#failing;
  }

  push(bytes: Buffer, lineCount: number): void {
    this.#queue.add(bytes, lineCount);
    this.#pump();
  }

  /** Counts lines as lost. */
  drop(lineCount: number): void {
    this.#queue.countDropped(lineCount);
  }

  /** Opens the place anew: a rotated file, or a pipe that was given up. */
  reopen(): void {
    this.#closed = false;
    this.#reopenWanted = true;
    this.#cancelRetry();
    this.#pump();
  }

  /** Calls back when nothing is left to write, or when writing does not work at present. */
  whenSettled(callback: () => void): void {
    this.#waiting.push(callback);
    this.#settle();
  }

  /** Writes what waits, now, until the deadline on the monotonic clock. Blocks; never throws. */
  flushSync(deadlineMs: number): void {
    if (this.#closed) return;
    this.#cancelRetry();
    // What is being written at this moment is finished by the thread that writes it.
    if (this.#writing) this.#queue.removeHead();
    try {
      this.#opened ??= this.#options.opener.openSync();
      while (this.#queue.head !== undefined) this.#writeSync(this.#opened.fd, deadlineMs);
    } catch {
      this.#queue.discard();
    }
  }

  /** Ends it: what waits and what comes is dropped. */
  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#queue.discard();
    if (!this.#busy) this.#release();
    this.#settle();
  }

  #pump(): void {
    if (this.#busy || this.#retry !== undefined) return;
    if (this.#closed) {
      this.#release();
      return;
    }
    if (this.#reopenWanted) this.#release();
    this.#reopenWanted = false;
    const { head } = this.#queue;
    if (head === undefined) this.#settle();
    else if (this.#opened === undefined) this.#open();
    else this.#write(this.#opened.fd, head);
  }

  #open(): void {
    this.#busy = true;
    this.#options.opener.open((error, opened) => {
      this.#busy = false;
      if (error !== null) {
        this.#fail(error);
        return;
      }
      this.#opened = opened;
      if (opened.identity !== this.#identity) this.#queue.skipPartialLine();
      this.#identity = opened.identity;
      this.#pump();
    });
  }

  #write(fd: number, head: Buffer): void {
    this.#busy = true;
    this.#writing = true;
    const { offset } = this.#queue;
    fs.write(fd, head, offset, head.length - offset, null, (error, written) => {
      this.#busy = false;
      this.#writing = false;
      // A head that was taken away meanwhile (`close`, `flushSync`) is no longer ours to count.
      const isOurs = this.#queue.head === head;
      if (error !== null) this.#fail(error);
      else {
        if (isOurs && this.#queue.advance(written)) this.#recovered();
        this.#pump();
      }
    });
  }

  #writeSync(fd: number, deadlineMs: number): void {
    const { head, offset } = this.#queue;
    if (head === undefined) return;
    try {
      this.#queue.advance(fs.writeSync(fd, head, offset, head.length - offset));
    } catch (error) {
      if (errnoOf(error) !== 'EAGAIN' || performance.now() >= deadlineMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_RETRY_MS);
    }
  }

  #recovered(): void {
    this.#failing = false;
    const untold = this.#queue.takeUntold();
    if (untold > 0) this.#queue.add(Buffer.from(this.#options.droppedNotice(untold)), 1);
  }

  #fail(error: NodeJS.ErrnoException): void {
    const errno = errnoOf(error);
    if (errno === 'EAGAIN') {
      this.#tryAgainIn(PIPE_RETRY_MS);
      return;
    }
    const isFirst = !this.#failing;
    this.#failing = true;
    this.#release();
    if (this.#options.opener.isPermanent(errno)) this.close();
    else this.#tryAgainIn(this.#options.retryMs);
    this.#settle();
    if (isFirst) this.#options.onFailure(this.name, errno);
  }

  #tryAgainIn(delayMs: number): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#pump();
    }, delayMs);
    this.#retry.unref();
  }

  #cancelRetry(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #release(): void {
    if (this.#opened !== undefined) this.#options.opener.release(this.#opened.fd);
    this.#opened = undefined;
  }

  #settle(): void {
    const isDone = !this.#busy && (this.#queue.head === undefined || this.#failing);
    if (!isDone && !this.#closed) return;
    for (const callback of this.#waiting.splice(0)) callback();
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
