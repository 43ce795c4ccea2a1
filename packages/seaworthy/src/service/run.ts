import { constants } from 'node:os';
import { SeaworthyError } from '../core/errors.ts';
import type { BaseSettings } from '../settings/index.ts';
import { attachToProcess } from '../telemetry/index.ts';
import { type CreateOptions, createService } from './create.ts';
import type { ServiceConfig } from './define.ts';
import type { Service } from './service.ts';

export interface RunOptions extends Omit<CreateOptions, 'signal'> {
  /** Called when the service listens. */
  readonly onListening?: (service: Service) => void | Promise<void>;
}

/**
 * A start that is ended may take so long to close what it has opened: an embedded database that is
 * being made is closed when it is done. Supervisors kill after 30 seconds.
 */
const UNDO_TIMEOUT_MS = 25_000;
const ENDING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

type EndingSignal = (typeof ENDING_SIGNALS)[number];

/**
 * Runs a service as the main job of the process: start-up validation, listening, signals. SIGTERM
 * and SIGINT stop it without losing a request and the process exits with 0. While it starts, they
 * end the start: what was opened is closed, and the process exits as one that the signal ended
 * (143, 130). A second signal ends the process at once, whatever it is at. A start that fails exits
 * with 1, after every fault has been printed. An error nobody caught drains, then exits with 1;
 * further ones are logged and change nothing.
 */
export async function runService<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
  options: RunOptions = {},
): Promise<void> {
  const run = new ServiceRun();
  for (const signal of ENDING_SIGNALS) process.on(signal, () => run.onSignal(signal));
  process.on('uncaughtException', (error) => run.onUncaught(error));
  await run.start((signal) => createService(config, { ...options, signal }), options.onListening);
}

/** From the first step of a start to the exit of the process. */
class ServiceRun {
  readonly #start = new AbortController();
  #service: Service | undefined;
  #isStopping = false;
  #signalCount = 0;
  #exitCode = 0;

  async start(
    create: (signal: AbortSignal) => Promise<Service>,
    onListening: RunOptions['onListening'],
  ): Promise<void> {
    try {
      this.#service = await create(this.#start.signal);
      attachToProcess(this.#service.sink);
      await this.#service.listen();
      await onListening?.(this.#service);
    } catch (error) {
      if (this.#start.signal.aborted) process.exit(this.#exitCode);
      // What fails because the service stops is no failure of its start.
      if (this.#isStopping) return;
      // Faults of a start have been printed, step by step.
      if (!(error instanceof SeaworthyError) || this.#service !== undefined) printFailure(error);
      this.#end(1);
    }
  }

  onSignal(signal: EndingSignal): void {
    const code = 128 + constants.signals[signal];
    this.#signalCount += 1;
    if (this.#signalCount > 1) {
      this.#service?.abort();
      process.exit(this.#exitCode === 0 ? code : this.#exitCode);
    }
    if (this.#service === undefined) this.#endStart(startEnded(signal), code);
    else this.#end(0);
  }

  onUncaught(error: unknown): void {
    if (this.#service === undefined) {
      printFailure(error);
      this.#endStart(error, 1);
    } else {
      this.#service.reportUncaught(error);
      this.#end(1);
    }
  }

  #endStart(reason: unknown, code: number): void {
    if (this.#start.signal.aborted) return;
    this.#exitCode = code;
    setTimeout(() => process.exit(this.#exitCode), UNDO_TIMEOUT_MS);
    this.#start.abort(reason);
  }

  #end(code: number): void {
    this.#exitCode = Math.max(this.#exitCode, code);
    if (this.#isStopping) return;
    this.#isStopping = true;
    const stopped = this.#service?.stop() ?? Promise.resolve();
    stopped.then(
      () => process.exit(this.#exitCode),
      // Logged by the service, step by step.
      () => process.exit(1),
    );
  }
}

/** Why a start ended that nothing was wrong with. */
function startEnded(signal: EndingSignal): SeaworthyError {
  return new SeaworthyError('startup.ended', `start: expected to be let finish, got ${signal}`);
}

function printFailure(error: unknown): void {
  const isOurs = error instanceof SeaworthyError;
  const text = isOurs ? `${error.message}\n${error.hint}` : errorText(error);
  process.stderr.write(`${text}\n`);
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
