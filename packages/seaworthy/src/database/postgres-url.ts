import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';

/** Whether the connection is encrypted, and how far the server's certificate is held to it. */
export type TlsMode = 'disable' | 'verify-ca' | 'verify-full';

/** A PostgreSQL server, as DATABASE_URL names it. */
export interface PostgresLocation {
  readonly kind: 'postgres';
  /** A host name, an address, or the directory of a Unix socket (`%2Frun%2Fpostgresql`). */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** A function, so that no log line, JSON or inspection prints it. */
  readonly password: () => string;
  readonly database: string;
  readonly tls: TlsMode;
  /** File with the certificate authorities to trust instead of the system's. */
  readonly tlsRootCertificateFile: string | undefined;
  readonly applicationName: string | undefined;
  /** For people to read: the password is `***`. */
  readonly maskedUrl: string;
}

const PARAMETERS = ['sslmode', 'sslrootcert', 'application_name'];
const DEFAULT_PORT = 5432;

/**
 * `require` verifies like `verify-full`: encryption to whoever answers protects from nobody who
 * can answer. `allow` and `prefer` are refused, since they may go on in the clear.
 *
 * @see https://www.postgresql.org/docs/15/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 */
const TLS_MODES: ReadonlyMap<string, TlsMode> = new Map([
  ['disable', 'disable'],
  ['require', 'verify-full'],
  ['verify-ca', 'verify-ca'],
  ['verify-full', 'verify-full'],
]);

type Report = (message: string, remedy?: string) => void;

/** The parts of a `postgres://` URL, or all its faults; parts are never echoed. */
export function parsePostgresUrl(url: string): PostgresLocation | { readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (message, remedy) => {
    const field = 'DATABASE_URL';
    faults.push(remedy === undefined ? { field, message } : { field, message, remedy });
  };
  if (!URL.canParse(url)) {
    report(
      'expected `postgres://user:password@host:port/name`, got something else',
      'Percent-encode special characters in the password: `@` is %40, `/` is %2F, `#` is %23',
    );
    return { faults };
  }
  const location = readLocation(new URL(url), report);
  return faults.length > 0 ? { faults } : location;
}

function readLocation(url: URL, report: Report): PostgresLocation {
  const parameters = readParameters(url, report);
  const location = {
    kind: 'postgres' as const,
    host: readHost(url, report),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    user: decoded(url.username, 'user', report),
    database: decoded(url.pathname.slice(1), 'database name', report),
    tls: readTls(parameters.get('sslmode'), report),
    tlsRootCertificateFile: parameters.get('sslrootcert'),
    applicationName: parameters.get('application_name'),
  };
  const password = decodeURIComponentOr(url.password) ?? '';
  if (password === '' && url.password !== '') {
    report('expected a percent-encoded password, got a stray `%`', 'Write `%` itself as %25');
  }
  if (url.port === '0') report('expected a port from 1 to 65535, got 0');
  if (url.hash !== '') report('expected no `#`, got one', 'In a password write it as %23');
  return { ...location, password: () => password, maskedUrl: masked(url) };
}

function readHost(url: URL, report: Report): string {
  const host = decoded(url.hostname.replace(/^\[(.*)\]$/, '$1'), 'host', report);
  if (host.includes(',')) report('expected one host, got a list');
  return host;
}

function readParameters(url: URL, report: Report): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!PARAMETERS.includes(name)) {
      const near = nearestName(name, PARAMETERS);
      const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
      report(`expected only the parameters ${PARAMETERS.join(', ')}, got another${hint}`);
    } else if (parameters.has(name)) {
      report(`parameter \`${name}\`: expected once, got several`);
    } else if (value === '') {
      report(`parameter \`${name}\`: expected a value, got none`);
    } else {
      parameters.set(name, value);
    }
  }
  return parameters;
}

function readTls(mode: string | undefined, report: Report): TlsMode {
  const tls = TLS_MODES.get(mode ?? 'disable');
  if (tls === undefined) {
    report(`parameter \`sslmode\`: expected ${[...TLS_MODES.keys()].join(', ')}, got another`);
  }
  return tls ?? 'verify-full';
}

function decoded(text: string, what: string, report: Report): string {
  const value = decodeURIComponentOr(text);
  if (value === undefined) report(`expected a percent-encoded ${what}, got a stray \`%\``);
  if (value === '') report(`expected a ${what}, got none`);
  if (value?.includes('\0')) report(`expected a ${what} without NUL, got one`);
  if (what === 'database name' && text.includes('/')) {
    report('expected one database name, got a path');
  }
  return value ?? '';
}

function decodeURIComponentOr(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function masked(url: URL): string {
  const password = url.password === '' ? '' : ':***';
  return `${url.protocol}//${url.username}${password}@${url.host}${url.pathname}${url.search}`;
}
