import { validateHeaderValue } from 'node:http';
import type { FieldGroup } from './field-group.ts';
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
  /** What guards set, what they append, and what goes out besides the template's, in its order. */
  readonly #set = new FieldList();
  readonly #appended = new FieldList();
  readonly #sent = new FieldList();
  readonly #groups: FieldGroup[] = [];
  #groupCount = 0;
  #groupLines = '';
  #template = NO_CONSTANTS;
  #replaced = '';

  begin(template: FieldTemplate): void {
    this.#template = template;
    this.#replaced = '';
    this.#set.count = 0;
    this.#appended.count = 0;
    this.#sent.count = 0;
    this.#groupCount = 0;
    this.#groupLines = '';
  }

  set(name: string, value: string): void {
    const facts = this.#names.of(name);
    const known = this.#set.indexOf(facts.lower);
    if (known === -1) this.#set.add(facts, value);
    else this.#set.values[known] = value;
  }

  append(name: string, value: string): void {
    this.#appended.add(this.#names.of(name), value);
  }

  setLines(group: FieldGroup, lines: string): void {
    this.#groups[this.#groupCount] = group;
    this.#groupCount += 1;
    this.#groupLines += lines;
  }

  /** @param theirs what the application set; a name may occur more than once */
  finish(theirs: ApplicationFields): ComposedHead {
    eachField(theirs, this.#take);
    const { names, values, count } = this.#set;
    for (let index = 0; index < count; index += 1) {
      const facts = names[index];
      if (facts !== undefined) this.#send(facts, values[index] ?? '');
    }
    this.#append();
    return this.#write();
  }

  /** Takes what the application may send. */
  readonly #take = (name: string, value: FieldValue): void => {
    if (value === undefined) return;
    const facts = this.#names.of(name);
    if (this.#set.indexOf(facts.lower) !== -1 || this.#isGrouped(facts.lower)) return;
    const ours = this.#template.fields[this.#template.indexOf(facts.lower)];
    if (ours === undefined) this.#sent.add(facts, asValue(value));
    else if (ours.mode !== 'set' && ours.mode !== 'remove') this.#takeShared(facts, ours, value);
  };

  /** One that is ours too goes out once, however often the application passed it. */
  #takeShared(facts: FieldName, ours: StaticField, value: Exclude<FieldValue, undefined>): void {
    const theirs = merged(ours, asValue(value));
    const known = this.#sent.indexOf(facts.lower);
    if (known === -1) this.#send(facts, theirs);
    else this.#sent.values[known] = `${listOf(this.#sent.values[known] ?? '')}, ${listOf(theirs)}`;
  }

  #isGrouped(lower: string): boolean {
    for (let index = 0; index < this.#groupCount; index += 1) {
      if (this.#groups[index]?.has(lower)) return true;
    }
    return false;
  }

  #send(facts: FieldName, value: Value): void {
    const index = this.#template.indexOf(facts.lower);
    if (index !== -1) this.#replaced = replacing(this.#replaced, index);
    this.#sent.add(facts, value);
  }

  #append(): void {
    const { names, values, count } = this.#appended;
    for (let index = 0; index < count; index += 1) {
      const facts = names[index];
      if (facts !== undefined) this.#add(facts, String(values[index]));
    }
  }

  /** Beside others of its name (`Set-Cookie`), or merged into the list (`Vary`). */
  #add(facts: FieldName, value: string): void {
    const { lower } = facts;
    if (lower === 'set-cookie') {
      this.#send(facts, value);
      return;
    }
    const known = this.#sent.indexOf(lower);
    if (known !== -1) {
      this.#sent.values[known] = mergeList(listOf(this.#sent.values[known] ?? ''), value);
      return;
    }
    const at = this.#template.indexOf(lower);
    const ours = isReplaced(this.#replaced, at) ? undefined : this.#template.fields[at];
    const isSent = ours !== undefined && ours.mode !== 'remove';
    this.#send(facts, isSent ? mergeList(ours.value, value) : value);
  }

  #write(): ComposedHead {
    const framing: Value[] = [];
    let lines = this.#template.textWithout(this.#replaced) + this.#groupLines;
    const { names, values, count } = this.#sent;
    for (let index = 0; index < count; index += 1) {
      const facts = names[index];
      const value = values[index];
      if (facts === undefined || value === undefined) continue;
      if (typeof value === 'string') judge(facts, value);
      else for (const one of value) judge(facts, String(one));
      if (facts.isFraming) framing.push(facts.name, value);
      else if (typeof value === 'string') lines += `${facts.start}${value}\r\n`;
      else for (const one of value) lines += `${facts.start}${one}\r\n`;
    }
    return { lines, framing };
  }
}

/** Fields of one head. The arrays are kept for the next: making them shorter would cost both. */
class FieldList {
  readonly names: FieldName[] = [];
  readonly values: Value[] = [];
  count = 0;

  add(facts: FieldName, value: Value): void {
    this.names[this.count] = facts;
    this.values[this.count] = value;
    this.count += 1;
  }

  indexOf(lower: string): number {
    for (let index = 0; index < this.count; index += 1) {
      if (this.names[index]?.lower === lower) return index;
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
