import { randomBytes } from 'node:crypto';
import type { TokenKeys } from '../../identity/contract.ts';

const PURPOSE = 'csrf';
const NONCE_BYTES = 16;
const NONCE_LENGTH = 22;
const SIGNATURE_LENGTH = 43;
/** Nonce, dot, at most nine digits of time, dot, signature. */
const MAX_LENGTH = NONCE_LENGTH + 1 + 9 + 1 + SIGNATURE_LENGTH;
const DOT = 0x2e;

/**
 * A token: 128 random bits, the time it was made (seconds, base 36), and an HMAC-SHA-256 over both
 * and what the token is bound to. The nonce makes each differ, so that compression tells nothing.
 *
 * @param binding names the session; without dots at its end, so that no two messages are alike
 */
export function makeToken(keys: TokenKeys, binding: string, nowSeconds: number): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const made = `${nonce}.${nowSeconds.toString(36)}`;
  return `${made}.${keys.sign(PURPOSE, `${binding}.${made}`)}`;
}

export interface TokenExpectation {
  readonly binding: string;
  readonly nowSeconds: number;
  /** How long a token is good. */
  readonly tokenSeconds: number;
}

/** Whether a token was made for this binding and is neither too old nor from the far future. */
export function checkToken(keys: TokenKeys, token: string, expected: TokenExpectation): boolean {
  const end = token.length - SIGNATURE_LENGTH - 1;
  // The signature vouches for the rest: nobody else can have written nonce and time.
  if (token.length > MAX_LENGTH || token.charCodeAt(end) !== DOT) return false;
  if (end <= NONCE_LENGTH || token.charCodeAt(NONCE_LENGTH) !== DOT) return false;
  const made = token.slice(0, end);
  if (!keys.verify(PURPOSE, `${expected.binding}.${made}`, token.slice(end + 1))) return false;
  const madeSeconds = Number.parseInt(made.slice(NONCE_LENGTH + 1), 36);
  // Clocks of several instances differ and jump, so a token from ahead is good for a while too.
  return Math.abs(expected.nowSeconds - madeSeconds) <= expected.tokenSeconds;
}
