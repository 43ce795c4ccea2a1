/** What stands for a value that threw while it was read. */
export const UNREADABLE = '[unreadable]';

/** A key, and how to read its value: reading may throw. */
export type Entry = readonly [key: string, read: () => unknown];

/**
 * What a value is shown as when it holds no others: a string is still to be masked.
 *
 * @returns undefined for what has to be walked, and for undefined itself.
 */
export function describeLeaf(value: unknown): string | number | boolean | null | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'function':
      return `[function ${String(value.name)}]`;
    case 'undefined':
      return undefined;
    default:
      return value === null ? null : describeObject(value as object);
  }
}

function describeObject(value: object): string | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return `[${value.constructor.name} ${value.byteLength} bytes]`;
  }
  if (value instanceof URL || value instanceof RegExp) return String(value);
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
    return `[${value.constructor.name}]`;
  }
  return undefined;
}

/** What an object wants to be shown as, where it says so: a secret value, for one, as a mask. */
export function jsonOf(value: object): { readonly json: unknown } | undefined {
  if (value instanceof Error || !('toJSON' in value)) return undefined;
  return typeof value.toJSON === 'function' ? { json: value.toJSON() } : undefined;
}

/** The first entries of an object that holds others, in the order they are shown. */
export function entriesOf(value: object, limit: number): readonly Entry[] {
  if (value instanceof Error) return errorEntries(value);
  if (value instanceof Set) return [['values', () => firstOf(value, limit)]];
  if (
    value instanceof Map ||
    value instanceof Headers ||
    value instanceof URLSearchParams ||
    value instanceof FormData
  ) {
    return firstOf(value, limit).map(([key, held]) => [keyText(key), () => held]);
  }
  return messageEntries(value) ?? ownEntries(value);
}

function ownEntries(value: object): readonly Entry[] {
  return Object.keys(value).map((key) => [key, () => Reflect.get(value, key)]);
}

function firstOf<Item>(items: Iterable<Item>, limit: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length >= limit) break;
    first.push(item);
  }
  return first;
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null ? '[object]' : String(key);
}

function errorEntries(error: Error): readonly Entry[] {
  const own = ownEntries(error).filter(([key]) => !ERROR_KEYS.has(key));
  const entries: Entry[] = [
    ['type', () => error.name],
    ['message', () => error.message],
    ['stack', () => error.stack],
    ...own,
  ];
  if ('cause' in error && error.cause !== undefined) entries.push(['cause', () => error.cause]);
  if (error instanceof AggregateError) entries.push(['errors', () => error.errors]);
  return entries;
}

const ERROR_KEYS: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause', 'errors']);

/** Requests and responses of node:http and of frameworks: their heads, not their sockets. */
function messageEntries(value: object): readonly Entry[] | undefined {
  if ('socket' in value || 'raw' in value) {
    if ('method' in value && 'url' in value && 'headers' in value) {
      return ['method', 'url', 'headers'].map((key) => [key, () => Reflect.get(value, key)]);
    }
    if ('statusCode' in value) return [['statusCode', () => value.statusCode]];
  }
  return undefined;
}
