/** A name that a later merge into an object could turn against its prototype (CVE-2022-24999). */
const PROTOTYPE_NAME = /(?:^|[.[\]])(?:__proto__|prototype|constructor)(?:$|[.[\]])/;
const MAX_NAME_BYTES = 100;

/** Why a field cannot be taken. */
export type FieldFault = 'malformed' | 'too-many' | 'too-large';

export interface FieldLimits {
  readonly maxCount: number;
  /** Names and values of all fields together. */
  readonly maxBytes: number;
}

/** Collects the fields of a form; a name that comes again makes a list. */
export class FieldCollector {
  readonly fields: Record<string, string | string[]> = Object.create(null);
  readonly #limits: FieldLimits;
  #count = 0;
  #bytes = 0;

  constructor(limits: FieldLimits) {
    this.#limits = limits;
  }

  add(name: string, value: string): FieldFault | undefined {
    this.#count += 1;
    if (this.#count > this.#limits.maxCount) return 'too-many';
    this.#bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (this.#bytes > this.#limits.maxBytes) return 'too-large';
    // No text column takes NUL, and what is cut at it reads differently on either side.
    if (!isFieldName(name) || value.includes('\0')) return 'malformed';
    const known = this.fields[name];
    if (known === undefined) this.fields[name] = value;
    else if (typeof known === 'string') this.fields[name] = [known, value];
    else known.push(value);
    return undefined;
  }
}

/** Whether a form may have a field of this name: 1 to 100 bytes, no control, no prototype's. */
export function isFieldName(name: string): boolean {
  if (name === '' || name.length > MAX_NAME_BYTES || Buffer.byteLength(name) > MAX_NAME_BYTES) {
    return false;
  }
  return !/\p{Cc}/u.test(name) && !PROTOTYPE_NAME.test(name);
}
