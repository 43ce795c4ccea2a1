import type { Clock } from '../core/clock.ts';
import { putCookie } from '../core/cookies.ts';
import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { EventSink, SecurityEventCode } from '../core/events.ts';
import type { Exchange, PeerFacts } from '../core/exchange.ts';
import type { SignInOptions } from '../core/identity.ts';
import type { Logger } from '../core/log.ts';
import type { SessionHandle, SessionStore, Sessions, StoredSession } from './contract.ts';
import {
  createSessionCookie,
  hashSessionId,
  isSessionId,
  newSessionId,
  type SessionCookie,
  type SessionCookieOptions,
} from './session-cookie.ts';

const MAX_NAME_LENGTH = 128;
const MAX_ROLE_COUNT = 32;
const TOUCH_EVERY_MS = 60_000;

/** How long sessions live, and how many of one user. */
export interface SessionLifetimes {
  /** Unused for so long, a session ends. */
  readonly idleSeconds: number;
  /** However much it is used, a session ends after so long. */
  readonly absoluteSeconds: number;
  /** Sessions of one user; the oldest ends. */
  readonly maxConcurrentCount: number;
}

/** What sessions are made of. */
export interface SessionsOptions {
  readonly store: SessionStore;
  /** The policy's `sessions`. */
  readonly policy: SessionLifetimes & SessionCookieOptions;
  readonly clock: Clock;
  readonly log: Logger;
  readonly events: EventSink;
}

/** What a handle needs of the service. */
interface Backing extends SessionsOptions {
  readonly cookie: SessionCookie;
}

/**
 * Sessions of a service: 256-bit random ids in a cookie, their SHA-256 in the store, a new id at
 * every sign-in, idle and absolute time-outs by the wall clock. Nothing is stored for strangers.
 *
 * Does not cover a cookie stolen from the browser or the wire, nor roles that change while a
 * session lives: sign in again after a change of privilege, or end the user's sessions.
 *
 * @see OWASP ASVS 5.0 V7.2 to V7.4
 */
export function createSessions(options: SessionsOptions): Sessions {
  const backing: Backing = { ...options, cookie: createSessionCookie(options.policy) };
  const { store } = options;
  const hashOf = rememberingHashes();
  return {
    cookieName: backing.cookie.name,
    handle: (exchange) => new Handle(backing, exchange),
    find: (exchange, id) => {
      const idHash = hashOf(exchange.peer, id);
      const found = idHash === undefined ? undefined : store.find(idHash);
      return found instanceof Promise
        ? found.then((session) => live(backing, exchange, session))
        : live(backing, exchange, found);
    },
  };
}

/**
 * The hash of an id, undefined for what is none. A browser sends one id on a connection over and
 * over, and hashing it costs as much as all else that is done to find its session.
 */
function rememberingHashes(): (peer: PeerFacts, id: string) => string | undefined {
  const last = new WeakMap<PeerFacts, { readonly id: string; readonly hash: string }>();
  return (peer, id) => {
    const known = last.get(peer);
    if (known?.id === id) return known.hash;
    if (!isSessionId(id)) return undefined;
    const hash = hashSessionId(id);
    last.set(peer, { id, hash });
    return hash;
  };
}

/** The session if it may still be used; notes that it was. */
function live(
  backing: Backing,
  exchange: Exchange,
  session: StoredSession | undefined,
): StoredSession | undefined {
  if (session === undefined) {
    report(backing, exchange, { code: 'authentication.session-invalid' });
    return undefined;
  }
  const { policy, store } = backing;
  const nowMs = backing.clock.wallMs();
  const unusedMs = nowMs - session.seenAtMs;
  const ageMs = nowMs - session.createdAtMs;
  // So that times which are none end a session, too.
  if (!(unusedMs < policy.idleSeconds * 1000 && ageMs < policy.absoluteSeconds * 1000)) {
    const { subject } = session;
    report(backing, exchange, { code: 'authentication.session-expired', subject });
    inBackground(backing, () => store.remove(session.idHash));
    return undefined;
  }
  // A tenth of a short idle time, so that a session in use never ends for want of a touch.
  if (unusedMs >= Math.min(TOUCH_EVERY_MS, policy.idleSeconds * 100)) {
    inBackground(backing, () => store.touch(session.idHash, nowMs));
  }
  return session;
}

/** Work that no request waits for; its failure is logged, and the next request tries again. */
function inBackground(backing: Backing, work: () => void | Promise<void>): void {
  const onError = (error: unknown): void =>
    backing.log.error('Session store failed in the background', { error });
  try {
    const pending = work();
    if (pending instanceof Promise) pending.catch(onError);
  } catch (error) {
    onError(error);
  }
}

interface Happening {
  readonly code: SecurityEventCode;
  readonly subject?: string;
}

function report(backing: Backing, exchange: Exchange, { code, subject }: Happening): void {
  const { requestId, clientAddress } = exchange;
  const detail = subject === undefined ? {} : { detail: { subject } };
  backing.events({ code, requestId, clientAddress, ...detail });
}

class Handle implements SessionHandle {
  readonly #backing: Backing;
  readonly #exchange: Exchange;
  #current: StoredSession | undefined = undefined;

  constructor(backing: Backing, exchange: Exchange) {
    this.#backing = backing;
    this.#exchange = exchange;
  }

  get subject(): string | undefined {
    return this.#current?.subject;
  }

  get binding(): string | undefined {
    return this.#current?.idHash;
  }

  resume(session: StoredSession): void {
    const { subject, roles } = session;
    this.#current = session;
    this.#exchange.identity = { kind: 'session', subject, roles, credential: 'cookie' };
  }

  async signIn(options: SignInOptions): Promise<void> {
    const { subject, roles = [] } = options;
    if (this.#exchange.response.headersSent) throw lateSignIn();
    checkSignIn(subject, roles);
    const { store, policy, clock, cookie } = this.#backing;
    // First, so that a failing store can leave a user signed out, but never two ids alive.
    await this.#end();
    const id = newSessionId();
    const nowMs = clock.wallMs();
    const session: StoredSession = {
      idHash: hashSessionId(id),
      subject,
      roles: [...roles],
      createdAtMs: nowMs,
      seenAtMs: nowMs,
    };
    await store.create(session, policy.maxConcurrentCount);
    if (this.#exchange.response.headersSent) {
      // Answered meanwhile, by a deadline: nobody would ever get this session's cookie.
      await store.remove(session.idHash);
      throw lateSignIn();
    }
    this.resume(session);
    putCookie(this.#exchange, cookie.serialise(id));
    this.#report({ code: 'authentication.succeeded', subject });
  }

  async signOut(): Promise<void> {
    const { subject } = this;
    await this.#end();
    if (subject === undefined) return;
    this.#report({ code: 'authentication.signed-out', subject });
  }

  async signOutEverywhere(subject: string): Promise<void> {
    await this.#backing.store.removeAll(subject);
    if (this.subject === subject) this.#forget();
    this.#report({ code: 'authentication.signed-out', subject });
  }

  #report(happening: Happening): void {
    report(this.#backing, this.#exchange, happening);
  }

  async #end(): Promise<void> {
    if (this.#current !== undefined) await this.#backing.store.remove(this.#current.idHash);
    this.#forget();
  }

  #forget(): void {
    this.#current = undefined;
    if (this.#exchange.identity?.kind === 'session') this.#exchange.identity = undefined;
    putCookie(this.#exchange, this.#backing.cookie.expired);
  }
}

function lateSignIn(): SeaworthyError {
  const message = 'signIn: expected a response that has not begun, got one whose head is out';
  return new SeaworthyError('session.misuse', message);
}

function checkSignIn(subject: string, roles: readonly string[]): void {
  const faults: Fault[] = [];
  if (!isName(subject)) faults.push(nameFault('subject'));
  if (roles.length > MAX_ROLE_COUNT) {
    faults.push({
      field: 'roles',
      message: `expected at most ${MAX_ROLE_COUNT}, got ${roles.length}`,
    });
  }
  roles.forEach((role, index) => {
    if (!isName(role)) faults.push(nameFault(`roles[${index}]`));
  });
  if (faults.length > 0) {
    throw new SeaworthyError('session.misuse', 'signIn: cannot start a session', { faults });
  }
}

function nameFault(field: string): Fault {
  return { field, message: `expected 1 to ${MAX_NAME_LENGTH} characters, none of them a control` };
}

function isName(text: unknown): boolean {
  if (typeof text !== 'string' || text.length === 0 || text.length > MAX_NAME_LENGTH) return false;
  return !/\p{Cc}/u.test(text);
}
