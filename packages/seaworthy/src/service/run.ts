import { SeaworthyError } from '../core/errors.ts';
import type { BaseSettings } from '../settings/index.ts';
import { attachToProcess } from '../telemetry/index.ts';
import { type CreateOptions, createService } from './create.ts';
import type { ServiceConfig } from './define.ts';
import type { Service } from './service.ts';

export interface RunOptions extends CreateOptions {
  /** Called when the service listens. */
  readonly onListening?: (service: Service) => void | Promise<void>;
}

/**
 * Runs a service as the main job of the process: start-up validation, listening, signals. SIGTERM
 * and SIGINT stop it without losing a request and the process exits with 0; a second signal ends it
 * at once. A start that fails exits with 1, after every fault has been printed. An error nobody
 * caught drains, then exits with 1.
 */
export async function runService<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
  options: RunOptions = {},
): Promise<void> {
  let service: Service | undefined;
  let isEnding = false;
  const end = (code: number): void => {
    if (isEnding) {
      service?.abort();
      process.exit(code === 0 ? 130 : code);
    }
    isEnding = true;
    if (service === undefined) process.exit(code === 0 ? 130 : code);
    service.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.on('uncaughtException', (error) => {
    service?.reportUncaught(error);
    if (service === undefined) printFailure(error);
    end(1);
  });
  try {
    service = await createService(config, options);
    attachToProcess(service.sink);
    await service.listen();
    await options.onListening?.(service);
  } catch (error) {
    if (!(error instanceof SeaworthyError) || service !== undefined) printFailure(error);
    await service?.stop().catch(() => undefined);
    process.exit(1);
  }
}

function printFailure(error: unknown): void {
  const isOurs = error instanceof SeaworthyError;
  const text = isOurs ? `${error.message}\n${error.hint}` : errorText(error);
  process.stderr.write(`${text}\n`);
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
