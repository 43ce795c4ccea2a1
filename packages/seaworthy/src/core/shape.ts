import type { Fault } from './errors.ts';
import { nearestName } from './nearest.ts';

/** Adds what is wrong with a value; `field` is where it stands. Never throws, changes nothing. */
export type Check = (value: unknown, field: string, faults: Fault[]) => void;

/** Keys of an object, each with its check. Unset keys pass; unknown ones are faults. */
export function object(
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
): Check {
  return (value, field, faults) => {
    if (!isRecord(value)) {
      faults.push({ field, message: `expected an object, got ${shown(value)}` });
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const at = field === '' ? key : `${field}.${key}`;
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      if (check === undefined) faults.push(unknownKey(at, key, Object.keys(checks)));
      else if (inner !== undefined) check(inner, at, faults);
    }
    for (const key of required) {
      if (value[key] !== undefined) continue;
      faults.push({ field: `${field}.${key}`, message: 'expected a value, got none' });
    }
  };
}

/** Any names within `name`, each value checked alike. */
export function record(name: Check, check: Check, maxCount: number): Check {
  return (value, field, faults) => {
    if (!isRecord(value)) {
      faults.push({ field, message: `expected an object, got ${shown(value)}` });
      return;
    }
    const entries = Object.entries(value);
    if (entries.length > maxCount) {
      faults.push({
        field,
        message: `expected at most ${maxCount} entries, got ${entries.length}`,
      });
      return;
    }
    for (const [key, inner] of entries) {
      name(key, `${field}['${clip(key)}']`, faults);
      check(inner, `${field}['${clip(key)}']`, faults);
    }
  };
}

/** A list without repetition. */
export function list(item: Check, { min = 0, max = 1024 } = {}): Check {
  return (value, field, faults) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      const got = Array.isArray(value) ? `${value.length} entries` : shown(value);
      const few = min === 0 ? `at most ${max}` : `${min} to ${max}`;
      faults.push({ field, message: `expected a list of ${few} entries, got ${got}` });
      return;
    }
    for (const [at, inner] of value.entries()) {
      item(inner, `${field}[${at}]`, faults);
      if (value.indexOf(inner) === at) continue;
      faults.push({
        field: `${field}[${at}]`,
        message: `expected no entry twice, got ${shown(inner)}`,
      });
    }
  };
}

/** A whole number; NaN, infinities, fractions and texts are none. */
export function whole(min: number, max: number, unit?: string): Check {
  return expecting(
    `a whole number${unit === undefined ? '' : ` of ${unit}`} from ${min} to ${max}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

/** One of some words. */
export function oneOf(words: readonly string[]): Check {
  const expected = words.map((word) => `'${word}'`).join(' or ');
  return (value, field, faults) => {
    if (typeof value === 'string' && words.includes(value)) return;
    const near = typeof value === 'string' ? nearestName(value, words) : undefined;
    const message = `expected ${expected}, got ${shown(value)}`;
    faults.push({ field, message, ...didYouMean(near) });
  };
}

/** Text of a form. */
export function text(expected: string, fits: (value: string) => boolean): Check {
  return expecting(expected, (value) => typeof value === 'string' && fits(value));
}

export const flag: Check = expecting('true or false', (value) => typeof value === 'boolean');

/** Anything a predicate takes. */
export function expecting(expected: string, fits: (value: unknown) => boolean): Check {
  return (value, field, faults) => {
    if (!fits(value)) faults.push({ field, message: `expected ${expected}, got ${shown(value)}` });
  };
}

/** The fault of a key that nobody reads. */
export function unknownKey(field: string, key: string, known: readonly string[]): Fault {
  const message = `expected one of ${known.join(', ')}, got '${clip(key)}'`;
  return { field, message, ...didYouMean(nearestName(key, known)) };
}

/** A value as messages show it: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${clip(value)}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function didYouMean(near: string | undefined): { readonly remedy?: string } {
  return near === undefined ? {} : { remedy: `Did you mean '${near}'?` };
}

function clip(value: string): string {
  return value.slice(0, 60).replace(/\p{Cc}/gu, '?');
}
