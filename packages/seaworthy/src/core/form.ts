import type { Readable } from 'node:stream';

/** One uploaded file, in the order it arrives; its content must be read before the next comes. */
export interface ReceivedFile {
  readonly field: string;
  /** As the client named it: metadata only, never a path. At most 255 characters. */
  readonly fileName: string;
  /** As the client declared it, lower case, without parameters. */
  readonly mediaType: string;
  readonly content: Readable;
}

/** A form, parsed once by the pipeline. */
export interface ReceivedForm {
  /** Fields before any file. Own properties of an object without prototype. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** Files of a multipart form as they stream; empty for others. */
  readonly files: AsyncIterable<ReceivedFile>;
}
