import { isAbsolute, join } from 'node:path';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Logger } from '../core/log.ts';
import type { Connector, TimeLimits } from './connection.ts';
import type { Database } from './database.ts';
import { createEmbeddedConnector } from './embedded.ts';
import { createGate } from './gate.ts';
import { type PoolLimits, poolLimits } from './pool-limits.ts';
import { createPooledDatabase } from './pooled.ts';
import { createPostgresConnector } from './postgres.ts';
import { type DatabaseLocation, parseDatabaseUrl } from './url.ts';

/** Which database, and the bounds of its pool. */
export interface OpenDatabaseOptions extends Partial<PoolLimits> {
  /** DATABASE_URL; see {@link parseDatabaseUrl}. */
  readonly url: string;
  /** What a relative `pglite://` directory is relative to. */
  readonly rootDirectory: string;
  readonly log?: Logger;
  readonly clock?: Clock;
}

/** The server reports its own time-out first; past this its connection is taken to be dead. */
const SERVER_GRACE_MS = 2_000;

/**
 * Opens the database that the URL names. The embedded one takes its lock here and starts in the
 * background; a PostgreSQL server is first spoken to by the first query or {@link Database.ping}.
 *
 * @throws SeaworthyError `database.invalid-url`, `database.missing-package` (for `pglite://` with
 * the first query), `database.locked`, `database.unreachable` for files it cannot use.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const location = parseDatabaseUrl(options.url);
  const limits = poolLimits(options);
  const embedded = location.kind === 'embedded';
  const maxCount = embedded ? 1 : limits.poolSize + limits.maxOverflowCount;
  return createPooledDatabase({
    connector: await createConnector(location, options, limits),
    gate: createGate({ slotCount: maxCount, maxWaitingCount: limits.maxWaitingCount }),
    maxCount,
    limits: timeLimits(limits, embedded ? 0 : SERVER_GRACE_MS),
  });
}

async function createConnector(
  location: DatabaseLocation,
  options: OpenDatabaseOptions,
  limits: PoolLimits,
): Promise<Connector> {
  if (location.kind === 'embedded') {
    const { directory } = location;
    if (directory === undefined || isAbsolute(directory)) return createEmbeddedConnector(directory);
    return createEmbeddedConnector(join(options.rootDirectory, directory));
  }
  return createPostgresConnector({
    location,
    poolSize: limits.poolSize,
    maxCount: limits.poolSize + limits.maxOverflowCount,
    recycleSeconds: limits.poolRecycleSeconds,
    connectTimeoutMs: limits.connectTimeoutMs,
    statementTimeoutMs: limits.statementTimeoutMs,
    // The watch in this process comes first and keeps the connection; the server's ends it.
    idleInTransactionTimeoutMs:
      limits.idleInTransactionTimeoutMs === 0
        ? 0
        : limits.idleInTransactionTimeoutMs + SERVER_GRACE_MS,
    log: options.log,
    clock: options.clock ?? systemClock,
  });
}

function timeLimits(limits: PoolLimits, serverGraceMs: number): TimeLimits {
  return {
    acquireTimeoutMs: limits.poolTimeoutSeconds * 1000,
    statementTimeoutMs: limits.statementTimeoutMs,
    idleInTransactionTimeoutMs: limits.idleInTransactionTimeoutMs,
    serverGraceMs,
  };
}
