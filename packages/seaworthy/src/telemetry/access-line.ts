import { type Clock, systemClock } from '../core/clock.ts';
import type { AccessFacts, AccessRecorder } from './contract.ts';
import { capText, jsonText, plainText } from './escape.ts';
import { isLogged, type LogFormat, type LogLevel } from './level.ts';
import type { Redactor } from './redact.ts';
import type { LogSink } from './sink.ts';
import { createTimestamps } from './timestamp.ts';

/** Where access lines go, and in which form. */
export interface AccessLogOptions {
  readonly sink: Pick<LogSink, 'write'>;
  readonly redactor: Redactor;
  readonly format: LogFormat;
  /** Least severe level that is written. */
  readonly level: LogLevel;
  readonly clock?: Clock;
}

type AccessLevel = 'INFO' | 'WARNING' | 'ERROR';

/** Builds the line of one request, `\n` included. */
export type AccessLineBuilder = (facts: AccessFacts) => string;

const MAX_FIELD_LENGTH = 1024;
const MAX_KEPT = 2048;
const MAX_KEPT_LENGTH = 128;
/** Twelve days: longer requests print as 0, which no reader takes for a time. */
const LONGEST_MS = 2 ** 30;
const HUNDREDTHS = Array.from({ length: 100 }, (_, part) => {
  return part === 0 ? '' : `.${String(part).padStart(2, '0').replace(/0$/, '')}`;
});
const LOGGER = 'seaworthy.requests';
const OPENINGS = { completed: openings('completed'), aborted: openings('aborted') };

/**
 * The access log: one line per request, in the form the rest of the log has. The line is built as
 * one string from kept parts, since a general logger would cost more than the rest of a request's
 * protection together. Refusals are `WARNING`, failures (5xx) `ERROR`, all else `INFO`.
 *
 * Headers and bodies are never in it. Of a query, the values of sensitive names are masked.
 *
 * @see ASVS V16.2.1, V16.4.1
 */
export function createAccessLog(options: AccessLogOptions): AccessRecorder {
  const { clock = systemClock, level, redactor, sink } = options;
  const create = options.format === 'json' ? createJsonAccessLine : createTextAccessLine;
  const build = create(redactor, clock);
  if (isLogged('INFO', level)) return { record: (facts) => sink.write(build(facts)) };
  return {
    record: (facts) => {
      if (isLogged(levelOf(facts), level)) sink.write(build(facts));
    },
  };
}

/** Lines as JSON; strings are at most 1 KiB each. */
export function createJsonAccessLine(redactor: Redactor, clock: Clock): AccessLineBuilder {
  const timestamp = createTimestamps();
  // Few pieces make a cheap line: what stands together is kept together.
  const methodHead = keep((method) => `${safe(method)} `);
  const methodField = keep((method) => `","method":"${safe(method)}","path":"`);
  const routeField = keep((route) => `","route":"${safe(route)}","status_code":`);
  const pathText = keep((path) => safe(redactor.text(path)));
  return (facts) => {
    const path = pathText(facts.path);
    const query = facts.query === '' ? '' : safe(`?${redactor.query(facts.query)}`);
    const status = whole(facts.status);
    const line =
      `{"timestamp":"${timestamp(clock.wallMs())}${openingOf(facts)}` +
      `${methodHead(facts.method)}${path} - ${status}","request_id":"${safe(facts.requestId)}` +
      `${methodField(facts.method)}${path}${query}${routeField(facts.route)}${status}` +
      `,"duration_ms":${hundredths(facts.durationMs)},"client_ip":"${safe(facts.clientAddress)}` +
      `","bytes_received":${whole(facts.bodyBytes)}${optionalFields(facts)}`;
    return `${line}}\n`;
  };
}

/** From the level to the method. */
function openingOf(facts: AccessFacts): string {
  const openings = facts.aborted ? OPENINGS.aborted : OPENINGS.completed;
  return openings[levelOf(facts)];
}

/** Lines for people, in the order one reads them. */
export function createTextAccessLine(redactor: Redactor, clock: Clock): AccessLineBuilder {
  const timestamp = createTimestamps();
  return (facts) => {
    const query = facts.query === '' ? '' : `?${redactor.query(facts.query)}`;
    const target = plain(redactor.text(facts.path) + query);
    const parts = [
      `${timestamp(clock.wallMs())} ${levelOf(facts).padEnd(8)} ${LOGGER}`,
      `Request ${ending(facts)}: ${plain(facts.method)} ${target}`,
      `- ${whole(facts.status)} in ${hundredths(facts.durationMs)} ms`,
      `client=${plain(facts.clientAddress)}`,
      facts.subject === undefined ? '' : `user=${plain(facts.subject)}`,
      facts.refusal === undefined ? '' : `refusal=${plain(facts.refusal)}`,
      `request_id=${plain(facts.requestId)}`,
    ];
    return `${parts.filter((part) => part !== '').join(' ')}\n`;
  };
}

function optionalFields(facts: AccessFacts): string {
  let fields = '';
  if (facts.subject !== undefined) fields += `,"user":"${safe(facts.subject)}"`;
  if (facts.refusal !== undefined) fields += `,"refusal":"${safe(facts.refusal)}"`;
  if (facts.refusedBy !== undefined) fields += `,"refused_by":"${safe(facts.refusedBy)}"`;
  return fields;
}

function levelOf(facts: AccessFacts): AccessLevel {
  if (facts.status >= 500) return 'ERROR';
  return facts.refusal === undefined ? 'INFO' : 'WARNING';
}

function ending(facts: AccessFacts): string {
  return facts.aborted ? 'aborted' : 'completed';
}

function safe(text: string): string {
  return jsonText(text.length > MAX_FIELD_LENGTH ? capText(text, MAX_FIELD_LENGTH) : text);
}

function plain(text: string): string {
  return plainText(capText(text, MAX_FIELD_LENGTH));
}

function whole(value: number): number {
  return Number.isSafeInteger(value) ? value : 0;
}

/** Two decimals, from whole numbers: printing a fraction costs five times as much. */
function hundredths(value: number): string {
  const all = value >= 0 && value < LONGEST_MS ? Math.round(value * 100) : 0;
  return `${Math.trunc(all / 100)}${HUNDREDTHS[all % 100]}`;
}

/** Keeps what was made of the texts that come again and again; forgets all when they are many. */
function keep(make: (text: string) => string): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= MAX_KEPT) kept.clear();
    if (text.length <= MAX_KEPT_LENGTH) kept.set(text, made);
    return made;
  };
}

function openings(ending: string): Readonly<Record<AccessLevel, string>> {
  const of = (level: AccessLevel): string =>
    `","level":"${level}","logger":"${LOGGER}","message":"Request ${ending}: `;
  return { INFO: of('INFO'), WARNING: of('WARNING'), ERROR: of('ERROR') };
}
