import { type Clock, systemClock } from '../core/clock.ts';
import { Destination } from './destination.ts';
import { plainText } from './escape.ts';
import type { LogFormat } from './level.ts';
import { LineBuffer } from './line-buffer.ts';
import { fileOpener, stdoutOpener } from './opener.ts';

/** Where lines go, and what is kept of them when nobody takes them. */
export interface SinkOptions {
  /** A file that is written beside standard output. Its directory must exist. */
  readonly file?: string;
  /** Whether lines go to standard output. Default true. */
  readonly stdout?: boolean;
  /** Form of the sink's own lines. Default `json`. */
  readonly format?: LogFormat;
  /** Per destination; beyond it lines are dropped and counted. Default 8 MiB. */
  readonly maxBufferedBytes?: number;
  /** Longest time a line waits for others to be written with. Default 20. */
  readonly flushIntervalMs?: number;
  /** Pause before a failed destination is tried again. Default 1000. */
  readonly retryMs?: number;
  readonly clock?: Clock;
}

/** How the output is doing. */
export interface SinkStatus {
  readonly droppedLineCount: number;
  readonly queuedBytes: number;
  /** Destinations that do not take lines at present. */
  readonly failing: readonly string[];
}

/** Where every line of the service ends. */
export interface LogSink {
  /** Takes one whole line, its `\n` included. Never throws, never blocks. */
  readonly write: (line: string) => void;
  /** Opens files anew, as after rotation. */
  readonly reopen: () => void;
  /** Resolves when all is written or cannot be; `false` when something was lost or is waiting. */
  readonly flush: (timeoutMs?: number) => Promise<boolean>;
  /** Writes all that waits, for at most a second: the last thing a process does. */
  readonly flushSync: () => void;
  /** Flushes, then takes no more. */
  readonly close: () => Promise<void>;
  readonly status: () => SinkStatus;
}

const DEFAULT_BUFFERED_BYTES = 8 * 1024 * 1024;
const DEFAULT_FLUSH_TIMEOUT_MS = 2000;
const FLUSH_SYNC_MS = 1000;

/**
 * Opens the one output of the service. Lines are gathered to 64 KiB or 20 ms and written by the
 * system's threads: no request ever waits for a disk or a reader. A full disk, a directory that
 * cannot be written or is gone, and a closed pipe cost lines, which are counted, never the service.
 *
 * Does not cover: what is still in memory when the process is killed (at most 20 ms of lines while
 * the destinations keep up).
 *
 * @see ASVS V16.5.2
 */
export function createSink(options: SinkOptions = {}): LogSink {
  return new Sink(options);
}

class Sink implements LogSink {
  readonly #destinations: readonly Destination[];
  readonly #flushIntervalMs: number;
  readonly #format: LogFormat;
  readonly #clock: Clock;
  readonly #lines = new LineBuffer();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: SinkOptions) {
    this.#flushIntervalMs = options.flushIntervalMs ?? 20;
    this.#format = options.format ?? 'json';
    this.#clock = options.clock ?? systemClock;
    const openers = [
      ...(options.stdout === false ? [] : [stdoutOpener()]),
      ...(options.file === undefined ? [] : [fileOpener(options.file)]),
    ];
    this.#destinations = openers.map(
      (opener) =>
        new Destination({
          opener,
          maxBufferedBytes: options.maxBufferedBytes ?? DEFAULT_BUFFERED_BYTES,
          retryMs: options.retryMs ?? 1000,
          onFailure: (name, errno) => this.#tellFailure(name, errno),
          droppedNotice: (count) =>
            this.#notice('logs.dropped', 'Log lines dropped', { dropped_count: count }),
        }),
    );
  }

  readonly write = (line: string): void => {
    if (!this.#lines.add(line)) {
      this.#handOver();
      this.#lines.add(line);
    }
    this.#timer ??= this.#arm();
  };

  readonly reopen = (): void => {
    if (this.#closed) return;
    for (const destination of this.#destinations) destination.reopen();
  };

  readonly flush = async (timeoutMs = DEFAULT_FLUSH_TIMEOUT_MS): Promise<boolean> => {
    const before = this.status().droppedLineCount;
    this.#handOver();
    const settled = this.#destinations.map(
      (destination) => new Promise<void>((resolve) => destination.whenSettled(resolve)),
    );
    const deadline = Promise.withResolvers<void>();
    const timer = setTimeout(deadline.resolve, timeoutMs);
    await Promise.race([Promise.all(settled), deadline.promise]);
    clearTimeout(timer);
    const after = this.status();
    return after.droppedLineCount === before && after.queuedBytes === 0;
  };

  readonly flushSync = (): void => {
    this.#handOver();
    const deadlineMs = performance.now() + FLUSH_SYNC_MS;
    for (const destination of this.#destinations) destination.flushSync(deadlineMs);
  };

  readonly close = async (): Promise<void> => {
    await this.flush();
    this.#closed = true;
    for (const destination of this.#destinations) destination.close();
  };

  readonly status = (): SinkStatus => {
    const all = this.#destinations;
    return {
      droppedLineCount: all.reduce((sum, { droppedLineCount }) => sum + droppedLineCount, 0),
      queuedBytes: all.reduce((sum, { queuedBytes }) => sum + queuedBytes, this.#lines.byteLength),
      failing: all.filter(({ isFailing }) => isFailing).map(({ name }) => name),
    };
  };

  #arm(): NodeJS.Timeout {
    return setTimeout(() => this.#handOver(), this.#flushIntervalMs).unref();
  }

  #handOver(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.byteLength === 0) return;
    const { bytes, lineCount } = this.#lines.take();
    for (const destination of this.#destinations) {
      if (destination.isClosed) destination.drop(lineCount);
      else destination.push(bytes, lineCount);
    }
  }

  #tellFailure(name: string, errno: string): void {
    const others = this.#destinations.some((other) => other.name !== name && !other.isFailing);
    if (others)
      this.write(
        this.#notice('logs.unavailable', 'Log destination failed', { destination: name, errno }),
      );
  }

  #notice(event: string, message: string, fields: Record<string, string | number>): string {
    const timestamp = new Date(this.#clock.wallMs()).toISOString();
    if (this.#format === 'json') {
      const head = { timestamp, level: 'WARNING', logger: 'seaworthy.logs', message, event };
      return `${JSON.stringify({ ...head, ...fields })}\n`;
    }
    const detail = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    return `${timestamp} WARNING  seaworthy.logs ${message} ${plainText(detail.join(' '))}\n`;
  }
}
