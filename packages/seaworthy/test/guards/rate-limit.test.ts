import { describe, expect, test } from 'vitest';
import { customRefusal, refuse } from '../../src/core/verdict.ts';
import type { GuardFactory } from '../../src/guards/context.ts';
import { rateLimit } from '../../src/guards/rate-limit.ts';
import type { LimitStore } from '../../src/limits/store.ts';
import { covers } from '../support/covers.ts';
import {
  type EdgeParts,
  edgeHarness,
  finish,
  limitWith,
  openFrom,
  slowStore,
} from './edge-harness.ts';

const REFUSED = { status: 429, code: 'rate-limit.exceeded' };

function parts(more: Partial<EdgeParts> = {}, names: readonly string[] = ['auth']): EdgeParts {
  const limits = { auth: limitWith({ limit: 2 }), refused: limitWith({ limit: 3 }) };
  return { rule: { limits: names }, policy: { limits }, ...more };
}

/** Refuses what asks for it, after the throttle. */
const refusing: GuardFactory = {
  name: 'refusing',
  phase: 'origin',
  scope: 'route',
  create: () => () => ({
    describe: () => ({
      name: 'refusing',
      phase: 'origin',
      promise: 'Refuses.',
      options: {},
      sources: [],
      covers: [],
      observedBy: [],
    }),
    check: ({ request }) =>
      request.headers['x-code'] === '401'
        ? refuse('access.session-required')
        : refuse('csrf-token.invalid'),
    drive: () => [],
  }),
};

describe('over the limit', () => {
  test('a request is refused with the time to wait, and only of that client', async () => {
    covers('L1', 'L2');
    const harness = edgeHarness([rateLimit], parts());
    expect(await openFrom(harness, '192.0.2.1').run()).toBe('entered');
    expect(await openFrom(harness, '192.0.2.1').run()).toBe('entered');
    harness.clock.advanceSeconds(18);
    const third = openFrom(harness, '192.0.2.1');
    expect(await third.run()).toMatchObject(REFUSED);
    expect(third.exchange.refusal).toMatchObject({
      detail: 'Rate limit exceeded. Try again in 42 seconds.',
      type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
      fields: [['Retry-After', '42']],
      extensions: { retry_after_seconds: 42, 'violated-policies': ['auth'] },
    });
    expect(await openFrom(harness, '192.0.2.2').run()).toBe('entered');
    harness.clock.advanceSeconds(42.001);
    expect(await openFrom(harness, '192.0.2.1').run()).toBe('entered');
    expect(harness.events.map(({ code, detail }) => [code, detail])).toEqual([
      ['limit.exceeded', { limit: 'auth', route: '* /**' }],
    ]);
  });

  test('each answer carries limit and remaining, of the limit nearest to refusal', async () => {
    covers('L2', 'A-RL-07');
    const limits = { wide: limitWith({ limit: 9 }), auth: limitWith({ limit: 2 }) };
    const harness = edgeHarness([rateLimit], {
      rule: { limits: ['wide', 'auth'] },
      policy: { limits },
    });
    const first = openFrom(harness, '192.0.2.1');
    await first.run();
    const head = first.head();
    expect(head['x-ratelimit-limit']).toEqual(['2']);
    expect(head['x-ratelimit-remaining']).toEqual(['1']);
    expect(head['x-ratelimit-reset']).toEqual(['60']);
    expect(head['ratelimit']?.[0]).toMatch(/^"auth";r=1;t=60;pk=:[\w+/=]+:$/);
    expect(head['ratelimit-policy']?.[0]).toMatch(/^"wide";q=9;w=60;.*, "auth";q=2;w=60;/);
    expect(head['retry-after']).toBeUndefined();
    await openFrom(harness, '192.0.2.1').run();
    const third = openFrom(harness, '192.0.2.1');
    await third.run();
    expect(third.head()).toMatchObject({ 'x-ratelimit-remaining': ['0'] });
    expect(third.exchange.refusal?.fields).toEqual([['Retry-After', '60']]);
  });

  test('of several limits all are consumed or none', async () => {
    const limits = { small: limitWith({ limit: 1 }), all: limitWith({ limit: 3, per: 'global' }) };
    const harness = edgeHarness([rateLimit], {
      rule: { limits: ['small', 'all'] },
      policy: { limits },
    });
    expect(await openFrom(harness, '192.0.2.1').run()).toBe('entered');
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await openFrom(harness, '192.0.2.1').run()).toMatchObject(REFUSED);
    }
    expect(await openFrom(harness, '192.0.2.2').run()).toBe('entered');
    expect(await openFrom(harness, '192.0.2.3').run()).toBe('entered');
    const stranger = openFrom(harness, '192.0.2.4');
    expect(await stranger.run()).toMatchObject(REFUSED);
    expect(stranger.exchange.refusal?.extensions?.['violated-policies']).toEqual([]);
  });

  test.each([
    ['at once', (memory: LimitStore) => memory],
    ['later', slowStore],
  ])('a store that decides %s admits exactly the limit of many at once', async (_name, store) => {
    covers('A-RL-01');
    const limits = { auth: limitWith({ limit: 10 }) };
    const harness = edgeHarness([rateLimit], {
      rule: { limits: ['auth'] },
      policy: { limits },
      store,
    });
    const sent = Array.from({ length: 100 }, () => openFrom(harness, '192.0.2.1'));
    const results = await Promise.all(sent.map((one) => one.run()));
    expect(results.filter((result) => result === 'entered')).toHaveLength(10);
    const told = sent.slice(0, 10).map((one) => one.head()['x-ratelimit-remaining']?.[0]);
    expect(told.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  test('a store that fails refuses', async () => {
    const failing = (memory: LimitStore): LimitStore => ({
      ...slowStore(memory),
      take: () => Promise.reject(new Error('down')),
    });
    const harness = edgeHarness([rateLimit], parts({ store: failing }));
    expect(await openFrom(harness, '192.0.2.1').run()).toMatchObject({
      status: 500,
      code: 'pipeline.guard-failed',
    });
  });
});

describe('what other guards refused', () => {
  test.each([
    ['at once', (memory: LimitStore) => memory],
    ['later', slowStore],
  ])('is charged, and then refused before them, deciding %s', async (_name, store) => {
    const harness = edgeHarness([rateLimit, refusing], parts({ store }, []));
    for (let sent = 0; sent < 3; sent += 1) {
      const opened = openFrom(harness, '192.0.2.1');
      expect(await opened.run()).toMatchObject({ code: 'csrf-token.invalid' });
      finish(opened.exchange, 403);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (let sent = 0; sent < 5; sent += 1) {
      const opened = openFrom(harness, '192.0.2.1');
      expect(await opened.run()).toMatchObject(REFUSED);
      expect(opened.exchange.refusal?.fields).toEqual([['Retry-After', '60']]);
      finish(opened.exchange, 429);
    }
    expect(await openFrom(harness, '192.0.2.2').run()).toMatchObject({
      code: 'csrf-token.invalid',
    });
    harness.clock.advanceSeconds(60.001);
    expect(await openFrom(harness, '192.0.2.1').run()).toMatchObject({
      code: 'csrf-token.invalid',
    });
  });

  test('is not charged for the lack of a session', async () => {
    const harness = edgeHarness([rateLimit, refusing], parts({}, []));
    for (let sent = 0; sent < 6; sent += 1) {
      const opened = openFrom(harness, '192.0.2.1', { fields: { 'x-code': '401' } });
      expect(await opened.run()).toMatchObject({ status: 401 });
      finish(opened.exchange, 401);
    }
  });

  test.each([
    ['access.no-rule', true],
    ['hosts.not-allowed', true],
    ['framing.version', true],
    ['framing.transfer-coding', true],
    ['methods.unknown', true],
    ['access.session-required', false],
    ['rate-limit.exceeded', false],
    ['session.unavailable', false],
    ['handler.failed', false],
  ] as const)('is charged for %s: %s', (code, charged) => {
    expect(refuse(code).charged).toBe(charged);
  });

  test.each([
    [401, true],
    [429, false],
    [503, false],
  ])("is charged for a user's own guard's %i: %s", (status, charged) => {
    expect(customRefusal({ code: 'own.refused', status, title: 'No' }).charged).toBe(charged);
  });
});

test('switched off, nothing is limited and nothing told', async () => {
  covers('L5');
  const { rule, policy } = parts();
  const harness = edgeHarness([rateLimit], {
    rule: rule ?? {},
    policy: { ...policy, limitsEnabled: false },
  });
  for (let sent = 0; sent < 5; sent += 1) {
    const opened = openFrom(harness, '192.0.2.1');
    expect(await opened.run()).toBe('entered');
    expect(opened.head()).toEqual({});
  }
});

test.each([
  ['no limit has the name', ['unknown'], /cannot be in force/],
  ['nobody counts accounts', ['account'], /cannot be in force/],
])('cannot be made where %s', (_name, names, message) => {
  const limits = { account: limitWith({ per: 'account' }) };
  expect(() => edgeHarness([rateLimit], { rule: { limits: names }, policy: { limits } })).toThrow(
    message,
  );
});
