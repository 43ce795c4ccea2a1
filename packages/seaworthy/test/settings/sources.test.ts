import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { devVariables, load, makeRoot, prodVariables, refusal, refusedFields } from './service.ts';

describe('the order of sources', () => {
  test('is process environment, env file, default', () => {
    covers('S6');
    const rootDirectory = makeRoot({
      'config/dev.env': 'DATABASE_URL=pglite://.data/db\nPORT=8001\nPOOL_TIMEOUT=7\n',
    });
    const loaded = load({ PORT: '8002' }, { rootDirectory });
    expect(loaded.settings).toMatchObject({ PORT: 8002, POOL_TIMEOUT: 7, MAX_OVERFLOW: 10 });
    expect(loaded.settings.DATABASE_URL.reveal()).toBe('pglite://.data/db');
    const names = ['PORT', 'POOL_TIMEOUT', 'MAX_OVERFLOW'];
    expect(names.map((name) => loaded.provenance.get(name))).toEqual([
      'explicit',
      'env-file',
      'default',
    ]);
    expect(names.map((name) => loaded.given.has(name))).toEqual([true, true, false]);
  });

  test('ENV_FILE takes the place of config/{ENV}.env, and may say ENV', () => {
    covers('S6');
    const rootDirectory = makeRoot({
      'config/dev.env': 'DATABASE_URL=pglite://a\nPORT=8001\n',
      'own.env': [
        ...['ENV=staging', 'DATABASE_URL=postgres://u:kT9-vXq2@h/n'],
        ...['PUBLIC_ORIGIN=https://t.test', 'ALLOWED_HOSTS=t.test'],
      ].join('\n'),
    });
    const keys = { SECRET_KEY: generateSecret(), CSRF_SECRET_KEY: generateSecret() };
    const loaded = load({ ENV_FILE: 'own.env', ...keys }, { rootDirectory });
    expect(loaded.environment).toBe('staging');
    expect(loaded.settings.PORT).toBe(8000);
  });

  test('an empty text means "not set" and hides the env file', () => {
    const rootDirectory = makeRoot({ 'config/dev.env': 'LOG_FILE=app.log\nPORT=8001\n' });
    const loaded = load(devVariables({ LOG_FILE: '', PORT: '' }), { rootDirectory });
    expect(loaded.settings).toMatchObject({ LOG_FILE: undefined, PORT: 8000 });
  });

  test('the process environment wins over another ENV in ENV_FILE, with a warning', () => {
    const rootDirectory = makeRoot({ 'own.env': 'ENV=prod\nDATABASE_URL=pglite://a\n' });
    const loaded = load({ ENV: 'dev', ENV_FILE: 'own.env' }, { rootDirectory });
    expect(loaded.environment).toBe('dev');
    expect(loaded.warnings.join()).toContain('ENV_FILE holds another ENV');
  });

  test('config/prod.env cannot say it is for dev', () => {
    const rootDirectory = makeRoot({ 'config/prod.env': 'ENV=dev\n' });
    expect(refusedFields(prodVariables(), { rootDirectory })).toEqual(['ENV']);
  });
});

describe('an env file', () => {
  test.each([
    ['LOG_LEVLE=INFO', 'LOG_LEVLE', "Did you mean 'LOG_LEVEL'?"],
    ['SECRET_KEY_FIEL=/x', 'SECRET_KEY_FIEL', "Did you mean 'SECRET_KEY_FILE'?"],
    ['WHATEVER_ELSE=1', 'WHATEVER_ELSE', 'Remove it'],
    ['NODE_ENV=production', 'NODE_ENV', 'Remove it'],
    ['PORT_FILE=/x', 'PORT_FILE', 'only a secret can come from a file'],
    ['ENV_FILE=/x', 'ENV_FILE', 'Remove the line'],
    ['ENV=prod', 'ENV', 'Remove the line'],
    ['broken', 'config/dev.env:2', ''],
  ])('with %s is refused', (line, field, remedy) => {
    covers('S6');
    const rootDirectory = makeRoot({ 'config/dev.env': `\n${line}\n` });
    const { faults } = refusal(devVariables(), { rootDirectory });
    expect(faults.map((one) => one.field)).toEqual([field]);
    expect(faults[0]?.remedy ?? '').toContain(remedy);
  });

  test('that ENV_FILE names must be there, readable text, and of a sane size', () => {
    const rootDirectory = makeRoot({ 'big.env': `A=${'a'.repeat(300_000)}` });
    mkdirSync(join(rootDirectory, 'folder'));
    writeFileSync(join(rootDirectory, 'binary.env'), Buffer.from([0x41, 0x3d, 0xff, 0xfe]));
    for (const ENV_FILE of ['missing.env', 'folder', 'big.env', 'binary.env', '/dev/zero']) {
      expect(refusedFields(devVariables({ ENV_FILE }), { rootDirectory })).toEqual(['ENV_FILE']);
    }
  });
});

describe('the environment', () => {
  test.each([
    [{}, 'dev'],
    [{ ENV: '' }, 'dev'],
    [{ ENV: 'dev', NODE_ENV: 'development' }, 'dev'],
    [{ NODE_ENV: 'test' }, 'dev'],
  ])('%j is %s', (variables, environment) => {
    covers('S2');
    expect(load(devVariables(variables)).environment).toBe(environment);
  });

  test('is prod or staging beside NODE_ENV=production', () => {
    covers('S2', 'A-SE-01');
    expect(load(prodVariables({ NODE_ENV: 'production' })).environment).toBe('prod');
    expect(load(prodVariables({ NODE_ENV: 'production', ENV: 'staging' })).environment).toBe(
      'staging',
    );
    const without = refusal({ NODE_ENV: 'production' });
    expect(without.message).toContain('expected staging or prod beside NODE_ENV=production');
    expect(without.faults.map(({ field }) => field)).toContain('SECRET_KEY');
    expect(refusedFields(devVariables({ NODE_ENV: 'production', ENV: 'dev' }))).toEqual(['ENV']);
  });

  test.each([
    ['production', "Did you mean 'prod'?"],
    ['Prod', "Did you mean 'prod'?"],
    ['development', "Did you mean 'dev'?"],
    ['stagin', "Did you mean 'staging'?"],
    ['../../etc/passwd', 'Set ENV to dev, staging or prod'],
    ['live', 'Set ENV to dev, staging or prod'],
  ])('%s is refused', (ENV, remedy) => {
    covers('S2');
    const fault = refusal(devVariables({ ENV })).faults.find(({ field }) => field === 'ENV');
    expect(fault?.remedy).toBe(remedy);
  });
});

describe('a secret', () => {
  test('comes from the file that NAME_FILE names, one closing line end dropped', () => {
    covers('S5');
    const [first, second] = [generateSecret(), generateSecret()];
    const rootDirectory = makeRoot({
      'secrets/key': `${first}\n`,
      'secrets/csrf': `${second}\r\n`,
    });
    symlinkSync('key', join(rootDirectory, 'secrets/link'));
    const variables = prodVariables({
      SECRET_KEY: undefined,
      SECRET_KEY_FILE: join(rootDirectory, 'secrets/link'),
      CSRF_SECRET_KEY: '',
      CSRF_SECRET_KEY_FILE: 'secrets/csrf',
    });
    const { settings, provenance } = load(variables, { rootDirectory });
    expect(settings.SECRET_KEY.current.reveal()).toBe(first);
    expect(settings.CSRF_SECRET_KEY.current.reveal()).toBe(second);
    expect(settings.SECRET_KEY.provenance).toBe('file');
    expect(provenance.get('SECRET_KEY')).toBe('file');
  });

  test('may be the database URL, or one of the service', () => {
    covers('S5');
    const url = 'postgres://u:kT9-vXq2@h/n';
    const rootDirectory = makeRoot({ url, key: 'sk-9aZkT3' });
    const variables = prodVariables({
      DATABASE_URL: undefined,
      DATABASE_URL_FILE: 'url',
      OPENAI_API_KEY_FILE: 'key',
    });
    const { settings } = load(variables, { rootDirectory });
    expect(settings.DATABASE_URL.reveal()).toBe(url);
    expect(settings.OPENAI_API_KEY?.reveal()).toBe('sk-9aZkT3');
  });

  test('is refused when both NAME and NAME_FILE are given', () => {
    covers('S5');
    const rootDirectory = makeRoot({ key: generateSecret() });
    const variables = prodVariables({ SECRET_KEY_FILE: 'key' });
    const { faults } = refusal(variables, { rootDirectory });
    expect(faults.map(({ message }) => message)).toEqual([
      'expected SECRET_KEY or SECRET_KEY_FILE, got both',
    ]);
  });

  test('is refused from a file that is missing, empty, too large, binary or no file', () => {
    covers('S5');
    const rootDirectory = makeRoot({ empty: '\n', large: 'a'.repeat(64 * 1024 + 1) });
    writeFileSync(join(rootDirectory, 'binary'), Buffer.from([0xff, 0xfe, 0x00]));
    for (const path of ['c4n4ry-missing', 'empty', 'large', 'binary', '.', '/dev/zero']) {
      const variables = prodVariables({ SECRET_KEY: undefined, SECRET_KEY_FILE: path });
      const error = refusal(variables, { rootDirectory });
      expect(error.faults.map(({ field }) => field)).toEqual(['SECRET_KEY_FILE']);
      expect(error.message).not.toContain('c4n4ry');
    }
  });

  test('in a file that everybody can read is a warning in prod', () => {
    covers('S5');
    const rootDirectory = makeRoot({ key: generateSecret() });
    const variables = prodVariables({ SECRET_KEY: undefined, SECRET_KEY_FILE: 'key' });
    chmodSync(join(rootDirectory, 'key'), 0o644);
    expect(load(variables, { rootDirectory }).warnings.join()).toContain('SECRET_KEY: every user');
    chmodSync(join(rootDirectory, 'key'), 0o640);
    expect(load(variables, { rootDirectory }).warnings).toEqual([]);
  });

  test('in config/prod.env is a warning, in a private file of ENV_FILE it is none', () => {
    const variables = prodVariables({ SECRET_KEY: undefined });
    const line = `SECRET_KEY=${generateSecret()}\n`;
    const rootDirectory = makeRoot({ 'config/prod.env': line, 'own.env': line });
    chmodSync(join(rootDirectory, 'config/prod.env'), 0o600);
    chmodSync(join(rootDirectory, 'own.env'), 0o600);
    expect(load(variables, { rootDirectory }).warnings.join()).toContain('lies beside the code');
    expect(load({ ...variables, ENV_FILE: 'own.env' }, { rootDirectory }).warnings).toEqual([]);
  });
});

describe('unknown names of the process environment', () => {
  test.each([
    ['SECRET_KYE', "Did you mean 'SECRET_KEY'?"],
    ['port', "Did you mean 'PORT'?"],
    ['ALOWED_HOSTS', "Did you mean 'ALLOWED_HOSTS'?"],
    ['OPENAI_APIKEY', "Did you mean 'OPENAI_API_KEY'?"],
    ['PORT_FILE', 'PORT is not a secret'],
  ])('%s is a warning', (name, told) => {
    const { warnings } = load(devVariables({ [name]: 'c4n4ry' }));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(told);
    expect(warnings[0]).not.toContain('c4n4ry');
  });

  test.each([
    'PATH',
    'HOME',
    'HOSTNAME',
    'LOGNAME',
    'npm_config_port',
    'PGPORT',
    'NODE_OPTIONS',
    'LANG',
  ])('%s is none of ours', (name) => {
    expect(load(devVariables({ [name]: 'x' })).warnings).toEqual([]);
  });
});
