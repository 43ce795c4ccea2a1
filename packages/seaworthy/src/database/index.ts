export { checkDatabase, type DatabaseCheck, type DatabaseCheckOptions } from './checks.ts';
export type {
  Database,
  DatabaseKind,
  DatabaseStats,
  Queryable,
  QueryResult,
  Session,
  SessionOptions,
  SqlJson,
  SqlValue,
  TransactionOptions,
} from './database.ts';
export { type ExtensionState, extensionState, requireExtension } from './extensions.ts';
export { failureOf, isUnavailable, PostgresFailure } from './failure.ts';
export type { AppliedMigration } from './migrations/ledger.ts';
export {
  createMigrations,
  type MigrationRun,
  type MigrationStatus,
  type Migrations,
  type MigrationsOptions,
} from './migrations/migrations.ts';
export { type OpenDatabaseOptions, openDatabase } from './open.ts';
export type { PoolLimits } from './pool-limits.ts';
export type { PostgresLocation, TlsMode } from './postgres-url.ts';
export { type DatabaseLocation, type EmbeddedLocation, parseDatabaseUrl } from './url.ts';
export { json } from './values.ts';
