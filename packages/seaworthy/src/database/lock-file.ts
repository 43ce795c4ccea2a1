import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemClock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';

interface Owner {
  readonly pid: number;
  /** When the process started, in the kernel's ticks; tells a reused pid from its first holder. */
  readonly start: string;
  readonly host: string;
  readonly token: string;
}

const PRIVATE_FILE_MODE = 0o600;
/** Taking over takes microseconds: an older mark was left by a process that died at it. */
const TAKEOVER_MARK_MS = 10_000;
const ATTEMPT_COUNT = 3;

/**
 * Takes the lock, or takes it over from a process that no longer runs. A lock written on another
 * host (a shared volume, a container) is held to be alive, since its process cannot be seen.
 *
 * @returns what gives the lock back.
 * @throws SeaworthyError `database.locked`.
 */
export function takeLock(path: string): () => void {
  const mine: Owner = {
    pid: process.pid,
    start: processStart(process.pid) ?? '',
    host: hostname(),
    token: randomUUID(),
  };
  for (let attempt = 0; attempt < ATTEMPT_COUNT; attempt += 1) {
    if (createWhole(path, JSON.stringify(mine))) return () => release(path, mine);
    const owner = readOwner(path);
    if (owner !== 'gone' && isAlive(owner)) throw locked(path, owner);
    removeStale(path);
  }
  throw locked(path, undefined);
}

/** Appears with its content or not at all, so that nobody reads half a lock. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: PRIVATE_FILE_MODE, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead process. A second file is held meanwhile: without it, one process
 * could remove the lock that another has just taken over.
 */
function removeStale(path: string): void {
  const mark = `${path}.takeover`;
  if (!createWhole(mark, '')) {
    if (ageMs(mark) > TAKEOVER_MARK_MS) rmSync(mark, { force: true });
    return;
  }
  try {
    const owner = readOwner(path);
    if (owner === 'gone' || !isAlive(owner)) rmSync(path, { force: true });
  } finally {
    rmSync(mark, { force: true });
  }
}

function release(path: string, mine: Owner): void {
  const owner = readOwner(path);
  if (owner !== 'gone' && owner?.token === mine.token) rmSync(path, { force: true });
}

/** Undefined for a lock that does not tell its owner: a power failure can leave an empty one. */
function readOwner(path: string): Owner | undefined | 'gone' {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isOwner(content) ? content : undefined;
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'gone' : undefined;
  }
}

function isOwner(content: unknown): content is Owner {
  if (typeof content !== 'object' || content === null) return false;
  const { pid, start, host, token } = content as Partial<Record<keyof Owner, unknown>>;
  const texts = [start, host, token].every((field) => typeof field === 'string');
  return texts && typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0;
}

function isAlive(owner: Owner | undefined): boolean {
  if (owner === undefined) return false;
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    if (!hasCode(error, 'EPERM')) return false;
  }
  const start = processStart(owner.pid);
  return start === undefined || owner.start === '' || start === owner.start;
}

/** Field 22 of `/proc/<pid>/stat`; undefined where there is no such file system. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets; the fields count from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function ageMs(path: string): number {
  try {
    return systemClock.wallMs() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function locked(path: string, owner: Owner | undefined): SeaworthyError {
  const holder = owner === undefined ? 'another process' : `process ${owner.pid} on ${owner.host}`;
  return new SeaworthyError(
    'database.locked',
    `DATABASE_URL: expected the embedded database to be free, got the lock of ${holder}. ` +
      `Stop it; if it no longer exists, remove ${path}`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
