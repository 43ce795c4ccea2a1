import { connect, type Socket } from 'node:net';

/** What the load generator sends: requests by turns, over so many connections, for so long. */
export interface Load {
  readonly port: number;
  readonly requests: readonly string[];
  readonly connectionCount: number;
  readonly durationMs: number;
}

export interface LoadResult {
  readonly requestCount: number;
  readonly errorCount: number;
  readonly durationMs: number;
  /** Milliseconds, 50th and 99th percentile. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const HEAD_END = '\r\n\r\n';
const LENGTH = 'content-length: ';
const MAX_SAMPLES = 200_000;

/** One request in flight per connection, the next as soon as the answer is whole. */
export function runLoad(load: Load): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>();
  const startMs = performance.now();
  const samples: number[] = [];
  const counts = { done: 0, failed: 0, turn: 0, open: load.connectionCount };
  const finish = (): void => {
    counts.open -= 1;
    if (counts.open > 0) return;
    samples.sort((left, right) => left - right);
    resolve({
      requestCount: counts.done,
      errorCount: counts.failed,
      durationMs: performance.now() - startMs,
      p50Ms: samples[Math.floor(samples.length * 0.5)] ?? 0,
      p99Ms: samples[Math.floor(samples.length * 0.99)] ?? 0,
    });
  };
  const next = (): string => {
    counts.turn += 1;
    return load.requests[counts.turn % load.requests.length] ?? '';
  };
  for (let index = 0; index < load.connectionCount; index += 1) {
    const socket = connect(load.port, '127.0.0.1');
    driveConnection(socket, {
      next,
      isOver: () => performance.now() - startMs >= load.durationMs,
      onAnswer: (status, ms) => {
        counts.done += 1;
        if (status !== 200) counts.failed += 1;
        if (samples.length < MAX_SAMPLES) samples.push(ms);
      },
      onEnd: finish,
    });
  }
  return promise;
}

interface Driver {
  readonly next: () => string;
  readonly isOver: () => boolean;
  readonly onAnswer: (status: number, ms: number) => void;
  readonly onEnd: () => void;
}

function driveConnection(socket: Socket, driver: Driver): void {
  let pending = '';
  let sentMs = 0;
  const send = (): void => {
    sentMs = performance.now();
    socket.write(driver.next(), 'latin1');
  };
  socket.setNoDelay(true);
  socket.on('connect', send);
  socket.on('error', () => undefined);
  socket.on('close', driver.onEnd);
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    const total = answerLength(pending);
    if (total === undefined || pending.length < total) return;
    driver.onAnswer(Number(pending.slice(9, 12)), performance.now() - sentMs);
    pending = pending.slice(total);
    if (driver.isOver()) socket.destroy();
    else send();
  });
}

/** Length of the first answer in the text, once its head is there. */
function answerLength(text: string): number | undefined {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd).toLowerCase();
  const at = head.indexOf(LENGTH);
  const bodyLength = at < 0 ? 0 : Number.parseInt(head.slice(at + LENGTH.length), 10);
  return headEnd + HEAD_END.length + bodyLength;
}
