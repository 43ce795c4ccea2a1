import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { canonicalAddress, clientKey } from '../core/client-key.ts';
import type { Clock } from '../core/clock.ts';
import type { EventSink } from '../core/events.ts';
import { Exchange, type PeerFacts, type Tunnel } from '../core/exchange.ts';
import type { Pipeline } from '../core/pipeline.ts';
import { refuse } from '../core/verdict.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import { BrokenRequests, type OpenExchange, responseOn } from './broken-requests.ts';
import type { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import type { ServiceRequest } from './request.ts';
import type { ServiceResponse } from './response.ts';
import { asksForTunnel, serverOptions } from './server-options.ts';

/** A client that has closed its side gets its answer if it comes within so long. */
const HALF_CLOSED_MS = 500;

/** What a boundary is made of. */
export interface BoundaryParts {
  readonly pipeline: Pipeline;
  readonly policy: ResolvedPolicy;
  readonly clock: Clock;
  readonly events: EventSink;
  /** Whether a peer address belongs to a trusted proxy, which the cap per address leaves out. */
  readonly isProxy: (address: string) => boolean;
}

/** An HTTP server on which nothing reaches the application but through the pipeline. */
export class Boundary {
  readonly server: Server<typeof ServiceRequest, typeof ServiceResponse>;
  readonly connections: Connections;
  readonly #parts: BoundaryParts;
  readonly #broken: BrokenRequests;

  constructor(parts: BoundaryParts) {
    this.#parts = parts;
    const { connections, request } = parts.policy;
    const caps = {
      maxPerAddressCount: connections.maxPerAddressCount,
      maxHeaderBytes: request.maxHeaderBytes,
      writeStallMs: request.writeStallSeconds * 1000,
      keepAliveMs: connections.keepAliveSeconds * 1000,
    };
    this.connections = new Connections(caps, parts.clock);
    const open: OpenExchange = (...one) => this.#openNamed(...one);
    this.#broken = new BrokenRequests(this.connections, open, parts.events);
    this.server = createServer(serverOptions(parts.policy));
    this.server.maxHeadersCount = 0;
    // Not documented; without it node closes our side as soon as the peer has closed its own.
    Object.assign(this.server, { httpAllowHalfOpen: true });
    this.server.maxConnections = connections.maxCount;
    this.#listen();
  }

  #listen(): void {
    const { server } = this;
    const onRequest = (request: ServiceRequest, response: ServiceResponse): void =>
      this.#onRequest(request, response);
    server.on('connection', (socket) => this.#onConnection(socket));
    server.on('request', onRequest);
    server.on('checkContinue', onRequest);
    server.on('checkExpectation', onRequest);
    server.on('clientError', (error, socket) =>
      this.#broken.onClientError(error, socket as Socket),
    );
    server.on('connect', (request, socket) =>
      this.#broken.onTunnel(request as ServiceRequest, socket as Socket),
    );
    server.on('upgrade', (request, socket, head) =>
      this.#onUpgrade(request as ServiceRequest, { socket, head }),
    );
    server.on('drop', () => this.#event('connections.total'));
  }

  #onConnection(socket: Socket): void {
    // Node takes its own listener away before an upgrade; an error nobody hears ends the process.
    socket.on('error', () => undefined);
    const peer = this.#factsOf(socket);
    const connection = this.connections.add(socket, peer);
    if (connection === undefined) {
      this.#event('connections.per-address', peer.address);
      socket.destroy();
      return;
    }
    socket.once('end', () => onPeerEnd(connection));
  }

  #factsOf(socket: Socket): PeerFacts {
    const address = canonicalAddress(socket.remoteAddress ?? '') ?? '';
    const isProxy = this.#parts.isProxy(address);
    return {
      address,
      isProxy,
      encrypted: 'encrypted' in socket,
      key: isProxy ? '' : clientKey(address, this.#parts.policy.topology.ipv6PrefixBits),
    };
  }

  #onRequest(request: ServiceRequest, response: ServiceResponse): void {
    const connection = this.connections.of(request.socket);
    if (connection === undefined) {
      response.destroy();
      return;
    }
    if (connection.closing) {
      // Destroying the socket would take answers away that are still on their way to the peer.
      request.connectionState = connection;
      connection.ignore(request);
      return;
    }
    if (connection.inFlight.length >= this.#parts.policy.connections.maxInFlightCount) {
      const exchange = this.#openNamed(request, response, connection);
      exchange.refuse('connections', refuse('connections.in-flight', { close: true }));
      return;
    }
    this.#parts.pipeline.handle(this.#open(request, response, connection));
  }

  #open(request: ServiceRequest, response: ServiceResponse, connection: Connection): Exchange {
    const { pipeline } = this.#parts;
    const exchange = new Exchange(pipeline, { request, response, peer: connection.peer });
    request.exchange = exchange;
    request.connectionState = connection;
    response.exchange = exchange;
    response.tellKeepAlive(this.#parts.policy.connections.keepAliveSeconds);
    response.connectionState = connection;
    connection.begin(exchange);
    response.on('close', onResponseClose);
    return exchange;
  }

  /** For what never meets the guards, the first of which names a request. */
  #openNamed(request: ServiceRequest, response: ServiceResponse, on: Connection): Exchange {
    const exchange = this.#open(request, response, on);
    exchange.requestId = this.#parts.pipeline.services.newRequestId();
    return exchange;
  }

  /** The request to leave HTTP passes every guard first; refused, it gets a whole answer. */
  #onUpgrade(request: ServiceRequest, tunnel: Tunnel): void {
    const socket = tunnel.socket as Socket;
    const connection = this.connections.of(socket);
    if (connection === undefined) {
      socket.destroy();
      return;
    }
    if (connection.closing || connection.newest !== undefined) {
      // A socket carries one response at a time: the connection ends with those before this one.
      connection.end();
      connection.ignoreRest();
      return;
    }
    const response = responseOn(socket, request);
    const exchange = this.#open(request, response, connection);
    // Before 24.9 node asks nobody, and lets go of the socket at any offer that is listened for.
    if (asksForTunnel(request)) exchange.tunnel = tunnelOf(response, tunnel);
    socket.once('close', () => response.destroy());
    this.#parts.pipeline.handle(exchange);
  }

  #event(what: string, address?: string): void {
    const client = address === undefined ? {} : { clientAddress: address };
    this.#parts.events({ code: 'limit.exceeded', ...client, detail: { limit: what } });
  }
}

/** Whoever takes the socket takes it from the response. */
function tunnelOf(response: ServiceResponse, { head, socket }: Tunnel): Tunnel {
  return {
    head,
    get socket() {
      response.detachSocket(socket as Socket);
      return socket;
    },
  };
}

/**
 * The peer sends no more. A client that is gone looks the same as one that only says so, and still
 * reads: what it has asked for in full may be answered for a moment.
 */
function onPeerEnd({ socket, inFlight }: Connection): void {
  for (const { request, tunnel } of inFlight) {
    if (request.complete && tunnel === undefined) continue;
    socket.end();
    return;
  }
  if (inFlight.length === 0) return;
  const timer = setTimeout(() => socket.destroy(), HALF_CLOSED_MS);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

function onResponseClose(this: ServiceResponse): void {
  const { exchange, connectionState } = this;
  if (exchange === undefined) return;
  const { pipeline } = exchange;
  const nowMs = pipeline.services.clock.monotonicMs();
  connectionState?.finish(exchange, nowMs);
  pipeline.end(exchange, {
    kind: this.writableFinished ? 'finished' : 'aborted',
    status: this.headersSent ? this.statusCode : 0,
    durationMs: nowMs - exchange.startedMs,
  });
}
