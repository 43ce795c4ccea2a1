import { describe, expect, expectTypeOf, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import { listOf } from '../../src/settings/forms.ts';
import {
  choice,
  defineSettings,
  describeBanner,
  describeContract,
  generateSecret,
  integer,
  loadSettings,
  maskedSettings,
  parseEnvFile,
  renderBanner,
  renderContractJson,
  renderContractText,
  renderEnvTemplate,
  type SecretUrl,
  type SecretValue,
  type SettingsOf,
  secret,
  settingOf,
  text,
  webOrigin,
} from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import {
  contract,
  devVariables,
  load,
  makeRoot,
  prodVariables,
  type Variables,
} from './service.ts';

const secretsOf = (variables: Variables): (string | undefined)[] => [
  variables['SECRET_KEY'],
  variables['CSRF_SECRET_KEY'],
  'kT9-vXq2',
];

describe('the banner', () => {
  test('tells environment, database, features, insecure choices and provenance', () => {
    covers('S9');
    const loaded = load(devVariables({ HOST: '0.0.0.0', LOG_LEVLE: 'INFO' }));
    const banner = describeBanner(loaded, { 'vector search': true, redis: false });
    expect(banner).toMatchObject({
      event: 'service.banner',
      service: 'toolkit-rag',
      environment: 'dev',
      database: 'embedded',
      databaseUrl: 'pglite://.data/database',
      secrets: { DATABASE_URL: 'explicit', SECRET_KEY: 'generated', CSRF_SECRET_KEY: 'generated' },
      insecureChoices: [{ name: 'HOST' }],
    });
    expect(banner.on).toEqual(['rate limits', 'vector search']);
    expect(banner.off).toContain('secure cookies');
    expect(banner.off).toContain('redis');
    const shown = renderBanner(banner, 'text');
    for (const told of [
      'ENV=dev',
      'embedded',
      'HOST: a dev service',
      "Did you mean 'LOG_LEVEL'?",
    ]) {
      expect(shown).toContain(told);
    }
    expect(JSON.parse(renderBanner(banner, 'json'))).toEqual(banner);
    expect(renderBanner(banner, 'json')).not.toContain('\n');
  });

  test('holds no secret', () => {
    covers('S9', 'A-SE-01');
    const variables = prodVariables();
    const banner = describeBanner(load(variables));
    expect(banner).toMatchObject({ database: 'postgres' });
    const shown = renderBanner(banner, 'text') + renderBanner(banner, 'json');
    for (const one of secretsOf(variables)) expect(shown).not.toContain(one);
    expect(shown).toContain('postgres://toolkit:[secret]@db.internal:5432/toolkit');
  });
});

describe('masked settings', () => {
  test('show every setting and no secret', () => {
    covers('S9');
    const variables = prodVariables({ OPENAI_API_KEY: 'sk-9aZkT3' });
    const shown = maskedSettings(load(variables));
    expect(Object.keys(shown)).toEqual([...contract.settings.keys()]);
    expect(shown['PORT']).toEqual({ value: 8000, provenance: 'default' });
    expect(shown['SECRET_KEY']?.value).toEqual(['[secret, explicit, 43 characters]']);
    expect(shown['OPENAI_API_KEY']?.value).toBe('[secret, explicit, 9 characters]');
    expect(shown['DATABASE_URL']?.value).toBe(
      'postgres://toolkit:[secret]@db.internal:5432/toolkit',
    );
    const json = JSON.stringify(shown);
    for (const one of [...secretsOf(variables), 'sk-9aZkT3']) expect(json).not.toContain(one);
  });
});

describe('the printed contract', () => {
  test('tells every setting with form, unit, default and where it is required', () => {
    covers('S12');
    const rows = new Map(describeContract(contract).map((row) => [row.name, row]));
    expect([...rows.keys()]).toEqual([...contract.settings.keys()]);
    expect(rows.get('MAX_REQUEST_SIZE_MB')).toMatchObject({ unit: 'MiB', default: '10' });
    expect(rows.get('SESSION_MAX_AGE')).toMatchObject({ unit: 'seconds', default: '2592000' });
    expect(rows.get('SECRET_KEY')).toMatchObject({ secret: true, requiredIn: ['staging', 'prod'] });
    expect(rows.get('DATABASE_URL')?.requiredIn).toEqual(['dev', 'staging', 'prod']);
    expect(rows.get('HOST')?.default).toEqual({
      dev: '127.0.0.1',
      staging: '0.0.0.0',
      prod: '0.0.0.0',
    });
    expect(JSON.parse(renderContractJson(contract))).toHaveLength(rows.size);
    for (const { name, description } of rows.values()) {
      expect(renderContractText(contract)).toContain(`${name}\n  ${description}.`);
    }
  });

  test.each(['dev', 'staging', 'prod'] as const)('is an env file that starts %s', (environment) => {
    covers('S6', 'S12');
    const template = renderEnvTemplate(contract, environment);
    expect(parseEnvFile(template).faults).toEqual([]);
    const good: Variables = {
      ...devVariables(),
      ...(environment === 'dev' ? {} : prodVariables()),
    };
    const filled = template.replace(
      /^(\w+)=$/gm,
      (_, name: string) => `${name}=${good[name] ?? ''}`,
    );
    const rootDirectory = makeRoot({ [`config/${environment}.env`]: filled });
    expect(load({ ENV: environment }, { rootDirectory }).environment).toBe(environment);
  });

  test('holds defaults that the settings themselves read', () => {
    covers('S1');
    for (const environment of ['dev', 'prod'] as const) {
      const lines = renderEnvTemplate(contract, environment).match(/^# [A-Z_]+=.+$/gm) ?? [];
      const given = lines.map((line) => line.slice(2).split('=') as [string, string]);
      const base = environment === 'dev' ? devVariables() : prodVariables();
      const loaded = load({ ...Object.fromEntries(given), ...base, ENV: environment });
      const plain = load(base);
      expect({ ...loaded.settings, TRUSTED_PROXIES: 0 }).toMatchObject({
        ...plain.settings,
        ...{
          TRUSTED_PROXIES: 0,
          SECRET_KEY: expect.anything(),
          CSRF_SECRET_KEY: expect.anything(),
        },
      });
    }
  });
});

describe('a contract', () => {
  test('gives each setting its type', () => {
    type Settings = SettingsOf<typeof contract>;
    expectTypeOf<Settings['PORT']>().toEqualTypeOf<number>();
    expectTypeOf<Settings['DEBUG']>().toEqualTypeOf<boolean>();
    expectTypeOf<Settings['ENV']>().toEqualTypeOf<'dev' | 'staging' | 'prod'>();
    expectTypeOf<Settings['DATABASE_URL']>().toEqualTypeOf<SecretUrl>();
    expectTypeOf<Settings['EMBEDDING_PROVIDER']>().toEqualTypeOf<'openai' | 'local_stub'>();
    expectTypeOf<Settings['OPENAI_API_KEY']>().toEqualTypeOf<SecretValue | undefined>();
    expectTypeOf<Settings['TRUSTED_PROXIES']>().toEqualTypeOf<readonly string[] | undefined>();
  });

  test('may do without a database, and take settings of any kind', () => {
    covers('S1');
    const small = defineSettings({
      database: 'none',
      settings: {
        GREETING: text({ description: 'What it says', default: 'hello' }),
        RETRIES: integer({ description: 'How often', min: 0, max: 5, unit: 'times', default: 2 }),
        PARTNERS: settingOf(listOf(webOrigin))({ description: 'Who else', optional: true }),
        SIGNING_KEY: secret({
          description: 'Signs links',
          strength: 'key',
          requiredIn: ['staging', 'prod'],
        }),
      },
    });
    const rootDirectory = makeRoot();
    const environment = { RETRIES: '3', PARTNERS: 'https://a.test' };
    const { settings } = loadSettings(small, { environment, rootDirectory, service: 'small' });
    expect(settings).toMatchObject({ GREETING: 'hello', RETRIES: 3, PARTNERS: ['https://a.test'] });
    expect(settings.DATABASE_URL).toBeUndefined();
    expect(settings.SIGNING_KEY.provenance).toBe('generated');
  });

  test.each(['lower', 'PORT', 'DATABASE_URL', '1ST', 'A-B', 'LOG', 'ENV'])(
    'refuses %s as the name of a secret of the service',
    (name) => {
      const settings = { [name]: secret({ description: 'x', optional: true }) };
      expect(() => defineSettings({ settings })).toThrow(SeaworthyError);
    },
  );

  test('suggests the nearest word of a choice', () => {
    const words = defineSettings({
      settings: { COLOUR: choice(['green', 'blue'], { description: 'x', optional: true }) },
    });
    const environment = devVariables({ COLOUR: 'gren' });
    const options = { environment, rootDirectory: makeRoot(), service: 'x' };
    expect(() => loadSettings(words, options)).toThrow("got 'gren'. Did you mean 'green'?");
  });

  test('lets no rule of the service echo a secret', () => {
    const leaky = defineSettings({
      rules: (settings, fault, insecure) => {
        const key = settings.SECRET_KEY?.current.reveal() ?? '';
        insecure({ name: 'SECRET_KEY', why: `it is ${key}` });
        if (settings.PORT === 1) fault({ field: 'PORT', message: `got ${key}`, remedy: key });
      },
    });
    const SECRET_KEY = generateSecret();
    const options = { rootDirectory: makeRoot(), service: 'x' };
    const good = loadSettings(leaky, { ...options, environment: devVariables({ SECRET_KEY }) });
    expect(good.insecureChoices).toEqual([{ name: 'SECRET_KEY', why: 'it is [secret]' }]);
    const environment = devVariables({ SECRET_KEY, PORT: '1' });
    expect(() => loadSettings(leaky, { ...options, environment })).toThrow('PORT: got [secret]');
  });

  test('is read under a root that is there', () => {
    const options = { environment: devVariables(), rootDirectory: '/missing', service: 'x' };
    expect(() => loadSettings(contract, options)).toThrow(
      expect.objectContaining({ code: 'settings.file' }),
    );
  });
});
