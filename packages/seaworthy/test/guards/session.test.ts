import { describe, expect, test } from 'vitest';
import { access } from '../../src/guards/access.ts';
import { session } from '../../src/guards/session.ts';
import type { SessionStore } from '../../src/identity/contract.ts';
import { createMemorySessionStore } from '../../src/identity/memory-store.ts';
import type { EffectiveRule } from '../../src/policy/types.ts';
import { guardHarness, type PolicyParts, ruleWith } from '../identity/guard-harness.ts';
import { covers } from '../support/covers.ts';

const NAME = '__Host-session';

function setUp(rule: Partial<EffectiveRule> = {}, parts: PolicyParts = {}) {
  const harness = guardHarness([session, access], ruleWith(rule), parts);
  const withCookie = (cookie: string) => harness.open({ fields: { cookie } });
  return { ...harness, withCookie };
}

/** A cookie of someone signed in, made by the guard's own handle. */
async function signedIn(store: SessionStore): Promise<string> {
  const opened = setUp({}, { store }).open();
  await opened.run();
  await opened.exchange.session?.signIn({ subject: 'ada' });
  const [cookie] = opened.head()['set-cookie'] ?? [];
  return cookie?.split(';')[0] ?? '';
}

const asPromises = (store: SessionStore): SessionStore => ({
  ...store,
  find: async (idHash) => await store.find(idHash),
});

describe.each([
  ['that answers at once', (store: SessionStore) => store],
  ['that answers later', asPromises],
])('with a store %s', (_kind, wrap) => {
  test('a live session identifies, an unknown id does not', async () => {
    covers('A-SS-01');
    const store = wrap(createMemorySessionStore());
    const cookie = await signedIn(store);
    const { withCookie } = setUp({ access: 'session' }, { store });
    const known = withCookie(`theme=dark; ${cookie}`);
    expect(await known.run()).toBe('entered');
    expect(known.exchange.identity?.subject).toBe('ada');
    expect(known.exchange.session?.subject).toBe('ada');
    for (const wrong of [`${NAME}=${'A'.repeat(43)}`, `${cookie}A`, `x${cookie}`, `${NAME}=`]) {
      expect(await withCookie(wrong).run()).toMatchObject({ code: 'access.session-required' });
    }
  });

  test('two cookies of the name are refused, whichever is genuine', async () => {
    covers('A-CS-04');
    const store = wrap(createMemorySessionStore());
    const cookie = await signedIn(store);
    for (const access of ['public', 'session'] as const) {
      const { withCookie } = setUp({ access }, { store });
      for (const both of [`${cookie}; ${NAME}=x`, `${NAME}=x; ${cookie}`, `${cookie}; ${cookie}`]) {
        expect(await withCookie(both).run()).toMatchObject({
          status: 400,
          code: 'session.ambiguous',
        });
      }
    }
  });
});

describe.each([
  [
    'throws',
    (): never => {
      throw new Error('down');
    },
  ],
  ['rejects', () => Promise.reject(new Error('down'))],
])('a store that %s', (_kind, find) => {
  const store: SessionStore = { ...createMemorySessionStore(), find };
  const cookie = `${NAME}=${'A'.repeat(43)}`;

  test.each([
    [{ access: 'session' }, 503],
    [{ access: 'any' }, 503],
    [{ access: 'public', role: 'admin' }, 503],
    [{ access: 'public' }, 0],
  ] as const)('%j: %s', async (rule, status) => {
    const harness = setUp(rule, { store });
    const opened = harness.withCookie(cookie);
    const result = await opened.run();
    if (status === 0) expect(result).toBe('entered');
    else expect(result).toMatchObject({ status, code: 'session.unavailable' });
    expect(opened.exchange.identity).toBeUndefined();
    expect(harness.errors).toEqual(['Session store failed']);
  });

  test('is not asked for a stranger', async () => {
    const harness = setUp({ access: 'session' }, { store });
    expect(await harness.open().run()).toMatchObject({ code: 'access.session-required' });
    expect(harness.errors).toEqual([]);
  });
});

describe('strangers', () => {
  test('leave nothing behind, in the store or in the browser', async () => {
    covers('A-SS-05');
    let createdCount = 0;
    const memory = createMemorySessionStore();
    const store: SessionStore = {
      ...memory,
      create: (made, maxCount) => {
        createdCount += 1;
        return memory.create(made, maxCount);
      },
    };
    const harness = setUp({}, { store });
    for (let count = 0; count < 1000; count += 1) {
      const opened = harness.open();
      expect(await opened.run()).toBe('entered');
      expect(opened.head()['set-cookie']).toBeUndefined();
    }
    expect(createdCount).toBe(0);
  });

  test('can sign in, and the answer is for them alone', async () => {
    covers('A-SS-03', 'G6');
    const opened = setUp().open();
    await opened.run();
    await opened.exchange.session?.signIn({ subject: 'ada' });
    const head = opened.head();
    expect(head['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(head['cache-control']).toEqual(['no-store']);
  });

  test('without Secure get a cookie without prefix', async () => {
    const opened = setUp({}, { secure: false }).open();
    await opened.run();
    await opened.exchange.session?.signIn({ subject: 'ada' });
    expect(opened.head()['set-cookie']?.[0]).toMatch(/^session=[^;]+; Path=\/; [^S]*SameSite=Lax$/);
  });
});

test('an id planted before log-in is worth nothing after it', async () => {
  covers('A-SS-01');
  const store = createMemorySessionStore();
  const planted = await signedIn(store);
  const harness = setUp({}, { store });
  const victim = harness.withCookie(planted);
  await victim.run();
  await victim.exchange.session?.signIn({ subject: 'victim' });
  const attacker = setUp({ access: 'session' }, { store }).withCookie(planted);
  expect(await attacker.run()).toMatchObject({ status: 401 });
});
