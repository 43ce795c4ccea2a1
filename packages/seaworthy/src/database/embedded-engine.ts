import { Worker } from 'node:worker_threads';
import { SeaworthyError } from '../core/errors.ts';
import type { StatementResult } from './connection.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './embedded-protocol.ts';
import { databaseError, unreachable } from './failure.ts';

/** One PGlite in one worker thread, from its start to its end. */
export interface Engine {
  /** Resolves when it takes statements. @throws SeaworthyError when it cannot start */
  readonly ready: Promise<void>;
  readonly run: (sql: string, values: readonly (string | null)[]) => Promise<StatementResult>;
  readonly inTransaction: () => boolean;
  /** False once it ended, by whatever cause. */
  readonly alive: () => boolean;
  /** Resolves when its thread is gone, and with it its hold on the files. */
  readonly exited: Promise<void>;
  /** Ends it at once, even in the midst of a statement. */
  readonly kill: () => void;
  /** Lets PGlite close its files. */
  readonly close: () => Promise<void>;
}

interface Pending {
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (error: SeaworthyError) => void;
}

/** The source runs by type stripping, the build is JavaScript; only this string knows which. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Starts PGlite in a thread of its own, so that a long statement never stops the event loop. The
 * thread gets no environment: it needs none, and secrets live there.
 */
export function startEngine(start: WorkerStart): Engine {
  const url = new URL(`./embedded-worker.${EXTENSION}`, import.meta.url);
  return new WorkerEngine(new Worker(url, { workerData: start, env: {}, execArgv: [] }));
}

class WorkerEngine implements Engine {
  readonly ready: Promise<void>;
  readonly exited: Promise<void>;
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<void>();
  #pending: Pending | undefined;
  #alive = true;
  #inTransaction = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.ready = this.#ready.promise;
    this.ready.catch(() => undefined);
    this.exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (reply: WorkerReply) => this.#receive(reply));
    worker.on('error', (error) => this.#end(stopped('an error in its thread', error)));
    worker.on('exit', () => this.#end(stopped('the end of its thread')));
  }

  alive(): boolean {
    return this.#alive;
  }

  inTransaction(): boolean {
    return this.#inTransaction;
  }

  run(sql: string, values: readonly (string | null)[]): Promise<StatementResult> {
    if (!this.#alive) return Promise.reject(stopped('the end of its thread'));
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#send({ type: 'run', sql, values });
    });
  }

  kill(): void {
    this.#end(stopped('an order to stop'));
    void this.#worker.terminate();
  }

  async close(): Promise<void> {
    await this.ready.catch(() => undefined);
    if (this.#alive) this.#send({ type: 'close' });
    await this.exited;
  }

  #send(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #receive(reply: WorkerReply): void {
    if ('inTransaction' in reply) this.#inTransaction = reply.inTransaction;
    if (reply.type === 'ready') this.#ready.resolve();
    if (reply.type === 'result') this.#settle(({ resolve }) => resolve(reply.result));
    if (reply.type === 'failure') {
      const error = databaseError(reply.failure);
      this.#settle(({ reject }) => reject(error));
    }
    if (reply.type === 'missing-package') this.#end(missingPackage(reply.name));
    if (reply.type === 'broken') this.#end(stopped(reply.message));
  }

  #settle(act: (waiting: Pending) => void): void {
    const waiting = this.#pending;
    this.#pending = undefined;
    if (waiting !== undefined) act(waiting);
  }

  #end(error: SeaworthyError): void {
    this.#alive = false;
    this.#ready.reject(error);
    this.#settle(({ reject }) => reject(error));
  }
}

function stopped(what: string, cause?: unknown): SeaworthyError {
  return unreachable(`the embedded database to go on, got ${what}`, cause);
}

function missingPackage(name: string): SeaworthyError {
  return new SeaworthyError(
    'database.missing-package',
    `DATABASE_URL: expected the package ${name}, got none. Run \`npm install ${name}\``,
  );
}
