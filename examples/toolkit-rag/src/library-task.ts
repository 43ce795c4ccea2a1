import path from 'node:path';
import { databasePort } from './database-port.ts';
import { loadLibrary } from './library/load.ts';
import type { Toolkit } from './toolkit.ts';

/** Whether the library is being loaded: until then an answer may be missing that will be there. */
export class LibraryStatus {
  #isLoading = false;

  get isLoading(): boolean {
    return this.#isLoading;
  }

  async during(work: () => Promise<void>): Promise<void> {
    this.#isLoading = true;
    try {
      await work();
    } finally {
      this.#isLoading = false;
    }
  }
}

/** Loads the documentation of the project's dependencies while the service already answers. */
export function libraryTask(toolkit: Toolkit) {
  return {
    name: 'library',
    start: () => {
      if (!toolkit.settings.SEED_LIBRARY) return () => undefined;
      const controller = new AbortController();
      const done = toolkit.library.during(() => load(toolkit, controller.signal));
      return async () => {
        controller.abort();
        await done;
      };
    },
  };
}

async function load(toolkit: Toolkit, signal: AbortSignal): Promise<void> {
  const { log, retrieval, database, rootDirectory } = toolkit;
  const startedMs = performance.now();
  log.info('Library: loading the documentation of the dependencies');
  try {
    const root = path.resolve(rootDirectory, '../..');
    const loaded = await loadLibrary(databasePort(database), { ...retrieval, root, signal });
    const durationMs = Math.round(performance.now() - startedMs);
    log.info(
      `Library: ${loaded.documentCount} documents, ${loaded.passageCount} passages, ` +
        `${loaded.changedCount} changed`,
      { duration_ms: durationMs },
    );
  } catch (error) {
    // What was there before is still there: loading is one transaction.
    if (signal.aborted) log.info('Library: loading was ended by the stop of the service');
    else log.error('Library: loading failed; questions see the library as it was', { error });
  }
}
