import { connect, type Socket } from 'node:net';

/** What became of one request that was sent. */
export interface Sent {
  readonly id: string;
  /** Whether its connection had carried a request before. */
  readonly reused: boolean;
  readonly result: 'answered' | 'lost' | 'wrong';
  readonly why: string;
}

export interface Load {
  readonly sent: readonly Sent[];
  /** Requests that have been sent and not ended. */
  readonly inFlightCount: () => number;
  /** From now on no connection is opened; those that are open go on until the service ends them. */
  readonly openNoMore: () => void;
  /** Resolves when every connection is closed. */
  readonly ended: Promise<void>;
}

export interface LoadOptions {
  readonly port: number;
  /** Connections that send one request after the other. */
  readonly keepAliveCount: number;
  /** Workers that open a connection for each request. */
  readonly freshCount: number;
  /** The target of a request by its id. */
  readonly target: (id: string) => string;
}

/** Loads a service with requests whose answer is their id, and keeps account of every one. */
export function startLoad(options: LoadOptions): Load {
  const sent: Sent[] = [];
  let isOpening = true;
  let inFlight = 0;
  let count = 0;

  const oneRequest = async (socket: Socket, reused: boolean, last: boolean): Promise<boolean> => {
    count += 1;
    inFlight += 1;
    const id = `id-${count}`;
    const answer = await exchange(socket, { id, target: options.target(id), last });
    inFlight -= 1;
    sent.push({ id, reused, ...answer });
    return answer.goesOn;
  };
  const keepAlive = async (): Promise<void> => {
    while (isOpening) {
      const socket = await open(options.port);
      if (socket === undefined) return;
      for (let turn = 0; await oneRequest(socket, turn > 0, false); turn += 1);
      socket.destroy();
    }
  };
  const fresh = async (): Promise<void> => {
    while (isOpening) {
      const socket = await open(options.port);
      if (socket === undefined) return;
      await oneRequest(socket, false, true);
      socket.destroy();
    }
  };
  const workers = [
    ...Array.from({ length: options.keepAliveCount }, keepAlive),
    ...Array.from({ length: options.freshCount }, fresh),
  ];
  return {
    sent,
    inFlightCount: () => inFlight,
    openNoMore: () => {
      isOpening = false;
    },
    ended: Promise.all(workers).then(() => undefined),
  };
}

/** A connection, or undefined when it is refused. */
async function open(port: number): Promise<Socket | undefined> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>();
  socket.once('connect', () => resolve(socket));
  // Stays: an error between two requests is no request's.
  socket.on('error', () => resolve(undefined));
  return await promise;
}

interface Asked {
  readonly id: string;
  readonly target: string;
  /** Asks for the connection to end. */
  readonly last: boolean;
}

interface Ended extends Pick<Sent, 'result' | 'why'> {
  /** Whether the connection takes another request. */
  readonly goesOn: boolean;
}

/** Sends one request and waits for exactly one complete answer, or for the end. */
async function exchange(socket: Socket, { id, target, last }: Asked): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let text = '';
  const onData = (chunk: Buffer): void => {
    text += chunk.toString('latin1');
    const found = judge(text, id);
    if (found !== undefined) resolve(found);
  };
  const lose = (why: string) => (): void => {
    resolve({ result: 'lost', why: `${why} after ${text.length} bytes`, goesOn: false });
  };
  const onError = (error: NodeJS.ErrnoException): void => lose(error.code ?? 'error')();
  const onClose = lose('close');
  socket.on('data', onData).on('error', onError).on('close', onClose);
  const ending = last ? 'Connection: close\r\n' : '';
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${ending}\r\n`);
  const ended = await promise;
  socket.off('data', onData).off('error', onError).off('close', onClose);
  return ended;
}

/** The answer, once it is complete. */
function judge(text: string, id: string): Ended | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
  const isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
  const body = text.slice(end + 4);
  if (isChunked ? !body.endsWith('0\r\n\r\n') : body.length < length) return undefined;
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
  const expected = isChunked ? `${id.length.toString(16)}\r\n${id}\r\n0\r\n\r\n` : id;
  const isRight = status === '200' && body === expected;
  return {
    result: isRight ? 'answered' : 'wrong',
    why: isRight ? '' : text.slice(0, 300),
    goesOn: !/\r\nconnection: close/i.test(head),
  };
}
