import { validateHeaderValue } from 'node:http';
import { type FieldName, FieldNames } from './field-names.ts';
import { FieldTemplate, isReplaced, replacing } from './field-template.ts';
import {
  type ApplicationFields,
  eachField,
  type FieldSink,
  type FieldValue,
  mergeList,
  type StaticField,
} from './fields.ts';

type Value = string | readonly string[];

/** A head, ready to go out. */
export interface ComposedHead {
  /** `Name: value\r\n` for every field that does not frame the message. */
  readonly lines: string;
  /** `[name, value, …]` of those that do: `Connection`, `Content-Length`, `Date` and the like. */
  readonly framing: (string | readonly string[])[];
}

/** Characters that no value may have (RFC 9110 5.5). */
const UNWRITABLE = /[^\t\x20-\x7e\x80-\xff]/;

const NO_CONSTANTS = new FieldTemplate([]);

/**
 * Composes the heads of responses, whoever answers: the application, a guard or the parser's error
 * path. What the guards demand is merged in, so that no field is sent twice and none can be
 * forgotten on an error. One serves a whole pipeline, because a head is composed in one go.
 *
 * Guards' varying fields come between `begin` and `finish`.
 *
 * @throws TypeError for a name or a value that HTTP cannot carry: nothing of it is sent
 */
export class HeadComposer implements FieldSink {
  readonly #names = new FieldNames();
  readonly #setNames: FieldName[] = [];
  readonly #setValues: string[] = [];
  readonly #appendNames: FieldName[] = [];
  readonly #appendValues: string[] = [];
  /** The fields that are not as the template has them, in the order in which they go out. */
  readonly #sentNames: FieldName[] = [];
  readonly #sentValues: Value[] = [];
  #template = NO_CONSTANTS;
  #replaced = '';

  begin(template: FieldTemplate): void {
    this.#template = template;
    this.#replaced = '';
    this.#setNames.length = 0;
    this.#setValues.length = 0;
    this.#appendNames.length = 0;
    this.#appendValues.length = 0;
    this.#sentNames.length = 0;
    this.#sentValues.length = 0;
  }

  set(name: string, value: string): void {
    const facts = this.#names.of(name);
    const known = this.#indexOfSet(facts.lower);
    if (known !== -1) {
      this.#setValues[known] = value;
      return;
    }
    this.#setNames.push(facts);
    this.#setValues.push(value);
  }

  append(name: string, value: string): void {
    this.#appendNames.push(this.#names.of(name));
    this.#appendValues.push(value);
  }

  /** @param theirs what the application set; a name may occur more than once */
  finish(theirs: ApplicationFields): ComposedHead {
    eachField(theirs, this.#take);
    for (let index = 0; index < this.#setNames.length; index += 1) {
      const facts = this.#setNames[index];
      if (facts !== undefined) this.#send(facts, this.#setValues[index] ?? '');
    }
    for (let index = 0; index < this.#appendNames.length; index += 1) {
      const facts = this.#appendNames[index];
      if (facts !== undefined) this.#add(facts, this.#appendValues[index] ?? '');
    }
    return this.#write();
  }

  /** Takes what the application may send. */
  readonly #take = (name: string, value: FieldValue): void => {
    if (value === undefined) return;
    const facts = this.#names.of(name);
    if (this.#indexOfSet(facts.lower) !== -1) return;
    const ours = this.#template.fields[this.#template.indexOf(facts.lower)];
    if (ours === undefined) this.#send(facts, asValue(value));
    else if (ours.mode !== 'set' && ours.mode !== 'remove') {
      this.#send(facts, merged(ours, asValue(value)));
    }
  };

  #send(facts: FieldName, value: Value): void {
    const index = this.#template.indexOf(facts.lower);
    if (index !== -1) this.#replaced = replacing(this.#replaced, index);
    this.#sentNames.push(facts);
    this.#sentValues.push(value);
  }

  /** Beside others of its name (`Set-Cookie`), or merged into the list (`Vary`). */
  #add(facts: FieldName, value: string): void {
    const { lower } = facts;
    if (lower === 'set-cookie') {
      this.#send(facts, value);
      return;
    }
    for (let index = 0; index < this.#sentNames.length; index += 1) {
      if (this.#sentNames[index]?.lower !== lower) continue;
      this.#sentValues[index] = mergeList(listOf(this.#sentValues[index] ?? ''), value);
      return;
    }
    const at = this.#template.indexOf(lower);
    const ours = isReplaced(this.#replaced, at) ? undefined : this.#template.fields[at];
    const isSent = ours !== undefined && ours.mode !== 'remove';
    this.#send(facts, isSent ? mergeList(ours.value, value) : value);
  }

  #write(): ComposedHead {
    const framing: Value[] = [];
    let lines = this.#template.textWithout(this.#replaced);
    for (let index = 0; index < this.#sentNames.length; index += 1) {
      const facts = this.#sentNames[index];
      const value = this.#sentValues[index];
      if (facts === undefined || value === undefined) continue;
      if (typeof value === 'string') judge(facts, value);
      else for (const one of value) judge(facts, String(one));
      if (facts.isFraming) framing.push(facts.name, value);
      else if (typeof value === 'string') lines += `${facts.start}${value}\r\n`;
      else for (const one of value) lines += `${facts.start}${one}\r\n`;
    }
    return { lines, framing };
  }

  #indexOfSet(lower: string): number {
    const names = this.#setNames;
    for (let index = 0; index < names.length; index += 1) {
      if (names[index]?.lower === lower) return index;
    }
    return -1;
  }
}

/** A head as `[name, value]` pairs, in the order it goes out. */
export function fieldsOf({ lines, framing }: ComposedHead): readonly (readonly [string, Value])[] {
  const pairs: (readonly [string, Value])[] = [];
  for (const line of lines.split('\r\n')) {
    const end = line.indexOf(': ');
    if (end !== -1) pairs.push([line.slice(0, end), line.slice(end + 2)]);
  }
  for (let index = 0; index + 1 < framing.length; index += 2) {
    pairs.push([String(framing[index]), framing[index + 1] ?? '']);
  }
  return pairs;
}

function judge(facts: FieldName, value: string): void {
  if (value === facts.judged) return;
  // Throws as node does, without the value, which may be a secret.
  if (UNWRITABLE.test(value)) validateHeaderValue(facts.name, value);
  facts.judged = value;
}

function merged(ours: StaticField, theirs: Value): Value {
  if (ours.mode === 'keep') return theirs;
  const text = listOf(theirs);
  if (ours.mode === 'append') return mergeList(text, ours.value);
  return ours.stricter === undefined ? ours.value : ours.stricter(ours.value, text);
}

function listOf(value: Value): string {
  return typeof value === 'string' ? value : value.join(', ');
}

/** Applications in JavaScript hand over anything; what is no list goes out as its text. */
function asValue(value: Exclude<FieldValue, undefined>): Value {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value : String(value);
}
