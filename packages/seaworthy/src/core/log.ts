/** Fields of a log line; redacted before they are written. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where guards and handlers log. Redacts; never throws; never blocks. */
export interface Logger {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
  /** A logger that adds these fields to each line. */
  readonly child: (fields: LogFields) => Logger;
}
