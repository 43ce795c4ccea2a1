import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import { openDatabase, parseDatabaseUrl } from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';

const SECRET = 'hunter2-very-secret';

function refusal(url: string): SeaworthyError {
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    if (error instanceof SeaworthyError) return error;
    throw error;
  }
  throw new Error(`admitted: ${url}`);
}

describe('embedded', () => {
  test.each([
    ['pglite://.data/database', '.data/database'],
    ['pglite://data/', 'data'],
    ['pglite:///var/lib/rag', '/var/lib/rag'],
    ['PGLITE://data', 'data'],
    ['pglite://memory', undefined],
    ['pglite://memory2', 'memory2'],
    ['pglite://a..b', 'a..b'],
  ])('%s', (url, directory) => {
    covers('S3');
    expect(parseDatabaseUrl(url)).toMatchObject({ kind: 'embedded', directory });
  });

  test.each([
    ['pglite://', 'a directory, got none'],
    ['pglite:///', 'a directory, got none'],
    ['pglite://../data', 'below the service'],
    ['pglite://data/../../etc', 'below the service'],
    ['pglite://data?x=1', 'plain directory'],
    ['pglite://data%2Fx', 'plain directory'],
    ['pglite://~/data', 'only a shell expands'],
    ['pglite://data\n', 'control characters'],
    ['pglite://da\u0000ta', 'control characters'],
    ['pglite:data', 'without a scheme'],
  ])('refuses %j', (url, message) => {
    expect(refusal(url)).toMatchObject({ code: 'database.invalid-url' });
    expect(refusal(url).message).toContain(message);
  });
});

describe('postgres', () => {
  test('every part', () => {
    covers('S3');
    const query = '?sslmode=verify-ca&sslrootcert=/ca.pem&application_name=rag';
    const url = `postgresql://us%40er:p%40ss%2F%23@db.example:6543/na%20me${query}`;
    const { password, ...rest } = parseDatabaseUrl(url) as Extract<
      ReturnType<typeof parseDatabaseUrl>,
      { kind: 'postgres' }
    >;
    expect(password()).toBe('p@ss/#');
    expect(rest).toEqual({
      kind: 'postgres',
      host: 'db.example',
      port: 6543,
      user: 'us@er',
      database: 'na me',
      tls: 'verify-ca',
      tlsRootCertificateFile: '/ca.pem',
      applicationName: 'rag',
      maskedUrl: `postgresql://us%40er:***@db.example:6543/na%20me${query}`,
    });
  });

  test.each([
    ['postgres://u:p@h/d', { host: 'h', port: 5432, tls: 'disable' }],
    ['postgres://u@h/d', { maskedUrl: 'postgres://u@h/d' }],
    ['postgres://u:p@[::1]:1/d', { host: '::1', port: 1 }],
    ['postgres://u:p@%2Frun%2Fpostgresql/d', { host: '/run/postgresql' }],
    ['postgres://u:p@h/d?sslmode=require', { tls: 'verify-full' }],
  ])('%s', (url, parts) => {
    expect(parseDatabaseUrl(url)).toMatchObject(parts);
  });

  test.each([
    ['', 'an empty value'],
    ['postgress://u:p@h/d', "Did you mean 'postgres'?"],
    ['mysql://u:p@h/d', 'another scheme'],
    ['localhost:5432/d', 'without a scheme'],
    ['postgres://h/d', 'a user, got none'],
    ['postgres://u:p@h', 'a database name, got none'],
    ['postgres://u:p@h/', 'a database name, got none'],
    ['postgres://u:p@h/a/b', 'got a path'],
    ['postgres://u:p@/d', 'got something else'],
    ['postgres:///d', 'a host, got none'],
    ['postgres://u:p@h:0/d', 'a port'],
    ['postgres://u:p@h:70000/d', 'got something else'],
    ['postgres://u:p@a,b/d', 'one host'],
    ['postgres://u:p#x@h/d', 'got something else'],
    ['postgres://u:%zz@h/d', 'stray `%`'],
    ['postgres://u:p@h/d#x', 'expected no `#`'],
    ['postgres://u:p@h/d?sslmod=require', "Did you mean 'sslmode'?"],
    ['postgres://u:p@h/d?sslmode=prefer', 'sslmode'],
    ['postgres://u:p@h/d?sslmode=disable&sslmode=require', 'expected once'],
    ['postgres://u:p@h/d?host=/run', 'only the parameters'],
    [` postgres://u:p@h/d`, 'no spaces'],
    [`postgres://u:p@h/${'d'.repeat(2100)}`, 'at most 2048 characters'],
  ])('refuses %j', (url, message) => {
    covers('S3');
    expect(refusal(url).message).toContain(message);
  });

  test('names all faults at once', () => {
    expect(refusal('postgres://h:0/a/b?x=1&sslmode=no').faults).toHaveLength(5);
  });
});

test.each([
  `postgres://u:${SECRET}@h/d?sslmode=no`,
  `postgres://u:${SECRET}#@h/d`,
  `postgress://u:${SECRET}@h/d`,
  `u:${SECRET}@h/d`,
  `postgres://u:p@h/d?${SECRET}=1`,
  `postgres://u@h/d?sslmode=${SECRET}`,
])('never echoes what was given: %s', (url) => {
  expect(inspect(refusal(url), { depth: 9, showHidden: true })).not.toContain(SECRET);
});

test('a parsed password is not printed', () => {
  const location = parseDatabaseUrl(`postgres://u:${SECRET}@h/d`);
  expect(inspect(location, { depth: 9, showHidden: true })).not.toContain(SECRET);
  expect(JSON.stringify(location)).not.toContain(SECRET);
});

test('opening refuses the URL, and all limits out of range at once', async () => {
  covers('S3');
  await expect(openDatabase({ url: 'sqlite://x', rootDirectory: '/' })).rejects.toMatchObject({
    code: 'database.invalid-url',
  });
  const limits = { poolSize: 0, poolTimeoutSeconds: Number.NaN, maxOverflowCount: 1 };
  await expect(
    openDatabase({ url: 'pglite://memory', rootDirectory: '/', ...limits }),
  ).rejects.toMatchObject({
    code: 'settings.invalid',
    faults: [{ field: 'poolSize' }, { field: 'poolTimeoutSeconds' }],
  });
});
