import type { Connection, Connector, TimeLimits } from './connection.ts';
import type { Database, Queryable, Session, SessionOptions } from './database.ts';
import { withDeadline } from './deadline.ts';
import type { Gate } from './gate.ts';
import { createSession, type OwnedSession } from './session.ts';

export interface PoolParts {
  readonly connector: Connector;
  readonly gate: Gate;
  readonly maxCount: number;
  readonly limits: TimeLimits;
}

type Holder = <T>(
  work: (session: OwnedSession) => Promise<T>,
  options?: SessionOptions,
) => Promise<T>;

const MISSING_TABLES = `
  SELECT wanted.name
  FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, position)
  WHERE NOT EXISTS (
    SELECT 1 FROM pg_catalog.pg_class AS c
    WHERE c.relname = wanted.name AND c.relkind IN ('r', 'p')
      AND pg_catalog.pg_table_is_visible(c.oid)
  )
  ORDER BY wanted.position`;

/** The database over connections of any kind: everything that both kinds do the same. */
export function createPooledDatabase(parts: PoolParts): Database {
  const { connector, gate } = parts;
  const hold = createHolder(parts);
  const query: Queryable['query'] = (sql, values) => hold((session) => session.query(sql, values));
  const session = <T>(work: (session: Session) => Promise<T>, options?: SessionOptions) =>
    hold(({ query: run, transaction }) => work({ query: run, transaction }), options);
  let closing: Promise<void> | undefined;

  return {
    kind: connector.kind,
    query,
    session,
    transaction: (work, options) => hold((held) => held.transaction(work, options), options),
    ping: (timeoutMs) => ping(parts, timeoutMs),
    missingTables: async (names) => {
      const { rows } = await query<{ name: string }>(MISSING_TABLES, [[...names]]);
      return rows.map(({ name }) => name);
    },
    stats: () => ({ ...gate.stats(), maxCount: parts.maxCount }),
    close: () => {
      closing ??= gate.close().then(() => connector.close());
      return closing;
    },
  };
}

function createHolder(parts: PoolParts): Holder {
  const { limits } = parts;
  return async (work, options = {}) => {
    const connection = await acquire(parts, limits.acquireTimeoutMs);
    const statementTimeoutMs = options.statementTimeoutMs ?? limits.statementTimeoutMs;
    const custom = statementTimeoutMs !== limits.statementTimeoutMs;
    const session = createSession(custom ? restoringTimeout(connection) : connection, {
      ...limits,
      statementTimeoutMs,
    });
    try {
      if (custom) await connection.setStatementTimeout(statementTimeoutMs);
      const result = await work(session);
      await session.end();
      return result;
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
  };
}

/** The next holder gets the default time limit again, or another connection. */
function restoringTimeout(connection: Connection): Connection {
  const release = () =>
    void connection.setStatementTimeout(undefined).then(connection.release, connection.destroy);
  return { ...connection, release };
}

/** A slot and a connection in one; either way of giving it back frees both, once. */
async function acquire(parts: PoolParts, timeoutMs: number): Promise<Connection> {
  const leave = await parts.gate.enter(timeoutMs);
  try {
    const connection = await parts.connector.connect();
    let given = false;
    const giveBack = (act: () => void) => () => {
      if (given) return;
      given = true;
      act();
      leave();
    };
    return {
      ...connection,
      release: giveBack(connection.release),
      destroy: giveBack(connection.destroy),
    };
  } catch (error) {
    leave();
    throw error;
  }
}

function ping(parts: PoolParts, timeoutMs: number): Promise<void> {
  let held: Connection | undefined;
  let late = false;
  const probe = async (): Promise<void> => {
    const connection = await acquire(parts, timeoutMs);
    if (late) return connection.release();
    held = connection;
    await connection.run('SELECT 1', []).then(connection.release, (error: unknown) => {
      connection.destroy();
      throw error;
    });
  };
  return withDeadline(probe(), {
    timeoutMs,
    expected: 'an answer',
    onTimeout: () => {
      late = true;
      // The embedded database has no other connection to open: it is left to finish.
      if (parts.connector.kind === 'postgres') held?.destroy();
    },
  });
}
