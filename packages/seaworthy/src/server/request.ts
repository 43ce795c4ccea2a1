import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchange } from '../core/exchange.ts';
import type { Connection } from './connection.ts';

/** The server's request class: every byte of a body passes the pipeline before anyone sees it. */
export class ServiceRequest extends IncomingMessage {
  /** Set by the boundary as soon as the head has arrived. */
  exchange: Exchange | undefined;
  connectionState: Connection | undefined;

  constructor(socket: Socket) {
    super(socket);
    this.exchange = undefined;
    this.connectionState = undefined;
  }

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk instanceof Uint8Array && this.exchange !== undefined) {
      if (!this.exchange.pipeline.receive(this.exchange, chunk)) {
        return this.connectionState?.discard(chunk.byteLength) ?? true;
      }
    }
    return super.push(chunk, encoding);
  }
}
