import { capText } from './escape.ts';
import { describeLeaf, entriesOf, jsonOf, UNREADABLE } from './redact-shapes.ts';
import { createTextRedactor, redactQuery, TEXT_WINDOW } from './redact-text.ts';
import { RedactionBudget } from './redaction-budget.ts';
import { isAmountName, isSensitiveName, MASK } from './sensitive-names.ts';

/** Masks secrets in what is about to be logged. No function of it throws. */
export interface Redactor {
  /**
   * A plain copy, safe to serialise: secrets masked by name at any depth and by form in any text;
   * cycles, getters that throw, class instances, maps, errors with causes and binary data included.
   * At most 16 levels, 1000 values, 2 KiB per string and 12 KiB of text in all.
   */
  readonly value: (value: unknown) => unknown;
  /** Text with secrets masked, at most 2 KiB. */
  readonly text: (text: string) => string;
  /** A query, without `?`, with the values of sensitive names masked. */
  readonly query: (query: string) => string;
  /** A request target or URL with sensitive query values and credentials masked. */
  readonly url: (target: string) => string;
}

/** What the redactor knows besides names and patterns. */
export interface RedactorOptions {
  /** The service's own secrets: masked wherever they occur. Those under 8 characters are not. */
  readonly knownSecrets?: readonly string[];
}

const MAX_DEPTH = 16;
const MAX_STRING_LENGTH = 2048;
const MAX_KEY_LENGTH = 128;

/**
 * Builds a redactor.
 *
 * @see ASVS V16.2.5; OWASP Logging Cheat Sheet, "Data to exclude"
 */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const mask = createTextRedactor(options.knownSecrets);
  return {
    value: (value) => new Walk(mask).copy(value, 0),
    text: (text) => capText(mask(text), MAX_STRING_LENGTH),
    query: (query) => mask(redactQuery(query)),
    url: (target) => redactUrl(target, mask),
  };
}

function redactUrl(target: string, mask: (text: string) => string): string {
  const start = target.indexOf('?');
  if (start === -1) return mask(target);
  return mask(`${target.slice(0, start)}?${redactQuery(target.slice(start + 1))}`);
}

/** One value being copied. */
class Walk {
  readonly #mask: (text: string) => string;
  readonly #budget = new RedactionBudget();
  readonly #ancestors = new Set<object>();

  constructor(mask: (text: string) => string) {
    this.#mask = mask;
  }

  copy(value: unknown, depth: number): unknown {
    if (!this.#budget.takeNode()) return '[truncated]';
    try {
      const leaf = describeLeaf(value);
      if (typeof leaf === 'string') return this.#text(leaf);
      if (typeof leaf === 'number') return this.#number(leaf);
      if (leaf !== undefined || typeof value !== 'object' || value === null) return leaf;
      if (this.#ancestors.has(value)) return '[circular]';
      if (depth >= MAX_DEPTH) return '[too deep]';
      return this.#descend(value, depth);
    } catch {
      return UNREADABLE;
    }
  }

  #descend(value: object, depth: number): unknown {
    this.#ancestors.add(value);
    try {
      const wish = jsonOf(value);
      if (wish !== undefined) return this.copy(wish.json, depth + 1);
      return Array.isArray(value) ? this.#array(value, depth) : this.#object(value, depth);
    } finally {
      this.#ancestors.delete(value);
    }
  }

  #array(values: readonly unknown[], depth: number): unknown[] {
    const copies: unknown[] = [];
    let previous: unknown;
    for (let index = 0; index < values.length && !this.#budget.isSpent; index += 1) {
      const value = values[index];
      // `rawHeaders` and `[name, value]` pairs: the name stands before its value.
      const named = typeof previous === 'string' && isSensitiveName(previous);
      copies.push(named && isHidden(previous, value) ? MASK : this.copy(value, depth + 1));
      previous = value;
    }
    return copies;
  }

  #object(value: object, depth: number): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    let name: unknown;
    for (const [key, read] of entriesOf(value, this.#budget.nodes)) {
      if (this.#budget.isSpent) break;
      const held = readSafely(read);
      if (key === 'name' || key === 'key' || key === 'header') name = held;
      // `{ name: 'password', value: … }`: what form fields and cookies look like as objects.
      const hidden = isHidden(key, held) || (key === 'value' && isHidden(name, held));
      const shown = hidden ? MASK : this.copy(held, depth + 1);
      Object.defineProperty(copy, this.#key(key), {
        value: shown,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return copy;
  }

  #key(key: string): string {
    return this.#text(key.slice(0, MAX_KEY_LENGTH));
  }

  /** A number may be a card number. */
  #number(value: number): number | string {
    if (Math.abs(value) < 1e12) return value;
    const text = String(value);
    return this.#mask(text) === text ? value : MASK;
  }

  #text(text: string): string {
    this.#budget.takeScan(Math.min(text.length, TEXT_WINDOW));
    return this.#budget.takeText(capText(this.#mask(text), MAX_STRING_LENGTH));
  }
}

function readSafely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return UNREADABLE;
  }
}

/** Booleans, absence and amounts tell nothing that would have to be kept secret. */
function isHidden(name: unknown, value: unknown): boolean {
  if (typeof name !== 'string' || !isSensitiveName(name)) return false;
  if (value === undefined || value === null || typeof value === 'boolean') return false;
  return !(typeof value === 'number' && isAmountName(name));
}
