import type { BaseSettings, InsecureChoice } from './contract.ts';
import type { LoadedSettings } from './load.ts';
import type { Provenance } from './secret.ts';
import type { Environment } from './setting.ts';

/** What a service says of itself at start: fields of a log event, or lines for people. */
export interface Banner {
  readonly event: 'service.banner';
  readonly service: string;
  readonly environment: Environment;
  readonly database: 'embedded' | 'postgres' | 'none';
  /** The database's URL without its password. */
  readonly databaseUrl: string | undefined;
  readonly on: readonly string[];
  readonly off: readonly string[];
  /** Where each secret that is set came from. */
  readonly secrets: Readonly<Record<string, Provenance>>;
  readonly insecureChoices: readonly InsecureChoice[];
  readonly warnings: readonly string[];
}

/** Which database a service uses, from the scheme of its URL. */
export function databaseKind(settings: BaseSettings): Banner['database'] {
  if (settings.DATABASE_URL === undefined) return 'none';
  return settings.DATABASE_URL.scheme === 'pglite' ? 'embedded' : 'postgres';
}

/**
 * Collects the banner of a service: environment, database, features, insecure choices and where
 * secrets came from; never a secret.
 *
 * @param features further features of the service, by name, and whether they are on
 */
export function describeBanner(
  loaded: LoadedSettings<BaseSettings>,
  features: Readonly<Record<string, boolean>> = {},
): Banner {
  const { settings } = loaded;
  const all = Object.entries({ ...baseFeatures(settings), ...features });
  return {
    event: 'service.banner',
    service: loaded.service,
    environment: loaded.environment,
    database: databaseKind(settings),
    databaseUrl: settings.DATABASE_URL?.masked,
    on: all.filter(([, on]) => on).map(([name]) => name),
    off: all.filter(([, on]) => !on).map(([name]) => name),
    secrets: secretProvenance(loaded),
    insecureChoices: loaded.insecureChoices,
    warnings: loaded.warnings,
  };
}

function baseFeatures(settings: BaseSettings): Record<string, boolean> {
  return {
    'rate limits': settings.RATE_LIMIT_ENABLED,
    'secure cookies': settings.COOKIE_SECURE,
    'trusted proxies': (settings.TRUSTED_PROXIES ?? []).length > 0,
    'cross-origin reads': settings.CORS_ORIGINS.length > 0,
    'JSON logs': settings.LOG_FORMAT === 'json',
    'log file': settings.LOG_FILE !== undefined,
    debug: settings.DEBUG,
  };
}

function secretProvenance(loaded: LoadedSettings<unknown>): Record<string, Provenance> {
  const values = new Map(Object.entries(loaded.settings ?? {}));
  const rows = [...loaded.contract.settings].filter(
    ([name, row]) => row.secret !== undefined && values.get(name) !== undefined,
  );
  return Object.fromEntries(rows.map(([name]) => [name, loaded.provenance.get(name) ?? 'default']));
}

const RULE = '='.repeat(60);

/** The banner as lines for people, or as one line of JSON. */
export function renderBanner(banner: Banner, format: 'text' | 'json'): string {
  if (format === 'json') return JSON.stringify(banner);
  const secrets = Object.entries(banner.secrets).map(([name, from]) => `${name} (${from})`);
  const lines = [
    row('Database', `${banner.database} ${banner.databaseUrl ?? ''}`.trim()),
    row('On', banner.on.join(', ')),
    row('Off', banner.off.join(', ')),
    row('Secrets', secrets.join(', ')),
    ...banner.insecureChoices.map(({ name, why }) => row('Insecure', `${name}: ${why}`)),
    ...banner.warnings.map((warning) => row('Warning', warning)),
  ];
  const title = `${banner.service}  ENV=${banner.environment}`;
  return [RULE, title, RULE, ...lines, RULE].join('\n');
}

function row(label: string, text: string): string {
  return `${label.padEnd(10)}${text === '' ? 'none' : text}`;
}
