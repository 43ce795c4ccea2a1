import type { DatabaseKind } from './database.ts';

export interface StatementResult {
  readonly rows: object[];
  readonly rowCount: number;
  /** The command's tag without its count: `SELECT`, `COMMIT`, `ROLLBACK`. */
  readonly command: string;
}

/** One connection, handed out to one holder. Its methods are called one at a time. */
export interface Connection {
  /** Runs one statement. @throws SeaworthyError */
  readonly run: (sql: string, values: readonly (string | null)[]) => Promise<StatementResult>;
  /** Whether the last statement left a transaction open. */
  readonly inTransaction: () => boolean;
  /** Tells the server how long a statement may take; undefined: the default again. */
  readonly setStatementTimeout: (timeoutMs: number | undefined) => Promise<void>;
  /** Back for the next holder. */
  readonly release: () => void;
  /** Ends the connection, and with it whatever it runs. */
  readonly destroy: () => void;
}

/** What a kind of database has to bring; everything else is written once, above it. */
export interface Connector {
  readonly kind: DatabaseKind;
  /** A connection that was just seen to work. @throws SeaworthyError */
  readonly connect: () => Promise<Connection>;
  readonly close: () => Promise<void>;
}

/** How long things may take, in milliseconds. */
export interface TimeLimits {
  /** Waiting for a free connection. */
  readonly acquireTimeoutMs: number;
  /** One statement; 0: no limit. */
  readonly statementTimeoutMs: number;
  /** A transaction between two statements; 0: no limit. */
  readonly idleInTransactionTimeoutMs: number;
  /** What the server gets on top to report a time-out itself, before the connection is ended. */
  readonly serverGraceMs: number;
}
