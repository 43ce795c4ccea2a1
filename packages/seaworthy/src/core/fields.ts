import type { FieldGroup } from './field-group.ts';

/** A field that does not vary by request. */
export interface StaticField {
  /** In its usual spelling. */
  readonly name: string;
  readonly value: string;
  /**
   * `set`: ours wins. `keep`: the application's wins. `append`: added to the application's list.
   * `floor`: the stricter of both, by `stricter`. `remove`: never sent.
   */
  readonly mode: 'set' | 'keep' | 'append' | 'floor' | 'remove';
  /** For `floor`: which of both is sent. */
  readonly stricter?: (ours: string, theirs: string) => string;
}

/** What guards write varying fields into while a head is composed. */
export interface FieldSink {
  /** Sent instead of any other of that name. */
  readonly set: (name: string, value: string) => void;
  /** Sent beside others of that name (`Set-Cookie`) or merged into the list (`Vary`). */
  readonly append: (name: string, value: string) => void;
  /**
   * Several at once, instead of any other of their names: `Name: value\r\n` for each that the
   * group has. Nobody judges them again, so the guard answers for every character.
   */
  readonly setLines: (group: FieldGroup, lines: string) => void;
}

/** A value as applications give them; undefined is not sent. */
export type FieldValue = string | number | readonly string[] | undefined;

/**
 * A head as an application hands it over: `[name, value, …]`, `[[name, value], …]` or an object.
 */
export type ApplicationFields =
  | readonly unknown[]
  | Readonly<Record<string, FieldValue>>
  | undefined;

/** Adds a token to a comma list unless it is there. */
export function mergeList(list: string, token: string): string {
  const present = list.split(',').some((one) => one.trim().toLowerCase() === token.toLowerCase());
  return present || list.trim() === '*' ? list : `${list}, ${token}`;
}

/** Calls back for each field in the order it was given; a name may come more than once. */
export function eachField(
  fields: ApplicationFields,
  visit: (name: string, value: FieldValue) => void,
): void {
  if (fields === undefined) return;
  if (!Array.isArray(fields)) {
    const named = fields as Readonly<Record<string, FieldValue>>;
    for (const name in named) if (Object.hasOwn(named, name)) visit(name, named[name]);
    return;
  }
  if (Array.isArray(fields[0])) {
    for (const entry of fields as readonly (readonly unknown[])[]) {
      visit(String(entry[0]), entry[1] as FieldValue);
    }
    return;
  }
  for (let index = 0; index + 1 < fields.length; index += 2) {
    visit(String(fields[index]), fields[index + 1] as FieldValue);
  }
}
