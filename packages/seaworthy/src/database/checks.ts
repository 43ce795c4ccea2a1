import { formatFault, SeaworthyError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { extensionState, remedyFor } from './extensions.ts';
import type { Migrations } from './migrations/migrations.ts';

/** What a service needs of its database. */
export interface DatabaseCheckOptions {
  readonly requiredTables: readonly string[];
  /** Without it, nothing is pending. */
  readonly migrations?: Pick<Migrations, 'pending'>;
  readonly requiredExtensions?: readonly string[];
  /** How long the database may take to answer. Default 1500. */
  readonly pingTimeoutMs?: number;
}

/** What start-up validation prints and readiness answers; the names are those of the answer. */
export interface DatabaseCheck {
  readonly ready: boolean;
  readonly database: 'connected' | 'disconnected';
  /** `unknown` while disconnected. */
  readonly tables: 'present' | 'missing' | 'unknown';
  readonly missing_tables: readonly string[];
  readonly missing_extensions: readonly string[];
  readonly pending_migrations: readonly string[];
  /** What is wrong and what mends it, a line each; empty when ready. Holds no secret. */
  readonly message: string;
}

const DEFAULT_PING_TIMEOUT_MS = 1_500;
const MIGRATE = 'Run `seaworthy migrate up`';

/** Looks at everything the service needs of its database. Never throws: a fault is an answer. */
export async function checkDatabase(
  database: Database,
  options: DatabaseCheckOptions,
): Promise<DatabaseCheck> {
  try {
    await database.ping(options.pingTimeoutMs ?? DEFAULT_PING_TIMEOUT_MS);
  } catch (error) {
    return { ...UNKNOWN, message: explain(error) };
  }
  try {
    return await inspect(database, options);
  } catch (error) {
    return { ...UNKNOWN, database: 'connected', message: explain(error) };
  }
}

const UNKNOWN: DatabaseCheck = {
  ready: false,
  database: 'disconnected',
  tables: 'unknown',
  missing_tables: [],
  missing_extensions: [],
  pending_migrations: [],
  message: '',
};

async function inspect(database: Database, options: DatabaseCheckOptions): Promise<DatabaseCheck> {
  const missingTables = await database.missingTables(options.requiredTables);
  const missingExtensions: string[] = [];
  for (const name of options.requiredExtensions ?? []) {
    if ((await extensionState(database, name)) === 'missing') missingExtensions.push(name);
  }
  const pending = (await options.migrations?.pending()) ?? [];
  const lines = [
    ...missingExtensions.map((name) => `extension ${name} is missing. ${remedyFor(name)}`),
    ...(missingTables.length > 0
      ? [`missing tables: ${missingTables.join(', ')}. ${MIGRATE}`]
      : []),
    ...(pending.length > 0 ? [`pending migrations: ${pending.join(', ')}. ${MIGRATE}`] : []),
  ];
  return {
    ready: lines.length === 0,
    database: 'connected',
    tables: missingTables.length === 0 ? 'present' : 'missing',
    missing_tables: missingTables,
    missing_extensions: missingExtensions,
    pending_migrations: pending,
    message: lines.join('\n'),
  };
}

function explain(error: unknown): string {
  if (!(error instanceof SeaworthyError)) return 'the check failed for an unknown reason';
  const [first] = error.message.split('\n');
  return [`${first}. ${error.hint}`, ...error.faults.map(formatFault)].join('\n');
}
