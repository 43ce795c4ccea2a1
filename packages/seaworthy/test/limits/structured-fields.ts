/** A bare item of RFC 9651, as far as these tests meet them. */
export type BareItem = string | number | boolean | Uint8Array;

export interface Item {
  readonly value: BareItem;
  readonly parameters: ReadonlyMap<string, BareItem>;
}

/** Strict parser of an RFC 9651 List of Items; throws where the RFC has a recipient fail. */
export function parseItemList(text: string): readonly Item[] {
  const input = new Input(text);
  input.skip(/ */y);
  const items: Item[] = [];
  while (!input.atEnd) {
    items.push(parseItem(input));
    input.skip(/[ \t]*/y);
    if (input.atEnd) return items;
    input.expect(/,/y, 'a comma');
    input.skip(/[ \t]*/y);
    if (input.atEnd) throw new SyntaxError('a trailing comma');
  }
  return items;
}

function parseItem(input: Input): Item {
  const value = parseBareItem(input);
  const parameters = new Map<string, BareItem>();
  while (input.take(/;/y) !== undefined) {
    input.skip(/ */y);
    const key = input.expect(/[a-z*][a-z0-9_.*-]*/y, 'a parameter key');
    parameters.set(key, input.take(/=/y) === undefined ? true : parseBareItem(input));
  }
  return { value, parameters };
}

function parseBareItem(input: Input): BareItem {
  const quoted = input.take(/"(?:[ !#-[\]-~]|\\["\\])*"/y);
  if (quoted !== undefined) return quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  const bytes = input.take(/:[A-Za-z0-9+/=]*:/y);
  if (bytes !== undefined) return Buffer.from(bytes.slice(1, -1), 'base64');
  const integer = input.expect(/-?[0-9]{1,15}(?![0-9.])/y, 'an integer, string or byte sequence');
  return Number(integer);
}

class Input {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#position === this.#text.length;
  }

  /** What the sticky pattern matches here, or undefined. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const [match] = pattern.exec(this.#text) ?? [];
    this.#position += match?.length ?? 0;
    return match;
  }

  skip(pattern: RegExp): void {
    this.take(pattern);
  }

  expect(pattern: RegExp, what: string): string {
    const match = this.take(pattern);
    if (match !== undefined) return match;
    throw new SyntaxError(`expected ${what} at ${this.#position} of ${this.#text}`);
  }
}
