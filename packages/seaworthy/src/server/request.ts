import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchange } from '../core/exchange.ts';
import { distinctFields, dropTrailers } from '../core/request-fields.ts';
import type { Connection } from './connection.ts';

/** What node does with a request that is still unread when its response is out. */
interface Dumping {
  _dump(): void;
  _dumpAndCloseReadable(): void;
}

const node = IncomingMessage.prototype as unknown as Partial<Dumping>;
/** Whoever waits for the end of a request listens to one of these. */
const ENDINGS = ['end', 'close', 'readable', 'data', 'error'] as const;

/**
 * The server's request class: every byte of a body passes the pipeline before anyone sees it, and
 * nobody sees fields that did not pass the guards. Methods are the object's own, because Express
 * gives each request another prototype.
 */
export class ServiceRequest extends IncomingMessage {
  /** Set by the boundary as soon as the head has arrived. */
  exchange: Exchange | undefined;
  connectionState: Connection | undefined;
  #distinct: NodeJS.Dict<string[]> | undefined;

  static {
    // Types know it as a plain property, which no accessor of a class may replace.
    Object.defineProperty(ServiceRequest.prototype, 'headersDistinct', {
      configurable: true,
      get(this: ServiceRequest) {
        this.#distinct ??= distinctFields(this.rawHeaders);
        return this.#distinct;
      },
      set(this: ServiceRequest, distinct: NodeJS.Dict<string[]> | undefined) {
        this.#distinct = distinct;
      },
    });
  }

  constructor(socket: Socket) {
    super(socket);
    this.exchange = undefined;
    this.connectionState = undefined;
    const { push, _dump } = this;
    this.push = push;
    this._dump = _dump;
  }

  /**
   * Node calls this for a request that nobody has read when its response is out, to read the rest.
   * Where there is no rest and nobody listens, it is marked as read: a stream's whole life would be
   * run for nobody. Nothing calls this in a node that lacks it.
   */
  _dump(): void {
    if (node._dumpAndCloseReadable !== undefined && this.#isOver()) {
      node._dumpAndCloseReadable.call(this);
    } else {
      node._dump?.call(this);
    }
  }

  #isOver(): boolean {
    if (!this.complete || this.readableLength > 0) return false;
    for (const ending of ENDINGS) if (this.listenerCount(ending) > 0) return false;
    return true;
  }

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk instanceof Uint8Array) {
      const { exchange, connectionState } = this;
      // Without an exchange it came behind the last request of its connection.
      const isSeen = exchange?.pipeline.receive(exchange, chunk) ?? connectionState === undefined;
      if (!isSeen) return connectionState?.discard(chunk.byteLength) ?? true;
    }
    if (chunk === null && this.rawTrailers.length > 0) dropTrailers(this);
    return super.push(chunk, encoding);
  }
}
