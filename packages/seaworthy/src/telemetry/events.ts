import { type Clock, systemClock } from '../core/clock.ts';
import {
  type EventSink,
  SECURITY_EVENTS,
  type SecurityEvent,
  type SecurityEventCode,
} from '../core/events.ts';
import { isLogged, type LogFormat, type LogLevel } from './level.ts';
import { finishJsonLine, textLine } from './line-format.ts';
import type { Redactor } from './redact.ts';
import type { LogSink } from './sink.ts';
import { createTimestamps } from './timestamp.ts';

/** Where security events go, and how many lines a second. */
export interface SecurityEventsOptions {
  readonly sink: Pick<LogSink, 'write'>;
  readonly redactor: Redactor;
  readonly format: LogFormat;
  /** Least severe level that is written. Events below it are still counted. */
  readonly level: LogLevel;
  /** Lines per code and second; what goes beyond is told in one line. Default 20. */
  readonly maxLinesPerSecond?: number;
  readonly clock?: Clock;
}

/** Security events: logged, sampled when they flood, always counted. */
export interface SecurityEvents {
  readonly emit: EventSink;
  /** Events since the start by code, sampled or not; codes that never occurred are 0. */
  readonly counts: () => ReadonlyMap<SecurityEventCode, number>;
  /** Writes the summaries that are due at the end of this second, now. */
  readonly flush: () => void;
}

/** One code's share of the present second. */
interface Tally {
  total: number;
  windowStartMs: number;
  lineCount: number;
  suppressedCount: number;
}

const WINDOW_MS = 1000;
const LOGGER = 'seaworthy.security';

/**
 * Writes each security event as a line with its code in `event`, and counts it. A flood of one code
 * is written up to a rate; the rest of each second becomes one line with `suppressed_count`, so
 * that an attacker can neither fill the disk nor hide among his own noise unseen.
 *
 * @see ASVS V16.3; OWASP Logging Vocabulary
 */
export function createSecurityEvents(options: SecurityEventsOptions): SecurityEvents {
  return new Events(options);
}

class Events implements SecurityEvents {
  readonly #options: SecurityEventsOptions;
  readonly #clock: Clock;
  readonly #maxLines: number;
  readonly #timestamp = createTimestamps();
  readonly #tallies = new Map<SecurityEventCode, Tally>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SecurityEventsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#maxLines = options.maxLinesPerSecond ?? 20;
    for (const code of Object.keys(SECURITY_EVENTS)) {
      const tally = { total: 0, windowStartMs: -WINDOW_MS, lineCount: 0, suppressedCount: 0 };
      this.#tallies.set(code as SecurityEventCode, tally);
    }
  }

  readonly emit = (event: SecurityEvent): void => {
    const tally = this.#tallies.get(event.code);
    if (tally === undefined) return;
    tally.total += 1;
    if (!isLogged(SECURITY_EVENTS[event.code], this.#options.level)) return;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs - tally.windowStartMs >= WINDOW_MS) {
      this.#summarize(event.code, tally);
      tally.windowStartMs = nowMs;
      tally.lineCount = 0;
    }
    tally.lineCount += 1;
    if (tally.lineCount <= this.#maxLines) this.#write(event);
    else this.#suppress(tally);
  };

  readonly counts = (): ReadonlyMap<SecurityEventCode, number> =>
    new Map([...this.#tallies].map(([code, tally]) => [code, tally.total]));

  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [code, tally] of this.#tallies) this.#summarize(code, tally);
  };

  #suppress(tally: Tally): void {
    tally.suppressedCount += 1;
    this.#timer ??= setTimeout(this.flush, WINDOW_MS).unref();
  }

  #summarize(code: SecurityEventCode, tally: Tally): void {
    if (tally.suppressedCount === 0) return;
    const message = `${code}: ${tally.suppressedCount} more events not listed`;
    const fields = { event: code, suppressed_count: tally.suppressedCount };
    tally.suppressedCount = 0;
    this.#writeLine(code, message, fields);
  }

  #write({ code, requestId, clientAddress, detail }: SecurityEvent): void {
    this.#writeLine(code, `Security event: ${code}`, {
      event: code,
      request_id: this.#text(requestId),
      client_ip: this.#text(clientAddress),
      detail: detail === undefined ? undefined : this.#options.redactor.value(detail),
    });
  }

  #writeLine(code: SecurityEventCode, message: string, fields: Record<string, unknown>): void {
    const { sink, format } = this.#options;
    const line = JSON.stringify({
      timestamp: this.#timestamp(this.#clock.wallMs()),
      level: SECURITY_EVENTS[code],
      logger: LOGGER,
      message,
      ...fields,
    });
    sink.write(format === 'json' ? finishJsonLine(line) : textLine(line));
  }

  #text(text: string | undefined): string | undefined {
    return text === undefined ? undefined : this.#options.redactor.text(text);
  }
}
