import { capText, escapeJsonLine, plainText } from './escape.ts';

const MAX_LINE_LENGTH = 16_384;
const MAX_MESSAGE_LENGTH = 1024;
const HEAD_FIELDS: ReadonlySet<string> = new Set(['timestamp', 'level', 'logger', 'message']);

/**
 * The JSON line as it is written: at most 16 KiB, no bare control character. A longer one is
 * replaced by its head and the mark `truncated`, since half an object is none.
 */
export function finishJsonLine(line: string): string {
  const escaped = escapeJsonLine(line);
  if (escaped.length <= MAX_LINE_LENGTH) return `${escaped}\n`;
  const { message, ...head } = headOf(parseLine(line));
  const short = { ...head, message: capText(String(message), MAX_MESSAGE_LENGTH), truncated: true };
  return `${escapeJsonLine(JSON.stringify(short))}\n`;
}

/**
 * The same line for people: time, level, logger, message, then the other fields. Stacks stand
 * below, indented, so that nothing in them can pass for a line of its own.
 */
export function textLine(json: string): string {
  const { timestamp, level, logger, message, ...fields } = parseLine(json);
  const stacks: string[] = [];
  const shown = Object.entries(fields).map(([name, value]) => {
    return `${plainText(name)}=${plainText(textOf(withoutStack(value, stacks)))}`;
  });
  const head = `${String(timestamp)} ${String(level).padEnd(8)} ${plainText(String(logger))}`;
  const parts = [head, plainText(String(message ?? '')), ...shown].filter((part) => part !== '');
  const line = [parts.join(' '), ...stacks].join('\n');
  return `${capText(line, MAX_LINE_LENGTH)}\n`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Takes stacks, causes' ones too, out of an error; each line of them goes to `stacks`. */
function withoutStack(value: unknown, stacks: string[]): unknown {
  if (typeof value !== 'object' || value === null || !('stack' in value)) return value;
  const { stack, cause, ...rest } = value as Record<string, unknown>;
  if (typeof stack !== 'string') return value;
  stacks.push(...stack.split('\n').map((line) => `    ${plainText(line.trim())}`));
  return cause === undefined ? rest : { ...rest, cause: withoutStack(cause, stacks) };
}

function headOf(fields: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(fields).filter(
    ([name, value]) => HEAD_FIELDS.has(name) || (typeof value === 'string' && value.length <= 256),
  );
  return Object.fromEntries(kept.slice(0, 16));
}

function parseLine(json: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(json);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
