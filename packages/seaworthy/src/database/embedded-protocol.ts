import type { StatementResult } from './connection.ts';
import type { FailureFields } from './failure.ts';

/** What the worker is started with. */
export interface WorkerStart {
  /** Absolute; undefined: in memory. */
  readonly dataDirectory: string | undefined;
}

/** To the worker. One statement is under way at a time. */
export type WorkerRequest =
  | { readonly type: 'run'; readonly sql: string; readonly values: readonly (string | null)[] }
  | { readonly type: 'close' };

/** From the worker. */
export type WorkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly result: StatementResult; readonly inTransaction: boolean }
  | { readonly type: 'failure'; readonly failure: FailureFields; readonly inTransaction: boolean }
  | { readonly type: 'missing-package'; readonly name: string }
  | { readonly type: 'broken'; readonly message: string };
