import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { StaticField } from './fields.ts';

/** Few combinations are ever replaced together; more come from an application that varies. */
const MAX_KEPT_TEXTS = 64;

/** The constant fields of a plan as the lines they go out in. */
export class FieldTemplate {
  readonly fields: readonly StaticField[];
  /** `[name, value, …]` of all that are sent when nobody else sets any of them. */
  readonly flat: readonly string[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #texts = new Map<string, string>();

  /** @throws TypeError for a name or a value that HTTP cannot carry */
  constructor(fields: readonly StaticField[]) {
    const byName = new Map<string, StaticField>();
    for (const field of fields) byName.set(field.name.toLowerCase(), field);
    this.fields = [...byName.values()];
    this.#index = new Map([...byName.keys()].map((lower, index) => [lower, index]));
    for (const { name, value } of this.fields) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    this.flat = this.fields
      .filter(({ mode }) => mode !== 'remove')
      .flatMap(({ name, value }) => [name, value]);
  }

  /** Where a field stands in `fields`; -1 when it is none of them. */
  indexOf(lowerName: string): number {
    return this.#index.get(lowerName) ?? -1;
  }

  /** Lines of all fields but those whose indexes are in `replaced`, see `replacing`. */
  textWithout(replaced: string): string {
    return this.#texts.get(replaced) ?? this.#makeText(replaced);
  }

  #makeText(replaced: string): string {
    const lines = this.fields.flatMap(({ name, value, mode }, index) =>
      mode === 'remove' || isReplaced(replaced, index) ? [] : [`${name}: ${value}\r\n`],
    );
    const text = lines.join('');
    if (this.#texts.size >= MAX_KEPT_TEXTS) this.#texts.clear();
    this.#texts.set(replaced, text);
    return text;
  }
}

/** A set of indexes as a short text, because it is the key of a map: one character each. */
export function replacing(replaced: string, index: number): string {
  return isReplaced(replaced, index) ? replaced : replaced + String.fromCharCode(index);
}

/** Whether `replacing` has put the index in. */
export function isReplaced(replaced: string, index: number): boolean {
  return replaced !== '' && replaced.includes(String.fromCharCode(index));
}
