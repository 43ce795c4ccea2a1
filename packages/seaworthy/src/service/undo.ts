/** Gives back what one step of a start has opened. */
export type UndoStep = () => Promise<unknown>;

/** What a start has opened so far, in its order. */
export class Undo {
  readonly #steps: UndoStep[] = [];
  #hasRun = false;

  /** What is opened by a step that outlived its start is closed at once. */
  add(step: UndoStep): void {
    if (this.#hasRun) void attempt(step);
    else this.#steps.push(step);
  }

  /** Closes everything, the newest first; a step that fails stops no other. */
  async run(): Promise<void> {
    this.#hasRun = true;
    for (const step of this.#steps.toReversed()) await attempt(step);
  }
}

async function attempt(step: UndoStep): Promise<void> {
  try {
    await step();
  } catch {
    // The start has failed already, and says why.
  }
}

/**
 * Waits for work, or for the signal, whichever comes first. The work goes on behind a signal that
 * fired; how it ends, nobody is told.
 *
 * @throws the signal's reason
 */
export async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return await work;
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
