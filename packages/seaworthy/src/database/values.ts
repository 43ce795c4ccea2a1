import { SeaworthyError } from '../core/errors.ts';
import type { SqlJson, SqlValue } from './database.ts';

class JsonValue implements SqlJson {
  readonly jsonText: string;

  constructor(jsonText: string) {
    this.jsonText = jsonText;
  }
}

/**
 * Marks a value to be sent as JSON text, for a `json` or `jsonb` parameter that is an array, a
 * string or a number; a plain object needs no mark.
 *
 * @throws SeaworthyError `database.query-failed` for what JSON cannot hold.
 */
export function json(value: unknown): SqlJson {
  return new JsonValue(jsonText(value, 'value'));
}

/**
 * The text of each parameter as PostgreSQL reads it, made here and not by a driver, so that both
 * kinds of database are told the same. Named by position in errors: a value is never echoed.
 */
export function encodeValues(values: readonly SqlValue[]): (string | null)[] {
  return values.map((value, index) => encodeValue(value, `values[${index}]`));
}

function encodeValue(value: SqlValue, where: string): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return arrayText(value, where);
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return objectText(value, where);
    default:
      throw unusable(where, typeof value);
  }
}

function objectText(value: object, where: string): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw unusable(where, 'an invalid Date');
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  }
  if (value instanceof JsonValue) return value.jsonText;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return jsonText(value, where);
  throw unusable(where, `an instance of ${value.constructor.name}`);
}

function arrayText(values: readonly SqlValue[], where: string): string {
  const items = values.map((value, index) => {
    const text = encodeValue(value, `${where}[${index}]`);
    if (text === null) return 'NULL';
    if (Array.isArray(value)) return text;
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${items.join(',')}}`;
}

function jsonText(value: unknown, where: string): string {
  try {
    const text: unknown = JSON.stringify(value);
    if (typeof text === 'string') return text;
  } catch (cause) {
    throw unusable(where, 'a value that JSON cannot hold', cause);
  }
  throw unusable(where, typeof value);
}

function unusable(where: string, got: string, cause?: unknown): SeaworthyError {
  return new SeaworthyError(
    'database.query-failed',
    `${where}: expected text, number, boolean, null, Date, bytes, array or object, got ${got}`,
    { cause },
  );
}
