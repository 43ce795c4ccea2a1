import { describe, expect, test } from 'vitest';
import { SETTING_MAP } from '../../src/policy/index.ts';
import { faultsOf, resolve, type Surroundings } from './resolving.ts';

const HOSTS = { hosts: ['h.example'], publicOrigin: 'https://h.example' };
const BASE = { request: { maxHeaderCount: 50 }, sessions: { maxConcurrentCount: 2 } };

/** A value of each setting, what it makes of the policy, a key that wins, and a wrong value. */
const CASES: Readonly<Record<string, readonly [unknown, unknown, unknown, unknown]>> = {
  ALLOWED_HOSTS: [
    ['A.example', '.b.example:8443'],
    ['a.example', '.b.example:8443'],
    ['c.example'],
    ['a b'],
  ],
  PUBLIC_ORIGIN: ['https://A.example:443', 'https://a.example', 'https://b.example', 'null'],
  TRUSTED_ORIGINS: [['https://a.example'], ['https://a.example'], ['https://b.example'], ['*']],
  CORS_ORIGINS: [['https://a.example'], ['https://a.example'], ['https://b.example'], ['null']],
  TRUSTED_PROXIES: [['10.0.0.0/8', 'loopback'], ['10.0.0.0/8', 'loopback'], ['::1'], ['0.0.0.0/0']],
  RATE_LIMIT_ENABLED: [false, false, undefined, 'no'],
  MAX_REQUEST_SIZE_MB: [3, 3 * 1024 * 1024, 5, 0],
  MAX_QUERY_PARAMS: [7, 7, 8, -1],
  MAX_QUERY_STRING_LENGTH: [77, 77, 88, Number.POSITIVE_INFINITY],
  REQUEST_TIMEOUT: [11, 11, 12, 1.5],
  SESSION_COOKIE_NAME: ['sid', 'sid', 'other', '__Host-sid'],
  SESSION_MAX_AGE: [3600, 3600, 7200, Number.NaN],
  COOKIE_SAMESITE: ['strict', 'Strict', 'Lax', 'none'],
  COOKIE_SECURE: [true, true, false, 'true'],
};

function valueAt(policy: object, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((at, name) => (at === undefined ? at : Reflect.get(Object(at), name)), policy);
}

function policyWith(key: string, value: unknown): object {
  const [section = '', name] = key.split('.');
  if (name === undefined) return { ...BASE, [section]: value };
  return { ...BASE, [section]: { ...Reflect.get(BASE, section), [name]: value } };
}

describe('every setting of the map', () => {
  test('has a case here', () => {
    expect(SETTING_MAP.map(({ setting }) => setting).toSorted()).toEqual(
      Object.keys(CASES).toSorted(),
    );
    expect(new Set(SETTING_MAP.map(({ key }) => key)).size).toBe(SETTING_MAP.length);
  });

  test.each(SETTING_MAP)('$setting fills $key', ({ setting, key }) => {
    const [given, wanted] = CASES[setting] ?? [];
    const policy = resolve(BASE, { settings: { [setting]: given } });
    expect(valueAt(policy, key)).toEqual(wanted);
    expect(valueAt(resolve(BASE), key)).not.toEqual(wanted);
    expect(policy).toMatchObject(BASE);
    expect(policy.notices).toEqual([]);
  });

  test.each(SETTING_MAP.filter(({ key }) => key !== 'limitsEnabled'))(
    '$key wins over $setting, which is told where somebody set it',
    ({ setting, key }) => {
      const [given, , explicit] = CASES[setting] ?? [];
      const written = policyWith(key, explicit);
      const policy = resolve(written, { settings: { [setting]: given } });
      expect(valueAt(policy, key)).toEqual(explicit);
      expect(policy.notices).toMatchObject([{ id: 'policy.W001', field: `policy.${key}` }]);
      expect(policy.notices[0]?.message).toContain(setting);
      const unset = resolve(written, { settings: { [setting]: undefined } });
      expect(valueAt(unset, key)).toEqual(explicit);
    },
  );

  test.each(SETTING_MAP)('$setting is named when $key cannot hold it', ({ setting }) => {
    const [, , , wrong] = CASES[setting] ?? [];
    const faults = faultsOf(BASE, { settings: { [setting]: wrong } });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${setting}(\\[0\\])?: expected `));
  });

  test.each([undefined, null, '', []])('that is %j fills nothing', (nothing) => {
    const settings = Object.fromEntries(SETTING_MAP.map(({ setting }) => [setting, nothing]));
    expect(resolve(BASE, { settings })).toEqual(resolve(BASE));
  });

  test('is the source of what it holds', () => {
    const settings = { MAX_REQUEST_SIZE_MB: 3, REQUEST_TIMEOUT: 9 };
    const [rule] = resolve({ request: { timeoutSeconds: 8 } }, { settings }).rules;
    expect(rule).toMatchObject({ maxBodyBytes: 3 * 1024 * 1024, timeoutSeconds: 8 });
    expect(rule?.sources).toMatchObject({
      maxBodyBytes: 'MAX_REQUEST_SIZE_MB',
      timeoutSeconds: 'policy.request.timeoutSeconds',
    });
  });

  const PROD: Surroundings = { environment: 'prod' };
  test.each([
    [{ COOKIE_SECURE: false }, 'COOKIE_SECURE: expected true in prod'],
    [{ CORS_ORIGINS: ['*'] }, 'CORS_ORIGINS: expected exact origins in prod'],
    [{ ALLOWED_HOSTS: [] }, undefined],
  ])('%j in prod: %s', (settings, fault) => {
    const surroundings = { ...PROD, settings };
    if (fault === undefined) expect(resolve(HOSTS, surroundings).hosts).toEqual(['h.example']);
    else expect(faultsOf(HOSTS, surroundings)[0]).toContain(fault);
  });

  test('PUBLIC_ORIGIN is https in prod', () => {
    const settings = { PUBLIC_ORIGIN: 'http://h.example', ALLOWED_HOSTS: ['h.example'] };
    expect(faultsOf({}, { ...PROD, settings })).toEqual([
      "PUBLIC_ORIGIN: expected https in prod, got 'http://h.example'",
    ]);
    expect(resolve({}, { environment: 'staging', settings }).publicOrigin).toBe('http://h.example');
  });
});
