import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Exchange } from '../../core/exchange.ts';
import type { ReceivedFile, ReceivedForm } from '../../core/form.ts';
import { FieldCollector, type FieldFault, type FieldLimits, isFieldName } from './fields.ts';
import { FileQueue } from './file-queue.ts';

const MAX_FILE_NAME_LENGTH = 255;
/** What a decoder puts in place of octets that are no UTF-8. */
const REPLACEMENT = '\ufffd';

export interface MultipartLimits extends FieldLimits {
  /** A single file; the body limit ends the request at the same number. */
  readonly maxFileBytes: number;
}

/** Why a multipart body cannot be read on. */
export type MultipartFault = FieldFault | 'aborted';

export interface MultipartOptions {
  readonly boundary: string;
  readonly limits: MultipartLimits;
  /** A fault that shows after the form was handed over, among its files. */
  readonly onLateFault: (fault: MultipartFault) => void;
}

/** A multipart form whose files may still be on their way. */
export interface StreamingForm extends ReceivedForm {
  /** Ends the reading, whatever is left; without effect at the end of the body. */
  readonly dispose: () => void;
}

/**
 * Reads a multipart body up to its first file, or its end. Fields come before files and are kept in
 * bounded memory; files stream at the pace of their reader.
 *
 * @see RFC 7578
 */
export function receiveMultipart(
  exchange: Exchange,
  options: MultipartOptions,
): Promise<StreamingForm | MultipartFault> {
  return new Promise((resolve) => {
    new Reception(exchange, options, resolve).begin();
  });
}

class Reception {
  readonly #exchange: Exchange;
  readonly #options: MultipartOptions;
  readonly #resolve: (result: StreamingForm | MultipartFault) => void;
  readonly #collector: FieldCollector;
  readonly #queue = new FileQueue();
  readonly #parser: busboy.Busboy;
  #phase: 'fields' | 'files' | 'over' = 'fields';
  #bytes = 0;

  constructor(
    exchange: Exchange,
    options: MultipartOptions,
    resolve: (result: StreamingForm | MultipartFault) => void,
  ) {
    this.#exchange = exchange;
    this.#options = options;
    this.#resolve = resolve;
    this.#collector = new FieldCollector(options.limits);
    this.#parser = busboy(parserOptions(options));
  }

  begin(): void {
    const { request, signal } = this.#exchange;
    this.#parser
      .on('field', (name, value, info) => this.#onField(name, value, info))
      .on('file', (name, content, info) => this.#onFile(name, content, info))
      .on('partsLimit', () => this.#fail('too-many'))
      .on('fieldsLimit', () => this.#fail('too-many'))
      // Stays to the end: an error without a listener would end the process.
      .on('error', () => this.#fail('malformed'))
      .on('drain', () => request.resume())
      .on('finish', () => this.#onFinish());
    request.on('data', this.#onData).on('end', this.#onEnd);
    request.on('close', this.#onAbort).on('error', this.#onAbort);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (request.destroyed) this.#onAbort();
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    const mayGoOn = this.#parser.write(chunk);
    if (!mayGoOn && this.#phase !== 'over') this.#exchange.request.pause();
    // Preamble, part heads and skipped parts count too: only files may be large.
    if (this.#phase === 'fields' && this.#bytes > this.#options.limits.maxBytes) {
      this.#fail('too-large');
    }
  };

  readonly #onEnd = (): void => {
    this.#parser.end();
  };

  readonly #onAbort = (): void => {
    if (!this.#exchange.request.readableEnded || this.#exchange.signal.aborted) {
      this.#fail('aborted');
    }
  };

  #onField(name: string | undefined, value: unknown, info: busboy.FieldInfo): void {
    if (this.#phase !== 'fields') this.#fail('malformed');
    else if (info.valueTruncated) this.#fail('too-large');
    else if (!isText(name) || !isText(value) || info.mimeType !== 'text/plain') {
      this.#fail('malformed');
    } else {
      const fault = this.#collector.add(name, value);
      if (fault !== undefined) this.#fail(fault);
    }
  }

  #onFile(name: string | undefined, content: Readable, info: busboy.FileInfo): void {
    content.on('error', ignore);
    content.on('limit', () => this.#fail('too-large'));
    const isUsable = isText(name) && isFieldName(name) && !info.mimeType.startsWith('multipart/');
    if (!isUsable) this.#fail('malformed');
    if (this.#phase === 'over' || !isUsable) {
      content.destroy();
      return;
    }
    if (this.#phase === 'fields') this.#handOver('files');
    // An input that no file was chosen for is sent without a name and without content.
    if (typeof info.filename !== 'string') {
      content.on('data', () => this.#fail('malformed'));
      return;
    }
    this.#queue.push(receivedFile(name, content, info));
  }

  #handOver(phase: 'files' | 'over'): void {
    this.#phase = phase;
    this.#resolve({
      fields: this.#collector.fields,
      files: this.#queue.files,
      dispose: () => this.#fail('aborted'),
    });
  }

  #onFinish(): void {
    if (this.#phase === 'over') return;
    this.#queue.finish();
    if (this.#phase === 'fields') this.#handOver('over');
    this.#phase = 'over';
    this.#stop();
  }

  #fail(fault: MultipartFault): void {
    const phase = this.#phase;
    if (phase === 'over') return;
    this.#phase = 'over';
    if (phase === 'fields') this.#resolve(fault);
    else this.#options.onLateFault(fault);
    const error = new Error(`form.${fault}`);
    this.#stop();
    this.#queue.fail(error);
    this.#parser.destroy(error);
  }

  /** What is left of the body flows on, unread: the server bounds it. */
  #stop(): void {
    const { request, signal } = this.#exchange;
    request.off('data', this.#onData).off('end', this.#onEnd);
    request.off('close', this.#onAbort).off('error', this.#onAbort);
    signal.removeEventListener('abort', this.#onAbort);
    if (!request.destroyed) request.resume();
  }
}

function parserOptions({ boundary, limits }: MultipartOptions): busboy.BusboyConfig {
  return {
    // Written anew, so that the parser reads the boundary that was checked and no other.
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    defParamCharset: 'utf8',
    limits: {
      fields: limits.maxCount,
      // The parser counts a part when it has ended, so the last one allowed must not trip it.
      parts: limits.maxCount + 1,
      fieldSize: limits.maxBytes,
      fileSize: limits.maxFileBytes + 1,
    },
  };
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && !text.includes(REPLACEMENT);
}

function receivedFile(field: string, content: Readable, info: busboy.FileInfo): ReceivedFile {
  const fileName = info.filename.replaceAll(/\p{Cc}/gu, '_').slice(0, MAX_FILE_NAME_LENGTH);
  return { field, fileName, mediaType: info.mimeType, content };
}

function ignore(): void {}
