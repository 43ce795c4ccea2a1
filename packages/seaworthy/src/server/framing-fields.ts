import type { ComposedHead } from '../core/head.ts';

type Framing = ComposedHead['framing'];

/** What a head says of the bytes of its body, undefined for nothing. */
export function declaredLength(framing: Framing): number | undefined {
  const at = fieldIndex(framing, 'content-length');
  if (at === -1) return undefined;
  if (fieldIndex(framing, 'transfer-encoding') !== -1) {
    // Never both: parties on the way would differ in which they believe (RFC 9112 6.2).
    framing.splice(at - 1, 2);
    return declaredLength(framing);
  }
  const text = String(framing[at]);
  const isSingle = fieldIndex(framing, 'content-length', at + 1) === -1;
  if (isSingle && /^\d{1,15}$/.test(text)) return Number(text);
  throw new TypeError('Content-Length: expected one whole number of bytes');
}

/** Where the value of a field stands in `[name, value, …]`; -1 if nowhere. */
export function fieldIndex(framing: Framing, lowerName: string, from = 0): number {
  for (let index = from; index < framing.length; index += 2) {
    const name = String(framing[index]);
    if (name.length === lowerName.length && name.toLowerCase() === lowerName) return index + 1;
  }
  return -1;
}
