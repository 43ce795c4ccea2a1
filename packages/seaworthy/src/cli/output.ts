import type { Writable } from 'node:stream';

/** The two streams of the process. */
export interface Output {
  /** Text and a line end, to standard output. */
  readonly print: (text: string) => void;
  /** The same, to standard error. */
  readonly complain: (text: string) => void;
  /** Resolves when all is handed over. */
  readonly flush: () => Promise<void>;
}

/** A reader that goes away costs its lines, never the work: a migration is not cut short. */
export function openOutput(out: Writable, error: Writable): Output {
  for (const stream of [out, error]) stream.on('error', () => undefined);
  return {
    print: (text) => {
      out.write(`${text}\n`);
    },
    complain: (text) => {
      error.write(`${text}\n`);
    },
    flush: async () => {
      await Promise.all([out, error].map(handedOver));
    },
  };
}

function handedOver(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
