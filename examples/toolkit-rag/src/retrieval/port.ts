/** What retrieval asks of a database: PGlite and PostgreSQL both fit, behind a few lines. */
export interface QueryPort {
  /** Runs one parameterised statement (`$1`, `$2`) and gives its rows. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface DatabasePort extends QueryPort {
  /** Commits when the work resolves; rolls back and rejects with its error when it does not. */
  transaction<Result>(work: (database: QueryPort) => Promise<Result>): Promise<Result>;
}
