import {
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';
import type { ApplicationFields } from '../core/fields.ts';
import type { ServiceRequest } from './request.ts';

/** What `writeHead` takes besides status and reason. */
export type HeadFields = OutgoingHttpHeaders | OutgoingHttpHeader[];

type Value = number | string | readonly string[];
type Named = readonly [name: string, value: Value];

/**
 * A response that keeps the fields an application sets one by one itself. Node would validate and
 * copy its own store with every head, once for the application's fields and once for ours. Methods
 * are the object's own, for prototypes are changed by frameworks.
 */
export class FieldedResponse extends ServerResponse<ServiceRequest> {
  /** The pipeline has answered: the application is not heard any more. */
  sealed = false;
  #own: Map<string, Named> | undefined;

  static {
    // Older releases of node have no such method, and nobody is to believe that they have.
    const isKnown = 'writeInformation' in ServerResponse.prototype;
    if (!isKnown) Reflect.deleteProperty(FieldedResponse.prototype, 'writeInformation');
  }

  constructor(request: ServiceRequest, options?: unknown) {
    // Node hands its own options to the class it was given; the types know only one parameter.
    super(...([request, options] as unknown as [ServiceRequest]));
    const {
      setHeader,
      appendHeader,
      setHeaders,
      getHeader,
      getHeaderNames,
      getHeaders,
      hasHeader,
      getRawHeaderNames,
      removeHeader,
      forgetFields,
      fieldsWith,
      writeEarlyHints,
      writeContinue,
      writeProcessing,
      addTrailers,
      writeInformation,
    } = this;
    this.setHeader = setHeader;
    this.appendHeader = appendHeader;
    this.setHeaders = setHeaders;
    this.getHeader = getHeader;
    this.getHeaderNames = getHeaderNames;
    this.getHeaders = getHeaders;
    this.hasHeader = hasHeader;
    this.getRawHeaderNames = getRawHeaderNames;
    this.removeHeader = removeHeader;
    this.forgetFields = forgetFields;
    this.fieldsWith = fieldsWith;
    this.writeEarlyHints = writeEarlyHints;
    this.writeContinue = writeContinue;
    this.writeProcessing = writeProcessing;
    this.addTrailers = addTrailers;
    this.writeInformation = writeInformation;
  }

  override setHeader(name: string, value: Value): this {
    if (this.sealed) return this;
    this.#store(name, value);
    return this;
  }

  override appendHeader(name: string, value: string | readonly string[]): this {
    if (this.sealed) return this;
    const present = this.getHeader(name);
    this.#store(name, present === undefined ? value : both(present, value));
    return this;
  }

  override setHeaders(headers: Headers | Map<string, Value>): this {
    if (this.sealed) return this;
    const cookies: string[] = [];
    for (const [name, value] of headers) {
      if (headers instanceof Headers && name === 'set-cookie') cookies.push(String(value));
      else this.setHeader(name, value);
    }
    return cookies.length === 0 ? this : this.setHeader('Set-Cookie', cookies);
  }

  override getHeader(name: string): number | string | string[] | undefined {
    return this.#own?.get(name.toLowerCase())?.[1] as number | string | string[] | undefined;
  }

  override getHeaderNames(): string[] {
    return [...(this.#own?.keys() ?? [])];
  }

  override getHeaders(): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = Object.create(null);
    for (const [lower, [, value]] of this.#own ?? []) headers[lower] = value as string[];
    return headers;
  }

  override hasHeader(name: string): boolean {
    return this.#own?.has(name.toLowerCase()) ?? false;
  }

  /** Names in the spelling they were set in; node has this on every outgoing message. */
  getRawHeaderNames(): string[] {
    return [...(this.#own?.values() ?? [])].map(([name]) => name);
  }

  override removeHeader(name: string): void {
    if (this.sealed) return;
    // Node keeps none of the fields, but learns here that it is not to add its own of that name.
    super.removeHeader(name);
    this.#own?.delete(name.toLowerCase());
  }

  /** Forgets what was set: somebody else answers. */
  protected forgetFields(): void {
    this.#own = undefined;
  }

  /**
   * Fields set one by one and those passed with the head, which replace those of their names. A
   * name that is passed more than once keeps all its values. They can be read when the head is out.
   */
  protected fieldsWith(passed: HeadFields | undefined): ApplicationFields {
    const own = this.#own;
    if (own === undefined) return passed as ApplicationFields;
    const theirs = passed === undefined ? [] : entriesOf(passed);
    for (const [name] of theirs) own.delete(name.toLowerCase());
    for (const [name, value] of theirs) {
      const lower = name.toLowerCase();
      const first = own.get(lower);
      own.set(lower, first === undefined ? [name, value] : [name, both(first[1], value)]);
    }
    return [...own.values()];
  }

  /** Older releases of node check the links alone: a line end elsewhere splits it (CWE-113). */
  override writeEarlyHints(hints: Record<string, string | string[]>, callback?: () => void): void {
    if (this.sealed) return;
    for (const [name, value] of Object.entries(hints)) {
      validateHeaderName(name);
      for (const one of asList(value)) validateHeaderValue(name, one);
    }
    super.writeEarlyHints(hints, callback);
  }

  override writeContinue(callback?: () => void): void {
    if (!this.sealed) super.writeContinue(callback);
  }

  override writeProcessing(callback?: () => void): void {
    if (!this.sealed) super.writeProcessing(callback);
  }

  override writeInformation(...parts: readonly unknown[]): void {
    if (this.sealed) return;
    super.writeInformation(...(parts as Parameters<ServerResponse['writeInformation']>));
  }

  override addTrailers(headers: Parameters<ServerResponse['addTrailers']>[0]): void {
    if (!this.sealed) super.addTrailers(headers);
  }

  #store(name: string, value: Value): void {
    // Throws as node does: the head is out.
    if (this.headersSent) super.setHeader(name, value);
    validateHeaderName(name);
    validateHeaderValue(name, value as string);
    this.#own ??= new Map();
    this.#own.set(name.toLowerCase(), [name, value]);
  }
}

function entriesOf(fields: HeadFields): readonly Named[] {
  if (!Array.isArray(fields)) {
    return Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
  }
  if (Array.isArray(fields[0])) return fields as unknown as readonly Named[];
  const entries: Named[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    entries.push([String(fields[index]), fields[index + 1] as Value]);
  }
  return entries;
}

function both(first: Value, second: Value): Value {
  return [...asList(first), ...asList(second)];
}

function asList(value: Value): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}
