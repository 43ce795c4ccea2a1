/** Which engine answers: PGlite inside this process, or a PostgreSQL server. */
export type DatabaseKind = 'embedded' | 'postgres';

/** A value that {@link json} marked to be sent as JSON text. */
export interface SqlJson {
  readonly jsonText: string;
}

/**
 * What a parameter may be. Both kinds of database get the same text for it: dates as ISO 8601 in
 * UTC, bytes as `\x…`, an array as a PostgreSQL array, a plain object as JSON. An array meant as
 * JSON goes through {@link json}.
 */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | SqlJson
  | readonly SqlValue[]
  | { readonly [key: string]: unknown };

/**
 * Rows as both kinds give them: `smallint`, `integer`, `real` and `double precision` are numbers;
 * `bigint` is a number while that is exact and a string beyond; `numeric`, `date`, `timestamp` and
 * `uuid` are strings; `timestamptz` is a Date; `json` and `jsonb` are parsed; `bytea` is a
 * Uint8Array; arrays of these are arrays; every other type is its text.
 */
export interface QueryResult<Row> {
  readonly rows: Row[];
  /** Rows returned or changed; 0 for a statement that counts none. */
  readonly rowCount: number;
}

/** What runs statements: a database, or a transaction of it. */
export interface Queryable {
  /**
   * Runs one statement with its values as parameters (`$1`, `$2`); several statements in one text
   * are refused, whichever the kind.
   *
   * @throws SeaworthyError `database.query-failed`, `database.timeout`, `database.busy`,
   * `database.unreachable`; {@link failureOf} reads the SQLSTATE.
   */
  readonly query: <Row extends object = Record<string, unknown>>(
    sql: string,
    values?: readonly SqlValue[],
  ) => Promise<QueryResult<Row>>;
}

/** Bounds of the statements of one connection. */
export interface SessionOptions {
  /** Milliseconds one statement may take; 0 lifts the limit. Default: that of the database. */
  readonly statementTimeoutMs?: number;
}

/** How a transaction runs. */
export interface TransactionOptions extends SessionOptions {
  /** Default: `read committed`. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Default: false. */
  readonly readOnly?: boolean;
}

/** One connection, held for as long as the work runs; what it sets stays set until then. */
export interface Session extends Queryable {
  /** Same promise as {@link Database.transaction}, on this connection. */
  readonly transaction: <T>(
    work: (tx: Queryable) => Promise<T>,
    options?: Omit<TransactionOptions, 'statementTimeoutMs'>,
  ) => Promise<T>;
}

/** How a pool is used at this moment. */
export interface DatabaseStats {
  /** Connections in use. */
  readonly inUseCount: number;
  /** Callers waiting for one. */
  readonly waitingCount: number;
  /** Most connections at once. */
  readonly maxCount: number;
}

/** The port that everything depends on; the same contract suite holds both kinds to it. */
export interface Database extends Queryable {
  readonly kind: DatabaseKind;
  /**
   * Runs the work in one transaction: all of it is kept, or none. The connection is held
   * throughout, so the work does not wait for anything slow outside the database: when it lets
   * the transaction idle for too long, all is rolled back with `database.timeout`. A statement
   * that failed dooms the transaction even when the work swallows the error.
   *
   * @throws SeaworthyError as {@link Queryable.query}; whatever the work throws, after rollback.
   */
  readonly transaction: <T>(
    work: (tx: Queryable) => Promise<T>,
    options?: TransactionOptions,
  ) => Promise<T>;
  /** Holds one connection without a transaction: for advisory locks and settings of a session. */
  readonly session: <T>(
    work: (session: Session) => Promise<T>,
    options?: SessionOptions,
  ) => Promise<T>;
  /**
   * Resolves when the database answered.
   *
   * @throws SeaworthyError `database.unreachable`, `database.timeout` or, where every connection
   * was in use for the whole time, `database.busy`.
   */
  readonly ping: (timeoutMs: number) => Promise<void>;
  /** Those of the unqualified names that no table visible on the search path has, in order. */
  readonly missingTables: (names: readonly string[]) => Promise<string[]>;
  readonly stats: () => DatabaseStats;
  /** Refuses new work, waits for what runs, closes every connection. Safe to call twice. */
  readonly close: () => Promise<void>;
}
