import type { ComposedHead } from '../core/head.ts';

/** Where the value of a field stands in `[name, value, …]`; -1 if nowhere. */
export function fieldIndex(framing: ComposedHead['framing'], lowerName: string): number {
  for (let index = 0; index < framing.length; index += 2) {
    const name = String(framing[index]);
    if (name.length === lowerName.length && name.toLowerCase() === lowerName) return index + 1;
  }
  return -1;
}
