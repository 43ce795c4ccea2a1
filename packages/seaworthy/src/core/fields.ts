/**
 * The head of a response is written once, by whoever answers: the application, a guard or the
 * parser's error path. This file merges what the guards demand into it, so that no field is sent
 * twice and none can be forgotten on an error.
 */

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
}

type FieldValue = string | number | readonly string[] | undefined;

/**
 * A head as an application hands it over: `[name, value, …]`, `[[name, value], …]` or an object.
 */
export type ApplicationFields =
  | readonly unknown[]
  | Readonly<Record<string, FieldValue>>
  | undefined;

/** The constant fields of a plan, prepared for merging. */
export class FieldTemplate {
  readonly fields: readonly StaticField[];
  readonly byName: ReadonlyMap<string, StaticField>;
  /** `[name, value, …]` of all that are sent when the application sets none of them. */
  readonly flat: readonly string[];

  constructor(fields: readonly StaticField[]) {
    const byName = new Map<string, StaticField>();
    for (const field of fields) byName.set(field.name.toLowerCase(), field);
    this.byName = byName;
    this.fields = [...byName.values()];
    this.flat = this.fields
      .filter((field) => field.mode !== 'remove')
      .flatMap((field) => [field.name, field.value]);
  }
}

/** Guards name a handful of fields; more than this are somebody's generated names. */
const MAX_REMEMBERED_NAMES = 256;

/** Collects varying fields; one serves a whole pipeline, because a head is composed in one go. */
export class FieldBuffer implements FieldSink {
  readonly setNames: string[] = [];
  readonly lowerSetNames: string[] = [];
  readonly setValues: string[] = [];
  readonly appendNames: string[] = [];
  readonly appendValues: string[] = [];
  readonly #lower = new Map<string, string>();

  clear(): void {
    this.setNames.length = 0;
    this.lowerSetNames.length = 0;
    this.setValues.length = 0;
    this.appendNames.length = 0;
    this.appendValues.length = 0;
  }

  set(name: string, value: string): void {
    const lower = this.#lower.get(name) ?? this.#remember(name);
    const known = this.lowerSetNames.indexOf(lower);
    if (known !== -1) {
      this.setValues[known] = value;
      return;
    }
    this.setNames.push(name);
    this.lowerSetNames.push(lower);
    this.setValues.push(value);
  }

  append(name: string, value: string): void {
    this.appendNames.push(name);
    this.appendValues.push(value);
  }

  hasSet(lowerName: string): boolean {
    return this.lowerSetNames.includes(lowerName);
  }

  #remember(name: string): string {
    if (this.#lower.size >= MAX_REMEMBERED_NAMES) this.#lower.clear();
    const lower = name.toLowerCase();
    this.#lower.set(name, lower);
    return lower;
  }
}

/**
 * Merges an application's fields with ours into `[name, value, …]`.
 *
 * @param theirs what the application set; a name may occur more than once
 */
export function composeFields(
  template: FieldTemplate,
  buffer: FieldBuffer,
  theirs: ApplicationFields,
): (string | string[])[] {
  const head: (string | string[])[] = [];
  const taken = takeTheirs({ template, buffer, theirs, head });
  pushOurs(template, withVarying(template, taken, buffer), head);
  for (let index = 0; index < buffer.setNames.length; index += 1) {
    head.push(buffer.setNames[index] ?? '', buffer.setValues[index] ?? '');
  }
  for (let index = 0; index < buffer.appendNames.length; index += 1) {
    appendField(head, buffer.appendNames[index] ?? '', buffer.appendValues[index] ?? '');
  }
  return head;
}

interface Composition {
  readonly template: FieldTemplate;
  readonly buffer: FieldBuffer;
  readonly theirs: ApplicationFields;
  readonly head: (string | string[])[];
}

/** Pushes what the application may send; returns the names of ours that it replaces. */
function takeTheirs(composition: Composition): Set<string> | undefined {
  const { template, buffer, theirs, head } = composition;
  let taken: Set<string> | undefined;
  const take = (name: string, value: FieldValue): void => {
    if (value === undefined) return;
    const lower = name.toLowerCase();
    if (buffer.hasSet(lower)) return;
    const ours = template.byName.get(lower);
    if (ours === undefined) {
      head.push(name, asValue(value));
      return;
    }
    if (ours.mode === 'set' || ours.mode === 'remove') return;
    taken = (taken ?? new Set()).add(lower);
    head.push(name, merged(ours, asValue(value)));
  };
  eachField(theirs, take);
  return taken;
}

/** Names of constant fields that are not sent, because a varying one or the application's is. */
function withVarying(
  { byName }: FieldTemplate,
  taken: Set<string> | undefined,
  buffer: FieldBuffer,
): Set<string> | undefined {
  let names = taken;
  for (const lower of buffer.lowerSetNames) {
    if (byName.has(lower)) names = (names ?? new Set()).add(lower);
  }
  return names;
}

function pushOurs(
  template: FieldTemplate,
  taken: ReadonlySet<string> | undefined,
  head: (string | string[])[],
): void {
  if (taken === undefined) {
    const { flat } = template;
    for (let index = 0; index < flat.length; index += 1) head.push(flat[index] ?? '');
    return;
  }
  for (const [lower, field] of template.byName) {
    if (field.mode !== 'remove' && !taken.has(lower)) head.push(field.name, field.value);
  }
}

function merged(ours: StaticField, theirs: string | string[]): string | string[] {
  if (ours.mode === 'keep') return theirs;
  const text = typeof theirs === 'string' ? theirs : theirs.join(', ');
  if (ours.mode === 'append') return mergeList(text, ours.value);
  return ours.stricter === undefined ? ours.value : ours.stricter(ours.value, text);
}

/** Adds a token to a comma list unless it is there. */
export function mergeList(list: string, token: string): string {
  const present = list.split(',').some((one) => one.trim().toLowerCase() === token.toLowerCase());
  return present || list.trim() === '*' ? list : `${list}, ${token}`;
}

function appendField(head: (string | string[])[], name: string, value: string): void {
  const lower = name.toLowerCase();
  if (lower !== 'set-cookie') {
    for (let index = 0; index < head.length; index += 2) {
      const present = head[index];
      if (typeof present === 'string' && present.toLowerCase() === lower) {
        const list = head[index + 1];
        head[index + 1] = mergeList(Array.isArray(list) ? list.join(', ') : (list ?? ''), value);
        return;
      }
    }
  }
  head.push(name, value);
}

function asValue(value: Exclude<FieldValue, undefined>): string | string[] {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : [...value];
}

function eachField(
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
