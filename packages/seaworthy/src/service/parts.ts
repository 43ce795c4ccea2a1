import type { MountedApp } from '../adapters/index.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Omission } from '../core/omit.ts';
import type { ResolvedPolicy } from '../policy/index.ts';
import type { BaseSettings, LoadedSettings } from '../settings/index.ts';
import type { ServiceDatabase } from './database.ts';
import type { ReadinessCheck, Task } from './define.ts';
import type { ServiceIdentity } from './identity.ts';
import type { ServiceTelemetry } from './telemetry.ts';

/** Everything a service is made of, checked and ready. */
export interface ServiceParts {
  readonly policy: ResolvedPolicy;
  readonly loaded: LoadedSettings<BaseSettings>;
  readonly telemetry: ServiceTelemetry;
  readonly database: ServiceDatabase | undefined;
  readonly app: MountedApp;
  readonly identity: ServiceIdentity;
  readonly checks: readonly ReadinessCheck[];
  readonly tasks: readonly Task[];
  readonly enter: (exchange: Exchange) => void;
  readonly omission: Omission;
}
