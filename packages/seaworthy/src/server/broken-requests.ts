import type { Socket } from 'node:net';
import type { EventSink } from '../core/events.ts';
import type { Exchange } from '../core/exchange.ts';
import { type Refusal, refuse } from '../core/verdict.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import { refusalOf } from './parser-errors.ts';
import { ServiceRequest } from './request.ts';
import { ServiceResponse } from './response.ts';

/** Gives a request and its response an exchange. */
export type OpenExchange = (
  request: ServiceRequest,
  response: ServiceResponse,
  connection: Connection,
) => Exchange;

/**
 * Answers what never became a request, or never may: bytes the parser refuses and CONNECT. The
 * answer carries all that any other does, leaves a line, and is the last of its connection.
 */
export class BrokenRequests {
  readonly #connections: Connections;
  readonly #open: OpenExchange;
  readonly #events: EventSink;

  constructor(connections: Connections, open: OpenExchange, events: EventSink) {
    this.#connections = connections;
    this.#open = open;
    this.#events = events;
  }

  /** CONNECT never reaches an application: this is no proxy. */
  onTunnel(request: ServiceRequest, socket: Socket): void {
    this.#answer(socket, refuse('methods.unknown', { close: true }), request);
  }

  onClientError(error: Error, socket: Socket): void {
    const connection = this.#connections.of(socket);
    const refusal = refusalOf(error);
    if (connection === undefined || refusal === undefined) {
      socket.destroy();
    } else if (connection.closing) {
      connection.discard(rawByteCount(error));
    } else if (!socket.writable) {
      socket.destroy();
    } else {
      this.#refuse(connection, refusal);
    }
  }

  /** The request whose bytes are broken is the newest; answers to those before it go out first. */
  #refuse(connection: Connection, refusal: Refusal): void {
    const { newest, socket } = connection;
    if (newest !== undefined) {
      connection.end();
      if (newest.request.complete) {
        newest.response.last();
        this.#report(connection, refusal);
      } else {
        newest.refuse('parser', refusal);
      }
    } else if (connection.owesNothing) {
      // An answer would be read as that of the next request: browsers open connections ahead of it.
      connection.end();
    } else {
      this.#answer(socket, refusal);
    }
  }

  /** It gets no answer and no line of its own: the answers before it are all that can be read. */
  #report({ peer }: Connection, { code }: Refusal): void {
    this.#events({
      code: 'parser.refused',
      clientAddress: peer.address,
      detail: { refusal: code },
    });
  }

  /** What comes behind requests that are being answered gets no answer of its own. */
  #answer(socket: Socket, refusal: Refusal, given?: ServiceRequest): void {
    const connection = this.#connections.of(socket);
    if (connection?.closing === true || connection?.newest !== undefined) {
      connection.end();
      if (given !== undefined) connection.ignoreRest();
      return;
    }
    if (connection === undefined || !socket.writable) {
      socket.destroy();
      return;
    }
    const request = given ?? new ServiceRequest(socket);
    request.httpVersionMajor = 1;
    request.httpVersionMinor = 1;
    this.#open(request, responseOn(socket, request), connection).refuse('parser', refusal);
  }
}

/** A response on a socket that node's server has let go of, or never gave a request. */
export function responseOn(socket: Socket, request: ServiceRequest): ServiceResponse {
  const response = new ServiceResponse(request);
  response.shouldKeepAlive = false;
  response.on('finish', () => socket.destroySoon());
  response.assignSocket(socket);
  return response;
}

function rawByteCount(error: Error): number {
  const { rawPacket } = error as Error & { rawPacket?: Uint8Array };
  return rawPacket?.byteLength ?? 1024;
}
