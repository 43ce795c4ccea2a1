import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csrfToken } from '../../src/guards/csrf-token.ts';
import { session } from '../../src/guards/session.ts';
import { checkToken, makeToken } from '../../src/guards/tokens/token.ts';
import { createTokenKeys } from '../../src/identity/keys.ts';
import type { EffectiveRule } from '../../src/policy/types.ts';
import type { Opened } from '../identity/exchange-harness.ts';
import { guardHarness, type PolicyParts, ruleWith, SECRET } from '../identity/guard-harness.ts';
import { covers } from '../support/covers.ts';

const INVALID = { status: 403, code: 'csrf-token.invalid' };

function setUp(rule: Partial<EffectiveRule> = { form: true }, parts: PolicyParts = {}) {
  const harness = guardHarness([session, csrfToken], ruleWith(rule), parts);
  /** A page with a form: its token, and the cookies a browser has after it. */
  const page = async (cookie?: string, subject?: string) => {
    const opened = harness.open({ fields: cookie === undefined ? {} : { cookie } });
    await opened.run();
    if (subject !== undefined) await opened.exchange.session?.signIn({ subject });
    const token = opened.exchange.csrfToken();
    return { token, cookie: jarAfter(opened, cookie), head: opened.head() };
  };
  const post = (fields: Record<string, string>, method = 'POST') =>
    harness.open({ method, fields }).run();
  return { ...harness, page, post };
}

/** What a browser would send next. */
function jarAfter(opened: Opened, before = ''): string {
  const jar = new Map(before.split('; ').map((pair) => [pair.split('=')[0] ?? '', pair]));
  for (const cookie of opened.head()['set-cookie'] ?? []) {
    const pair = cookie.split(';')[0] ?? '';
    const name = pair.split('=')[0] ?? '';
    if (cookie.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, pair);
  }
  return [...jar.values()].filter((pair) => pair !== '').join('; ');
}

describe('a form', () => {
  test('of a stranger needs the token and the cookie that came with it', async () => {
    covers('G7', 'A-CS-03');
    const { page, post } = setUp();
    const { token, cookie, head } = await page();
    expect(head['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-csrf=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(head['cache-control']).toEqual(['no-store']);
    expect(await post({ cookie, 'x-csrf-token': token })).toBe('entered');
    expect(await post({ cookie })).toMatchObject(INVALID);
    expect(await post({ 'x-csrf-token': token })).toMatchObject(INVALID);
    const other = await page();
    expect(await post({ cookie: other.cookie, 'x-csrf-token': token })).toMatchObject(INVALID);
  });

  test('of a session needs a token of that session', async () => {
    covers('A-CS-03', 'G7');
    const { page, post } = setUp();
    const [ada, bob] = [await page(undefined, 'ada'), await page(undefined, 'bob')];
    expect(await post({ cookie: ada.cookie, 'x-csrf-token': ada.token })).toBe('entered');
    expect(await post({ cookie: ada.cookie, 'x-csrf-token': bob.token })).toMatchObject(INVALID);
    expect(await post({ cookie: bob.cookie, 'x-csrf-token': ada.token })).toMatchObject(INVALID);
  });

  test('keeps its cookie, so that two open pages both work', async () => {
    const { page, post } = setUp();
    const first = await page();
    const second = await page(first.cookie);
    expect(second.head['set-cookie']).toBeUndefined();
    expect(second.token).not.toBe(first.token);
    expect(await post({ cookie: second.cookie, 'x-csrf-token': first.token })).toBe('entered');
  });

  test('of the time before log-in is worth nothing after it, and the cookie goes', async () => {
    covers('A-CS-03');
    const { page, post } = setUp();
    const before = await page();
    const after = await page(before.cookie, 'ada');
    expect(after.head['set-cookie']?.some((one) => one.startsWith('__Host-csrf=;'))).toBe(true);
    expect(after.cookie).not.toContain('csrf');
    expect(await post({ cookie: after.cookie, 'x-csrf-token': before.token })).toMatchObject(
      INVALID,
    );
    const both = `${after.cookie}; ${before.cookie}`;
    expect(await post({ cookie: both, 'x-csrf-token': before.token })).toMatchObject(INVALID);
  });

  test.each([
    ['twice', (cookie: string) => `${cookie}; ${cookie}`],
    ['beside a planted one', (cookie: string) => `__Host-csrf=${'A'.repeat(22)}; ${cookie}`],
    ['without its prefix', (cookie: string) => cookie.replace('__Host-', '')],
    ['of another form', () => '__Host-csrf=short'],
  ])('with its cookie %s is refused', async (_name, toss) => {
    covers('A-CS-04');
    const { page, post } = setUp();
    const { token, cookie } = await page();
    expect(await post({ cookie: toss(cookie), 'x-csrf-token': token })).toMatchObject(INVALID);
  });

  test('with cookie and token that an attacker chose alike is refused', async () => {
    covers('A-CS-04');
    const { post } = setUp();
    const value = 'A'.repeat(22);
    const cookie = `__Host-csrf=${value}`;
    expect(await post({ cookie, 'x-csrf-token': value })).toMatchObject(INVALID);
  });

  test('takes the token from the field, where there is no header', async () => {
    covers('G7');
    const { page, open } = setUp();
    const { token, cookie } = await page();
    const send = async (field: string | string[], fields: Record<string, string> = {}) => {
      const opened = open({ method: 'POST', fields: { cookie, ...fields } });
      opened.exchange.form = { fields: { csrf_token: field }, files: noFiles() };
      return await opened.run();
    };
    expect(await send(token)).toBe('entered');
    expect(await send([token, token])).toMatchObject(INVALID);
    expect(await send('')).toMatchObject(INVALID);
    expect(await send(token, { 'x-csrf-token': 'wrong' })).toMatchObject(INVALID);
    expect(await send(token, { 'x-csrf-token': '' })).toMatchObject(INVALID);
    expect(await send('wrong', { 'x-csrf-token': token })).toBe('entered');
  });

  test('expires', async () => {
    const { page, post, clock } = setUp();
    const { token, cookie } = await page();
    clock.advanceSeconds(43_200);
    expect(await post({ cookie, 'x-csrf-token': token })).toBe('entered');
    clock.advanceSeconds(1);
    expect(await post({ cookie, 'x-csrf-token': token })).toMatchObject(INVALID);
  });
});

async function* noFiles(): AsyncGenerator<never> {}

describe('a token is demanded', () => {
  test.each([
    ['of a form', { form: true }, {}, 'POST', false],
    ['of every unsafe method', { form: true }, {}, 'DELETE', false],
    ['of a method nobody knows', { form: true }, {}, 'post', false],
    ['not of a safe one', { form: true }, {}, 'GET', true],
    ['not where a rule exempts', { form: true, csrf: false }, {}, 'POST', true],
    ['not where no form is', {}, {}, 'POST', true],
    ['not of strangers, with `always`', {}, { token: 'always' }, 'POST', true],
  ] as const)('%s', async (_name, rule, parts, method, passes) => {
    covers('G7');
    const result = await setUp(rule, parts).post({}, method);
    if (passes) expect(result).toBe('entered');
    else expect(result).toMatchObject(INVALID);
  });

  test('of everything that a cookie authenticates, with `always`', async () => {
    const { page, post } = setUp({}, { token: 'always' });
    const { cookie, token } = await page(undefined, 'ada');
    expect(await post({ cookie })).toMatchObject(INVALID);
    expect(await post({ cookie, 'x-csrf-token': token })).toBe('entered');
  });

  test('not of what a header authenticates: no page can send that unasked', async () => {
    const { open } = setUp({ form: true });
    const opened = open({ method: 'POST' });
    const roles: readonly string[] = [];
    opened.exchange.identity = { kind: 'apiKey', subject: 'key', roles, credential: 'header' };
    expect(await opened.run()).toBe('entered');
  });
});

test('a token for a stranger cannot be had once the head is out', async () => {
  const opened = setUp({}).open();
  await opened.run();
  opened.response.headersSent = true;
  expect(() => opened.exchange.csrfToken()).toThrow(/session|head is out/);
});

test('no forgery verifies, and every token made does', () => {
  covers('A-CS-03');
  const keys = createTokenKeys([SECRET]);
  const binding = fc.stringMatching(/^(session|stranger)\.[\w-]{1,43}$/);
  const at = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(
      binding,
      binding,
      at,
      fc.nat(85),
      fc.string({ minLength: 1, maxLength: 1 }),
      (own, other, nowSeconds, place, character) => {
        const token = makeToken(keys, own, nowSeconds);
        const expected = { binding: own, nowSeconds, tokenSeconds: 60 };
        expect(checkToken(keys, token, expected)).toBe(true);
        expect(checkToken(keys, token, { ...expected, binding: other })).toBe(own === other);
        const forged = token.slice(0, place) + character + token.slice(place + 1);
        expect(checkToken(keys, forged, expected)).toBe(forged === token);
        expect(checkToken(keys, token, { ...expected, nowSeconds: nowSeconds + 61 })).toBe(false);
        expect(checkToken(keys, token, { ...expected, nowSeconds: nowSeconds - 61 })).toBe(false);
      },
    ),
  );
});

test.each(['', '.', '..', 'a.b.c', `${'A'.repeat(22)}.0.${'A'.repeat(43)}`, 'x'.repeat(100_000)])(
  'no token: %.30s',
  (token) => {
    const keys = createTokenKeys([SECRET]);
    const expected = { binding: 'session.a', nowSeconds: 0, tokenSeconds: 60 };
    expect(checkToken(keys, token, expected)).toBe(false);
  },
);
