import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { SeaworthyError } from '../core/errors.ts';

/** Characters (code points). OWASP ASVS 5.0 V6.2.1 asks for 8, V6.2.9 for 64 or more. */
export const MIN_PASSWORD_LENGTH = 8;
/** Longest password that is taken, in characters. */
export const MAX_PASSWORD_LENGTH = 128;
const MAX_PASSWORD_BYTES = 1024;

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Half of the four threads that files and name look-ups share with hashing. */
const MAX_RUNNING_COUNT = 2;
const MAX_WAITING_COUNT = 256;

/** Why a password cannot be taken. */
export type PasswordFault = 'too-short' | 'too-long';

/** Whether a new password may be used; says nothing about how good it is. */
export function checkPassword(password: string): PasswordFault | undefined {
  if (isTooLong(password)) return 'too-long';
  return [...password].length < MIN_PASSWORD_LENGTH ? 'too-short' : undefined;
}

/** Hashes and verifies passwords off the event loop. */
export interface PasswordHasher {
  /**
   * A PHC string (`$argon2id$…`) with a salt of its own.
   *
   * @throws SeaworthyError `password.busy` when 256 others wait already.
   * @throws RangeError for a password that {@link checkPassword} finds fault with.
   */
  readonly hash: (password: string) => Promise<string>;
  /**
   * Whether the password is the one that was hashed. Without a hash it does the same work and says
   * no, so that the time taken does not tell whether a user exists (ASVS V6.3.8).
   *
   * @throws SeaworthyError `password.busy` when 256 others wait already.
   */
  readonly verifyOrWaste: (phc: string | undefined, password: string) => Promise<boolean>;
  /** Whether the hash was made with other parameters than today's; hash again after a log-in. */
  readonly needsRehash: (phc: string) => boolean;
}

/**
 * Hashes passwords with argon2id, off the event loop, two at a time. Unicode spellings that look
 * alike (NFKC) are one password.
 *
 * @see OWASP ASVS 5.0 V11.4.2, V6.2; RFC 9106; NIST SP 800-63B §5.1.1.2
 */
export function createPasswordHasher(): PasswordHasher {
  const gate = new Gate();
  const waste = wasteHash();
  return {
    hash: async (password) => {
      const fault = checkPassword(password);
      if (fault !== undefined)
        throw new RangeError(`password: expected 8 to 128 characters, ${fault}`);
      return await gate.run(() => hash(normalise(password), PARAMETERS));
    },
    verifyOrWaste: async (phc, password) => {
      if (isTooLong(password)) return false;
      const known = phc !== undefined && hasKnownForm(phc);
      const matches = await gate.run(() => verify(known ? phc : waste, normalise(password)));
      return known && matches;
    },
    needsRehash: (phc) => !hasKnownForm(phc) || !hasCurrentParameters(phc),
  };
}

function normalise(password: string): string {
  return password.normalize('NFKC');
}

function isTooLong(password: string): boolean {
  if (password.length > MAX_PASSWORD_BYTES) return true;
  return (
    [...password].length > MAX_PASSWORD_LENGTH || Buffer.byteLength(password) > MAX_PASSWORD_BYTES
  );
}

/** A hash of nothing: its digest is random, so no password is known that it belongs to. */
function wasteHash(): string {
  const { memoryCost, timeCost, parallelism, outputLen } = PARAMETERS;
  const [salt, digest] = [randomBytes(16), randomBytes(outputLen)].map((bytes) =>
    bytes.toString('base64').replaceAll('=', ''),
  );
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt}$${digest}`;
}

function hasKnownForm(phc: string): boolean {
  try {
    parseOptions(phc);
    return phc.startsWith('$argon2id$');
  } catch {
    return false;
  }
}

function hasCurrentParameters(phc: string): boolean {
  const { memoryCost, timeCost, parallelism, outputLen } = parseOptions(phc);
  return (
    memoryCost === PARAMETERS.memoryCost &&
    timeCost === PARAMETERS.timeCost &&
    parallelism === PARAMETERS.parallelism &&
    outputLen === PARAMETERS.outputLen
  );
}

/** Runs so many at once, lets a bounded number wait in order, and turns the rest away. */
class Gate {
  #runningCount = 0;
  readonly #waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#runningCount >= MAX_RUNNING_COUNT) await this.#turn();
    else this.#runningCount += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#runningCount -= 1;
      else next();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING_COUNT) {
      throw new SeaworthyError(
        'password.busy',
        `passwords: expected at most ${MAX_WAITING_COUNT} waiting, got one more`,
      );
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
