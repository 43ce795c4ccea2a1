import type { Fault } from '../core/errors.ts';
import type { BaseSettings, ReadSettings } from './contract.ts';
import { isLoopbackHost } from './reach.ts';

type Read = ReadSettings<BaseSettings>;

/** Settings that are each fine and cannot hold together. */
export function findContradictions(read: Read): Fault[] {
  const found = [
    limitsPerProcess(read),
    embeddedWorkers(read),
    samePort(read),
    openManagement(read),
    unansweredOrigin(read),
  ];
  return found.filter((fault) => fault !== undefined);
}

function limitsPerProcess({ RATE_LIMIT_STORE, WORKERS = 1 }: Read): Fault | undefined {
  if (RATE_LIMIT_STORE !== 'memory' || WORKERS === 1) return undefined;
  return {
    field: 'RATE_LIMIT_STORE',
    message: 'expected a store that all workers share, got memory beside WORKERS above 1',
    remedy: 'Set WORKERS to 1: with memory, each worker would admit the whole limit',
  };
}

function embeddedWorkers({ DATABASE_URL, WORKERS = 1 }: Read): Fault | undefined {
  if (DATABASE_URL?.scheme !== 'pglite' || WORKERS === 1) return undefined;
  return {
    field: 'WORKERS',
    message: 'expected 1 with the embedded database, got more',
    remedy: 'Set WORKERS to 1, or DATABASE_URL to a postgres:// URL',
  };
}

function samePort({ PORT, MANAGEMENT_PORT, HOST, MANAGEMENT_HOST }: Read): Fault | undefined {
  if (PORT === undefined || PORT === 0 || PORT !== MANAGEMENT_PORT) return undefined;
  const everywhere = [HOST, MANAGEMENT_HOST].some((host) => host === '0.0.0.0' || host === '::');
  if (!everywhere && HOST !== MANAGEMENT_HOST) return undefined;
  return {
    field: 'MANAGEMENT_PORT',
    message: `expected another port than PORT, got ${PORT} for both`,
    remedy: 'Change one of them',
  };
}

function openManagement({ MANAGEMENT_HOST, MANAGEMENT_TOKEN }: Read): Fault | undefined {
  if (MANAGEMENT_HOST === undefined || isLoopbackHost(MANAGEMENT_HOST)) return undefined;
  if (MANAGEMENT_TOKEN !== undefined) return undefined;
  return {
    field: 'MANAGEMENT_TOKEN',
    message: 'expected a token where MANAGEMENT_HOST is not loopback, got nothing',
    remedy: 'Set MANAGEMENT_TOKEN to what `seaworthy secrets generate` prints',
  };
}

function unansweredOrigin({ PUBLIC_ORIGIN, ALLOWED_HOSTS }: Read): Fault | undefined {
  if (PUBLIC_ORIGIN === undefined || ALLOWED_HOSTS === undefined) return undefined;
  const { host, hostname } = new URL(PUBLIC_ORIGIN);
  if (ALLOWED_HOSTS.some((entry) => entry === host || entry === hostname)) return undefined;
  if (ALLOWED_HOSTS.some((entry) => entry.startsWith('.') && hostname.endsWith(entry))) {
    return undefined;
  }
  return {
    field: 'ALLOWED_HOSTS',
    message: 'expected the host of PUBLIC_ORIGIN among them, got a list without it',
    remedy: `Add ${host}, or every request by that name is refused`,
  };
}

/** What is allowed, does less than it seems to, and is worth a line. */
export function findWarnings(read: Read, given: ReadonlySet<string>): string[] {
  const warnings: string[] = [];
  const pool = ['POOL_SIZE', 'MAX_OVERFLOW', 'POOL_RECYCLE'].filter((name) => given.has(name));
  if (read.DATABASE_URL?.scheme === 'pglite' && pool.length > 0) {
    warnings.push(`${pool.join(', ')}: without effect, the embedded database has one connection.`);
  }
  const insecureOrigin = read.PUBLIC_ORIGIN?.startsWith('http://') === true;
  if (insecureOrigin && read.COOKIE_SECURE === true) {
    warnings.push(
      'COOKIE_SECURE: browsers will not keep Secure cookies of the http PUBLIC_ORIGIN, so nobody ' +
        'can stay logged in.',
    );
  }
  return warnings;
}
