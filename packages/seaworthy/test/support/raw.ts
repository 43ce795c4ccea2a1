import { connect } from 'node:net';

export interface RawAnswer {
  /** Everything that came back, as Latin-1 text. */
  readonly text: string;
  /** Status codes of the answers, in order. */
  readonly statuses: readonly number[];
  /** The other end closed, within the time. */
  readonly closed: boolean;
}

export interface RawOptions {
  /** Ends the exchange without the other end closing. Default 2000. */
  readonly waitMs?: number;
  /** Local address to connect from: any of 127.0.0.0/8. */
  readonly from?: string;
  /** Resolves as soon as so many answers have begun, instead of waiting for the close. */
  readonly untilAnswers?: number;
}

/** Sends bytes over a fresh connection and collects the answer until close, count or time. */
export function sendRaw(
  port: number,
  bytes: string | Uint8Array | readonly (string | Uint8Array)[],
  options: RawOptions = {},
): Promise<RawAnswer> {
  const { waitMs = 2000, from, untilAnswers } = options;
  const { promise, resolve } = Promise.withResolvers<RawAnswer>();
  const socket = connect({
    host: '127.0.0.1',
    port,
    ...(from === undefined ? {} : { localAddress: from }),
  });
  let text = '';
  const finish = (closed: boolean): void => {
    clearTimeout(timer);
    socket.destroy();
    resolve({ text, statuses: statusesOf(text), closed });
  };
  const timer = setTimeout(() => finish(false), waitMs);
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    if (untilAnswers !== undefined && statusesOf(text).length >= untilAnswers) finish(false);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => finish(true));
  const parts = typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes;
  for (const part of parts) {
    socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  }
  return promise;
}

function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}
