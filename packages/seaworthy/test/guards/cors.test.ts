import { describe, expect, test } from 'vitest';
import { cors } from '../../src/guards/cors.ts';
import { rateLimit } from '../../src/guards/rate-limit.ts';
import type { CorsPolicy } from '../../src/policy/types.ts';
import { type Opened, readHead } from '../identity/exchange-harness.ts';
import { covers } from '../support/covers.ts';
import { type EdgeParts, edgeHarness, limitWith, openFrom } from './edge-harness.ts';

const GOOD = 'https://good.com';
const POLICY: Required<CorsPolicy> = {
  origins: [GOOD, 'https://other.example:8443'],
  credentials: true,
  maxAgeSeconds: 600,
  exposedHeaders: ['X-Total'],
  methods: ['GET', 'PUT'],
  allowedHeaders: ['Content-Type', 'x-csrf-token'],
};
const REFUSED = { status: 403, code: 'cors.refused' };

const STRANGERS = [
  'https://evil.example',
  'null',
  '',
  'https://good.com.evil.com',
  'https://evilgood.com',
  'https://good.com:444',
  'https://good.com:443',
  'http://good.com',
  'https://GOOD.com',
  'https://good.com.',
  'https://a_good.com',
  'https://good.com%60.evil',
  'https://good.com/',
  'https://good.com, https://evil.example',
  'https://other.example',
  '*',
];

function openWith(fields: Record<string, string>, parts: EdgeParts & { method?: string } = {}) {
  const harness = edgeHarness([cors], {
    rule: { cors: true, ...parts.rule },
    policy: { cors: POLICY, ...parts.policy },
  });
  return harness.open({ method: parts.method ?? 'GET', fields });
}

function preflight(
  origin: string,
  more: Record<string, string> = {},
  parts: EdgeParts = {},
): Opened {
  const fields = { origin, 'access-control-request-method': 'PUT', ...more };
  return openWith(fields, { ...parts, method: 'OPTIONS' });
}

function allowing(opened: Opened): string[] {
  return Object.keys(opened.head()).filter((name) => name.startsWith('access-control-'));
}

describe('a preflight', () => {
  test('of a listed origin is answered here, for what it asks and no more', async () => {
    covers('G9');
    const opened = preflight(GOOD, {
      'access-control-request-headers': 'content-type,X-CSRF-Token',
    });
    expect(await opened.run()).toMatchObject({ status: 204, body: '' });
    expect(opened.head()).toEqual({
      vary: ['Origin'],
      'access-control-allow-origin': [GOOD],
      'access-control-allow-credentials': ['true'],
      'access-control-allow-methods': ['PUT'],
      'access-control-allow-headers': ['content-type, x-csrf-token'],
      'access-control-max-age': ['600'],
    });
  });

  test.each(STRANGERS)('of %j is refused', async (origin) => {
    covers('G9', 'A-CR-01', 'A-CR-02');
    const opened = preflight(origin);
    expect(await opened.run()).toMatchObject(REFUSED);
    expect(allowing(opened)).toEqual([]);
  });

  test.each([
    ['a method that is not listed', { 'access-control-request-method': 'DELETE' }],
    ['a method in another case', { 'access-control-request-method': 'put' }],
    ['a field that is not listed', { 'access-control-request-headers': 'content-type, x-evil' }],
    ['a wildcard for a field', { 'access-control-request-headers': '*' }],
  ])('for %s is refused', async (_name, fields) => {
    const opened = preflight(GOOD, fields);
    expect(await opened.run()).toMatchObject(REFUSED);
    expect(allowing(opened)).toEqual([]);
  });

  test.each<[string, EdgeParts]>([
    ['of a rule that does not say cors', { rule: { cors: false } }],
    ['of a policy without origins', { policy: { cors: undefined } }],
  ])('%s is refused', async (_name, parts) => {
    const opened = preflight(GOOD, {}, parts);
    expect(await opened.run()).toMatchObject(REFUSED);
    expect(opened.head()).toEqual({});
  });

  test('never opens a private network', async () => {
    const opened = preflight(GOOD, { 'access-control-request-private-network': 'true' });
    await opened.run();
    expect(allowing(opened)).not.toContain('access-control-allow-private-network');
  });

  test('has a limit of its own', async () => {
    const harness = edgeHarness([cors, rateLimit], {
      rule: { cors: true, limits: ['default'] },
      policy: {
        cors: POLICY,
        limits: { preflight: limitWith({ limit: 2 }), default: limitWith({ limit: 1 }) },
      },
    });
    const send = async (origin: string) =>
      await openFrom(harness, '192.0.2.1', {
        method: 'OPTIONS',
        fields: { origin, 'access-control-request-method': 'GET' },
      }).run();
    expect(await send(GOOD)).toMatchObject({ status: 204 });
    expect(await send('https://evil.example')).toMatchObject(REFUSED);
    expect(await send(GOOD)).toMatchObject({ status: 429, code: 'rate-limit.exceeded' });
    expect(await openFrom(harness, '192.0.2.1').run()).toBe('entered');
  });

  test.each([
    ['without an origin', { 'access-control-request-method': 'PUT' }],
    ['without a method', { origin: GOOD }],
  ])('is none %s', async (_name, fields) => {
    expect(await openWith(fields, { method: 'OPTIONS' }).run()).toBe('entered');
  });
});

describe('an answer', () => {
  test('may be read by a listed origin', async () => {
    covers('G9');
    const opened = openWith({ origin: GOOD });
    expect(await opened.run()).toBe('entered');
    expect(opened.head()).toEqual({
      vary: ['Origin'],
      'access-control-allow-origin': [GOOD],
      'access-control-allow-credentials': ['true'],
      'access-control-expose-headers': ['X-Total'],
    });
  });

  test.each([...STRANGERS, undefined])('may not be read by %j', async (origin) => {
    covers('A-CR-01', 'A-CR-02', 'A-CR-03');
    const opened = openWith({ vary: 'evil', ...(origin === undefined ? {} : { origin }) });
    expect(await opened.run()).toBe('entered');
    expect(opened.head()).toEqual({ vary: ['Origin'] });
  });

  test('keeps no field by which the application would let others read', async () => {
    const opened = openWith({ origin: 'https://evil.example' }, { rule: { cors: false } });
    await opened.run();
    const theirs = { 'Access-Control-Allow-Origin': '*', Vary: 'Accept' };
    const head = opened.exchange.pipeline.compose(opened.exchange, theirs);
    expect(readHead(head)).toEqual({ vary: ['Accept'] });
  });

  test('joins the list of fields the application varies by', async () => {
    covers('A-CR-03');
    const opened = openWith({ origin: GOOD });
    await opened.run();
    const head = opened.exchange.pipeline.compose(opened.exchange, { Vary: 'Accept' });
    expect(readHead(head)['vary']).toEqual(['Accept, Origin']);
  });
});

describe('the wildcard', () => {
  const open = { ...POLICY, origins: ['*'], credentials: false };

  test('of dev is sent as such, without credentials', async () => {
    const opened = openWith({ origin: 'https://any.example' }, { policy: { cors: open } });
    await opened.run();
    expect(opened.head()).toMatchObject({ 'access-control-allow-origin': ['*'] });
    expect(allowing(opened)).not.toContain('access-control-allow-credentials');
  });

  test.each([
    ['credentials', { ...open, credentials: true }],
    ['an origin that is none', { ...POLICY, origins: ['https://*.example'] }],
    ['the null origin', { ...POLICY, origins: ['null'] }],
    ['a path', { ...POLICY, origins: ['https://good.com/'] }],
  ])('and the like cannot be made with %s', (_name, policy) => {
    covers('A-CR-01');
    expect(() => openWith({}, { policy: { cors: policy } })).toThrow(/cors: cannot be in force/);
  });
});
