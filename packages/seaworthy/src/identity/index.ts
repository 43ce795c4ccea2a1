export { type SessionCleanUpOptions, type StopCleanUp, startSessionCleanUp } from './clean-up.ts';
export type {
  SessionHandle,
  SessionStore,
  Sessions,
  StoredSession,
  TokenKeys,
} from './contract.ts';
export {
  createDatabaseSessionStore,
  SESSION_TABLE_SQL,
  type SessionQueryable,
} from './database-store.ts';
export { createTokenKeys, type TokenKeysOptions } from './keys.ts';
export { createMemorySessionStore, type MemorySessionStoreOptions } from './memory-store.ts';
export {
  checkPassword,
  createPasswordHasher,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type PasswordFault,
  type PasswordHasher,
} from './password.ts';
export { createSessions, type SessionLifetimes, type SessionsOptions } from './session.ts';
export type { SessionCookieOptions } from './session-cookie.ts';
