import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What a file holds, or why it cannot be used; a problem names no content. */
export type FileReading =
  | { readonly text: string; readonly mode: number; readonly ownerId: number }
  | { readonly problem: string; readonly code?: string };

/** How a file may be opened. */
export interface ReadingLimits {
  readonly maxBytes: number;
  /** Refuse a symbolic link. Default false: mounted secrets are links. */
  readonly refuseLink?: boolean;
}

/**
 * A whole regular file of UTF-8 text, within a bound. Never waits on a pipe or a device, and never
 * throws.
 */
export function readBoundedFile(path: string, limits: ReadingLimits): FileReading {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | openFlags(limits));
    return readDescriptor(descriptor, limits.maxBytes);
  } catch (error) {
    return describeFailure(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function openFlags({ refuseLink = false }: ReadingLimits): number {
  // Windows has neither flag; `undefined` becomes 0 there.
  const link = refuseLink ? (constants.O_NOFOLLOW ?? 0) : 0;
  return link | (constants.O_NONBLOCK ?? 0);
}

function readDescriptor(descriptor: number, maxBytes: number): FileReading {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { problem: 'something that is no regular file' };
  const buffer = Buffer.alloc(maxBytes + 1);
  const length = readFully(descriptor, buffer);
  if (length > maxBytes) return { problem: `more than ${maxBytes} bytes` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length));
    return { text, mode: stat.mode & 0o777, ownerId: stat.uid };
  } catch {
    return { problem: 'bytes that are no UTF-8 text' };
  }
}

function readFully(descriptor: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
  EISDIR: 'a directory',
  ELOOP: 'a symbolic link',
};

function describeFailure(error: unknown): FileReading {
  const code = errorCode(error);
  return { problem: PROBLEMS[code] ?? `a file that cannot be read (${code})`, code };
}

/** The system's code of a failed call, or `unknown`. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return 'unknown';
  return String(error.code);
}
