import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../core/clock.ts';
import type { Exchange, PeerFacts } from '../core/exchange.ts';

/** After a refusal so many bytes of the rest are read and thrown away; then reading stops. */
const LINGER_MAX_BYTES = 64 * 1024;
/** So long after its last answer a connection is cut, if its peer has not ended it. */
const LINGER_MAX_MS = 1000;
const SWEEP_INTERVAL_MS = 1000;

interface ConnectionStart {
  readonly nowMs: number;
  readonly maxHeaderBytes: number;
}

/** One open connection: what is in flight on it, and how it ends. */
export class Connection {
  readonly socket: Socket;
  readonly peer: PeerFacts;
  /** Exchanges whose response is not finished. */
  readonly inFlight = new Set<Exchange>();
  /** No further request is taken from it. */
  closing = false;
  /** Monotonic time and bytes at which the peer last took some of a response. */
  progressMs: number;
  progressBytes = 0;
  #discardedBytes = 0;
  readonly #maxHeaderBytes: number;
  /** Bytes that had been read when the newest request was there, and those of its body. */
  #explainedBytes = 0;
  #owedBytes = 0;

  constructor(socket: Socket, peer: PeerFacts, at: ConnectionStart) {
    this.socket = socket;
    this.peer = peer;
    this.#maxHeaderBytes = at.maxHeaderBytes;
    this.progressMs = at.nowMs;
  }

  /**
   * Takes up a request whose head has arrived; the last one where it came after a flood of line
   * ends, which the parser passes over without end (RFC 9112 2.2).
   */
  begin(exchange: Exchange): void {
    this.inFlight.add(exchange);
    this.#discardedBytes = 0;
    if (this.#isPadded(exchange.request)) exchange.response.last();
  }

  /**
   * Counts what arrives after a refusal. Beyond the bound nothing more is read, so that a peer
   * which goes on sending has to wait; a socket that is closed with unread bytes would be reset,
   * and the answer lost to a peer that is still writing.
   *
   * @returns whether reading goes on
   */
  discard(byteCount: number): boolean {
    this.#discardedBytes += byteCount;
    if (this.#discardedBytes <= LINGER_MAX_BYTES) return true;
    this.socket.pause();
    if (this.#discardedBytes > 2 * LINGER_MAX_BYTES) this.socket.destroy();
    return false;
  }

  /** Whether more arrived than head and bodies explain; beside a chunked body, nobody can say. */
  #isPadded({ headers }: IncomingMessage): boolean {
    const readBytes = this.socket.bytesRead;
    const arrivedBytes = readBytes - this.#explainedBytes;
    const isChunked = headers['transfer-encoding'] !== undefined;
    const bodyBytes = isChunked ? Number.POSITIVE_INFINITY : Number(headers['content-length'] ?? 0);
    const isPadded = arrivedBytes - this.#owedBytes - bodyBytes > this.#maxHeaderBytes;
    this.#explainedBytes = readBytes;
    this.#owedBytes = bodyBytes;
    return isPadded;
  }

  /**
   * Ends the connection so that the peer still gets to read the answer: closing a socket with
   * unread bytes would reset it and take the answer away (RFC 9112 9.6).
   */
  endGently(): void {
    this.closing = true;
    const { socket } = this;
    const linger = (): void => {
      if (socket.destroyed) return;
      if (!socket.writableEnded) socket.end();
      if (socket.readableEnded) {
        socket.destroy();
        return;
      }
      const timer = setTimeout(() => socket.destroy(), LINGER_MAX_MS);
      timer.unref();
      socket.once('end', () => socket.destroy());
      socket.once('close', () => clearTimeout(timer));
      socket.resume();
    };
    socket.destroySoon = linger;
  }
}

export interface ConnectionCaps {
  readonly maxPerAddressCount: number;
  readonly maxHeaderBytes: number;
  readonly writeStallMs: number;
}

/** All open connections, capped per address, and cut when a peer stops reading. */
export class Connections {
  readonly #caps: ConnectionCaps;
  readonly #clock: Clock;
  readonly #all = new Map<Socket, Connection>();
  readonly #perAddress = new Map<string, number>();
  #sweeper: NodeJS.Timeout | undefined;

  constructor(caps: ConnectionCaps, clock: Clock) {
    this.#caps = caps;
    this.#clock = clock;
  }

  /**
   * Takes a socket in; undefined when its address has too many already. Proxies are not counted.
   */
  add(socket: Socket, peer: PeerFacts): Connection | undefined {
    const { address } = peer;
    if (!peer.isProxy) {
      const count = this.#perAddress.get(address) ?? 0;
      if (count >= this.#caps.maxPerAddressCount) return undefined;
      this.#perAddress.set(address, count + 1);
    }
    const connection = new Connection(socket, peer, {
      nowMs: this.#clock.monotonicMs(),
      maxHeaderBytes: this.#caps.maxHeaderBytes,
    });
    this.#all.set(socket, connection);
    socket.once('close', () => this.#remove(connection));
    return connection;
  }

  of(socket: Socket): Connection | undefined {
    return this.#all.get(socket);
  }

  get size(): number {
    return this.#all.size;
  }

  all(): Iterable<Connection> {
    return this.#all.values();
  }

  /** Starts the sweep for stalled writers. */
  start(): void {
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }

  #remove(connection: Connection): void {
    this.#all.delete(connection.socket);
    const { address, isProxy } = connection.peer;
    if (isProxy) return;
    const count = (this.#perAddress.get(address) ?? 1) - 1;
    if (count === 0) this.#perAddress.delete(address);
    else this.#perAddress.set(address, count);
  }

  /** A peer that takes nothing of a response holds its memory; after the stall time it is cut. */
  #sweep(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const connection of this.#all.values()) {
      const { socket } = connection;
      const takenBytes = bytesTaken(socket);
      if (socket.writableLength === 0 || takenBytes > connection.progressBytes) {
        connection.progressMs = nowMs;
        connection.progressBytes = takenBytes;
      } else if (nowMs - connection.progressMs >= this.#caps.writeStallMs) {
        socket.destroy();
      }
    }
  }
}

/** What net.Socket keeps beside its public counters. */
interface SocketInternals {
  readonly _bytesDispatched?: number;
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/**
 * Bytes the system has taken from a socket. The public counters move only when a whole chunk is
 * out, so that a slow reader of one large chunk would look stalled; node's own idle timer reads
 * these same fields. Without them the public counters serve.
 */
function bytesTaken(socket: Socket): number {
  const { _bytesDispatched: dispatched, _handle: handle } = socket as Socket & SocketInternals;
  const queued = handle?.writeQueueSize;
  if (dispatched !== undefined && queued !== undefined) return dispatched - queued;
  return socket.bytesWritten - socket.writableLength;
}
