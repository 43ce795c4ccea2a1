import type { Logger } from '../core/log.ts';

/** A command answers on its output; what goes wrong is thrown. */
export const silentLog: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLog,
};
