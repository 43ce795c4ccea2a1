import { describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import {
  devVariables,
  load,
  prodVariables,
  refusal,
  refusedFields,
  type Variables,
} from './service.ts';

const choices = (variables: Variables, exemptSettings: string[] = []): string[] =>
  load(variables, { exemptSettings }).insecureChoices.map(({ name }) => name);

describe('prod', () => {
  test('starts with what is right, and has nothing insecure to tell', () => {
    covers('S7');
    const loaded = load(prodVariables());
    expect(loaded.settings).toMatchObject({
      COOKIE_SECURE: true,
      LOG_FORMAT: 'json',
      DEBUG: false,
      HOST: '0.0.0.0',
      TRUSTED_ORIGINS: ['https://toolkit.test'],
      RATE_LIMIT_ENABLED: true,
    });
    expect(loaded.insecureChoices).toEqual([]);
    expect(loaded.warnings).toEqual([]);
    expect(Object.isFrozen(loaded.settings)).toBe(true);
  });

  test.each([
    ['COOKIE_SECURE', 'false'],
    ['LOG_FORMAT', 'text'],
    ['DEBUG', 'true'],
    ['RATE_LIMIT_ENABLED', 'false'],
    ['DATABASE_URL', 'pglite://.data/database'],
  ])('refuses %s=%s, unless the policy answers for it', (name, value) => {
    covers('S7', 'S8', 'A-SE-01');
    const variables = prodVariables({ [name]: value });
    expect(refusedFields(variables)).toEqual([name]);
    expect(choices(variables, [name])).toEqual([name]);
  });

  test.each([
    ['CORS_ORIGINS', '*'],
    ['PUBLIC_ORIGIN', 'http://toolkit.test'],
    ['ALLOWED_HOSTS', ''],
    ['ALLOWED_HOSTS', undefined],
    ['TRUSTED_ORIGINS', ''],
    ['PUBLIC_ORIGIN', undefined],
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', ''],
    ['ADMIN_PASSWORD', 'kT9-vXq2-mZ7p'],
  ])('refuses %s=%s', (name, value) => {
    covers('S3', 'S7', 'A-SE-01');
    expect(refusedFields(prodVariables({ [name]: value }))).toEqual([name]);
  });

  test('cannot be exempted from what the policy may not answer for', () => {
    const error = refusal(prodVariables({ CORS_ORIGINS: '*' }), {
      exemptSettings: ['CORS_ORIGINS', 'DEBIG'],
    });
    expect(error.faults.map(({ field }) => field)).toEqual([
      'CORS_ORIGINS',
      'exemptSettings',
      'exemptSettings',
    ]);
    expect(error.message).toContain("Did you mean 'DEBUG'?");
  });

  test('tells of http origins that are trusted', () => {
    const TRUSTED_ORIGINS = 'https://toolkit.test,http://old.test';
    expect(choices(prodVariables({ TRUSTED_ORIGINS }))).toEqual(['TRUSTED_ORIGINS']);
  });
});

describe('staging', () => {
  test.each([
    ['COOKIE_SECURE', 'false'],
    ['LOG_FORMAT', 'text'],
    ['DEBUG', 'true'],
    ['RATE_LIMIT_ENABLED', 'false'],
    ['DATABASE_URL', 'pglite://.data/database'],
    ['CORS_ORIGINS', '*'],
  ])('takes %s=%s as an insecure choice', (name, value) => {
    covers('S7', 'S9');
    expect(choices(prodVariables({ ENV: 'staging', [name]: value }))).toEqual([name]);
  });

  test('may have an administrator, not a placeholder for one', () => {
    covers('S7');
    const variables = prodVariables({ ENV: 'staging' });
    expect(load({ ...variables, ADMIN_PASSWORD: 'kT9-vXq2' }).settings.ADMIN_PASSWORD?.length).toBe(
      8,
    );
    expect(refusedFields({ ...variables, ADMIN_PASSWORD: 'changeme' })).toEqual(['ADMIN_PASSWORD']);
  });
});

describe('dev', () => {
  test('listens on loopback and is lenient', () => {
    covers('S2', 'S7', 'S8');
    const loaded = load(devVariables({ ADMIN_PASSWORD: 'kT9-vXq2', DEBUG: 'true' }));
    expect(loaded.settings).toMatchObject({
      HOST: '127.0.0.1',
      COOKIE_SECURE: false,
      LOG_FORMAT: 'text',
      ALLOWED_HOSTS: ['localhost', '127.0.0.1', '[::1]'],
    });
    expect(loaded.insecureChoices).toEqual([]);
    expect(load(devVariables()).settings.DEBUG).toBe(false);
  });

  test.each([
    ['HOST', '0.0.0.0', 1],
    ['HOST', '::', 1],
    ['HOST', '192.168.1.2', 1],
    ['HOST', '127.0.0.2', 0],
    ['HOST', '::1', 0],
    ['HOST', 'localhost', 0],
    ['CORS_ORIGINS', '*', 1],
    ['CORS_ORIGINS', 'http://localhost:5173', 0],
    ['RATE_LIMIT_ENABLED', 'false', 1],
    ['SECRET_KEY', 'changeme', 1],
    ['SECRET_KEY', 'kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gAe', 0],
    ['OPENAI_API_KEY', 'sk-...', 1],
  ])('%s=%s counts %i insecure choices', (name, value, count) => {
    covers('S9');
    expect(choices(devVariables({ [name]: value }))).toHaveLength(count);
  });

  test('answers to the host of its public origin too', () => {
    const { settings } = load(devVariables({ PUBLIC_ORIGIN: 'http://dev.test:8080' }));
    expect(settings.ALLOWED_HOSTS).toContain('dev.test:8080');
    expect(settings.TRUSTED_ORIGINS).toEqual(['http://dev.test:8080']);
  });
});

describe('trusting every peer', () => {
  test.each([
    ...['true', '*', '0.0.0.0/0', '::/0', '0.0.0.0/1,128.0.0.0/1', '0.0.0.0/7', '::ffff:0:0/96'],
    ...['2000::/3', '::/16', 'fc00::/6', '10.0.0.0/8,::/0'],
  ])('%s is refused, in dev too', (TRUSTED_PROXIES) => {
    covers('A-PX-03');
    expect(refusedFields(devVariables({ TRUSTED_PROXIES }))).toEqual(['TRUSTED_PROXIES']);
    expect(refusedFields(prodVariables({ TRUSTED_PROXIES }))).toEqual(['TRUSTED_PROXIES']);
  });

  test.each([
    '10.0.0.0/8',
    '0.0.0.0',
    'fc00::/7',
    'fe80::/10',
    '2001:db8::/32',
    'loopback,uniqueLocal',
  ])('%s is a range of somebody', (TRUSTED_PROXIES) => {
    const { settings } = load(prodVariables({ TRUSTED_PROXIES }));
    expect(settings.TRUSTED_PROXIES).toEqual(TRUSTED_PROXIES.split(','));
  });
});

describe('what this release cannot do', () => {
  test.each([
    ['RATE_LIMIT_STORE', 'redis'],
    ['REDIS_URL', 'redis://localhost:6379'],
    ['PGBOUNCER', 'true'],
    ['SENTRY_DSN', 'https://key@errors.test/1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://localhost:4318'],
  ])('%s=%s is refused, not ignored', (name, value) => {
    covers('S1');
    const { faults } = refusal(devVariables({ [name]: value }));
    expect(faults.map(({ field }) => field)).toEqual([name]);
    expect(faults[0]?.message).toContain('is not available in this release');
  });

  test.each([
    ['RATE_LIMIT_STORE', 'memory'],
    ['PGBOUNCER', 'false'],
    ['WORKERS', '1'],
    ['SENTRY_DSN', ''],
  ])('%s=%s asks for nothing', (name, value) => {
    expect(load(devVariables({ [name]: value })).warnings).toEqual([]);
  });
});

describe('settings that cannot hold together', () => {
  test.each([
    ['limits per process', { WORKERS: '2' }, ['RATE_LIMIT_STORE', 'WORKERS']],
    ['one port for both', { PORT: '9000' }, ['MANAGEMENT_PORT']],
    ['open management', { MANAGEMENT_HOST: '0.0.0.0' }, ['MANAGEMENT_TOKEN']],
    ['an unanswered origin', { ALLOWED_HOSTS: 'other.test' }, ['ALLOWED_HOSTS']],
    ['an origin beneath', { ALLOWED_HOSTS: '.oolkit.test' }, ['ALLOWED_HOSTS']],
  ])('%s', (_, variables, fields) => {
    covers('S1', 'A-SE-01');
    expect(refusedFields(prodVariables(variables))).toEqual(fields);
  });

  test.each([
    ['any free port for both', { PORT: '0', MANAGEMENT_PORT: '0' }],
    ['one port at two addresses', { HOST: '127.0.0.2', PORT: '9000' }],
    ['a subdomain', { ALLOWED_HOSTS: '.test' }],
    [
      'the port of the origin',
      { PUBLIC_ORIGIN: 'https://a.test:8443', ALLOWED_HOSTS: 'a.test:8443' },
    ],
    ['guarded management', { MANAGEMENT_HOST: '::', MANAGEMENT_TOKEN: generateSecret() }],
  ])('but %s', (_, variables) => {
    expect(load(prodVariables(variables)).environment).toBe('prod');
  });

  test('or do less than they seem to are warnings', () => {
    expect(load(devVariables({ POOL_SIZE: '9' })).warnings.join()).toContain(
      'POOL_SIZE: without effect',
    );
    const http = prodVariables({ ENV: 'staging', PUBLIC_ORIGIN: 'http://toolkit.test' });
    expect(load(http).warnings.join()).toContain('Secure cookies');
  });
});

describe('rules of the service', () => {
  test('run together with everything else', () => {
    covers('S1', 'S4');
    const variables = devVariables({
      EMBEDDING_PROVIDER: 'openai',
      PORT: 'abc',
      LOG_FORMAT: 'xml',
    });
    expect(refusedFields(variables)).toEqual(['LOG_FORMAT', 'OPENAI_API_KEY', 'PORT']);
  });

  test.each([
    [{ EMBEDDING_PROVIDER: 'openai' }, ['OPENAI_API_KEY']],
    [{ EMBEDDING_PROVIDER: 'openai', OPENAI_API_KEY: '' }, ['OPENAI_API_KEY']],
    [{ EMBEDDING_PROVIDER: 'OpenAI' }, ['EMBEDDING_PROVIDER']],
    [{ EMBEDDING_PROVIDER: 'local' }, ['EMBEDDING_PROVIDER']],
  ])('refuse %j', (variables, fields) => {
    covers('S4');
    expect(refusedFields(devVariables(variables))).toEqual(fields);
  });

  test('take a provider with its key, and none by default', () => {
    covers('S4');
    const openai = devVariables({ EMBEDDING_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-9aZkT3' });
    expect(load(openai).settings.EMBEDDING_PROVIDER).toBe('openai');
    expect(load(devVariables()).settings.EMBEDDING_PROVIDER).toBe('local_stub');
  });
});
