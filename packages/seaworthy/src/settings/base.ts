import { limits, network, sessions } from './base-protection.ts';
import { data, place, seeing } from './base-service.ts';
import type { Setting } from './setting.ts';

/** Adds what this release cannot do yet, so that setting it is refused instead of ignored. */
function unavailable<Value>(
  setting: Setting<Value>,
  isUnavailable: (value: unknown) => boolean,
): Setting<Value> {
  return { ...setting, isUnavailable };
}

const isGiven = (value: unknown): boolean => value !== undefined;

/** Every setting that each service has. */
export const BASE_SETTINGS = {
  ...place,
  ...data,
  ...sessions,
  ...network,
  ...limits,
  ...seeing,
  WORKERS: unavailable(place.WORKERS, (count) => count !== 1),
  REDIS_URL: unavailable(data.REDIS_URL, isGiven),
  PGBOUNCER: unavailable(data.PGBOUNCER, (on) => on === true),
  RATE_LIMIT_STORE: unavailable(limits.RATE_LIMIT_STORE, (store) => store !== 'memory'),
  SENTRY_DSN: unavailable(seeing.SENTRY_DSN, isGiven),
  OTEL_EXPORTER_OTLP_ENDPOINT: unavailable(seeing.OTEL_EXPORTER_OTLP_ENDPOINT, isGiven),
} as const;
