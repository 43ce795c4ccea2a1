import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import { SeaworthyError } from '../../core/errors.ts';
import type { Session } from '../database.ts';

/** `seaworth` in ASCII, as the signed 64-bit key that every runner asks for. */
const LOCK_KEY = '8315159452608263272';
const POLL_MS = 100;

export interface RunLockOptions {
  readonly waitTimeoutMs: number;
  readonly clock: Clock;
}

/**
 * Runs the work while this session alone holds the lock of all runners on this database. It asks
 * again and again instead of waiting inside the server: a session that waits in a statement holds
 * a snapshot, and `CREATE INDEX CONCURRENTLY` of the runner ahead would wait for it forever.
 *
 * @throws SeaworthyError `database.timeout` when another runner keeps the lock for too long.
 */
export async function withRunLock<T>(
  session: Session,
  options: RunLockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { clock, waitTimeoutMs } = options;
  const startedMs = clock.monotonicMs();
  while (!(await tryLock(session))) {
    if (clock.monotonicMs() - startedMs > waitTimeoutMs) throw timedOut(waitTimeoutMs);
    await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    // Where this fails the session is gone, and the server has let go of the lock.
    await session.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => undefined);
  }
}

async function tryLock(session: Session): Promise<boolean> {
  const { rows } = await session.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS locked',
    [LOCK_KEY],
  );
  return rows[0]?.locked === true;
}

function timedOut(waitTimeoutMs: number): SeaworthyError {
  return new SeaworthyError(
    'database.timeout',
    `migrate: expected the other runner to end within ${waitTimeoutMs} ms, got none of it`,
  );
}
