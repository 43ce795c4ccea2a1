import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import type { AttackRow } from './row.ts';
import { type AttackTarget, attackedProd } from './target.ts';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Starts the service as a process of its own, which is to end by itself. */
async function startAndEnd(
  target: AttackTarget,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const [program, ...args] = target.command;
  const own = mkdtempSync(join(tmpdir(), 'seaworthy-attacked-'));
  const child = spawn(program, args, {
    cwd: own,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', MANAGEMENT_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      // It listens, so it will not end.
      if (output.includes('service.started')) child.kill('SIGKILL');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  rmSync(own, { recursive: true, force: true });
  return { code, output };
}

const SHARED = generateSecret();
const SHORT = 'c4n4ry-short';
const EXAMPLE = 'c4n4ry-your-secret-key-here-change-me-please';
const REPEATED = 'c4n4ry'.repeat(8);

interface Wrong {
  readonly change: Readonly<Record<string, string | undefined>>;
  readonly named: readonly string[];
}

/** Changes to a prod environment in which everything is right. */
const WRONG: readonly Wrong[] = [
  { change: { SECRET_KEY: undefined }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: '' }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: SHORT }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: EXAMPLE }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: REPEATED }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: '0123456789'.repeat(5) }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: 'a'.repeat(64) }, named: ['SECRET_KEY'] },
  { change: { SECRET_KEY: `${generateSecret()},${SHORT}` }, named: ['SECRET_KEY'] },
  { change: { CSRF_SECRET_KEY: undefined }, named: ['CSRF_SECRET_KEY'] },
  { change: { SECRET_KEY: SHARED, CSRF_SECRET_KEY: SHARED }, named: ['CSRF_SECRET_KEY'] },
  { change: { DEBUG: 'true' }, named: ['DEBUG'] },
  { change: { DEBUG: 'yes please' }, named: ['DEBUG'] },
  { change: { PUBLIC_ORIGIN: 'http://service.example' }, named: ['PUBLIC_ORIGIN'] },
  { change: { PUBLIC_ORIGIN: 'https://service.example/path' }, named: ['PUBLIC_ORIGIN'] },
  { change: { CORS_ORIGINS: '*' }, named: ['CORS_ORIGINS'] },
  { change: { CORS_ORIGINS: 'https://a.example,*' }, named: ['CORS_ORIGINS'] },
  { change: { WORKERS: '4' }, named: ['WORKERS', 'RATE_LIMIT_STORE'] },
  { change: { COOKIE_SECURE: 'false' }, named: ['COOKIE_SECURE'] },
  { change: { RATE_LIMIT_ENABLED: 'false' }, named: ['RATE_LIMIT_ENABLED'] },
  { change: { ALLOWED_HOSTS: '' }, named: ['ALLOWED_HOSTS'] },
  { change: { ALLOWED_HOSTS: '*' }, named: ['ALLOWED_HOSTS'] },
  { change: { TRUSTED_PROXIES: '0.0.0.0/0' }, named: ['TRUSTED_PROXIES'] },
  { change: { ENV: 'production' }, named: ['ENV'] },
  { change: { ENV: undefined, NODE_ENV: 'production' }, named: ['ENV'] },
  { change: { ENV: 'dev', NODE_ENV: 'production' }, named: ['ENV'] },
  { change: { MANAGEMENT_HOST: '0.0.0.0' }, named: ['MANAGEMENT_TOKEN'] },
];

function changed(change: Wrong['change']): Record<string, string> {
  const all = Object.entries({ ...attackedProd(), ...change });
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Secrets and env */
const wrongEnvironments: AttackRow = async (target) => {
  for (const { change, named } of WRONG) {
    const error = await target.refusalOf({ environment: changed(change), bare: true });
    for (const name of named) {
      expect(error.message, JSON.stringify(change)).toContain(name);
    }
    expectSilent(error.message);
  }
  const all = {
    ...changed({ PUBLIC_ORIGIN: 'http://service.example', SECRET_KEY: EXAMPLE }),
    ...{ CSRF_SECRET_KEY: EXAMPLE, DEBUG: 'true', CORS_ORIGINS: '*', WORKERS: '4' },
    ...{ COOKIE_SECURE: 'false', MANAGEMENT_TOKEN: SHORT, MAX_REQUEST_SIZE_MB: '10mb ' },
  };
  for (const environment of [
    all,
    { ENV: 'prod' },
    { NODE_ENV: 'production', SECRET_KEY: SHORT },
    changed({ ENV: 'staging', SECRET_KEY: REPEATED }),
  ]) {
    const { code, output } = await startAndEnd(target, environment);
    expect(code, output).toBe(1);
    expectSilent(output);
    if (environment !== all) continue;
    for (const name of [
      ...['SECRET_KEY', 'CSRF_SECRET_KEY', 'DEBUG', 'CORS_ORIGINS', 'WORKERS', 'COOKIE_SECURE'],
      ...['MANAGEMENT_TOKEN', 'MAX_REQUEST_SIZE_MB', 'PUBLIC_ORIGIN'],
    ]) {
      const lines = output.split(/\\n|\n/).filter((line) => line.includes(`${name}:`));
      expect(lines.length, `${name} in\n${output}`).toBeGreaterThan(0);
    }
  }
};

function expectSilent(text: string): void {
  for (const secret of ['c4n4ry', SHARED]) expect(text).not.toContain(secret);
}

export const settings = { 'A-SE-01': wrongEnvironments } as const satisfies Record<
  string,
  AttackRow
>;
