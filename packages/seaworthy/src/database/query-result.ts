import type { StatementResult } from './connection.ts';
import type { QueryResult } from './database.ts';

/** The driver's rows, typed as the caller declares them: the one place that takes its word. */
export function queryResult<Row extends object>(result: StatementResult): QueryResult<Row> {
  return { rows: result.rows as Row[], rowCount: result.rowCount };
}
