import { SeaworthyError } from '../core/errors.ts';

export interface Deadline {
  /** Milliseconds; 0: none. */
  readonly timeoutMs: number;
  /** What was expected, for the message. */
  readonly expected: string;
  /** Called once when the time is up, before the rejection. */
  readonly onTimeout: () => void;
}

/**
 * The outcome of the work, or `database.timeout` when it takes longer; what the work does after
 * that is ignored.
 */
export function withDeadline<T>(work: Promise<T>, deadline: Deadline): Promise<T> {
  if (deadline.timeoutMs === 0) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      deadline.onTimeout();
      const message = `database: expected ${deadline.expected} within ${deadline.timeoutMs} ms`;
      reject(new SeaworthyError('database.timeout', message));
    }, deadline.timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
