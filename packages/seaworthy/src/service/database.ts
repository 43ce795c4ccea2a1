import { resolve } from 'node:path';
import type { Logger } from '../core/log.ts';
import {
  checkDatabase,
  createMigrations,
  type Database,
  type DatabaseCheck,
  type Migrations,
  openDatabase,
} from '../database/index.ts';
import type { DependencyCheck } from '../health/index.ts';
import type { BaseSettings } from '../settings/index.ts';
import type { DatabaseConfig } from './define.ts';

/** The database of a service and what the service needs of it. */
export interface ServiceDatabase {
  readonly database: Database;
  readonly migrations: Migrations;
  /** Everything at once; the first start of an embedded database takes seconds. */
  readonly check: (pingTimeoutMs?: number) => Promise<DatabaseCheck>;
}

const READINESS_TIMEOUT_MS = 2_000;

/** Opens the database that DATABASE_URL names. */
export async function openServiceDatabase(
  settings: BaseSettings,
  config: DatabaseConfig,
  context: { readonly rootDirectory: string; readonly log: Logger },
): Promise<ServiceDatabase> {
  const { rootDirectory, log } = context;
  const database = await openDatabase({
    url: settings.DATABASE_URL?.reveal() ?? '',
    rootDirectory,
    log,
    poolSize: settings.POOL_SIZE,
    maxOverflowCount: settings.MAX_OVERFLOW,
    poolTimeoutSeconds: settings.POOL_TIMEOUT,
    poolRecycleSeconds: settings.POOL_RECYCLE,
  });
  const directory = migrationsDirectory(config, rootDirectory);
  const migrations = createMigrations({ database, directory });
  const needs = {
    requiredTables: config.requiredTables ?? [],
    requiredExtensions: config.extensions ?? [],
    migrations,
  };
  return {
    database,
    migrations,
    check: (pingTimeoutMs) =>
      checkDatabase(database, pingTimeoutMs === undefined ? needs : { ...needs, pingTimeoutMs }),
  };
}

/** Absolute path of the folder of a service's migrations. */
export function migrationsDirectory(config: DatabaseConfig, rootDirectory: string): string {
  return resolve(rootDirectory, config.migrationsDirectory ?? 'migrations');
}

/** The database's part of the readiness answer, in the words of the contract (H4). */
export function databaseReadiness(database: ServiceDatabase): DependencyCheck {
  return {
    name: 'database',
    timeoutMs: READINESS_TIMEOUT_MS,
    critical: true,
    check: async () => {
      const { ready, ...state } = await database.check();
      const detail = Object.entries(state).filter(
        ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
      );
      return { ready, detail: Object.fromEntries(detail) };
    },
  };
}
