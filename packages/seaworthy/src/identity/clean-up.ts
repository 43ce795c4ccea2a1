import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/log.ts';
import type { SessionStore } from './contract.ts';
import type { SessionLifetimes } from './session.ts';

const DEFAULT_INTERVAL_SECONDS = 600;

/** Surroundings and pace of the clean-up. */
export interface SessionCleanUpOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Default 600. */
  readonly intervalSeconds?: number;
}

/** Stops the task; resolves when a run that is under way has ended. */
export type StopCleanUp = () => Promise<void>;

/**
 * Drops expired sessions from the store, again and again, one run at a time. An expired session is
 * useless without it too: this only keeps the store small.
 */
export function startSessionCleanUp(
  store: SessionStore,
  policy: Pick<SessionLifetimes, 'idleSeconds' | 'absoluteSeconds'>,
  options: SessionCleanUpOptions,
): StopCleanUp {
  const { clock, log, intervalSeconds = DEFAULT_INTERVAL_SECONDS } = options;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const nowMs = clock.wallMs();
    try {
      await store.expire({
        createdAtMs: nowMs - policy.absoluteSeconds * 1000,
        seenAtMs: nowMs - policy.idleSeconds * 1000,
      });
    } catch (error) {
      log.error('Expired sessions could not be dropped', { error });
    }
  };
  const timer = setInterval(() => {
    if (running !== undefined) return;
    running = run().finally(() => {
      running = undefined;
    });
  }, intervalSeconds * 1000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
