import { type Fault, SeaworthyError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { type PostgresLocation, parsePostgresUrl } from './postgres-url.ts';

/** PGlite, in a directory or in memory. */
export interface EmbeddedLocation {
  readonly kind: 'embedded';
  /** As written: relative to the service's root, or absolute. Undefined: in memory. */
  readonly directory: string | undefined;
  readonly maskedUrl: string;
}

/** Where a DATABASE_URL leads. */
export type DatabaseLocation = EmbeddedLocation | PostgresLocation;

const SCHEMES = ['pglite', 'postgres', 'postgresql'];
const MAX_URL_LENGTH = 2048;

/**
 * Reads a DATABASE_URL; the kind of database follows from its scheme: `pglite://<directory>`
 * (relative to the service's root), `pglite://memory`, `postgres://` or `postgresql://`.
 *
 * @throws SeaworthyError `database.invalid-url` with every fault; what was given is never echoed,
 * since a mistyped URL may hold its password anywhere.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (url.length > MAX_URL_LENGTH) {
    throw invalidUrl([fault(`expected at most ${MAX_URL_LENGTH} characters, got ${url.length}`)]);
  }
  if (hasControlCharacter(url)) {
    throw invalidUrl([fault('expected no spaces at its ends and no control characters, got some')]);
  }
  if (scheme === 'pglite') return parseEmbeddedUrl(url);
  if (scheme === 'postgres' || scheme === 'postgresql') {
    const parsed = parsePostgresUrl(url);
    if ('faults' in parsed) throw invalidUrl(parsed.faults);
    return parsed;
  }
  throw invalidUrl([schemeFault(url, scheme)]);
}

function parseEmbeddedUrl(url: string): EmbeddedLocation {
  const written = url.slice('pglite://'.length);
  const faults = directoryFaults(written);
  if (faults.length > 0) throw invalidUrl(faults);
  const directory = written === 'memory' ? undefined : written.replace(/(?<=[^/])\/+$/, '');
  return { kind: 'embedded', directory, maskedUrl: `pglite://${directory ?? 'memory'}` };
}

function directoryFaults(directory: string): Fault[] {
  const faults: Fault[] = [];
  if (/^\/*$/.test(directory)) {
    faults.push(fault('expected a directory, got none', 'Write `pglite://.data/database`'));
  }
  if (/[?#%]/.test(directory)) {
    faults.push(fault('expected a plain directory, got one with `?`, `#` or `%`'));
  }
  if (directory.startsWith('~')) {
    faults.push(fault('expected a directory, got `~`, which only a shell expands'));
  }
  if (directory.split(/[/\\]/).includes('..')) {
    faults.push(
      fault('expected a directory below the service, got one with `..`', 'Use an absolute path'),
    );
  }
  return faults;
}

function schemeFault(url: string, scheme: string | undefined): Fault {
  if (url === '') return fault('expected a URL, got an empty value');
  const expected = 'expected `pglite://`, `postgres://` or `postgresql://`';
  if (scheme === undefined) return fault(`${expected}, got a value without a scheme`);
  const near = nearestName(scheme, SCHEMES);
  const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
  return fault(`${expected}, got another scheme${hint}`);
}

function hasControlCharacter(text: string): boolean {
  return text.trim() !== text || /\p{Cc}/u.test(text);
}

function fault(message: string, remedy?: string): Fault {
  const field = 'DATABASE_URL';
  return remedy === undefined ? { field, message } : { field, message, remedy };
}

function invalidUrl(faults: readonly Fault[]): SeaworthyError {
  return new SeaworthyError('database.invalid-url', 'DATABASE_URL cannot be used', { faults });
}
