import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

/** One thing that is wrong: where, what was expected, what was given, and what mends it. */
export interface Fault {
  /** The field, in the writer's terms: `SECRET_KEY`, `policy.routes['GET /'].access`. */
  readonly field: string;
  /** `expected <what>, got <value>`; never holds a secret. */
  readonly message: string;
  /** What mends it, as an instruction. */
  readonly remedy?: string;
}

/** What an error is made with besides code and message. */
export interface SeaworthyErrorOptions {
  /** All faults found, not only the first. */
  readonly faults?: readonly Fault[];
  readonly cause?: unknown;
}

/**
 * The one error class of the project. Its `code` is permanent and has a page under `docs/errors/`;
 * `faults` lists every problem found, so that all can be mended at once.
 */
export class SeaworthyError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly faults: readonly Fault[];

  constructor(code: ErrorCode, message: string, options: SeaworthyErrorOptions = {}) {
    super(withFaults(message, options.faults ?? []), { cause: options.cause });
    this.name = 'SeaworthyError';
    this.code = code;
    this.hint = ERROR_CODES[code].hint;
    this.faults = options.faults ?? [];
  }
}

/** `<field>: <message>. <remedy>` on one line. */
export function formatFault(fault: Fault): string {
  const remedy = fault.remedy === undefined ? '' : `. ${fault.remedy}`;
  return `${fault.field}: ${fault.message}${remedy}`;
}

function withFaults(message: string, faults: readonly Fault[]): string {
  return [message, ...faults.map((fault) => `  - ${formatFault(fault)}`)].join('\n');
}
