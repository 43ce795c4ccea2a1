import type { Exchange, ResponsePort } from '../core/exchange.ts';
import { type ComposedHead, fieldsOf } from '../core/head.ts';
import type { Field } from '../core/verdict.ts';
import { BodyLength, isShortAscii } from './body-bytes.ts';
import type { Connection } from './connection.ts';
import { FieldedResponse, type HeadFields } from './fielded-response.ts';
import { declaredLength, fieldIndex } from './framing-fields.ts';
import { canAddLines, type WithHeadText } from './head-text.ts';
import type { ServiceRequest } from './request.ts';

type WriteCallback = (error: Error | null | undefined) => void;

/** Unwinds node's `write` and `end` where the head they asked for has been answered instead. */
const ANSWERED = Symbol('answered');

/**
 * The server's response class. Whoever writes the head, the guards' fields are merged into it; once
 * the pipeline has answered, every later write of the application is ignored.
 *
 * Every method is the object's own: Express gives each response another prototype, and what is only
 * inherited would be gone.
 */
export class ServiceResponse extends FieldedResponse implements ResponsePort {
  /** Set by the boundary as soon as the request's head has arrived. */
  exchange: Exchange | undefined;
  connectionState: Connection | undefined;
  /** The connection ends with this response. */
  #isFinal = false;
  readonly #length = new BodyLength();
  /** Node writes the head within a `write`, `end` or `flushHeaders`. */
  #headIsImplicit = false;

  constructor(request: ServiceRequest, options?: unknown) {
    super(request, options);
    this.exchange = undefined;
    this.connectionState = undefined;
    const { last, answer, invite, cut, writeHead, flushHeaders, write, end } = this;
    this.last = last;
    this.answer = answer;
    this.invite = invite;
    this.cut = cut;
    this.writeHead = writeHead;
    this.flushHeaders = flushHeaders;
    this.write = write;
    this.end = end;
  }

  /** Has node tell the client how long the connection may idle (`Keep-Alive`). */
  tellKeepAlive(seconds: number): void {
    // Not documented: in a node that keeps it elsewhere, the client is told nothing.
    (this as { _keepAliveTimeout?: number })._keepAliveTimeout = seconds * 1000;
  }

  last(): void {
    this.#isFinal = true;
    this.connectionState?.end();
  }

  answer(status: number, fields: readonly Field[], body: string): void {
    const { exchange } = this;
    if (this.headersSent || exchange === undefined) {
      this.cut();
      return;
    }
    this.forgetFields();
    this.statusMessage = '';
    const hasBody = status !== 204 && status !== 304;
    const head: string[] = [];
    for (const [name, value] of fields) head.push(name, value);
    if (hasBody) head.push('Content-Length', String(Buffer.byteLength(body)));
    try {
      this.#writeComposed(status, undefined, exchange.pipeline.compose(exchange, head));
    } catch (error) {
      this.#answerBare(exchange, error);
      return;
    }
    this.sealed = true;
    super.end(hasBody ? body : undefined);
  }

  invite(): void {
    const { headers, httpVersionMinor } = this.req;
    if (headers.expect !== undefined && httpVersionMinor > 0 && !this.headersSent) {
      this.writeContinue();
    }
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
    if (exchange === undefined || this.headersSent) return this.#pass(status, reason, fields);
    try {
      if (status < 200) throw new RangeError(`status: expected a final one, got ${status}`);
      const head = exchange.pipeline.compose(exchange, this.fieldsWith(fields));
      return this.#writeComposed(status, reason, head);
    } catch (error) {
      // A head that HTTP cannot carry (CR, LF, NUL): it is not out, so a 500 can still be.
      if (this.headersSent) throw error;
      return this.#failHead(exchange, error);
    }
  }

  override flushHeaders(): void {
    if (!this.sealed) this.#withImplicitHead(() => super.flushHeaders(), undefined);
  }

  override write(chunk: unknown, callback?: WriteCallback): boolean;
  override write(chunk: unknown, encoding: BufferEncoding, callback?: WriteCallback): boolean;
  override write(...parts: unknown[]): boolean {
    const isVoid = this.sealed || this.writableEnded || !this.#isOfItsLength(parts, false);
    if (isVoid) return this.#ignore(parts);
    if (this.headersSent) return super.write(...(parts as Parameters<FieldedResponse['write']>));
    return this.#withImplicitHead(
      () => super.write(...(parts as Parameters<FieldedResponse['write']>)),
      parts,
    );
  }

  override end(callback?: () => void): this;
  override end(chunk: unknown, callback?: () => void): this;
  override end(chunk: unknown, encoding: BufferEncoding, callback?: () => void): this;
  override end(...parts: unknown[]): this {
    const [chunk] = parts;
    if (this.sealed || this.writableEnded || !this.#isOfItsLength(parts, true)) {
      this.#ignore(parts);
      return this;
    }
    const isPlain = parts.length === 1 && isShortAscii(chunk);
    const given = (isPlain ? [chunk, 'latin1'] : parts) as Parameters<FieldedResponse['end']>;
    if (this.headersSent) super.end(...given);
    else this.#withImplicitHead(() => super.end(...given), parts);
    return this;
  }

  /** Runs what makes node write the head; where that head was answered instead, nothing more. */
  #withImplicitHead<Result>(run: () => Result, parts: readonly unknown[] | undefined) {
    this.#headIsImplicit = true;
    try {
      return run();
    } catch (error) {
      if (error !== ANSWERED) throw error;
      return this.#ignore(parts ?? []);
    } finally {
      this.#headIsImplicit = false;
    }
  }

  /** Whether the body can go on with this; if not, the request has failed. */
  #isOfItsLength([chunk, encoding]: readonly unknown[], isLast: boolean): boolean {
    if (!this.headersSent && this.hasHeader('content-length')) {
      this.#withImplicitHead(() => this.writeHead(this.statusCode), undefined);
      if (this.sealed) return false;
    }
    const fault = this.#length.add(chunk, encoding, isLast);
    if (fault !== undefined) this.exchange?.fail(fault);
    return fault === undefined;
  }

  #failHead(exchange: Exchange, error: unknown): this {
    const isImplicit = this.#headIsImplicit;
    this.#headIsImplicit = false;
    exchange.fail(error);
    // Settled before: the pipeline's own answer is the one that cannot be written.
    if (!this.headersSent && !this.destroyed) this.cut();
    if (isImplicit) throw ANSWERED;
    return this;
  }

  /** The answer itself cannot be written: a 500 of constants, after which the connection ends. */
  #answerBare(exchange: Exchange, error: unknown): void {
    exchange.log.error('Answer cannot be written', { error });
    if (this.headersSent) {
      this.cut();
      return;
    }
    const { constantFields } = exchange.pipeline;
    this.last();
    const own = ['Content-Type', 'text/plain', 'Content-Length', String(BARE_BODY.length)];
    this.statusMessage = '';
    this.#pass(500, undefined, [...own, 'Connection', 'close', ...constantFields]);
    this.sealed = true;
    super.end(BARE_BODY);
  }

  /**
   * A write that nobody hears still calls back, so that no stream waits for ever. After the
   * application's own end it is a mistake of the application, which node would end the process for.
   */
  #ignore(parts: readonly unknown[]): true {
    const [chunk] = parts;
    const isData = typeof chunk === 'string' || chunk instanceof Uint8Array;
    if (!this.sealed && isData) this.exchange?.fail(new Error('write after the end'));
    settleCallback(parts);
    return true;
  }

  /** Says whether the connection goes on; what is behind its last response is not looked at. */
  #sayConnection(framing: ComposedHead['framing']): void {
    const at = fieldIndex(framing, 'connection');
    const { exchange, connectionState } = this;
    const isStopping = exchange !== undefined && connectionState?.isLastOf(exchange) === true;
    if (this.#isFinal || isStopping) {
      if (at === -1) framing.push('Connection', 'close');
      else framing[at] = 'close';
    }
    if (isStopping || (at !== -1 && /\bclose\b/i.test(String(framing[at])))) this.last();
  }

  /** Node reads the framing and adds to it; the judged lines are put behind that as they are. */
  #writeComposed(status: number, reason: string | undefined, head: ComposedHead): this {
    const { lines, framing } = head;
    const length = declaredLength(framing);
    const hasBody = this.req.method !== 'HEAD' && status !== 204 && status !== 304;
    this.#length.declare(hasBody ? length : undefined);
    this.#sayConnection(framing);
    // Node refuses it too late, when it has taken the body away from the response.
    const trailerAt = status === 204 || status === 304 ? fieldIndex(framing, 'trailer') : -1;
    if (trailerAt !== -1) framing.splice(trailerAt - 1, 2);
    if (!canAddLines) return this.#pass(status, reason, fieldsOf(head).flat() as HeadFields);
    this.#pass(status, reason, framing as HeadFields);
    const parts = this as unknown as WithHeadText;
    parts._header = `${parts._header.slice(0, -2)}${lines}\r\n`;
    return this;
  }

  #pass(status: number, reason: string | undefined, fields: HeadFields | undefined): this {
    if (reason === undefined) return super.writeHead(status, fields);
    return super.writeHead(status, reason, fields);
  }
}

const BARE_BODY = 'Internal error\n';

function settleCallback(parts: readonly unknown[]): void {
  const callback = parts.at(-1);
  if (typeof callback === 'function') process.nextTick(callback as () => void);
}
