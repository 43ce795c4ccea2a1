import type { LogSink } from './sink.ts';

/**
 * Ties a sink to the process: SIGHUP opens its files anew (log rotation), and what waits is written
 * when the process exits.
 *
 * @returns a function that undoes it.
 */
export function attachToProcess(sink: LogSink): () => void {
  const reopen = (): void => sink.reopen();
  const flush = (): void => sink.flushSync();
  process.on('SIGHUP', reopen);
  process.on('exit', flush);
  return () => {
    process.off('SIGHUP', reopen);
    process.off('exit', flush);
  };
}
