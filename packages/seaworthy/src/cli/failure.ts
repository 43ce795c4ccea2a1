import { ERROR_CODES } from '../core/error-codes.ts';
import { SeaworthyError } from '../core/errors.ts';
import { createRedactor } from '../telemetry/index.ts';
import type { ExitCode } from './command.ts';

/** A failure as the command line tells it. */
export interface ShownFailure {
  readonly text: string;
  readonly exitCode: ExitCode;
}

/**
 * Message, hint and where to read more, without a stack. Errors of ours hold no secret; what others
 * threw goes through the redactor, which knows these secrets by heart.
 */
export function showFailure(error: unknown, secrets: ReadonlySet<string>): ShownFailure {
  if (isOurs(error)) {
    const more = `More: seaworthy explain ${error.code}`;
    return { text: [error.message, error.hint, more].join('\n'), exitCode: exitCodeOf(error.code) };
  }
  return { text: foreignText(error, secrets), exitCode: 3 };
}

/** What somebody else threw: its name, message and place, secrets masked, without a stack. */
export function foreignText(error: unknown, secrets: ReadonlySet<string>): string {
  const redactor = createRedactor({ knownSecrets: [...secrets] });
  if (!(error instanceof Error)) return redactor.text(`Thrown: ${String(error)}`);
  const place = placeOf(error);
  return redactor.text(`${error.name}: ${error.message}${place === '' ? '' : ` (${place})`}`);
}

/**
 * Whether an error is the project's. A service may bring another copy of the package than the one
 * that runs the command, and with it another class.
 */
export function isOurs(error: unknown): error is SeaworthyError {
  if (error instanceof SeaworthyError) return true;
  if (!(error instanceof Error) || error.name !== 'SeaworthyError') return false;
  return (
    'code' in error && typeof error.code === 'string' && Object.hasOwn(ERROR_CODES, error.code)
  );
}

function exitCodeOf(code: string): ExitCode {
  if (code === 'cli.usage') return 2;
  return code.startsWith('migration.') ? 1 : 3;
}

/** File and line of the first frame that lies neither in Node nor in a dependency. */
function placeOf(error: Error): string {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const own = frames.find((frame) => !/node:|node_modules/.test(frame));
  return own?.match(/([^/\\\s(]+:\d+):\d+\)?$/)?.[1] ?? '';
}
