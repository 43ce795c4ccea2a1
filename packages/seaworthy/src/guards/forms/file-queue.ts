import type { ReceivedFile } from '../../core/form.ts';

/** Files as they arrive, for one reader: what it leaves of a file is discarded before the next. */
export class FileQueue {
  readonly files: AsyncIterable<ReceivedFile>;
  readonly #arrived: ReceivedFile[] = [];
  #error: Error | undefined;
  #finished = false;
  #wake: (() => void) | undefined;

  constructor() {
    this.files = this.#read();
  }

  push(file: ReceivedFile): void {
    this.#arrived.push(file);
    this.#wake?.();
  }

  /** No further file comes. */
  finish(): void {
    this.#finished = true;
    this.#wake?.();
  }

  /** The form cannot be read to its end: the reader's loop throws, and files not yet taken go. */
  fail(error: Error): void {
    if (this.#finished) return;
    this.#error ??= error;
    for (const file of this.#arrived.splice(0)) file.content.destroy(error);
    this.#wake?.();
  }

  async *#read(): AsyncGenerator<ReceivedFile, void, undefined> {
    for (;;) {
      if (this.#error !== undefined) throw this.#error;
      const file = this.#arrived.shift();
      if (file !== undefined) {
        yield file;
        file.content.resume();
      } else if (this.#finished) {
        return;
      } else {
        await this.#somethingNew();
      }
    }
  }

  #somethingNew(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
