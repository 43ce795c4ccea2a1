import type { Socket } from 'node:net';
import type { Clock } from '../core/clock.ts';
import type { PeerFacts } from '../core/exchange.ts';
import { Connection } from './connection.ts';

const SWEEP_INTERVAL_MS = 1000;

/** Bounds of a server's connections. */
export interface ConnectionCaps {
  readonly maxPerAddressCount: number;
  readonly maxHeaderBytes: number;
  readonly writeStallMs: number;
  /** So long a connection may have nothing in flight. */
  readonly keepAliveMs: number;
}

/** All open connections, capped per address, and cut when a peer stops reading. */
export class Connections {
  readonly #caps: ConnectionCaps;
  readonly #clock: Clock;
  readonly #all = new Map<Socket, Connection>();
  /** By what limits key on: an IPv6 client has a whole prefix of addresses. */
  readonly #perClient = new Map<string, number>();
  readonly #stage = { draining: false };
  #sweeper: NodeJS.Timeout | undefined;

  constructor(caps: ConnectionCaps, clock: Clock) {
    this.#caps = caps;
    this.#clock = clock;
  }

  /**
   * Takes a socket in; undefined when its address has too many already. Proxies are not counted.
   */
  add(socket: Socket, peer: PeerFacts): Connection | undefined {
    if (!peer.isProxy) {
      const count = this.#perClient.get(peer.key) ?? 0;
      if (count >= this.#caps.maxPerAddressCount) return undefined;
      this.#perClient.set(peer.key, count + 1);
    }
    const connection = new Connection(socket, peer, {
      nowMs: this.#clock.monotonicMs(),
      maxHeaderBytes: this.#caps.maxHeaderBytes,
      stage: this.#stage,
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

  /** From now on the newest response of every connection is its last. */
  drain(): void {
    this.#stage.draining = true;
  }

  /** Cuts every connection, whatever has become of it. */
  destroyAll(): void {
    for (const { socket } of [...this.#all.values()]) socket.destroy();
  }

  /** Starts the sweep for stalled writers and idle connections. */
  start(): void {
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }

  #remove(connection: Connection): void {
    this.#all.delete(connection.socket);
    const { key, isProxy } = connection.peer;
    if (isProxy) return;
    const count = (this.#perClient.get(key) ?? 1) - 1;
    if (count === 0) this.#perClient.delete(key);
    else this.#perClient.set(key, count);
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
      if (connection.sweep(nowMs) >= this.#caps.keepAliveMs) connection.end();
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
