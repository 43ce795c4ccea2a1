import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Exchange, ResponsePort } from '../core/exchange.ts';
import type { ApplicationFields } from '../core/fields.ts';
import type { Field } from '../core/verdict.ts';
import type { Connection } from './connections.ts';
import type { ServiceRequest } from './request.ts';

type WriteCallback = (error: Error | null | undefined) => void;

type HeadFields = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * The server's response class. Whoever writes the head, the guards' fields are merged into it; once
 * the pipeline has answered, every later write of the application is ignored.
 */
export class ServiceResponse extends ServerResponse<ServiceRequest> implements ResponsePort {
  /** Set by the boundary as soon as the request's head has arrived. */
  exchange: Exchange | undefined;
  /** The pipeline has answered: the application is not heard any more. */
  sealed = false;
  /** The connection ends with this response. */
  final = false;
  connectionState: Connection | undefined;
  #setOneByOne = false;

  constructor(request: ServiceRequest, options?: unknown) {
    // Node hands its own options to the class it was given; the types know only one parameter.
    super(...([request, options] as unknown as [ServiceRequest]));
    this.exchange = undefined;
    this.connectionState = undefined;
  }

  last(): void {
    this.final = true;
    this.connectionState?.endGently();
  }

  answer(status: number, fields: readonly Field[], body: string): void {
    if (this.headersSent) {
      this.cut();
      return;
    }
    for (const name of this.getHeaderNames()) super.removeHeader(name);
    this.#setOneByOne = false;
    this.statusMessage = '';
    const head: string[] = [];
    for (const [name, value] of fields) head.push(name, value);
    if (status !== 204 && status !== 304) {
      head.push('Content-Length', String(Buffer.byteLength(body)));
    }
    this.writeHead(status, head);
    this.sealed = true;
    super.end(body);
  }

  invite(): void {
    const { expect } = this.req.headers;
    if (expect !== undefined && !this.headersSent) this.writeContinue();
  }

  cut(): void {
    this.sealed = true;
    this.destroy();
  }

  override writeHead(
    status: number,
    reasonOrFields?: string | HeadFields,
    maybeFields?: HeadFields,
  ): this {
    const { exchange } = this;
    if (this.sealed) return this;
    const reason = typeof reasonOrFields === 'string' ? reasonOrFields : undefined;
    const fields =
      typeof reasonOrFields === 'string' ? maybeFields : (maybeFields ?? reasonOrFields);
    if (exchange === undefined || this.headersSent || status < 200) {
      return this.#writeHead(status, reason, fields);
    }
    try {
      return this.#writeHead(status, reason, this.#compose(exchange, fields));
    } catch (error) {
      // A field that HTTP cannot carry (CR, LF, NUL): the head is not out, so a 500 can still be.
      if (this.headersSent) throw error;
      exchange.fail(error);
      return this;
    }
  }

  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (this.sealed) return this;
    this.#setOneByOne = true;
    return super.setHeader(name, value);
  }

  override appendHeader(name: string, value: string | readonly string[]): this {
    if (this.sealed) return this;
    this.#setOneByOne = true;
    return super.appendHeader(name, value);
  }

  override setHeaders(headers: Headers | Map<string, number | string | readonly string[]>): this {
    if (this.sealed) return this;
    this.#setOneByOne = true;
    return super.setHeaders(headers);
  }

  override removeHeader(name: string): void {
    if (!this.sealed) super.removeHeader(name);
  }

  override flushHeaders(): void {
    if (!this.sealed) super.flushHeaders();
  }

  override write(chunk: unknown, callback?: WriteCallback): boolean;
  override write(chunk: unknown, encoding: BufferEncoding, callback?: WriteCallback): boolean;
  override write(...parts: unknown[]): boolean {
    if (!this.sealed && !this.writableEnded) {
      return super.write(...(parts as Parameters<ServerResponse['write']>));
    }
    this.#ignore(parts);
    return true;
  }

  override end(callback?: () => void): this;
  override end(chunk: unknown, callback?: () => void): this;
  override end(chunk: unknown, encoding: BufferEncoding, callback?: () => void): this;
  override end(...parts: unknown[]): this {
    if (this.sealed || this.writableEnded) {
      this.#ignore(parts);
      return this;
    }
    const [chunk] = parts;
    if (parts.length === 1 && typeof chunk === 'string' && isShortAscii(chunk)) {
      return super.end(chunk, 'latin1');
    }
    return super.end(...(parts as Parameters<ServerResponse['end']>));
  }

  /**
   * A write that nobody hears still calls back, so that no stream waits for ever. After the
   * application's own end it is a mistake of the application, which node would end the process for.
   */
  #ignore(parts: readonly unknown[]): void {
    const [chunk] = parts;
    const isData = typeof chunk === 'string' || chunk instanceof Uint8Array;
    if (!this.sealed && isData) this.exchange?.fail(new Error('write after the end'));
    settleCallback(parts);
  }

  #compose(exchange: Exchange, passed: HeadFields | undefined): (string | string[])[] {
    const theirs = this.#setOneByOne ? this.#gather(passed) : passed;
    const head = exchange.pipeline.compose(exchange, theirs as ApplicationFields);
    if (this.final) head.push('Connection', 'close');
    return head;
  }

  /** Fields set one by one, then those passed with the head, which win. */
  #gather(passed: HeadFields | undefined): ApplicationFields {
    if (Array.isArray(passed)) {
      for (let index = 0; index + 1 < passed.length; index += 2) {
        super.setHeader(String(passed[index]), passed[index + 1] as string);
      }
    } else if (passed !== undefined) {
      for (const [name, value] of Object.entries(passed)) {
        if (value !== undefined) super.setHeader(name, value);
      }
    }
    const gathered: [string, string | number | readonly string[]][] = [];
    for (const name of rawNames(this)) {
      const value = this.getHeader(name);
      if (value !== undefined) gathered.push([name, value]);
    }
    for (const name of this.getHeaderNames()) super.removeHeader(name);
    return gathered;
  }

  #writeHead(status: number, reason: string | undefined, fields: HeadFields | undefined): this {
    if (reason === undefined) return super.writeHead(status, fields);
    return super.writeHead(status, reason, fields);
  }
}

const SHORT_LENGTH = 16 * 1024;

/** Such text is the same in Latin-1, which goes out with the head and faster than UTF-8. */
function isShortAscii(text: string): boolean {
  return text.length <= SHORT_LENGTH && Buffer.byteLength(text) === text.length;
}

function settleCallback(parts: readonly unknown[]): void {
  const callback = parts.at(-1);
  if (typeof callback === 'function') process.nextTick(callback as () => void);
}

/** Names in the spelling they were set in; node has this on every outgoing message. */
function rawNames(response: ServiceResponse): readonly string[] {
  const { getRawHeaderNames } = response as { getRawHeaderNames?: () => string[] };
  return getRawHeaderNames?.call(response) ?? response.getHeaderNames();
}
