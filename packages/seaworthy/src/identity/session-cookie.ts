import { hash, randomBytes } from 'node:crypto';
import { type CookieAttributes, cookieName, serialiseCookie } from '../core/cookies.ts';

const ID_BYTES = 32;
const ID = /^[A-Za-z0-9_-]{43}$/;

/** The session cookie, as the policy wants it. */
export interface SessionCookieOptions {
  /** Name without prefix. */
  readonly cookie: string;
  /** Secure and `__Host-`. */
  readonly secure: boolean;
  readonly sameSite: 'Lax' | 'Strict';
  /** The cookie goes when the session must: `Max-Age`. */
  readonly absoluteSeconds: number;
}

/** The cookie that carries a session id. */
export interface SessionCookie {
  /** As it travels. */
  readonly name: string;
  /** `Set-Cookie` value that hands an id to the browser. */
  readonly serialise: (id: string) => string;
  /** `Set-Cookie` value that makes the browser forget it. */
  readonly expired: string;
}

/**
 * A session cookie: HttpOnly, `Path=/`, no `Domain`, SameSite; Secure and `__Host-` unless switched
 * off.
 *
 * @throws RangeError for a name that is no token.
 * @see OWASP ASVS 5.0 V3.3.1 to V3.3.5
 */
export function createSessionCookie(options: SessionCookieOptions): SessionCookie {
  const { secure, sameSite, absoluteSeconds } = options;
  const name = cookieName(options.cookie, secure);
  const attributes: CookieAttributes = { secure, sameSite, maxAgeSeconds: absoluteSeconds };
  return {
    name,
    serialise: (id) => serialiseCookie(name, id, attributes),
    expired: serialiseCookie(name, '', { secure, sameSite, maxAgeSeconds: 0 }),
  };
}

/** 256 bits from the system's generator, 43 characters of base64url. */
export function newSessionId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

/** Whether a text has the form of a session id; says nothing about whether one exists. */
export function isSessionId(text: string): boolean {
  return ID.test(text);
}

/** What is stored instead of the id: a stolen table signs nobody in. */
export function hashSessionId(id: string): string {
  return hash('sha256', id, 'base64url');
}
