import type { Database } from 'seaworthy/database';
import type { PasswordHasher } from 'seaworthy/identity';
import type { Credentials } from './schemas.ts';

export interface Account {
  /** Permanent; sessions name it. */
  readonly id: string;
  readonly email: string;
  readonly roles: readonly string[];
}

interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
  readonly role: 'user' | 'admin';
}

const FIND_SQL = 'SELECT id, email, password_hash, role FROM users WHERE email = $1';
const ADD_SQL = `
  INSERT INTO users (email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING`;
const PUT_ADMIN_SQL = `
  INSERT INTO users (email, password_hash, role) VALUES ($1, $2, 'admin')
  ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash, role = 'admin'
  RETURNING id`;
const SET_HASH_SQL = 'UPDATE users SET password_hash = $2 WHERE id = $1';

/** Accounts by e-mail address; addresses are one in any case of letters. */
export class Accounts {
  readonly #database: Database;
  readonly #passwords: PasswordHasher;

  constructor(database: Database, passwords: PasswordHasher) {
    this.#database = database;
    this.#passwords = passwords;
  }

  /**
   * Makes an account unless the address has one. The caller is not told which, and both take the
   * same work: whether somebody has an account here is nobody else's business.
   */
  async register({ email, password }: Credentials): Promise<void> {
    const hash = await this.#passwords.hash(password);
    await this.#database.query(ADD_SQL, [email.toLowerCase(), hash]);
  }

  /** The account, if address and password belong together; an unknown address takes as long. */
  async logIn({ email, password }: Credentials): Promise<Account | undefined> {
    const user = await this.#find(email);
    const matches = await this.#passwords.verifyOrWaste(user?.password_hash, password);
    if (user === undefined || !matches) return undefined;
    if (this.#passwords.needsRehash(user.password_hash)) {
      const hash = await this.#passwords.hash(password);
      await this.#database.query(SET_HASH_SQL, [user.id, hash]);
    }
    return { id: user.id, email: user.email, roles: user.role === 'admin' ? ['admin'] : [] };
  }

  /** Makes an administrator that opens with this password; a new password ends old sessions. */
  async ensureAdmin({ email, password }: Credentials): Promise<void> {
    const user = await this.#find(email);
    const matches = await this.#passwords.verifyOrWaste(user?.password_hash, password);
    if (user?.role === 'admin' && matches) return;
    const hash = await this.#passwords.hash(password);
    await this.#database.transaction(async (tx) => {
      const { rows } = await tx.query<{ id: string }>(PUT_ADMIN_SQL, [email.toLowerCase(), hash]);
      await tx.query('DELETE FROM sessions WHERE subject = $1', [rows[0]?.id ?? '']);
    });
  }

  async #find(email: string): Promise<UserRow | undefined> {
    const { rows } = await this.#database.query<UserRow>(FIND_SQL, [email.toLowerCase()]);
    return rows[0];
  }
}
