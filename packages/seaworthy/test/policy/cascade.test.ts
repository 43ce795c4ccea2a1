import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import type { EffectiveRule } from '../../src/policy/index.ts';
import { exempt, isAtLeastAsStrict } from '../../src/policy/index.ts';
import { effective, faultsOf, resolve, TODAY } from './resolving.ts';

const WHY = { reason: 'told by the law', owner: 'team@example.org', until: '2027-01-31' };
const limits = {
  auth: { limit: 5, windowSeconds: 60 },
  rag: { limit: 20, windowSeconds: 60 },
  slow: { limit: 9, windowSeconds: 60 },
};

function rule(routes: object, method: string, path: string): EffectiveRule {
  return effective(resolve({ limits, routes }), method, path);
}

describe('the illustration of the design', () => {
  const routes = {
    '* /**': { access: 'session' },
    'GET /': { access: 'public' },
    'POST /auth/login': { access: 'public', limit: 'auth', form: true, audit: 'login' },
    'POST /api/auth/login': { access: 'public', limit: 'auth', audit: 'login' },
    'POST /api/rag/*': { limit: 'rag', timeoutSeconds: 30 },
    '* /admin/**': { role: 'admin', form: true },
  };

  test.each([
    ['GET', '/', { pattern: 'GET /', access: 'public', limits: ['default'], cache: 'application' }],
    ['POST', '/', { pattern: '* /**', access: 'session', cache: 'no-store', form: false }],
    ['POST', '/auth/login', { access: 'public', limits: ['default', 'auth'], form: true }],
    ['POST', '/api/auth/login', { access: 'public', form: false, audit: 'login', csrf: true }],
    [
      'POST',
      '/api/rag/query',
      { access: 'session', timeoutSeconds: 30, limits: ['default', 'rag'] },
    ],
    ['GET', '/api/rag/query', { access: 'session', timeoutSeconds: 60 }],
    ['DELETE', '/admin/x/y', { access: 'session', role: 'admin', form: true, audit: undefined }],
  ])('%s %s', (method, path, wanted) => {
    expect(rule(routes, method, path)).toMatchObject(wanted);
  });

  test('names the source of each key', () => {
    const { sources } = rule(routes, 'POST', '/admin/x');
    expect(sources).toMatchObject({
      access: '* /**',
      role: '* /admin/**',
      form: '* /admin/**',
      limit: 'default',
      csrf: 'default',
      maxBodyBytes: 'default',
    });
  });
});

const BROAD = '* /a/**';
const NARROW = 'POST /a/b';
const OTHER = '* /**';

describe('a narrower rule may tighten', () => {
  test.each([
    [{ access: 'public' }, { access: 'any' }],
    [{ access: 'public' }, { access: 'apiKey' }],
    [{ access: 'any' }, { access: 'session' }],
    [{ access: 'session' }, { access: 'session' }],
    [{ access: 'session' }, { access: 'session', role: 'admin' }],
    [{ access: 'session' }, { access: 'session', cors: true }],
    [{ access: 'session' }, { access: 'session', encodedSlash: 'opaque' }],
    [{ access: 'session', encodedSlash: 'opaque' }, { encodedSlash: 'refuse' }],
    [{ access: 'session', cors: true }, { cors: false }],
    [{ access: 'session', form: false }, { form: true }],
    [{ access: 'session' }, { maxBodyBytes: 1 }],
    [{ access: 'session', maxBodyBytes: 10 }, { maxBodyBytes: 10 }],
    [{ access: 'session' }, { timeoutSeconds: 60 }],
    [{ access: 'session', limit: 'auth' }, { limit: ['rag', 'slow'] }],
    [{ access: 'session' }, { limit: null, role: null, default: true, csrf: true }],
  ])('%j by %j', (broad, narrow) => {
    const routes = { [OTHER]: { access: 'public' }, [BROAD]: broad, [NARROW]: narrow };
    expect(rule(routes, 'POST', '/a/b').pattern).toBe(NARROW);
  });

  test('anything of the catch-all where it says who may enter', () => {
    const routes = {
      [OTHER]: { access: 'session', role: 'user' },
      'GET /open': { access: 'public', role: null },
      'GET /key': { access: 'apiKey', role: 'robot' },
      'GET /any': { access: 'any' },
    };
    expect(rule(routes, 'GET', '/open')).toMatchObject({ access: 'public', role: undefined });
    expect(rule(routes, 'GET', '/key')).toMatchObject({ access: 'apiKey', role: 'robot' });
    expect(rule(routes, 'GET', '/any')).toMatchObject({ access: 'any', role: 'user' });
  });
});

describe('a narrower rule does not loosen', () => {
  const cases: readonly [object, string, unknown][] = [
    [{ access: 'session' }, 'access', 'public'],
    [{ access: 'session' }, 'access', 'any'],
    [{ access: 'session' }, 'access', 'apiKey'],
    [{ access: 'apiKey' }, 'access', 'session'],
    [{ access: 'any' }, 'access', 'public'],
    [{ role: 'admin' }, 'role', null],
    [{ role: 'admin' }, 'role', 'auditor'],
    [{ form: true }, 'form', false],
    [{ cors: false }, 'cors', true],
    [{ encodedSlash: 'refuse' }, 'encodedSlash', 'opaque'],
    [{ maxBodyBytes: 10 }, 'maxBodyBytes', 11],
    [{ timeoutSeconds: 10 }, 'timeoutSeconds', 11],
    [{ limit: 'auth' }, 'limit', null],
    [{}, 'default', false],
    [{}, 'csrf', false],
    [{}, 'maxBodyBytes', 10 * 1024 * 1024 + 1],
    [{}, 'timeoutSeconds', 61],
  ];

  test.each(cases)('%j by %s: %j', (broad, key, value) => {
    const routes = { [OTHER]: { access: 'session' }, [BROAD]: broad, [NARROW]: { [key]: value } };
    const faults = faultsOf({ limits, routes });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`policy.routes['${NARROW}'].${key}: expected`);
    expect(faults[0]).toContain(Object.keys(broad).length > 0 ? `'${BROAD}'` : "'default'");
    expect(faults[0]).toContain('exempt({ value, reason, owner, until })');
  });

  test.each(cases)('%j by %s: %j, but for an exemption', (broad, key, value) => {
    const exempted = { [key]: exempt({ value, ...WHY }) };
    const routes = { [OTHER]: { access: 'session' }, [BROAD]: broad, [NARROW]: exempted };
    const policy = resolve({ limits, routes });
    const found = effective(policy, 'POST', '/a/b');
    expect(found.exemptions).toEqual({ [key]: { value, ...WHY } });
    expect(found.sources[key]).toBe(NARROW);
    expect(policy.notices.filter(({ id }) => id !== 'policy.W006' && id !== 'policy.W003')).toEqual(
      [],
    );
    expect(effective(policy, 'GET', '/a/b').exemptions).toEqual({});
  });

  test('even the catch-all, in what is not about who may enter', () => {
    const routes = { [OTHER]: { access: 'session', form: true }, 'POST /x': { form: false } };
    expect(faultsOf({ routes })[0]).toContain(`as '* /**' says`);
  });

  test('a rule between it and the catch-all', () => {
    const routes = {
      [OTHER]: { access: 'session' },
      '* /admin/**': { role: 'admin' },
      'GET /admin/help': { access: 'public' },
    };
    expect(faultsOf({ routes })).toEqual([
      "policy.routes['GET /admin/help'].access: expected no role on a public route, " +
        "got 'admin' of '* /admin/**'. Write role: null beside it",
    ]);
    const bare = { ...routes, 'GET /admin/help': { access: 'public', role: null } };
    expect(faultsOf({ routes: bare })).toHaveLength(1);
  });

  test('what an exemption above it has loosened, beyond that', () => {
    const routes = {
      [OTHER]: { access: 'session' },
      [BROAD]: { maxBodyBytes: exempt({ value: 20 * 1024 * 1024, ...WHY }) },
      [NARROW]: { maxBodyBytes: 30 * 1024 * 1024 },
    };
    expect(faultsOf({ routes })[0]).toContain(`expected 20971520 or stricter, as '${BROAD}' says`);
  });
});

describe('rules that only overlap', () => {
  const overlap = (left: object, right: object): EffectiveRule =>
    rule({ [OTHER]: { access: 'public' }, '* /a/*': left, '* /*/b': right }, 'POST', '/a/b');

  test.each([
    [{ access: 'any' }, { access: 'session' }, { access: 'session' }],
    [{ access: 'apiKey' }, { access: 'any' }, { access: 'apiKey' }],
    [{ access: 'public' }, { role: 'admin' }, { access: 'any', role: 'admin' }],
    [{ maxBodyBytes: 5 }, { maxBodyBytes: 7 }, { maxBodyBytes: 5 }],
    [{ timeoutSeconds: 9 }, { timeoutSeconds: 7 }, { timeoutSeconds: 7 }],
    [{ form: true }, { form: false }, { form: true }],
    [{ cors: true }, { cors: false }, { cors: false }],
    [{ csrf: exempt({ value: false, ...WHY }) }, { csrf: true }, { csrf: true, exemptions: {} }],
    [{ csrf: exempt({ value: false, ...WHY }) }, { audit: 'x' }, { csrf: false, audit: 'x' }],
    [{ limit: 'auth' }, { limit: 'rag' }, { limits: ['default', 'rag', 'auth'] }],
    [{ audit: 'left' }, { audit: 'right' }, { audit: 'left' }],
  ])('%j and %j give %j', (left, right, wanted) => {
    const found = overlap(left, right);
    expect(found).toMatchObject({ pattern: '* /a/b', ...wanted });
  });

  test.each([
    [{ access: 'apiKey' }, { access: 'session' }, 'access'],
    [{ role: 'admin' }, { role: 'auditor' }, 'role'],
  ])('%j and %j have to be settled', (left, right, key) => {
    const routes = { [OTHER]: { access: 'any' }, '* /a/*': left, '* /*/b': right };
    expect(faultsOf({ routes })).toEqual([
      expect.stringContaining(`policy.routes: expected one ${key} for '* /a/b', got two: `),
    ]);
    const settled = { [key]: exempt({ value: Object.values(left)[0], ...WHY }) };
    expect(rule({ ...routes, '* /a/b': settled }, 'GET', '/a/b')).toMatchObject(left);
    const unexempted = { ...routes, '* /a/b': left };
    expect(faultsOf({ routes: unexempted })[0]).toContain('expected what both say or stricter');
  });
});

describe('limits', () => {
  const routes = {
    [OTHER]: { access: 'session', limit: 'slow' },
    '* /a/**': { limit: ['rag'] },
    'POST /a/b': { limit: 'auth', default: exempt({ value: false, ...WHY }) },
    'POST /a/b/:c': { limit: exempt({ value: null, ...WHY }) },
    'POST /a/c': { limit: exempt({ value: 'auth', ...WHY }) },
  };

  test.each([
    ['GET', '/', ['default', 'slow']],
    ['GET', '/a/x', ['default', 'slow', 'rag']],
    ['POST', '/a/b', ['slow', 'rag', 'auth']],
    ['POST', '/a/b/1', ['default']],
    ['POST', '/a/c', ['default', 'auth']],
  ])('of %s %s are %j', (method, path, wanted) => {
    expect(rule(routes, method, path).limits).toEqual(wanted);
  });
});

describe('an exemption', () => {
  test.each([
    ['2026-11-19', ['policy.W002']],
    [TODAY, []],
    ['2026-11-21', []],
  ])('until %s holds, and is told once it has ended: %j', (until, ids) => {
    const csrf = exempt({ value: false, ...WHY, until });
    const policy = resolve({ routes: { [OTHER]: { access: 'session', csrf } } });
    expect(policy.notices.map(({ id }) => id)).toEqual(ids);
    expect(policy.notices.every(({ severity }) => severity === 'error')).toBe(true);
    expect(effective(policy, 'GET', '/x').csrf).toBe(false);
  });

  test('that loosens nothing is told', () => {
    const form = exempt({ value: true, ...WHY });
    const { notices } = resolve({ routes: { [OTHER]: { access: 'session', form } } });
    expect(notices).toMatchObject([{ id: 'policy.W007', severity: 'warning' }]);
    expect(notices[0]?.message).toContain("policy.routes['* /**'].form");
  });
});

const values = fc.record(
  {
    access: fc.constantFrom('public', 'any', 'session'),
    role: fc.constantFrom('admin', null),
    form: fc.boolean(),
    cors: fc.boolean(),
    csrf: fc.constant(true),
    encodedSlash: fc.constantFrom('refuse', 'opaque'),
    maxBodyBytes: fc.integer({ min: 1, max: 4 }),
    timeoutSeconds: fc.integer({ min: 58, max: 61 }),
  },
  { requiredKeys: [] },
);
const PATTERNS = [
  '* /**',
  '* /a/**',
  'GET /a/**',
  '* /a/*',
  '* /*/b',
  'POST /a/b',
  'GET,POST /:x/b',
];

describe('any policy that is taken', () => {
  test('is nowhere looser than a rule that matches, the catch-all on who may enter apart', () => {
    let taken = 0;
    const check = (rules: readonly object[]): void => {
      const entries = rules.map((one, at) => [PATTERNS[at] ?? '', one] as const);
      const access = { access: 'session', ...rules[0] };
      const routes = { ...Object.fromEntries(entries), '* /**': access };
      let policy: ReturnType<typeof resolve>;
      try {
        policy = resolve({ routes });
      } catch (error) {
        expect(error).toBeInstanceOf(SeaworthyError);
        return;
      }
      taken += 1;
      const found = effective(policy, 'POST', '/a/b');
      for (const [pattern, one] of entries) {
        if (pattern === '* /**' || pattern === 'GET /a/**') continue;
        const alone = {
          ...found,
          ...one,
          role: undefined,
          ...('role' in one ? { role: one.role } : {}),
        };
        if (!('access' in one)) alone.access = 'public';
        expect(isAtLeastAsStrict(found, alone as EffectiveRule)).toBe(true);
      }
      expect(found.maxBodyBytes).toBeLessThanOrEqual(policy.request.maxBodyBytes);
      expect(found.timeoutSeconds).toBeLessThanOrEqual(60);
      expect(found.role === undefined || found.access !== 'public').toBe(true);
      expect(found.access).not.toBe('none');
    };
    fc.assert(fc.property(fc.array(values, { minLength: 1, maxLength: PATTERNS.length }), check), {
      numRuns: 1500,
    });
    expect(taken).toBeGreaterThan(100);
  });
});
