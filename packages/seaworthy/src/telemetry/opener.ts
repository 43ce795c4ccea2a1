import fs from 'node:fs';

/** Opens one place that lines are written to. */
export interface Opener {
  readonly name: string;
  /** Never blocks. `identity` tells whether it is still the same file. */
  readonly open: (done: (error: NodeJS.ErrnoException | null, opened: Opened) => void) => void;
  readonly openSync: () => Opened;
  readonly release: (fd: number) => void;
  /** Whether the place will not come back by itself after this error. */
  readonly isPermanent: (errno: string) => boolean;
}

export interface Opened {
  readonly fd: number;
  readonly identity: string;
}

/** Appended to, so that rotation by copy and truncate works too; no blocking on a named pipe. */
const FILE_FLAGS =
  fs.constants.O_WRONLY |
  fs.constants.O_APPEND |
  fs.constants.O_CREAT |
  (fs.constants.O_NONBLOCK ?? 0);
/** Logs tell who did what: not for everyone on the machine. */
const FILE_MODE = 0o640;
const STDOUT = 1;
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'EBADF', 'EIO', 'ECONNRESET', 'ENXIO']);

/** A log file. Made when it is missing; its directory is not. */
export function fileOpener(path: string): Opener {
  return {
    name: path,
    open: (done) => {
      fs.open(path, FILE_FLAGS, FILE_MODE, (error, fd) => {
        if (error !== null) done(error, { fd: -1, identity: '' });
        else identify(fd, done);
      });
    },
    openSync: () => {
      const fd = fs.openSync(path, FILE_FLAGS, FILE_MODE);
      return { fd, identity: identityOf(fs.fstatSync(fd)) };
    },
    release: (fd) => fs.close(fd, () => undefined),
    isPermanent: () => false,
  };
}

/** The process's standard output; gone for good once its reader is gone. */
export function stdoutOpener(): Opener {
  return {
    name: 'stdout',
    open: (done) => {
      try {
        done(null, openStdout());
      } catch (error) {
        done(error as NodeJS.ErrnoException, { fd: -1, identity: '' });
      }
    },
    openSync: openStdout,
    release: (fd) => {
      if (fd !== STDOUT) fs.close(fd, () => undefined);
    },
    isPermanent: (errno) => GONE.has(errno),
  };
}

/**
 * A pipe is opened a second time, without blocking, so that a reader that stalls costs neither a
 * thread nor a clean exit: the mode belongs to the open file, and the first one is shared with
 * whoever started the process.
 */
function openStdout(): Opened {
  const status = fs.fstatSync(STDOUT);
  const identity = identityOf(status);
  if (process.platform === 'linux' && status.isFIFO()) {
    try {
      const flags = fs.constants.O_WRONLY | fs.constants.O_NONBLOCK;
      return { fd: fs.openSync('/proc/self/fd/1', flags), identity };
    } catch (error) {
      if (isGone(error)) throw error;
    }
  }
  return { fd: STDOUT, identity };
}

/** `ENXIO`: a pipe without a reader. Anything else (another user's pipe) is used as it is. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENXIO';
}

function identify(
  fd: number,
  done: (error: NodeJS.ErrnoException | null, opened: Opened) => void,
): void {
  fs.fstat(fd, (error, status) => {
    if (error !== null) fs.close(fd, () => undefined);
    done(error, { fd, identity: error === null ? identityOf(status) : '' });
  });
}

function identityOf(status: fs.Stats): string {
  return `${status.dev}:${status.ino}`;
}
