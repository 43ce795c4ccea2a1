import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { makeRoot, prodVariables, refusal, type Variables } from './service.ts';

const SCRIPT = new URL('start-service.ts', import.meta.url).pathname;

interface Wrong {
  readonly name: string;
  readonly variables: Variables;
  readonly files?: Readonly<Record<string, string>>;
  /** Every field that must be named, once, in any order. */
  readonly fields: readonly string[];
  /** Texts that must not be echoed. */
  readonly secrets?: readonly string[];
}

const SHARED = generateSecret();

const WRONG: readonly Wrong[] = [
  {
    name: 'nothing but ENV=prod',
    variables: { ENV: 'prod' },
    fields: ['DATABASE_URL', 'SECRET_KEY', 'CSRF_SECRET_KEY', 'PUBLIC_ORIGIN', 'ALLOWED_HOSTS'],
  },
  {
    name: 'NODE_ENV=production without ENV',
    variables: { NODE_ENV: 'production', SECRET_KEY: 'c4n4ry-short' },
    fields: [
      'ENV',
      'DATABASE_URL',
      'SECRET_KEY',
      'CSRF_SECRET_KEY',
      'PUBLIC_ORIGIN',
      'ALLOWED_HOSTS',
    ],
    secrets: ['c4n4ry-short'],
  },
  {
    name: 'weak secrets',
    variables: prodVariables({
      SECRET_KEY: 'c4n4ry-your-secret-key-here-change-me',
      CSRF_SECRET_KEY: 'c4n4ry'.repeat(8),
      MANAGEMENT_TOKEN: 'c4n4ry-abc',
      DATABASE_URL: 'postgres://toolkitrag:changeme@localhost:5432/toolkitrag',
    }),
    fields: ['SECRET_KEY', 'CSRF_SECRET_KEY', 'MANAGEMENT_TOKEN', 'DATABASE_URL'],
    secrets: ['c4n4ry', 'changeme'],
  },
  {
    name: 'one secret for two purposes',
    variables: prodVariables({ SECRET_KEY: SHARED, CSRF_SECRET_KEY: SHARED }),
    fields: ['CSRF_SECRET_KEY'],
    secrets: [SHARED],
  },
  {
    name: 'switches of dev in prod',
    variables: prodVariables({
      ...{ DEBUG: 'true', COOKIE_SECURE: 'false', LOG_FORMAT: 'text', RATE_LIMIT_ENABLED: 'false' },
      ...{ CORS_ORIGINS: '*', PUBLIC_ORIGIN: 'http://toolkit.test', WORKERS: '4' },
      DATABASE_URL: 'pglite://.data/database',
    }),
    fields: [
      ...['DEBUG', 'COOKIE_SECURE', 'LOG_FORMAT', 'RATE_LIMIT_ENABLED', 'CORS_ORIGINS'],
      ...['PUBLIC_ORIGIN', 'WORKERS', 'RATE_LIMIT_STORE', 'WORKERS', 'DATABASE_URL'],
    ],
  },
  {
    name: 'limits that are none',
    variables: prodVariables({
      ...{ MAX_REQUEST_SIZE_MB: '10mb ', MAX_QUERY_PARAMS: 'abc', POOL_SIZE: 'NaN' },
      ...{ MAX_QUERY_STRING_LENGTH: '-1', REQUEST_TIMEOUT: 'Infinity', SESSION_MAX_AGE: '1e999' },
      ...{ SHUTDOWN_TIMEOUT: '0', PORT: '65536' },
    }),
    fields: [
      ...['MAX_REQUEST_SIZE_MB', 'MAX_QUERY_PARAMS', 'POOL_SIZE', 'MAX_QUERY_STRING_LENGTH'],
      ...['REQUEST_TIMEOUT', 'SESSION_MAX_AGE', 'SHUTDOWN_TIMEOUT', 'PORT'],
    ],
  },
  {
    name: 'passwords where none belong',
    variables: prodVariables({
      DATABASE_URL: 'postgres://toolkit:c4n4ry/pass@db:5432/toolkit',
      PUBLIC_ORIGIN: 'https://admin:c4n4ry@toolkit.test',
      TRUSTED_ORIGINS: 'https://toolkit.test,c4n4ry:pass@toolkit.test',
      SECRET_KEY_FILE: '/run/secrets/c4n4ry',
      SENTRY_DSN: 'c4n4ry://errors.test',
      LOG_LEVEL: 'postgres://toolkit:c4n4ry@db/toolkit',
      PORT: SHARED,
      SESSION_COOKIE_NAME: `${SHARED}=`,
      EMBEDDING_PROVIDER: 'openai',
    }),
    fields: [
      ...[
        'DATABASE_URL',
        'PUBLIC_ORIGIN',
        'TRUSTED_ORIGINS',
        'SECRET_KEY',
        'SENTRY_DSN',
        'LOG_LEVEL',
      ],
      ...['OPENAI_API_KEY', 'PORT', 'SESSION_COOKIE_NAME'],
    ],
    secrets: ['c4n4ry', SHARED],
  },
  {
    name: 'an env file with mistakes',
    variables: { ENV: 'staging' },
    files: {
      'config/staging.env': [
        ...['DATABASE_URL=postgres://toolkit:c4n4ry-9aZ@db/toolkit', 'SECRET_KYE=c4n4ry-9aZ'],
        ...["CSRF_SECRET_KEY='c4n4ry-9aZ", 'c4n4ry-9aZ', 'PUBLIC_ORIGIN=https://toolkit.test/'],
        ...['ALLOWED_HOSTS=toolkit.test', 'ALLOWED_HOSTS=other.test', 'TRUSTED_PROXIES=0.0.0.0/0'],
      ].join('\n'),
    },
    fields: [
      ...['SECRET_KYE', 'config/staging.env:3', 'config/staging.env:4', 'config/staging.env:7'],
      ...['SECRET_KEY', 'CSRF_SECRET_KEY', 'PUBLIC_ORIGIN', 'TRUSTED_PROXIES'],
    ],
    secrets: ['c4n4ry'],
  },
];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the service as a process with these variables and no others. */
async function start(variables: Variables, rootDirectory: string): Promise<Ended> {
  const child = spawn(process.execPath, [SCRIPT, rootDirectory], { env: variables });
  const read = async (stream: NodeJS.ReadableStream): Promise<string> => {
    const parts: string[] = [];
    for await (const part of stream) parts.push(String(part));
    return parts.join('');
  };
  const [out, err, [code]] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

describe.each(WRONG)('$name', ({ variables, files = {}, fields, secrets = [] }) => {
  test('is refused with every fault at once, each with its remedy, and no secret', () => {
    covers('S1', 'S2', 'S3', 'A-SE-01', 'A-BO-07');
    const error = refusal(variables, { rootDirectory: makeRoot(files) });
    expect(error.code).toBe('settings.invalid');
    expect(error.faults.map(({ field }) => field).sort()).toEqual([...fields].sort());
    const syntax = error.faults.filter(({ field }) => field.startsWith('config/'));
    expect(error.faults.filter(({ remedy }) => remedy === undefined)).toEqual(syntax);
    const printed = [error.message, error.stack ?? '', JSON.stringify(error), inspect(error)];
    for (const one of secrets) expect(printed.join()).not.toContain(one);
  });

  test('ends the process, one line a fault', async () => {
    covers('S1', 'S2', 'S7', 'A-SE-01', 'A-BO-07');
    const { code, out, err } = await start(variables, makeRoot(files));
    expect(code).toBe(1);
    expect(out).toBe('');
    const lines = err.split('\n').filter((line) => line.startsWith('  - '));
    expect(lines.map((line) => line.slice(4).split(': ')[0]).sort()).toEqual([...fields].sort());
    for (const one of secrets) expect(err).not.toContain(one);
  });
});

test('the right environment starts, and prints no secret', async () => {
  covers('S1', 'S9');
  const variables = prodVariables();
  const { code, out, err } = await start(variables, makeRoot());
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('ENV=prod');
  for (const name of ['SECRET_KEY', 'CSRF_SECRET_KEY']) {
    expect(out).not.toContain(variables[name]);
  }
  expect(out).not.toContain('kT9-vXq2');
});
