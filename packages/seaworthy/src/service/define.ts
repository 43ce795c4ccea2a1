import type { Logger } from '../core/log.ts';
import type { Database } from '../database/index.ts';
import type { PasswordHasher } from '../identity/index.ts';
import type { Policy } from '../policy/index.ts';
import type { BaseSettings, Environment, SettingsContract } from '../settings/index.ts';
import type { AppLogger } from '../telemetry/index.ts';
import { checkShape } from './shape.ts';

/** What an application is built with. */
export interface AppContext<Values> {
  readonly settings: Values;
  readonly environment: Environment;
  /** Origin that clients use, when it is known. */
  readonly publicOrigin: string | undefined;
  /**
   * The service's database, open and checked.
   *
   * @throws SeaworthyError `database.invalid-url` when the service has no DATABASE_URL
   */
  readonly database: Database;
  readonly passwords: PasswordHasher;
  readonly log: Logger;
  /** The same log as a pino instance, for frameworks that take one. */
  readonly pino: AppLogger['pino'];
}

/** Work that runs as long as the service: a clean-up, a refresh. */
export interface Task {
  readonly name: string;
  /** Called when the service listens; what it returns ends the work and waits for its end. */
  readonly start: () => () => void | Promise<void>;
}

export interface DatabaseConfig {
  /** Folder of `NNNN_name.sql` files, relative to `rootDirectory`. Default `migrations`. */
  readonly migrationsDirectory?: string;
  /** Tables without which the service does not start. */
  readonly requiredTables?: readonly string[];
  /** Extensions without which the service does not start, such as `vector`. */
  readonly extensions?: readonly string[];
}

/** One check of readiness besides the database. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the dependency cannot be used. */
  readonly check: (signal: AbortSignal) => Promise<void>;
  /** Default 1000. */
  readonly timeoutMs?: number;
  /** `false`: a failure is reported and does not make the service unready. Default true. */
  readonly critical?: boolean;
}

/** Why a weakened setting is accepted in prod, who answers for it, and until when. */
export interface SettingExemption {
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`, the last day it holds (UTC). */
  readonly until: string;
}

/** A service, declared: nothing runs and nothing listens until `createService`. */
export interface ServiceConfig<Values extends BaseSettings = BaseSettings> {
  /** Folder of `config/`, migrations and relative paths. Default: the working directory. */
  readonly rootDirectory?: string;
  readonly settings: SettingsContract<Values>;
  readonly policy: (settings: Values) => Policy;
  /**
   * Settings that weaken a protection in prod (`COOKIE_SECURE`, `DEBUG`, `LOG_FORMAT`,
   * `RATE_LIMIT_ENABLED`, `DATABASE_URL`), each with who answers for it and until when. Without an
   * entry, or past its date, prod does not start with them.
   */
  readonly exemptSettings?: Readonly<Record<string, SettingExemption>>;
  /** Leave out for a service without database. */
  readonly database?: DatabaseConfig;
  /** Where sessions live. Default: the database where there is one, memory otherwise. */
  readonly sessions?: 'memory' | 'database';
  readonly readiness?: (context: AppContext<Values>) => readonly ReadinessCheck[];
  readonly tasks?: (context: AppContext<Values>) => readonly Task[];
  /**
   * Builds the application: a `node:http` listener or a Fastify instance. A factory, because
   * importing a configuration must listen to nothing.
   */
  readonly app: (context: AppContext<Values>) => unknown;
}

/**
 * Declares a service: checks its shape, for callers without types, and runs nothing.
 *
 * @throws SeaworthyError `service.invalid` with every fault at once
 */
export function defineService<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
): ServiceConfig<Values> {
  checkShape(config);
  return config;
}
