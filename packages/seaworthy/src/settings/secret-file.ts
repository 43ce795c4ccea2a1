import { resolve } from 'node:path';
import type { Fault } from '../core/errors.ts';
import { readBoundedFile } from './bounded-file.ts';

const MAX_SECRET_BYTES = 64 * 1024;
const READABLE_BY_ALL = 0o004;

/** A secret read from the file that `NAME_FILE` names. */
export type SecretFile =
  | { readonly text: string; readonly readableByAll: boolean }
  | { readonly fault: Fault };

/**
 * Reads a mounted secret: a regular file of at most 64 KiB of UTF-8 text; one closing line end is
 * dropped, everything else kept.
 *
 * The path is never echoed: people mistake `NAME_FILE` for `NAME` and put the secret there.
 */
export function readSecretFile(name: string, path: string, rootDirectory: string): SecretFile {
  const reading = readBoundedFile(resolve(rootDirectory, path), { maxBytes: MAX_SECRET_BYTES });
  if ('problem' in reading) return { fault: fileFault(name, reading.problem) };
  const text = reading.text.replace(/\r?\n$/, '');
  if (text === '') return { fault: fileFault(name, 'an empty file') };
  const readableByAll = process.platform !== 'win32' && (reading.mode & READABLE_BY_ALL) !== 0;
  return { text, readableByAll };
}

function fileFault(name: string, got: string): Fault {
  return {
    field: `${name}_FILE`,
    message: `expected the path of a file that holds the secret, got ${got}`,
    remedy: `Mount the secret and name its path in ${name}_FILE`,
  };
}
