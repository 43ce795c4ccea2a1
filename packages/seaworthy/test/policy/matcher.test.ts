import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import type { EffectiveRule, ResolvedPolicy } from '../../src/policy/index.ts';
import { createMatcher, exempt } from '../../src/policy/index.ts';
import { effective, faultsOf, resolve, ruleFor } from './resolving.ts';

const access = 'session';

/** Each rule names a limit of its own, so that an effective rule tells what it is made of. */
function policyOf(patterns: readonly string[]): ResolvedPolicy {
  const limits = patterns.map((_, at) => [`l${at}`, { limit: 5, windowSeconds: 60 }]);
  const routes = patterns.map((pattern, at) => [pattern, { access, limit: `l${at}` }]);
  return resolve({ limits: Object.fromEntries(limits), routes: Object.fromEntries(routes) });
}

const EXAMPLE = policyOf([
  '* /**',
  'GET /',
  '* /admin/**',
  'POST /admin/users/:id',
  'GET /files/*',
  'GET /files/readme',
  'GET /caf%C3%A9',
]);

const FILES = policyOf(['GET /files/*', 'POST /files/special', '* /up/**']);

describe('the rule of a request', () => {
  test.each([
    ['GET', '/', 'GET /'],
    ['HEAD', '/', 'GET /'],
    ['POST', '/', '* /**'],
    ['GET', '/x', '* /**'],
    ['GET', '/admin', '* /admin/**'],
    ['GET', '/ADMIN/', '* /admin/**'],
    ['GET', '/admin/users/1', '* /admin/**'],
    ['POST', '/admin/users/1', 'POST /admin/users/:id'],
    ['POST', '/Admin/Users/1/', 'POST /admin/users/:id'],
    ['POST', '/admin/users/1/x', '* /admin/**'],
    ['POST', '/admin/users', '* /admin/**'],
    ['GET', '/administrator', '* /**'],
    ['GET', '/files/a', 'GET /files/*'],
    ['GET', '/files/a%2Fb', 'GET /files/*'],
    ['GET', '/files/a/b', '* /**'],
    ['GET', '/files', '* /**'],
    // A router for which the slash counts may take what follows it for the parameter.
    ['GET', '/files/', 'GET /files/*'],
    ['GET', '/files/README', 'GET /files/readme'],
    ['GET', '/files/readme/', 'GET /files/readme'],
    ['GET', '/files/re%61dme', 'GET /files/readme'],
    ['GET', '/caf%C3%A9', 'GET /caf%C3%A9'],
    ['GET', '/CAF%C3%89', 'GET /caf%C3%A9'],
    ['GET', '/cafe', '* /**'],
    ['GET', '/%2561dmin', '* /**'],
    ['PURGE', '/', '* /**'],
    ['OPTIONS', '*', '* /**'],
    ['GET', `/admin${'/x'.repeat(4000)}`, '* /admin/**'],
    ['GET', `/files/${'%41'.repeat(2000)}`, 'GET /files/*'],
  ])('%s %s is %s', (method, path, pattern) => {
    expect(effective(EXAMPLE, method, path).pattern).toBe(pattern);
  });

  test.each([
    ['GET', '/files/x', 'GET /files/*', ['GET', 'HEAD']],
    ['POST', '/files/x', '* /files/*', ['GET', 'HEAD']],
    ['OPTIONS', '/files/x', '* /files/*', ['GET', 'HEAD']],
    ['PUT', '/files/special', '* /files/special', ['GET', 'HEAD', 'POST']],
    ['DELETE', '/up/x', '* /up/**', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
  ])('%s %s is %s, and tells what is allowed', (method, path, pattern, allowed) => {
    const rule = effective(FILES, method, path);
    expect(rule.pattern).toBe(pattern);
    expect(rule.access).toBe(allowed.includes(method) ? 'session' : 'none');
    expect(createMatcher(FILES.rules).allowed(path).toSorted()).toEqual(allowed.toSorted());
    if (rule.access === 'none') expect(rule.allowedMethods).toEqual(allowed);
  });

  test.each(['/', '/files', '/files/a/b', '/upper', '/x', '*', '/%75p2'])(
    '%s is covered by none of the rules',
    (path) => {
      expect(ruleFor(FILES, 'GET', path)).toBe('uncovered');
      expect(createMatcher(FILES.rules).allowed(path)).toEqual([]);
    },
  );
});

describe('path parameters', () => {
  test.each([
    ['/admin;x=1/y', '* /admin/**'],
    ['/admin;x', '* /admin/**'],
    ['/admin/users;a/1;b', '* /admin/**'],
    ['/x;y', '* /**'],
    ['/files/a;v=1', 'GET /files/*'],
    ['/files/readme;v=1', 'GET /files/readme'],
    ['/x;a/y;b', '* /**'],
  ])('of %s are ignored: %s', (path, pattern) => {
    const rule = ruleFor(EXAMPLE, 'GET', path);
    expect(typeof rule === 'string' ? rule : rule.pattern).toBe(pattern);
  });

  const open = resolve({
    routes: {
      '* /**': { access },
      'GET /': { access: 'public' },
      'GET /open': { access: 'public' },
      'GET /files/:name': { access },
      'GET /docs/**': { access: 'public' },
      'GET /docs/secret': { access },
    },
  });

  test.each([
    // Read as sent these are `* /**`; without their parameters they would be public.
    '/;x',
    '/open;x',
    '/;/open',
    '/docs;x/y',
    // Stripped and cut they lead to different rules.
    '/open;x/admin',
    '/docs;x/secret',
    '/files;x/y',
    '/files/a;b/c',
  ])('of %s would get round a rule', (path) => {
    expect(ruleFor(open, 'GET', path)).toBe('ambiguous');
  });

  test.each([
    ['/docs/secret;x', 'GET /docs/secret'],
    ['/files/a;b', 'GET /files/:name'],
    ['/docs/a;b', 'GET /docs/**'],
    ['/docs/a;b/c;d', 'GET /docs/**'],
  ])('of %s get round nothing: %s', (path, pattern) => {
    expect(effective(open, 'GET', path).pattern).toBe(pattern);
  });

  test('never lead from what is uncovered to a rule', () => {
    expect(ruleFor(FILES, 'GET', '/up;x')).toBe('ambiguous');
    expect(ruleFor(policyOf(['GET /:id']), 'GET', '/;x')).toBe('ambiguous');
    expect(ruleFor(FILES, 'GET', '/x;y')).toBe('uncovered');
  });
});

describe('case and a closing slash', () => {
  const opened = exempt({ value: 'public', reason: 'help', owner: 'docs', until: '2026-12-01' });
  const users = resolve({
    routes: {
      '* /**': { access },
      'GET /users/me': { access: opened },
      'GET /users/:id': { access },
      'GET /API/Status': { access: 'public' },
      'GET /files/readme': { access: opened },
      'GET /files/*': { access },
      'GET /open/**': { access: 'public' },
    },
  });

  test.each([
    ['/users/me', 'public'],
    ['/users/ME', 'session'],
    ['/users/m%65', 'public'],
    ['/users/me/', 'session'],
    ['/USERS/7', 'session'],
    ['/API/Status', 'public'],
    ['/api/status', 'session'],
    ['/files/readme/', 'session'],
    ['/files/', 'session'],
    ['/open/', 'public'],
    ['/open/A/b/', 'public'],
    ['/OPEN/a', 'session'],
  ])('lead no router to a route with a stricter rule: %s is %s', (path, wanted) => {
    expect(effective(users, 'GET', path).access).toBe(wanted);
  });

  test('are read as a parameter that is empty, and as what no parameter can be', () => {
    const files = resolve({
      routes: {
        '* /files/**': { access },
        'GET /files': { access: opened },
        'GET /files/:name': { access: opened },
        'GET /notes/**': { access: 'public' },
        'GET /notes/:id': { access },
      },
    });
    expect(effective(files, 'GET', '/files').access).toBe('public');
    expect(effective(files, 'GET', '/files/').access).toBe('session');
    expect(effective(files, 'GET', '/notes/').access).toBe('session');
  });

  test('refuse what no rule covers for a router for which they count', () => {
    const bare = policyOf(['GET /about', 'GET /:page/x']);
    expect(ruleFor(bare, 'GET', '/About')).toBe('uncovered');
    expect(ruleFor(bare, 'GET', '/about/')).toBe('uncovered');
    expect(effective(bare, 'GET', '/about').pattern).toBe('GET /about');
  });

  test.each([
    [{ caseCounts: false, slashCounts: true }, ['/users/ME']],
    [{ caseCounts: true, slashCounts: false }, ['/users/me/']],
    [{ caseCounts: false, slashCounts: false }, ['/users/ME', '/users/me/', '/Users/Me/']],
  ])('say nothing to a router that says so: %j', (sensitivity, paths) => {
    const { find } = createMatcher(users.rules, sensitivity);
    for (const path of paths) {
      expect(users.rules[Number(find('GET', path))]?.access, path).toBe('public');
    }
  });

  test('that lead to rules of which none is the strictest are ambiguous', () => {
    const mixed = resolve({
      limits: { auth: { limit: 5, windowSeconds: 60 } },
      routes: { '* /**': { access }, 'GET /login': { access: 'public', limit: 'auth' } },
    });
    expect(ruleFor(mixed, 'GET', '/Login')).toBe('ambiguous');
    expect(effective(mixed, 'GET', '/login').access).toBe('public');
  });
});

const SEGMENTS = ['a', 'b', 'c', '*', ':x'];

const patterns = fc.uniqueArray(
  fc.record({
    method: fc.constantFrom('*', 'GET', 'HEAD', 'POST', 'GET,POST', 'POST,PUT'),
    segments: fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 4 }),
    isSubtree: fc.boolean(),
  }),
  {
    minLength: 1,
    maxLength: 9,
    selector: ({ method, segments, isSubtree }) =>
      `${method} ${segments.map((one) => (one === ':x' ? '*' : one)).join('/')} ${isSubtree}`,
  },
);

const requests = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE'),
  segments: fc.array(fc.constantFrom('a', 'B', 'b', 'c', 'd', '%61', 'a%2Fb'), { maxLength: 6 }),
  hasSlash: fc.boolean(),
});

interface Written {
  readonly method: string;
  readonly segments: readonly string[];
  readonly isSubtree: boolean;
}

function textOf({ method, segments, isSubtree }: Written): string {
  const named = segments.map((one, at) => (one === ':x' ? `:x${at}` : one));
  return `${method} /${[...named, ...(isSubtree ? ['**'] : [])].join('/')}`;
}

interface Router {
  readonly caseCounts: boolean;
  readonly parametersMayBeEmpty: boolean;
}

const LENIENT: Router = { caseCounts: false, parametersMayBeEmpty: true };

const ROUTERS: readonly Router[] = [false, true].flatMap((caseCounts) =>
  [false, true].map((parametersMayBeEmpty) => ({ caseCounts, parametersMayBeEmpty })),
);

/** The slow way: each rule as a regular expression, tried on every request. */
function matchesPath(
  { segments, isSubtree }: Written,
  path: readonly string[],
  { caseCounts, parametersMayBeEmpty } = LENIENT,
): boolean {
  const any = parametersMayBeEmpty ? '/[^/]*' : '/[^/]+';
  const parts = segments.map((one) => (/^[*:]/.test(one) ? any : `/${one}`));
  const given = path.map((one) => `/${decodeURIComponent(one).replace('/', '-')}`).join('');
  const text = `^${parts.join('')}${isSubtree ? '(/.*)?' : ''}$`;
  return new RegExp(text, caseCounts ? '' : 'i').test(given);
}

type Expected = 'uncovered' | 'none' | 'ambiguous' | readonly string[];

/** The limits in force: those of the strictest rule that any router there may be would meet. */
function expectedOf(
  written: readonly Written[],
  { method, segments, hasSlash }: { method: string; segments: string[]; hasSlash: boolean },
): Expected {
  const closed = hasSlash && segments.length > 0 ? [...segments, ''] : segments;
  const readings = [segments, closed].flatMap((path) =>
    ROUTERS.map((router): Expected => {
      const onPath = written.filter((one) => matchesPath(one, path, router));
      const named = onPath.filter((one) => matchesMethod(one, method));
      if (onPath.length === 0) return 'uncovered';
      return named.length === 0 ? 'none' : named.map((one) => `l${written.indexOf(one)}`);
    }),
  );
  for (const refused of ['uncovered', 'none'] as const) {
    if (readings.includes(refused)) return refused;
  }
  const named = readings as readonly (readonly string[])[];
  const all = new Set(named.flat());
  return named.find((one) => one.length === all.size) ?? 'ambiguous';
}

function matchesMethod({ method }: Written, asked: string): boolean {
  const methods = method.split(',');
  return method === '*' || methods.includes(asked) || (asked === 'HEAD' && methods.includes('GET'));
}

describe('any set of rules', () => {
  test('gives each request all rules that match it, and no other', () => {
    fc.assert(
      fc.property(patterns, fc.array(requests, { maxLength: 20 }), (written, asked) => {
        const policy = policyOf(written.map(textOf));
        const { find, allowed } = createMatcher(policy.rules);
        for (const request of asked) {
          const { method, segments, hasSlash } = request;
          const path = `/${segments.join('/')}${hasSlash && segments.length > 0 ? '/' : ''}`;
          const found = find(method, path);
          expect(find(method, path)).toBe(found);
          const rule = policy.rules[Number(found)];
          const expected = expectedOf(written, request);
          if (expected === 'uncovered') expect(found).toBe(-1);
          else if (expected === 'ambiguous') expect(found).toBe('ambiguous');
          else if (expected === 'none') expect(rule?.access).toBe('none');
          else expect(rule?.limits.toSorted()).toEqual(['default', ...expected].toSorted());
          const onPath = written.filter((one) => matchesPath(one, segments));
          const isAllowed = onPath.some((one) => matchesMethod(one, method));
          expect(allowed(path).includes(method)).toBe(isAllowed);
          expect(rule === undefined || rule.allowedMethods.length > 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has one effective rule for each way in which rules overlap', () => {
    const { rules } = policyOf(['* /a/*', 'GET /*/b', 'POST,GET /:x/b']);
    const labels = rules.map(({ pattern, limits }: EffectiveRule) => [pattern, ...limits.slice(1)]);
    expect(labels).toEqual([
      ['GET /a/b', 'l2', 'l1', 'l0'],
      ['GET,POST /a/b', 'l2', 'l0'],
      ['* /a/*', 'l0'],
      ['GET /*/b', 'l2', 'l1'],
      ['POST,GET /:x/b', 'l2'],
      ['* /:x/b'],
    ]);
  });

  test('is refused when it overlaps beyond measure', () => {
    const segments = (at: number): string =>
      Array.from({ length: 18 }, (_, each) => (each === at ? 'a' : '*')).join('/');
    const routes = Array.from({ length: 18 }, (_, at) => [`* /${segments(at)}`, { access }]);
    expect(faultsOf({ routes: Object.fromEntries(routes) })).toEqual([
      'policy.routes: expected patterns that overlap in at most 20000 ways, got more',
    ]);
    const deep = Array.from({ length: 3000 }, (_, at) => [`* /*/*/*/x${at}/**`, { access }]);
    expect(resolve({ routes: Object.fromEntries(deep) }).rules).toHaveLength(3000);
  });

  test('that was not resolved is refused', () => {
    const rule = EXAMPLE.rules[0] as EffectiveRule;
    const many = Array.from({ length: 20 }, (_, at) => {
      const path = Array.from({ length: 20 }, (__, each) => (each === at ? 'a' : '*')).join('/');
      return { ...rule, path: `/${path}` };
    });
    expect(() => createMatcher(many)).toThrow(SeaworthyError);
  });

  test('answers alike when ever new paths have pushed out what it remembered', () => {
    const { find } = createMatcher(EXAMPLE.rules);
    const before = find('GET', '/admin/x');
    for (let at = 0; at < 5000; at += 1) find('GET', `/files/${at}`);
    expect(find('GET', '/admin/x')).toBe(before);
    expect(EXAMPLE.rules[Number(find('GET', '/files/4999'))]?.pattern).toBe('GET /files/*');
  });
});
