import { systemClock } from '../core/clock.ts';
import {
  createDatabaseSessionStore,
  createMemorySessionStore,
  createSessions,
  createTokenKeys,
  type SessionStore,
  type Sessions,
  startSessionCleanUp,
  type TokenKeys,
} from '../identity/index.ts';
import type { ResolvedPolicy } from '../policy/index.ts';
import type { BaseSettings, LoadedSettings } from '../settings/index.ts';
import type { ServiceDatabase } from './database.ts';
import type { Task } from './define.ts';
import type { ServiceTelemetry } from './telemetry.ts';

/** Sessions and token keys of a service. */
export interface ServiceIdentity {
  readonly sessions: Sessions;
  readonly tokens: TokenKeys;
  readonly cleanUp: Task;
}

export interface IdentityParts {
  readonly policy: ResolvedPolicy;
  readonly loaded: LoadedSettings<BaseSettings>;
  readonly telemetry: ServiceTelemetry;
  readonly database: ServiceDatabase | undefined;
  readonly where: 'memory' | 'database' | undefined;
}

/** Sessions live in the database where there is one, unless the declaration says otherwise. */
export function identityOf(parts: IdentityParts): ServiceIdentity {
  const { policy, loaded, telemetry } = parts;
  const store = storeOf(parts);
  const { CSRF_SECRET_KEY: csrfKeys } = loaded.settings;
  const log = telemetry.log.logger;
  const common = { store, policy: policy.sessions, clock: systemClock, log };
  return {
    sessions: createSessions({ ...common, events: telemetry.events.emit }),
    tokens: createTokenKeys(csrfKeys.all.map((key) => key.reveal())),
    cleanUp: {
      name: 'session clean-up',
      start: () => startSessionCleanUp(store, policy.sessions, { clock: systemClock, log }),
    },
  };
}

function storeOf({ database, where }: IdentityParts): SessionStore {
  const isDatabase = where === undefined ? database !== undefined : where === 'database';
  return isDatabase && database !== undefined
    ? createDatabaseSessionStore(database.database)
    : createMemorySessionStore();
}
