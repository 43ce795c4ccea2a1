import { createServer, type Server, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { canonicalAddress } from '../core/client-key.ts';
import type { Clock } from '../core/clock.ts';
import type { EventSink } from '../core/events.ts';
import { Exchange, type Tunnel } from '../core/exchange.ts';
import type { Pipeline } from '../core/pipeline.ts';
import { type Refusal, refuse } from '../core/verdict.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import { type Connection, Connections } from './connections.ts';
import { refusalOf } from './parser-errors.ts';
import { waitsForAnswers } from './pending-answers.ts';
import { ServiceRequest } from './request.ts';
import { ServiceResponse } from './response.ts';

// Ten seconds for a head, of which one is the checking interval.
const HEADERS_TIMEOUT_MS = 9_000;
const CHECK_INTERVAL_MS = 1_000;
const REQUEST_TIMEOUT_SLACK_MS = 5_000;

/** What a boundary is made of. */
export interface BoundaryParts {
  readonly pipeline: Pipeline;
  readonly policy: ResolvedPolicy;
  readonly clock: Clock;
  readonly events: EventSink;
  /** Whether a peer address belongs to a trusted proxy, which the cap per address leaves out. */
  readonly isProxy: (address: string) => boolean;
  /** Longer than the load balancer's, so that it closes idle connections first. Default 65 000. */
  readonly keepAliveTimeoutMs?: number;
}

/** An HTTP server on which nothing reaches the application but through the pipeline. */
export class Boundary {
  readonly server: Server<typeof ServiceRequest, typeof ServiceResponse>;
  readonly connections: Connections;
  readonly #parts: BoundaryParts;
  #draining = false;

  constructor(parts: BoundaryParts) {
    this.#parts = parts;
    const { connections, request } = parts.policy;
    const { maxPerAddressCount } = connections;
    const { maxHeaderBytes, writeStallSeconds } = request;
    const caps = { maxPerAddressCount, maxHeaderBytes, writeStallMs: writeStallSeconds * 1000 };
    this.connections = new Connections(caps, parts.clock);
    this.server = createServer(serverOptions(parts));
    this.server.maxHeadersCount = 0;
    this.server.maxConnections = connections.maxCount;
    this.#listen();
  }

  /** From now on every response ends its connection. */
  drain(): void {
    this.#draining = true;
  }

  #listen(): void {
    const { server } = this;
    const onRequest = (request: ServiceRequest, response: ServiceResponse): void =>
      this.#onRequest(request, response);
    server.on('connection', (socket) => this.#onConnection(socket));
    server.on('request', onRequest);
    server.on('checkContinue', onRequest);
    server.on('checkExpectation', onRequest);
    server.on('clientError', (error, socket) => this.#onClientError(error, socket as Socket));
    server.on('connect', (request, socket) =>
      this.#onTunnel(request as ServiceRequest, socket as Socket),
    );
    // With this listener node hands over every upgrade; without it, none leaves HTTP.
    if (this.#parts.policy.rules.some((rule) => rule.upgrade !== undefined)) {
      server.on('upgrade', (request, socket, head) =>
        this.#onUpgrade(request as ServiceRequest, { socket, head }),
      );
    }
    server.on('drop', () => this.#event('connections.total'));
  }

  #onConnection(socket: Socket): void {
    // Node takes its own listener away before an upgrade; an error nobody hears ends the process.
    socket.on('error', () => undefined);
    const address = canonicalAddress(socket.remoteAddress ?? '') ?? '';
    const encrypted = 'encrypted' in socket;
    const peer = { address, encrypted, isProxy: this.#parts.isProxy(address) };
    if (this.connections.add(socket, peer) === undefined) {
      this.#event('connections.per-address', address);
      socket.destroy();
    }
  }

  #onRequest(request: ServiceRequest, response: ServiceResponse): void {
    const connection = this.connections.of(request.socket);
    if (connection === undefined || connection.closing) {
      response.destroy();
      return;
    }
    const exchange = this.#open(request, response, connection);
    if (connection.inFlight.size > this.#parts.policy.connections.maxInFlightCount) {
      this.#begin(exchange, connection);
      exchange.refuse('connections', refuse('connections.in-flight', { close: true }));
      return;
    }
    this.#parts.pipeline.handle(exchange);
  }

  #open(request: ServiceRequest, response: ServiceResponse, connection: Connection): Exchange {
    const { pipeline } = this.#parts;
    const exchange = new Exchange(pipeline, { request, response, peer: connection.peer });
    request.exchange = exchange;
    request.connectionState = connection;
    response.exchange = exchange;
    response.connectionState = connection;
    response.final = this.#draining;
    connection.begin(exchange);
    response.on('close', onResponseClose);
    return exchange;
  }

  /** What a request that never meets the first guards needs for its answer and its log line. */
  #begin(exchange: Exchange, connection: Connection): void {
    exchange.requestId = this.#parts.pipeline.services.newRequestId();
    exchange.clientAddress = connection.peer.address;
    exchange.clientKey = connection.peer.address;
  }

  /** CONNECT never reaches an application: this is no proxy. */
  #onTunnel(request: ServiceRequest, socket: Socket): void {
    this.#answerBare(socket, refuse('methods.unknown', { close: true }), request);
  }

  /** The request to leave HTTP passes every guard first; refused, it gets a whole answer. */
  #onUpgrade(request: ServiceRequest, tunnel: Tunnel): void {
    const socket = tunnel.socket as Socket;
    const connection = this.connections.of(socket);
    if (connection === undefined || connection.closing || waitsForAnswers(connection)) {
      if ((connection?.inFlight.size ?? 0) === 0) socket.destroy();
      return;
    }
    const response = this.#responseOn(socket, request);
    const exchange = this.#open(request, response, connection);
    exchange.tunnel = {
      head: tunnel.head,
      get socket() {
        response.detachSocket(socket);
        return socket;
      },
    };
    socket.once('close', () => response.destroy());
    this.#parts.pipeline.handle(exchange);
  }

  /** A response on a socket that node's server has let go of, or never gave a request. */
  #responseOn(socket: Socket, request: ServiceRequest): ServiceResponse {
    const response = new ServiceResponse(request);
    response.shouldKeepAlive = false;
    response.on('finish', () => socket.destroySoon());
    response.assignSocket(socket);
    return response;
  }

  #onClientError(error: Error, socket: Socket): void {
    const connection = this.connections.of(socket);
    if (connection === undefined || !socket.writable) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(error);
    if (refusal === undefined) {
      socket.destroy();
    } else if (connection.closing) {
      connection.discard(rawByteCount(error));
    } else {
      this.#refuseOn(connection, refusal);
    }
  }

  /** The request whose bytes are broken is the newest; answers to those before it go out first. */
  #refuseOn(connection: Connection, refusal: Refusal): void {
    const newest = [...connection.inFlight].at(-1);
    if (newest === undefined) {
      this.#answerBare(connection.socket, refusal);
      return;
    }
    connection.endGently();
    if (newest.request.complete) {
      newest.response.last();
    } else {
      newest.refuse('parser', refusal);
    }
  }

  /** Answers on a socket whose request never became one, with all that any answer carries. */
  #answerBare(socket: Socket, refusal: Refusal, given?: ServiceRequest): void {
    const connection = this.connections.of(socket);
    if (connection === undefined || !socket.writable) {
      socket.destroy();
      return;
    }
    if (waitsForAnswers(connection)) return;
    const request = given ?? new ServiceRequest(socket);
    request.httpVersionMajor = 1;
    request.httpVersionMinor = 1;
    const exchange = this.#open(request, this.#responseOn(socket, request), connection);
    this.#begin(exchange, connection);
    exchange.refuse('parser', refusal);
  }

  #event(what: string, address?: string): void {
    const client = address === undefined ? {} : { clientAddress: address };
    this.#parts.events({ code: 'limit.exceeded', ...client, detail: { limit: what } });
  }
}

function serverOptions(
  parts: BoundaryParts,
): ServerOptions<typeof ServiceRequest, typeof ServiceResponse> {
  const { request } = parts.policy;
  const requestTimeout = request.receiveTimeoutSeconds * 1000 + REQUEST_TIMEOUT_SLACK_MS;
  return {
    IncomingMessage: ServiceRequest,
    ServerResponse: ServiceResponse,
    insecureHTTPParser: false,
    requireHostHeader: false,
    joinDuplicateHeaders: false,
    maxHeaderSize: request.maxHeaderBytes + 1024,
    // Node refuses a head that may take longer than the whole request.
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    keepAliveTimeout: parts.keepAliveTimeoutMs ?? 65_000,
    noDelay: true,
  };
}

function onResponseClose(this: ServiceResponse): void {
  const { exchange, connectionState } = this;
  if (exchange === undefined) return;
  connectionState?.inFlight.delete(exchange);
  const { pipeline } = exchange;
  pipeline.end(exchange, {
    kind: this.writableFinished ? 'finished' : 'aborted',
    status: this.headersSent ? this.statusCode : 0,
    durationMs: pipeline.services.clock.monotonicMs() - exchange.startedMs,
  });
}

function rawByteCount(error: Error): number {
  const { rawPacket } = error as Error & { rawPacket?: Uint8Array };
  return rawPacket?.byteLength ?? 1024;
}
