import type { SessionStore, StoredSession } from './contract.ts';

/** What the store needs of a database; the project's own, `pg` and PGlite have it. */
export interface SessionQueryable {
  readonly query: <Row extends object>(
    sql: string,
    values: readonly (string | number | readonly string[])[],
  ) => Promise<{ readonly rows: readonly Row[] }>;
}

/** The table that {@link createDatabaseSessionStore} works on, as a migration creates it. */
export const SESSION_TABLE_SQL = `create table sessions (
  id_hash text primary key,
  subject text not null,
  roles text[] not null default '{}',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ordinal bigint generated always as identity
);
create index sessions_subject on sessions (subject, ordinal);
create index sessions_created_at on sessions (created_at);
create index sessions_seen_at on sessions (seen_at);`;

const FIND = `select id_hash as "idHash", subject, roles,
    round(extract(epoch from created_at) * 1000)::float8 as "createdAtMs",
    round(extract(epoch from seen_at) * 1000)::float8 as "seenAtMs"
  from sessions where id_hash = $1`;

const CREATE = `insert into sessions (id_hash, subject, roles, created_at, seen_at)
  values ($1, $2, $3::text[], to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000))`;

/** By the order of arrival: clocks of several instances differ, and the newest must never go. */
const DROP_SURPLUS = `delete from sessions
  where subject = $1 and id_hash not in (
    select id_hash from sessions where subject = $1 order by ordinal desc limit $2::int)`;

const TOUCH = `update sessions set seen_at = to_timestamp($2::float8 / 1000)
  where id_hash = $1 and seen_at < to_timestamp($2::float8 / 1000)`;

const REMOVE = 'delete from sessions where id_hash = $1';

const REMOVE_ALL = 'delete from sessions where subject = $1';

const EXPIRE = `delete from sessions
  where created_at < to_timestamp($1::float8 / 1000) or seen_at < to_timestamp($2::float8 / 1000)`;

/**
 * Sessions in a database: shared by all instances, kept over restarts.
 *
 * Two sign-ins of one user at the same moment each drop the surplus after their own insert, so the
 * later one sees both and no more than the maximum stay, without a lock.
 */
export function createDatabaseSessionStore(database: SessionQueryable): SessionStore {
  const run = async (
    sql: string,
    values: readonly (string | number | readonly string[])[],
  ): Promise<void> => {
    await database.query(sql, values);
  };
  return {
    find: async (idHash) => {
      const { rows } = await database.query<StoredSession>(FIND, [idHash]);
      return rows[0];
    },
    create: async (session, maxConcurrentCount) => {
      const { idHash, subject, roles, createdAtMs, seenAtMs } = session;
      await run(CREATE, [idHash, subject, roles, createdAtMs, seenAtMs]);
      await run(DROP_SURPLUS, [subject, maxConcurrentCount]);
    },
    touch: (idHash, seenAtMs) => run(TOUCH, [idHash, seenAtMs]),
    remove: (idHash) => run(REMOVE, [idHash]),
    removeAll: (subject) => run(REMOVE_ALL, [subject]),
    expire: (before) => run(EXPIRE, [before.createdAtMs, before.seenAtMs]),
  };
}
