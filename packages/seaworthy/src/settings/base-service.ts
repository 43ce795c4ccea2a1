import { filePath, logLevel } from './forms.ts';
import { choice, flag, integer, seconds, secret, settingOf, url, urlOf } from './kinds.ts';
import { bindHost, databaseUrl, redisUrl } from './network-forms.ts';
import { ENVIRONMENTS, type Environment } from './setting.ts';

const isDeployed = (environment: Environment): boolean => environment !== 'dev';

/** Where the service runs, how it listens and how it stops. */
export const place = {
  ENV: choice(ENVIRONMENTS, {
    description: 'Where the service runs: dev is lenient and local, staging and prod are strict',
    default: 'dev',
  }),
  ENV_FILE: settingOf(filePath)({
    description: 'Env file to read instead of config/{ENV}.env; only from the process environment',
    optional: true,
    example: '/etc/toolkit-rag/service.env',
  }),
  HOST: settingOf(bindHost)({
    description: 'Address to listen on; loopback in dev',
    default: (environment) => (isDeployed(environment) ? '0.0.0.0' : '127.0.0.1'),
  }),
  PORT: integer({
    description: 'Port to listen on; 0 takes a free one',
    min: 0,
    max: 65_535,
    default: 8000,
  }),
  MANAGEMENT_HOST: settingOf(bindHost)({
    description: 'Address of the management listener',
    default: '127.0.0.1',
  }),
  MANAGEMENT_PORT: integer({
    description: 'Port of the management listener; 0 takes a free one',
    min: 0,
    max: 65_535,
    default: 9000,
  }),
  MANAGEMENT_TOKEN: secret({
    description: 'Bearer token of the management listener; required where that is not on loopback',
    optional: true,
    strength: 'key',
  }),
  WORKERS: integer({ description: 'Processes that serve', min: 1, max: 128, default: 1 }),
  SHUTDOWN_DELAY: seconds({
    description: 'Serving goes on for so long after readiness has turned false',
    min: 0,
    max: 300,
    default: (environment) => (isDeployed(environment) ? 5 : 0),
  }),
  SHUTDOWN_TIMEOUT: seconds({
    description: 'Requests in flight may take so long to finish at shutdown',
    min: 1,
    max: 600,
    default: 30,
  }),
} as const;

/** Database and stores. */
export const data = {
  DATABASE_URL: urlOf(databaseUrl)({
    description: 'Where the data lie: the embedded database or PostgreSQL, told by the scheme',
    example: 'postgres://toolkit@db.internal:5432/toolkit',
  }),
  REDIS_URL: urlOf(redisUrl)({
    description: 'Redis for limits shared by instances',
    optional: true,
  }),
  POOL_SIZE: integer({
    description: 'Database connections kept open',
    unit: 'connections',
    min: 1,
    max: 1000,
    default: 5,
  }),
  MAX_OVERFLOW: integer({
    description: 'Database connections beyond POOL_SIZE under load',
    unit: 'connections',
    min: 0,
    max: 1000,
    default: 10,
  }),
  POOL_TIMEOUT: seconds({
    description: 'Wait for a free database connection',
    min: 1,
    max: 3600,
    default: 30,
  }),
  POOL_RECYCLE: seconds({
    description: 'Age at which a database connection is replaced',
    min: 1,
    max: 86_400,
    default: 3600,
  }),
  PGBOUNCER: flag({
    description: 'The database is reached through PgBouncer in transaction mode',
    default: false,
  }),
} as const;

/** Logs, errors, traces. */
export const seeing = {
  LOG_LEVEL: settingOf(logLevel)({ description: 'Least level that is logged', default: 'INFO' }),
  LOG_FORMAT: choice(['json', 'text'], {
    description: 'One JSON object a line, or text for people; json in prod',
    default: (environment) => (isDeployed(environment) ? 'json' : 'text'),
  }),
  LOG_FILE: settingOf(filePath)({
    description: 'File that log lines also go to',
    optional: true,
    example: '/var/log/toolkit-rag/service.log',
  }),
  DEBUG: flag({ description: 'Help for developers; never in prod', default: false }),
  SENTRY_DSN: url({ description: 'Where errors are reported', optional: true }),
  OTEL_EXPORTER_OTLP_ENDPOINT: url({ description: 'Where traces are sent', optional: true }),
} as const;
