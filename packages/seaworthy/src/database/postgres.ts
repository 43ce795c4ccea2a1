import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type * as Pg from 'pg';
import type { Clock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';
import type { Logger } from '../core/log.ts';
import { columnParser } from './columns.ts';
import type { Connector } from './connection.ts';
import { withDeadline } from './deadline.ts';
import { databaseError, unreachable } from './failure.ts';
import { connectionOf, type PooledClient } from './postgres-connection.ts';
import type { PostgresLocation } from './postgres-url.ts';

export interface PostgresOptions {
  readonly location: PostgresLocation;
  /** Connections kept open. */
  readonly poolSize: number;
  /** Connections at most, while more are needed. */
  readonly maxCount: number;
  /** A connection older than this is replaced when it is next free. */
  readonly recycleSeconds: number;
  readonly connectTimeoutMs: number;
  readonly statementTimeoutMs: number;
  readonly idleInTransactionTimeoutMs: number;
  readonly log: Logger | undefined;
  readonly clock: Clock;
}

/** Ten seconds of quiet close the connections above the pool's size. */
const OVERFLOW_IDLE_MS = 10_000;
/** A connection idle for longer is asked whether it still works before it is handed out. */
const UNCHECKED_IDLE_MS = 1_000;
const CHECK_TIMEOUT_MS = 2_000;

/**
 * Connections to a PostgreSQL server. The gate above never lets more callers in than `maxCount`,
 * so the driver's pool never queues. A connection that broke while idle is replaced before any
 * statement is sent on it; one that breaks under a statement fails that statement, which is never
 * sent again, since it may have been carried out.
 *
 * @throws SeaworthyError `database.missing-package`; `database.unreachable` for a certificate file
 * that cannot be read.
 */
export async function createPostgresConnector(options: PostgresOptions): Promise<Connector> {
  const pg = await loadPg();
  const pool = createPool(pg, options);
  const usedAtMs = new WeakMap<object, number>();
  const now = options.clock.monotonicMs;

  /** After one idle connection was found broken, the others of its time are not worth asking. */
  let distrustedBeforeMs = Number.NEGATIVE_INFINITY;

  const usable = async (client: PooledClient): Promise<boolean> => {
    const idleSinceMs = usedAtMs.get(client);
    if (idleSinceMs === undefined || now() - idleSinceMs < UNCHECKED_IDLE_MS) return true;
    if (idleSinceMs > distrustedBeforeMs && (await answers(client))) return true;
    distrustedBeforeMs = now();
    return false;
  };
  const checkout = async (): Promise<PooledClient> => {
    for (let attempt = 0; attempt <= options.maxCount; attempt += 1) {
      const client: PooledClient = await pool.connect().catch((error: unknown) => {
        throw databaseError(error);
      });
      if (await usable(client)) return client;
      client.release(true);
    }
    throw unreachable('a connection that works, got only broken ones');
  };

  return {
    kind: 'postgres',
    connect: async () => {
      const client = await checkout();
      return connectionOf(client, () => usedAtMs.set(client, now()));
    },
    close: () => pool.end(),
  };
}

function answers(client: PooledClient): Promise<boolean> {
  const deadline = { timeoutMs: CHECK_TIMEOUT_MS, expected: 'an answer', onTimeout: () => {} };
  const asked = withDeadline(client.query('SELECT 1'), deadline);
  return asked.then(
    () => true,
    () => false,
  );
}

function createPool(pg: typeof Pg, options: PostgresOptions): Pg.Pool {
  const { location } = options;
  const pool = new pg.Pool({
    host: location.host,
    port: location.port,
    user: location.user,
    // A function, so that neither the environment nor a password file fills in for an empty one.
    password: location.password,
    database: location.database,
    ssl: tlsOptions(location),
    application_name: location.applicationName ?? 'seaworthy',
    connectionTimeoutMillis: options.connectTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs,
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres',
    keepAlive: true,
    types: { getTypeParser: columnParser as typeof Pg.types.getTypeParser },
    min: options.poolSize,
    max: options.maxCount,
    maxLifetimeSeconds: options.recycleSeconds,
    idleTimeoutMillis: OVERFLOW_IDLE_MS,
  });
  pool.on('error', (error) => {
    options.log?.warn('database connection lost while idle', { error: databaseError(error) });
  });
  // While a connection is handed out the pool listens to nothing, and an error without a listener
  // ends the process; the statement under way is told anyway.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function tlsOptions(location: PostgresLocation): false | ConnectionOptions {
  if (location.tls === 'disable') return false;
  const ca = readCertificates(location.tlsRootCertificateFile);
  return {
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
    ...(location.tls === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}

function readCertificates(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unreachable('a readable file in `sslrootcert`, got none', cause);
  }
}

async function loadPg(): Promise<typeof Pg> {
  try {
    return await import('pg');
  } catch (cause) {
    const absent =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    const got = absent ? 'none. Run `npm install pg`' : 'one that does not load';
    const message = `DATABASE_URL: expected the package pg for postgres://, got ${got}`;
    throw new SeaworthyError('database.missing-package', message, { cause });
  }
}
