import { SeaworthyError } from '../core/errors.ts';

/** What PostgreSQL says of a failure; the fields of its error message. */
export interface FailureFields {
  readonly message: string;
  readonly severity: string;
  /** SQLSTATE, five characters: `23505` is a unique violation. */
  readonly code: string;
  readonly constraint?: string | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly hint?: string | undefined;
  /** May hold values of the row. */
  readonly detail?: string | undefined;
}

/**
 * The server's own account of a failure, the cause of a {@link SeaworthyError}. `detail` may hold
 * the row that was refused (a password hash, a name), so it is not enumerable: no logger or
 * inspection prints it; read it by name where it is wanted.
 *
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
export class PostgresFailure extends Error {
  readonly sqlState: string;
  readonly severity: string;
  readonly constraint: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly hint: string | undefined;
  declare readonly detail: string | undefined;

  constructor(fields: FailureFields) {
    super(fields.message);
    this.name = 'PostgresFailure';
    this.sqlState = fields.code;
    this.severity = fields.severity;
    this.constraint = fields.constraint;
    this.schema = fields.schema;
    this.table = fields.table;
    this.column = fields.column;
    this.hint = fields.hint;
    Object.defineProperty(this, 'detail', { value: fields.detail, enumerable: false });
  }
}

const MAX_CAUSES = 5;

/** The server's account in an error of ours; undefined where the server gave none. */
export function failureOf(error: unknown): PostgresFailure | undefined {
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    if (current instanceof PostgresFailure) return current;
    current = current.cause;
  }
  return undefined;
}

/** True when the database may answer the same question later: what a service answers with 503. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof SeaworthyError)) return false;
  return ['database.busy', 'database.unreachable', 'database.timeout'].includes(error.code);
}

/** Whether a driver's error is the server's account, and not the connection's end. */
export function isFailureFields(error: unknown): error is FailureFields {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'severity' in error &&
    typeof error.severity === 'string' &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}

/** SQLSTATEs that mean something other than "the statement is wrong". */
const MEANINGS: ReadonlyMap<string, readonly [SeaworthyError['code'], string]> = new Map([
  ['53300', ['database.busy', 'expected a free connection, got none from the server']],
  ['57014', ['database.timeout', 'expected the statement to end in time, got a cancellation']],
  ['55P03', ['database.timeout', 'expected a free lock, got none in time']],
  ['25P03', ['database.timeout', 'expected the transaction to go on, got an idle time-out']],
  [
    '28P01',
    [
      'database.unreachable',
      'expected the user and password of DATABASE_URL to be accepted, got a refusal',
    ],
  ],
  [
    '28000',
    ['database.unreachable', 'expected the user of DATABASE_URL to be admitted, got a refusal'],
  ],
  [
    '3D000',
    [
      'database.unreachable',
      'expected the database that DATABASE_URL names, got a server without it',
    ],
  ],
]);

/**
 * The project's error for what a driver threw. Its message holds no host, user or password, and
 * of the statement only what the server says of it.
 */
export function databaseError(thrown: unknown): SeaworthyError {
  if (thrown instanceof SeaworthyError) return thrown;
  if (!isFailureFields(thrown)) return unreachable(connectionFault(thrown), thrown);
  const cause = new PostgresFailure(thrown);
  const [code, meaning] = MEANINGS.get(cause.sqlState) ?? [];
  if (code !== undefined) return new SeaworthyError(code, `database: ${meaning}`, { cause });
  // Class 57P, 08 and every FATAL: the server ends the connection, the statement is not at fault.
  if (
    cause.severity === 'FATAL' ||
    cause.severity === 'PANIC' ||
    /^(57P|08)/.test(cause.sqlState)
  ) {
    return unreachable(`the server to stay up, got SQLSTATE ${cause.sqlState}`, cause);
  }
  const got = `${cause.message} (SQLSTATE ${cause.sqlState})`;
  const message = `query: expected a statement the database accepts, got ${got}`;
  return new SeaworthyError('database.query-failed', message, { cause });
}

/** `database: expected <what>` as an error of a database that is not there. */
export function unreachable(expected: string, cause?: unknown): SeaworthyError {
  return new SeaworthyError('database.unreachable', `database: expected ${expected}`, { cause });
}

function connectionFault(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : '';
  const got = typeof code === 'string' && code !== '' ? code : 'the end of the connection';
  return `an answer, got ${got}`;
}
