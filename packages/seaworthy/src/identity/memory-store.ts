import type { SessionStore, StoredSession } from './contract.ts';

const DEFAULT_MAX_COUNT = 100_000;

/** Bounds of the session store in memory. */
export interface MemorySessionStoreOptions {
  /** Sessions of all users together. When full, the one unused longest ends. Default 100 000. */
  readonly maxCount?: number;
  /** Told each time a session ends because the store is full. */
  readonly onEvicted?: () => void;
}

/**
 * Sessions in this process: bounded, sync, gone at a restart. For one process alone; several need
 * the database store.
 */
export function createMemorySessionStore(options: MemorySessionStoreOptions = {}): SessionStore {
  const sessions = new SessionTable(options.maxCount ?? DEFAULT_MAX_COUNT, options.onEvicted);
  return {
    find: (idHash) => sessions.get(idHash),
    create: (session, maxConcurrentCount) => sessions.add(session, maxConcurrentCount),
    touch: (idHash, seenAtMs) => sessions.touch(idHash, seenAtMs),
    remove: (idHash) => sessions.remove(idHash),
    removeAll: (subject) => {
      for (const idHash of sessions.idsOf(subject)) sessions.remove(idHash);
    },
    expire: (before) => {
      for (const session of sessions.all()) {
        if (session.createdAtMs < before.createdAtMs || session.seenAtMs < before.seenAtMs) {
          sessions.remove(session.idHash);
        }
      }
    },
  };
}

class SessionTable {
  readonly #maxCount: number;
  readonly #onEvicted: (() => void) | undefined;
  /** The one unused longest comes first. */
  readonly #byId = new Map<string, StoredSession>();
  /** The oldest comes first. */
  readonly #idsBySubject = new Map<string, string[]>();

  constructor(maxCount: number, onEvicted: (() => void) | undefined) {
    this.#maxCount = maxCount;
    this.#onEvicted = onEvicted;
  }

  get(idHash: string): StoredSession | undefined {
    return this.#byId.get(idHash);
  }

  all(): readonly StoredSession[] {
    return [...this.#byId.values()];
  }

  idsOf(subject: string): readonly string[] {
    return [...(this.#idsBySubject.get(subject) ?? [])];
  }

  add(session: StoredSession, maxConcurrentCount: number): void {
    const others = this.idsOf(session.subject);
    const surplus = Math.max(0, others.length + 1 - maxConcurrentCount);
    for (const idHash of others.slice(0, surplus)) this.remove(idHash);
    if (this.#byId.size >= this.#maxCount) this.#evict();
    this.#byId.set(session.idHash, session);
    const ids = this.#idsBySubject.get(session.subject);
    if (ids === undefined) this.#idsBySubject.set(session.subject, [session.idHash]);
    else ids.push(session.idHash);
  }

  touch(idHash: string, seenAtMs: number): void {
    const session = this.#byId.get(idHash);
    if (session === undefined || session.seenAtMs >= seenAtMs) return;
    this.#byId.delete(idHash);
    this.#byId.set(idHash, { ...session, seenAtMs });
  }

  remove(idHash: string): void {
    const session = this.#byId.get(idHash);
    if (session === undefined) return;
    this.#byId.delete(idHash);
    const left = this.#idsBySubject.get(session.subject)?.filter((id) => id !== idHash) ?? [];
    if (left.length === 0) this.#idsBySubject.delete(session.subject);
    else this.#idsBySubject.set(session.subject, left);
  }

  #evict(): void {
    const [oldest] = this.#byId.keys();
    if (oldest === undefined) return;
    this.remove(oldest);
    this.#onEvicted?.();
  }
}
