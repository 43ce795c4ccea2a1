import { validateHeaderName } from 'node:http';

/** What is known of a field by its name. */
export interface FieldName {
  readonly name: string;
  readonly lower: string;
  /** What a line of it begins with. */
  readonly start: string;
  /** The value that was judged last, which most often comes again. */
  judged: string;
  /** Whether it frames the message, so that node must read it to write the head. */
  readonly isFraming: boolean;
}

/** What node's own serialisation looks at. */
const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-disposition',
  'content-length',
  'date',
  'expect',
  'keep-alive',
  'trailer',
  'transfer-encoding',
]);

/** Guards and applications name a few dozen; more than this are somebody's generated names. */
const MAX_KEPT_NAMES = 256;

/** Judges the names of fields, once each. */
export class FieldNames {
  readonly #known = new Map<string, FieldName>();

  /** @throws TypeError for what is no token (RFC 9110 5.6.2) */
  of(name: string): FieldName {
    return this.#known.get(name) ?? this.#judge(name);
  }

  #judge(name: string): FieldName {
    validateHeaderName(name);
    const lower = name.toLowerCase();
    const known = { name, lower, start: `${name}: `, judged: '', isFraming: FRAMING.has(lower) };
    if (this.#known.size >= MAX_KEPT_NAMES) this.#known.clear();
    this.#known.set(name, known);
    return known;
  }
}
