import { format as formatMessage } from 'node:util';
import { type ChildLoggerOptions, type LogFn, type Logger as PinoLogger, pino } from 'pino';
import { type Clock, systemClock } from '../core/clock.ts';
import type { LogFields, Logger } from '../core/log.ts';
import type { LogFormat, LogLevel } from './level.ts';
import { finishJsonLine, textLine } from './line-format.ts';
import type { Redactor } from './redact.ts';
import type { LogSink } from './sink.ts';
import { createTimestamps } from './timestamp.ts';

/** Where application lines go, and in which form. */
export interface LoggerOptions {
  readonly sink: Pick<LogSink, 'write'>;
  readonly redactor: Redactor;
  readonly format: LogFormat;
  /** Least severe level that is written. */
  readonly level: LogLevel;
  /** Who logs; the field `logger`. */
  readonly name: string;
  readonly clock?: Clock;
}

/** One log, in two shapes: the port of guards and handlers, and a pino instance. */
export interface AppLogger {
  readonly logger: Logger;
  /** The same output for code that expects pino, such as Fastify's `loggerInstance`. */
  readonly pino: PinoLogger;
}

const PINO_LEVELS = {
  DEBUG: 'debug',
  INFO: 'info',
  WARNING: 'warn',
  ERROR: 'error',
  CRITICAL: 'fatal',
} as const satisfies Record<LogLevel, string>;
const PRINTED_LEVELS: Readonly<Record<string, string>> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};
/** Fields that a caller's object must not forge: they are printed under `field_…`. */
const RESERVED: ReadonlySet<string> = new Set(['timestamp', 'level', 'logger', 'message']);
const BINDINGS = Symbol('bindings');

type Fields = Readonly<Record<string, unknown>>;
type BoundLogger = PinoLogger & { [BINDINGS]: Fields };

/**
 * Builds the application's logger: one JSON object per line (or readable text) with `timestamp`
 * (RFC 3339, UTC, milliseconds), `level`, `logger`, `message` and the caller's fields. Secrets are
 * masked by the redactor, control characters escaped, strings capped at 2 KiB and lines at 16 KiB.
 * No call throws, whatever it is given.
 *
 * @see ASVS V16.2.1–V16.2.5, V16.4.1
 */
export function createLogger(options: LoggerOptions): AppLogger {
  const root = createPino(options);
  return { logger: portOf(root), pino: root };
}

function createPino({
  sink,
  redactor,
  clock = systemClock,
  ...options
}: LoggerOptions): PinoLogger {
  const timestamp = createTimestamps();
  const finish = options.format === 'json' ? finishJsonLine : textLine;
  const root = pino(
    {
      level: PINO_LEVELS[options.level],
      base: null,
      messageKey: 'message',
      serializers: { err: (value: unknown) => value },
      timestamp: () => `,"timestamp":"${timestamp(clock.wallMs())}"`,
      formatters: { level: (label) => ({ level: PRINTED_LEVELS[label] ?? label }) },
      hooks: {
        logMethod(args, method) {
          writeEntry(this, method, entryOf(args, redactor));
        },
      },
    },
    { write: (line: string) => sink.write(finish(line.trimEnd())) },
  );
  return bindWith(root, { logger: options.name }, { redactor, createChild: root.child });
}

/** What a call asks to be written, made safe. */
interface Entry {
  readonly fields: Fields;
  readonly message: string;
}

function writeEntry(logger: PinoLogger, method: LogFn, entry: Entry): void {
  const bindings = bindingsOf(logger);
  try {
    method.apply(logger, [{ ...bindings, ...entry.fields }, entry.message]);
  } catch {
    // Only a serializer that a child logger brought can throw here.
    method.apply(logger, [bindings, `${entry.message} (fields could not be written)`]);
  }
}

/** `(fields, message, ...values)`, `(message, ...values)` or `(error)`, as pino takes them. */
function entryOf(args: readonly unknown[], redactor: Redactor): Entry {
  try {
    const [first, ...others] = args;
    const fields = typeof first === 'object' && first !== null ? fieldsOf(first, redactor) : {};
    const [message, ...values] = typeof first === 'object' ? others : args;
    const text =
      message === undefined
        ? ownMessage(fields)
        : formatMessage(message, ...values.map(redactor.value));
    return { fields: withoutReserved(fields), message: redactor.text(text) };
  } catch {
    return { fields: {}, message: 'A log entry could not be read' };
  }
}

function fieldsOf(first: object, redactor: Redactor): Fields {
  const held = first instanceof Error ? { err: first } : first;
  const safe = redactor.value(held);
  return typeof safe === 'object' && safe !== null ? { ...safe } : { value: safe };
}

/** A line about an error alone says what the error says. */
function ownMessage(fields: Fields): string {
  const { message, err, error } = fields;
  if (typeof message === 'string') return message;
  const failure = err ?? error;
  if (typeof failure !== 'object' || failure === null || !('message' in failure)) return '';
  return String(failure.message);
}

function withoutReserved(fields: Fields): Fields {
  const entries = Object.entries(fields);
  if (!entries.some(([name]) => RESERVED.has(name))) return fields;
  return Object.fromEntries(
    entries.map(([name, value]) => [RESERVED.has(name) ? `field_${name}` : name, value]),
  );
}

/**
 * Gives a logger its fields. They are kept as an object instead of pino's own serialised bindings,
 * so that they are masked, and a field given twice appears once, the later one in force.
 */
function bindWith(logger: PinoLogger, bindings: Fields, parts: ChildParts): PinoLogger {
  return Object.defineProperties(logger, {
    [BINDINGS]: { value: bindings },
    child: {
      value: (more: object, options?: ChildLoggerOptions) => {
        const merged = { ...bindings, ...childFields(more, parts.redactor) };
        const child: PinoLogger = Reflect.apply(parts.createChild, logger, [{}, options]);
        return bindWith(child, merged, parts);
      },
    },
  });
}

interface ChildParts {
  readonly redactor: Redactor;
  /** Pino's own. */
  readonly createChild: PinoLogger['child'];
}

/** A child may take a name of its own; time, level and message stay the line's. */
function childFields(more: object, redactor: Redactor): Fields {
  const { logger, ...fields } = fieldsOf(more, redactor);
  return typeof logger === 'string'
    ? { ...withoutReserved(fields), logger }
    : withoutReserved(fields);
}

function bindingsOf(logger: PinoLogger): Fields {
  return (logger as BoundLogger)[BINDINGS];
}

function portOf(logger: PinoLogger): Logger {
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
    child: (fields: LogFields) => portOf(logger.child(fields)),
  };
}
