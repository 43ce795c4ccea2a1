import type { Exchange } from '../core/exchange.ts';
import type { RequestSession } from '../core/identity.ts';

/** A session as a store keeps it; the id itself is never stored, only its SHA-256 (ASVS V7.1). */
export interface StoredSession {
  /** SHA-256 of the session id, base64url. */
  readonly idHash: string;
  readonly subject: string;
  readonly roles: readonly string[];
  /** Wall-clock milliseconds. */
  readonly createdAtMs: number;
  /** Wall-clock milliseconds; precise to a minute, so that reading a session seldom writes. */
  readonly seenAtMs: number;
}

/** Where sessions live. Every method may be sync: memory never makes a request wait. */
export interface SessionStore {
  readonly find: (idHash: string) => StoredSession | undefined | Promise<StoredSession | undefined>;
  /**
   * Keeps a new session; of one subject, at most `maxConcurrentCount` stay, the newest.
   */
  readonly create: (session: StoredSession, maxConcurrentCount: number) => void | Promise<void>;
  readonly touch: (idHash: string, seenAtMs: number) => void | Promise<void>;
  readonly remove: (idHash: string) => void | Promise<void>;
  readonly removeAll: (subject: string) => void | Promise<void>;
  /** Drops sessions older than these; called by the clean-up task. */
  readonly expire: (before: {
    readonly createdAtMs: number;
    readonly seenAtMs: number;
  }) => void | Promise<void>;
}

/** Keys of one purpose, newest first: the first signs, all verify. */
export interface TokenKeys {
  /** HMAC-SHA-256 by the current key over purpose and message, base64url. */
  readonly sign: (purpose: string, message: string) => string;
  /** Whether any key made this signature; constant time per key. */
  readonly verify: (purpose: string, message: string, signature: string) => boolean;
}

/** The session of a request, as the guard `session` holds it. */
export interface SessionHandle extends RequestSession {
  /** Takes up the session that the request's cookie names. */
  readonly resume: (session: StoredSession) => void;
}

/** Sessions of a service, as the guard `session` acts through them. */
export interface Sessions {
  /** Name of the cookie as it travels, prefix included. */
  readonly cookieName: string;
  /** What the handlers of a request sign in and out with; nobody is signed in yet. */
  readonly handle: (exchange: Exchange) => SessionHandle;
  /**
   * The live session of an id. One that has expired is ended; one that is used stays.
   *
   * @throws whatever the store throws, or rejects with, while it cannot be reached.
   */
  readonly find: (
    exchange: Exchange,
    id: string,
  ) => StoredSession | undefined | Promise<StoredSession | undefined>;
}
