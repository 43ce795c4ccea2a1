import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchange, PeerFacts } from '../core/exchange.ts';
import { hasLongRest } from '../core/rest-of-body.ts';

/** After a refusal so many bytes of the rest are read and thrown away; then reading stops. */
const LINGER_MAX_BYTES = 64 * 1024;
/** So long after its last answer a connection is cut, if its peer has not ended it. */
const LINGER_MAX_MS = 1000;
/** `<method> <target> HTTP/1.1` and the empty line, without method and target. */
const HEAD_OVERHEAD_BYTES = 14;
/** A colon, a space and a line end. */
const FIELD_OVERHEAD_BYTES = 4;

/** What a connection begins with. */
export interface ConnectionStart {
  readonly nowMs: number;
  readonly maxHeaderBytes: number;
  /** Shared by all connections of a server. */
  readonly stage: { readonly draining: boolean };
}

/** One open connection: what is in flight on it, and how it ends. */
export class Connection {
  readonly socket: Socket;
  readonly peer: PeerFacts;
  /** Exchanges whose response is not finished. */
  readonly inFlight: Exchange[] = [];
  /** No further request is taken from it. */
  closing = false;
  /** Monotonic time since which nothing is in flight. */
  idleSinceMs: number;
  /** Monotonic time and bytes at which the peer last took some of a response. */
  progressMs: number;
  progressBytes = 0;
  readonly #start: ConnectionStart;
  #newest: Exchange | undefined;
  /** The request that was answered last. */
  #answered: IncomingMessage | undefined;
  #discardedBytes = 0;
  #readBytes = 0;
  /** Bytes that had been read and are not of any request so far; below zero, a body is owed. */
  #unexplainedBytes = 0;
  #lingering = false;
  /** As the last sweep found them: since when it was idle, what had come, and what came after. */
  #swept: { idleSinceMs: number; bytes: number; strayMs: number | undefined };

  constructor(socket: Socket, peer: PeerFacts, start: ConnectionStart) {
    this.socket = socket;
    this.peer = peer;
    this.#start = start;
    this.progressMs = start.nowMs;
    this.#swept = { idleSinceMs: start.nowMs, bytes: 0, strayMs: undefined };
    this.idleSinceMs = start.nowMs;
    // What node calls when it has written the last response.
    socket.destroySoon = () => this.#linger();
  }

  /** Takes up a request whose head has arrived. */
  begin(exchange: Exchange): void {
    this.inFlight.push(exchange);
    this.#newest = exchange;
    this.#discardedBytes = 0;
    this.#explain(exchange.request);
  }

  /**
   * Lets go of an exchange whose response is out or lost. What is still to come of its body, node
   * would read to its end and tell nobody, so a long rest ends the connection.
   */
  finish(exchange: Exchange, nowMs: number): void {
    const at = this.inFlight.indexOf(exchange);
    if (at !== -1) this.inFlight.splice(at, 1);
    this.#answered = exchange.request;
    if (hasLongRest(exchange)) this.end();
    if (this.inFlight.length > 0) return;
    this.#newest = undefined;
    this.idleSinceMs = nowMs;
    if (this.closing) this.socket.destroySoon();
  }

  /** Whether a service that stops has to say that this is the last response of the connection. */
  isLastOf(exchange: Exchange): boolean {
    return this.#start.stage.draining && this.#newest === exchange;
  }

  /** The request that came last, while it is not answered. */
  get newest(): Exchange | undefined {
    return this.#newest;
  }

  /**
   * Sees what no request tells of: line ends, which the parser passes over without a word.
   *
   * @returns how long nothing has been in flight. What comes meanwhile may be the beginning of a
   *   head: from then on it is counted anew, once.
   */
  sweep(nowMs: number): number {
    const { bytesRead } = this.socket;
    const swept = this.#swept;
    if (this.inFlight.length === 0 && this.#unexplainedBytes === Number.NEGATIVE_INFINITY) {
      this.#unexplainedBytes = 0;
      this.#readBytes = bytesRead;
    }
    const unexplained = this.#unexplainedBytes + bytesRead - this.#readBytes;
    if (unexplained > this.#start.maxHeaderBytes) this.#endPadded();
    if (this.inFlight.length > 0 || swept.idleSinceMs !== this.idleSinceMs) {
      this.#swept = { idleSinceMs: this.idleSinceMs, bytes: bytesRead, strayMs: undefined };
    } else if (bytesRead !== swept.bytes) {
      swept.strayMs ??= nowMs;
    }
    return this.inFlight.length > 0 ? 0 : nowMs - (this.#swept.strayMs ?? this.idleSinceMs);
  }

  /** Whether a time-out or a broken byte is of no request that still has to be answered. */
  get owesNothing(): boolean {
    return this.socket.bytesRead === 0 || this.#answered?.complete === false;
  }

  /**
   * Counts what arrives and nobody may see. Beyond the bound nothing more is read and the
   * connection ends, so that a peer which goes on sending has to wait; a socket that is closed with
   * unread bytes would be reset, and the answer lost to a peer that is still writing.
   *
   * @returns whether reading goes on
   */
  discard(byteCount: number): boolean {
    this.#discardedBytes += byteCount;
    if (this.#discardedBytes <= LINGER_MAX_BYTES) return true;
    this.socket.pause();
    this.end();
    if (this.#discardedBytes > 2 * LINGER_MAX_BYTES) this.socket.destroy();
    return false;
  }

  /** Takes no notice of a request behind the last one; it is read as far as `discard` goes. */
  ignore(request: IncomingMessage): void {
    request.resume();
    this.discard(headBytes(request));
  }

  /** The same where node has let go of the socket. */
  ignoreRest(): void {
    this.socket.on('data', (chunk: Uint8Array) => this.discard(chunk.byteLength)).resume();
  }

  /** Ends the connection gently: now if nothing is in flight, else after the newest response. */
  end(): void {
    this.closing = true;
    if (this.inFlight.length === 0) this.#linger();
  }

  /**
   * Ends so that the peer still gets to read the answer: closing a socket with unread bytes would
   * reset it and take the answer away (RFC 9112 9.6).
   */
  #linger(): void {
    const { socket } = this;
    if (this.#lingering || socket.destroyed) return;
    this.#lingering = true;
    this.closing = true;
    if (!socket.writableEnded) socket.end();
    if (socket.readableEnded) {
      socket.destroy();
      return;
    }
    const timer = setTimeout(() => socket.destroy(), LINGER_MAX_MS);
    timer.unref();
    socket.once('end', () => socket.destroy());
    socket.once('close', () => clearTimeout(timer));
    socket.resume();
  }

  /**
   * Holds what has been read against the heads and bodies that came out of it. The parser passes
   * over line ends between requests without end (RFC 9112 2.2), so a flood of them is seen only
   * here: once a read is parsed to its end, no more than an unfinished head can be left of it.
   */
  #explain(request: IncomingMessage): void {
    const { bytesRead } = this.socket;
    const freshBytes = bytesRead - this.#readBytes;
    this.#readBytes = bytesRead;
    const unexplained = Math.max(0, this.#unexplainedBytes + freshBytes);
    const isMuch = unexplained > this.#start.maxHeaderBytes;
    const rest = isMuch ? Math.max(0, unexplained - headBytes(request)) : 0;
    this.#unexplainedBytes = rest - bodyBytes(request);
    if (isMuch && freshBytes > 0) {
      setImmediate(() => {
        if (this.#unexplainedBytes > this.#start.maxHeaderBytes) this.#endPadded();
      });
    }
  }

  #endPadded(): void {
    if (this.#newest === undefined) this.end();
    else this.#newest.response.last();
  }
}

/** Of a chunked body nobody knows the length beforehand: it explains whatever there is. */
function bodyBytes({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return Number.POSITIVE_INFINITY;
  const declared = headers['content-length'];
  return declared === undefined ? 0 : Number(declared);
}

/** Of bytes that never became a request, node knows neither method nor target. */
function headBytes({ method, url, rawHeaders }: IncomingMessage): number {
  let bytes = (method ?? '').length + (url ?? '').length + HEAD_OVERHEAD_BYTES;
  for (const text of rawHeaders) bytes += text.length;
  return bytes + (rawHeaders.length / 2) * FIELD_OVERHEAD_BYTES;
}
