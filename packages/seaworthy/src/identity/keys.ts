import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { SeaworthyError } from '../core/errors.ts';
import type { TokenKeys } from './contract.ts';

const MIN_SECRET_LENGTH = 32;
const KEY_BYTES = 32;
/** SHA-256 in base64url without padding. */
const SIGNATURE_LENGTH = 43;
const SALT = 'seaworthy.token.v1';
const DEFAULT_CACHE_COUNT = 4096;

/** How the keys remember what they have verified. */
export interface TokenKeysOptions {
  /** Verified signatures that are remembered: at most twice as many. Default 4096; 0 for none. */
  readonly cacheCount?: number;
}

/**
 * Keys for tokens of any purpose, from a list of secrets. Each purpose has its own key per secret
 * (HKDF-SHA-256), so a signature made for one purpose never verifies for another. The first secret
 * signs, all verify: a key is rotated by putting the new secret in front.
 *
 * Signatures that verified are remembered, so that a token that comes again costs a look-up instead
 * of an HMAC. A wrong signature is never remembered: it is compared in constant time, each time.
 *
 * @param secrets newest first, each of 32 or more characters
 * @throws SeaworthyError `settings.invalid` for an empty list or a short secret.
 * @see RFC 5869; RFC 2104; OWASP ASVS 5.0 V11.2.2
 */
export function createTokenKeys(
  secrets: readonly string[],
  options: TokenKeysOptions = {},
): TokenKeys {
  checkSecrets(secrets);
  const cacheCount = options.cacheCount ?? DEFAULT_CACHE_COUNT;
  const purposes = new Map<string, PurposeKeys>();
  const keysOf = (purpose: string): PurposeKeys => {
    const known = purposes.get(purpose);
    if (known !== undefined) return known;
    const keys = new PurposeKeys(
      secrets.map((secret) => deriveKey(secret, purpose)),
      cacheCount,
    );
    purposes.set(purpose, keys);
    return keys;
  };
  return {
    sign: (purpose, message) => keysOf(purpose).sign(message),
    verify: (purpose, message, candidate) => keysOf(purpose).verify(message, candidate),
  };
}

/** The keys of one purpose, the newest first. */
class PurposeKeys {
  readonly #keys: readonly KeyObject[];
  readonly #verified: VerifiedCache;

  constructor(keys: readonly KeyObject[], cacheCount: number) {
    this.#keys = keys;
    this.#verified = new VerifiedCache(cacheCount);
  }

  sign(message: string): string {
    const [current] = this.#keys;
    if (current === undefined) throw new Error('unreachable: the list of secrets is not empty');
    return signature(current, message);
  }

  verify(message: string, candidate: string): boolean {
    if (candidate.length !== SIGNATURE_LENGTH) return false;
    if (this.#verified.has(candidate, message)) return true;
    if (!matchesAny(this.#keys, message, candidate)) return false;
    this.#verified.add(candidate, message);
    return true;
  }
}

function checkSecrets(secrets: readonly string[]): void {
  if (secrets.length === 0) {
    throw new SeaworthyError(
      'settings.invalid',
      'token keys: expected at least one secret, got none',
    );
  }
  const faults = secrets.flatMap((secret, index) =>
    secret.length >= MIN_SECRET_LENGTH
      ? []
      : [
          {
            field: `secrets[${index}]`,
            message: `expected ${MIN_SECRET_LENGTH} or more characters, got ${secret.length}`,
          },
        ],
  );
  if (faults.length > 0) {
    throw new SeaworthyError('settings.invalid', 'token keys: a secret is too short', { faults });
  }
}

function deriveKey(secret: string, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', secret, SALT, purpose, KEY_BYTES);
  return createSecretKey(new Uint8Array(bytes));
}

function signature(key: KeyObject, message: string): string {
  return createHmac('sha256', key).update(message, 'utf8').digest('base64url');
}

/**
 * Compared as text: 43 characters hold two bits more than 32 bytes, so comparing bytes would let
 * four spellings of one signature pass. Every key is tried, whichever matches.
 */
function matchesAny(keys: readonly KeyObject[], message: string, candidate: string): boolean {
  const given = Buffer.from(candidate, 'utf8');
  if (given.length !== SIGNATURE_LENGTH) return false;
  let matches = false;
  for (const key of keys) {
    const own = Buffer.from(signature(key, message), 'latin1');
    matches = timingSafeEqual(own, given) || matches;
  }
  return matches;
}

/**
 * Genuine signatures with the message of each, in two generations of at most so many entries: what
 * is not used while one fills is forgotten. By signature, because hashing that alone is cheaper.
 */
class VerifiedCache {
  readonly #maxCount: number;
  #young = new Map<string, string>();
  #old = new Map<string, string>();

  constructor(maxCount: number) {
    this.#maxCount = maxCount;
  }

  has(signed: string, message: string): boolean {
    if (this.#young.get(signed) === message) return true;
    if (this.#old.get(signed) !== message) return false;
    this.add(signed, message);
    return true;
  }

  add(signed: string, message: string): void {
    if (this.#maxCount === 0) return;
    if (this.#young.size >= this.#maxCount) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(signed, message);
  }
}
