import { type AddressInfo, Server } from 'node:net';
import type { Clock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';
import type { Boundary } from './boundary.ts';
import type { Connections } from './connections.ts';

/** Where a server listens. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
  /** `http://host:port`, with a host that a client on this machine can use. */
  readonly url: string;
}

/**
 * Listens.
 *
 * @throws SeaworthyError `server.cannot-listen` when the address is taken or not ours
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
): Promise<ListeningAddress> {
  await new Promise<void>((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      reject(
        new SeaworthyError(
          'server.cannot-listen',
          `HOST:PORT: expected a free address, got ${host}:${port} (${error.code ?? 'failed'})`,
          { cause: error },
        ),
      );
    };
    server.once('error', onError);
    server.listen({ host, port }, () => {
      server.off('error', onError);
      resolve();
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  return { host, port: actual, url: `http://${reachable(host)}:${actual}` };
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** How long a stop may take. */
export interface DrainOptions {
  /** Goes on serving for so long, so that load balancers see the readiness first. */
  readonly delayMs: number;
  /** Then waits so long for what is in flight. */
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * A connection stays open so long after it became idle, and after the delay: a request may be on
 * its way on it.
 */
const IDLE_GRACE_MS = 500;
const POLL_MS = 20;

/**
 * Stops without losing an accepted request: serves on through the delay, every answer ending its
 * connection; then accepts no more, lets what is in flight finish, and closes what is idle.
 *
 * @returns how many connections had to be cut at the deadline
 */
export async function drain(boundary: Boundary, options: DrainOptions): Promise<number> {
  boundary.connections.drain();
  await delay(options.delayMs);
  // net.Server's close stops accepting and nothing else; http's would also cut idle connections,
  // on which a request may be on its way.
  const closed = new Promise<void>((resolve) => {
    Server.prototype.close.call(boundary.server, () => resolve());
  });
  const startMs = options.clock.monotonicMs();
  const cut = await settle(boundary, startMs, options);
  await closed;
  boundary.server.close(() => undefined);
  boundary.connections.stop();
  return cut;
}

async function settle(
  { connections }: Boundary,
  startMs: number,
  { timeoutMs, clock }: DrainOptions,
): Promise<number> {
  for (;;) {
    const nowMs = clock.monotonicMs();
    if (nowMs - startMs >= timeoutMs) return cutAll(connections);
    for (const connection of [...connections.all()]) {
      const idleMs = nowMs - Math.max(startMs, connection.idleSinceMs);
      if (connection.inFlight.length === 0 && idleMs >= IDLE_GRACE_MS) connection.end();
    }
    if (connections.size === 0) return 0;
    await delay(POLL_MS);
  }
}

/** @returns how many of them still owed an answer */
function cutAll(connections: Connections): number {
  const owing = [...connections.all()].filter(({ inFlight }) => inFlight.length > 0);
  connections.destroyAll();
  return owing.length;
}

function delay(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
