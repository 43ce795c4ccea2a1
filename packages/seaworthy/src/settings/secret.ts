import { createHash, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/**
 * Where a secret came from: the process environment (`explicit`), a file named by `NAME_FILE`
 * (`file`), an env file (`env-file`), our dev generator (`generated`), a default (`default`), or a
 * text that stands in documents instead of a secret (`placeholder`).
 */
export type Provenance = 'explicit' | 'file' | 'env-file' | 'generated' | 'default' | 'placeholder';

const SHOWN = '[secret]';

/**
 * A secret that refuses to print: text conversion, templates, JSON, `util.inspect`, spreading and
 * `structuredClone` yield `[secret]` or nothing. Only {@link SecretValue.reveal} gives the text.
 *
 * Does not cover a debugger, a heap snapshot, or what a caller does with the revealed text.
 *
 * @see OWASP ASVS 5.0 V13.3.1
 */
export class SecretValue {
  readonly #value: string;
  readonly #provenance: Provenance;

  constructor(value: string, provenance: Provenance) {
    this.#value = value;
    this.#provenance = provenance;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#value;
  }

  get provenance(): Provenance {
    return this.#provenance;
  }

  /** Characters (Unicode code points). */
  get length(): number {
    return [...this.#value].length;
  }

  /** Compares in a time that tells nothing about either text, their lengths included. */
  equals(candidate: string): boolean {
    return timingSafeEqual(digest(this.#value), digest(candidate));
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}

/**
 * Secrets for one purpose, newest first: the first signs, every one verifies, so that a key is
 * rotated by putting the new one in front. Prints as {@link SecretValue} does.
 */
export class SecretList {
  readonly #secrets: readonly [SecretValue, ...SecretValue[]];

  constructor(secrets: readonly [SecretValue, ...SecretValue[]]) {
    this.#secrets = secrets;
  }

  /** The one that signs. */
  get current(): SecretValue {
    return this.#secrets[0];
  }

  /** All that verify, the newest first. */
  get all(): readonly SecretValue[] {
    return this.#secrets;
  }

  /** Where the list came from. */
  get provenance(): Provenance {
    return this.current.provenance;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
