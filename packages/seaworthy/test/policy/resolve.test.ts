import { describe, expect, test } from 'vitest';
import { exempt } from '../../src/policy/index.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { covers } from '../support/covers.ts';
import { contextOf, faultsOf, resolve } from './resolving.ts';
import {
  TRUSTING_STRANGERS,
  WRONG_HEADERS,
  WRONG_KEYS,
  WRONG_LIMITS,
  WRONG_NETWORKS,
  WRONG_RULES,
} from './wrong-policies.ts';

const FIT = { hosts: ['h.example'], publicOrigin: 'https://h.example' };

describe('a wrong policy names the field', () => {
  const all = [...WRONG_KEYS, ...WRONG_NETWORKS, ...WRONG_LIMITS, ...WRONG_HEADERS, ...WRONG_RULES];

  test.each(all.map(([parts, field, named = '']) => ({ parts, field, named })))(
    '$parts: $field',
    ({ parts, field, named }) => {
      const faults = faultsOf(parts);
      expect(faults[0]).toContain(`${field}: expected`);
      expect(faults[0]).toContain(named);
      expect(faults.every((fault) => fault.startsWith(field))).toBe(true);
      expect(faults.join()).not.toMatch(/[\p{Cc}]/u);
    },
  );

  test('in more than a hundred ways', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  test('all at once, those of settings with it', () => {
    const faults = faultsOf(
      {
        service: '',
        hots: [],
        request: { maxBodyBytes: 0, methods: ['GET', 'GET'] },
        limits: { auth: { limit: 0, windowSeconds: 0 } },
        routes: { 'GTE /': { acces: 'x' }, 'GET /a//b': { limit: 'auht', csrf: 1 } },
      },
      { settings: { TRUSTED_PROXIES: ['0.0.0.0/0'], SESSION_MAX_AGE: '1d' } },
    );
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(': expected')))).toEqual([
      'policy.service',
      'policy.hots',
      'policy.request.maxBodyBytes',
      'policy.request.methods[1]',
      "policy.limits['auth'].limit",
      "policy.limits['auth'].windowSeconds",
      'TRUSTED_PROXIES[0]',
      'SESSION_MAX_AGE',
      "policy.routes['GTE /'].acces",
      "policy.routes['GTE /']",
      "policy.routes['GET /a//b'].limit",
      "policy.routes['GET /a//b'].csrf",
      "policy.routes['GET /a//b']",
    ]);
  });

  test.each([undefined, null, 'policy', 7, [], new Date(), () => ({})])('that is %s', (policy) => {
    expect(() => resolvePolicy(policy as never, contextOf({}))).toThrow(
      'policy: expected an object',
    );
  });

  test.each(TRUSTING_STRANGERS)('that trusts %s', (range) => {
    covers('A-PX-03');
    for (const environment of ['dev', 'staging', 'prod'] as const) {
      const parts = { ...FIT, topology: { trustedProxies: ['10.0.0.0/8', range] } };
      expect(faultsOf(parts, { environment })).toEqual([
        expect.stringMatching(/^policy\.topology\.trustedProxies\[1\]: .*trusts strangers/),
      ]);
      const settings = { TRUSTED_PROXIES: [range] };
      expect(faultsOf(FIT, { environment, settings })[0]).toContain('TRUSTED_PROXIES[0]: expected');
    }
  });

  test.each([true, false, 1, '0.0.0.0/0', 'loopback', {}])('that trusts %j', (trustedProxies) => {
    covers('A-PX-03');
    const faults = faultsOf({ topology: { trustedProxies } });
    expect(faults[0]).toContain('policy.topology.trustedProxies: expected a list');
  });

  test.each([
    '10mb ',
    'abc',
    '10',
    Number.NaN,
    -1,
    Number.POSITIVE_INFINITY,
    '1e999',
    0,
    1.5,
    2 ** 53,
    null,
    true,
    10n,
  ])('that limits anything to %s', (limit) => {
    covers('A-BO-07');
    const wrong = [
      [{ request: { maxBodyBytes: limit } }, 'policy.request.maxBodyBytes'],
      [{ request: { maxFormBytes: limit } }, 'policy.request.maxFormBytes'],
      [{ request: { maxQueryParameterCount: limit } }, 'policy.request.maxQueryParameterCount'],
      [{ request: { receiveTimeoutSeconds: limit } }, 'policy.request.receiveTimeoutSeconds'],
      [{ limits: { a: { limit, windowSeconds: 60 } } }, "policy.limits['a'].limit"],
      [{ limits: { default: { limit: 5, windowSeconds: limit } } }, "policy.limits['default']"],
      [{ routes: { '* /**': { access: 'any', maxBodyBytes: limit } } }, "policy.routes['* /**']"],
    ] as const;
    for (const [parts, field] of wrong) expect(faultsOf(parts)[0]).toContain(field);
    const settings = { MAX_REQUEST_SIZE_MB: limit ?? -1 };
    expect(faultsOf({}, { settings })[0]).toContain('MAX_REQUEST_SIZE_MB: expected a whole number');
  });

  test.each([
    "'self'; script-src *",
    "'self';",
    'a\nb',
    'a\r\nSet-Cookie: c',
    'a,b',
    'a b',
    'a\tb',
    '',
    ' a',
    'ü.example',
    'a\u0000',
    "'self',default-src *",
  ])('whose content security policy holds %j', (source) => {
    covers('A-HV-06');
    for (const directive of ['script-src', 'img-src', 'report-to', 'sandbox']) {
      const contentSecurityPolicy = { [directive]: ["'self'", source] };
      const [fault] = faultsOf({ headers: { contentSecurityPolicy } });
      expect(fault).toContain(`policy.headers.contentSecurityPolicy.${directive}[1]: expected`);
    }
  });
});

describe('a policy that says nothing', () => {
  test('holds the defaults', () => {
    expect(resolve({})).toMatchObject({
      environment: 'dev',
      hosts: ['localhost', '.localhost', '127.0.0.1', '[::1]'],
      publicOrigin: undefined,
      topology: { trustedProxies: [], forwarded: 'x-forwarded', ipv6PrefixBits: 64 },
      connections: {
        maxCount: 10_000,
        maxPerAddressCount: 256,
        maxInFlightCount: 16,
        keepAliveSeconds: 65,
      },
      addresses: { allow: [], deny: [] },
      request: {
        maxBodyBytes: 10_485_760,
        maxFormBytes: 65_536,
        maxQueryParameterCount: 100,
        maxQueryStringBytes: 4096,
        maxHeaderBytes: 16_384,
        maxHeaderCount: 100,
        receiveTimeoutSeconds: 30,
        minBodyBytesPerSecond: 240,
        timeoutSeconds: 60,
        writeStallSeconds: 30,
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      },
      limitsEnabled: true,
      limits: {
        default: {
          limit: 300,
          windowSeconds: 60,
          per: 'client',
          onStoreFailure: 'local',
          shared: false,
        },
        refused: {
          limit: 60,
          windowSeconds: 60,
          per: 'client',
          onStoreFailure: 'local',
          shared: false,
        },
        preflight: { limit: 600, windowSeconds: 60, per: 'client', shared: false },
      },
      csrf: { origin: 'check', trustedOrigins: [], token: 'forms', tokenSeconds: 43_200 },
      cors: undefined,
      headers: {},
      sessions: {
        cookie: 'session',
        idleSeconds: 86_400,
        absoluteSeconds: 2_592_000,
        maxConcurrentCount: 10,
        sameSite: 'Lax',
        secure: false,
      },
      notices: [],
    });
  });

  test('lets nobody enter what no rule covers', () => {
    expect(resolve({}).uncovered).toMatchObject({
      pattern: 'uncovered',
      access: 'none',
      limits: ['default'],
      csrf: true,
      cors: false,
      encodedSlash: 'refuse',
      cache: 'no-store',
      allowedMethods: [],
      maxBodyBytes: 10_485_760,
      timeoutSeconds: 60,
    });
  });

  test.each(['staging', 'prod'] as const)(
    'is refused in %s for what it has to say',
    (environment) => {
      expect(faultsOf({}, { environment }).map((fault) => fault.split(':')[0])).toEqual([
        'policy.hosts',
        'policy.publicOrigin',
      ]);
      const { sessions } = resolve(FIT, { environment });
      expect(sessions.secure).toBe(true);
      const insecure = { ...FIT, sessions: { secure: false } };
      expect(faultsOf(insecure, { environment })).toEqual([
        `policy.sessions.secure: expected true in ${environment}, got false`,
      ]);
    },
  );
});

describe('a resolved policy', () => {
  test('fills the keys of each section one by one', () => {
    const { request, limits, sessions, cors } = resolve({
      request: { maxBodyBytes: 5, timeoutSeconds: undefined },
      limits: { default: { limit: 9, windowSeconds: 9, per: 'global' } },
      sessions: { absoluteSeconds: 600 },
      cors: { origins: ['https://A.example:443', 'https://a.example'], credentials: true },
    });
    expect(request).toMatchObject({ maxBodyBytes: 5, timeoutSeconds: 60 });
    expect(limits['default']).toMatchObject({ limit: 9, per: 'global', onStoreFailure: 'local' });
    expect(Object.keys(limits).toSorted()).toEqual(['default', 'preflight', 'refused']);
    expect(sessions).toMatchObject({ absoluteSeconds: 600, idleSeconds: 600 });
    expect(cors).toMatchObject({
      origins: ['https://a.example'],
      credentials: true,
      maxAgeSeconds: 600,
      methods: request.methods,
      allowedHeaders: ['content-type', 'x-csrf-token'],
    });
  });

  test.each([
    [{ headers: { contentSecurityPolicy: { 'script-src': ["'unsafe-inline'"] } } }, 'policy.W004'],
    [{ headers: { contentSecurityPolicy: { 'default-src': ['https:'] } } }, 'policy.W004'],
    [
      { headers: { fields: [{ name: 'X-Frame-Options', value: '', mode: 'remove' }] } },
      'policy.W005',
    ],
    [{ limits: { auth: { limit: 5, windowSeconds: 60 } } }, 'policy.W006'],
    [{ routes: { '* /**': { access: 'any', cors: true } } }, 'policy.W003'],
  ])('%j is told: %s', (parts, id) => {
    const { notices } = resolve(parts);
    expect(notices).toMatchObject([{ id, severity: 'warning' }]);
    expect(notices[0]?.message.startsWith(`${notices[0].field}: `)).toBe(true);
  });

  test.each([
    {
      headers: {
        contentSecurityPolicy: { 'style-src': ["'unsafe-inline'"], 'img-src': ['data:'] },
      },
    },
    { headers: { contentSecurityPolicy: { 'script-src': ["'self'", 'nonce', "'sha256-YQ=='"] } } },
    {
      headers: { contentSecurityPolicy: { sandbox: ['allow-scripts'], 'object-src': ["'none'"] } },
    },
    { headers: { fields: [{ name: 'X-Team', value: 'a; b, "c"', mode: 'keep' }] } },
    { headers: { fields: [{ name: 'X-A', value: '1', mode: 'floor', stricter: () => '1' }] } },
    {
      topology: {
        trustedProxies: [
          '10.0.0.0/8',
          'fc00::/7',
          'fe80::/10',
          '::ffff:10.0.0.0/104',
          '2001:db8::/32',
        ],
      },
    },
    { topology: { trustedProxies: ['loopback', 'uniqueLocal', '127.0.0.1', '::1'] } },
    { addresses: { deny: ['0.0.0.0/0', '::/0', '192.0.2.1'] } },
    { hosts: ['A.example', '.a.example', '127.0.0.1:8000', '[::1]:8000', 'localhost'] },
    { csrf: { trustedOrigins: ['http://localhost:8000', 'https://[::1]:8443'] } },
    { cors: { origins: ['*'] } },
  ])('takes %j', (parts) => {
    expect(resolve(parts).notices).toEqual([]);
  });

  test('changes nothing of what it is handed', () => {
    const why = { reason: 'r', owner: 'o', until: '2027-01-01' };
    const freeze = <Value extends object>(value: Value): Value => {
      for (const inner of Object.values(value)) if (typeof inner === 'object') freeze(inner);
      return Object.freeze(value);
    };
    const parts = freeze({
      request: { maxBodyBytes: 5 },
      routes: { '* /**': { access: 'any', csrf: exempt({ value: false, ...why }) } },
    });
    const settings = freeze({ REQUEST_TIMEOUT: 5, ALLOWED_HOSTS: ['a.example'] });
    expect(resolve(parts, { settings }).request).toMatchObject({
      maxBodyBytes: 5,
      timeoutSeconds: 5,
    });
  });
});
