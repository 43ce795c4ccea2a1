import { connect, type Socket } from 'node:net';

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
  /** Each part is written in a turn of its own, so that it arrives in a packet of its own. */
  readonly apart?: boolean;
}

/** Sends bytes over a fresh connection and collects the answer until close, count or time. */
export function sendRaw(
  port: number,
  bytes: string | Uint8Array | readonly (string | Uint8Array)[],
  options: RawOptions = {},
): Promise<RawAnswer> {
  const { waitMs = 2000, from, untilAnswers, apart = false } = options;
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
  socket.setNoDelay(true);
  write(socket, parts, apart);
  return promise;
}

function write(socket: Socket, parts: readonly (string | Uint8Array)[], apart: boolean): void {
  const [first, ...rest] = parts;
  if (first === undefined || socket.destroyed) return;
  const bytes = typeof first === 'string' ? Buffer.from(first, 'latin1') : first;
  if (apart && rest.length > 0) {
    socket.write(bytes, () => setImmediate(() => write(socket, rest, apart)));
    return;
  }
  socket.write(bytes);
  write(socket, rest, apart);
}

function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}
