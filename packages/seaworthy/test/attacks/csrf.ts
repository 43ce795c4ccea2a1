import { expect } from 'vitest';
import { type Answered, ask, cookieOf, hitsDuring } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const METHODS = ['POST', 'PUT', 'DELETE', 'PATCH'] as const;
const SITES = ['same-origin', 'none', 'same-site', 'cross-site', 'garbage', 'Same-Origin', null];
const ORIGINS = ['http://a', 'https://evil.example', 'null', null, 'https://trusted.example'];

/** Go's csrf_test.go as a rule: the site where the browser says it, else the origin. */
function isAdmitted(site: string | null, origin: string | null): boolean {
  if (site === 'same-origin' || site === 'none') return true;
  if (origin === 'https://trusted.example') return true;
  if (site !== null) return false;
  return origin === null || origin === 'http://a';
}

/** Fetch-Metadata matrix */
const matrix: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const method of METHODS) {
    for (const site of SITES) {
      for (const origin of ORIGINS) {
        const fields = { 'Sec-Fetch-Site': site, Origin: origin };
        const entered = await hitsDuring(attacked, async () => {
          const answered = await ask(attacked, { method, fields, body: '' });
          const shown = `${method} ${site} ${origin}`;
          expect(answered.status, shown).toBe(isAdmitted(site, origin) ? 200 : 403);
        });
        expect(entered).toBe(isAdmitted(site, origin) ? 1 : 0);
      }
    }
  }
  for (const fields of [
    { Origin: 'http://a.evil.example' },
    { Origin: 'https://a' },
    { Origin: 'http://a:81' },
    { Origin: 'HTTP://A' },
    { Origin: 'http://a/' },
    { Origin: 'https://trusted.example.evil.example' },
    { Origin: 'http://trusted.example' },
    { Origin: ['http://a', 'https://evil.example'] },
    { Origin: ['https://evil.example', 'http://a'] },
    { 'Sec-Fetch-Site': ['cross-site', 'same-origin'] },
    { 'Sec-Fetch-Site': ['same-origin', 'cross-site'] },
    { Referer: 'https://evil.example/http://a/' },
    { Referer: 'http://a@evil.example/' },
    { Referer: 'http://a.evil.example/' },
    { Referer: 'about:blank' },
    { 'Sec-Fetch-Site': '' },
    { Origin: '' },
  ]) {
    const types = ['text/plain', 'application/json', 'application/x-www-form-urlencoded'];
    for (const type of types) {
      const asked = { method: 'POST', body: 'x=1', fields: { ...fields, 'Content-Type': type } };
      expect((await ask(attacked, asked)).status, JSON.stringify(fields)).toBe(403);
    }
  }
  const referer = { method: 'POST', body: '', fields: { Referer: 'http://a/page?x' } };
  expect((await ask(attacked, referer)).status).toBe(200);
};

/** Safe-method assumption */
const safeMethods: AttackRow = async (target) => {
  const attacked = await target.shared();
  const cross = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect((await ask(attacked, { method, fields: cross })).status, method).toBe(200);
  }
  // HEAD follows GET, and nothing else: a handler of POST never runs for it.
  for (const method of ['HEAD', 'GET', 'OPTIONS']) {
    for (const fields of [cross, {}, { 'X-HTTP-Method-Override': 'POST' }]) {
      const asked = { method, target: '/attack-post-only', fields };
      const before = attacked.hits.length;
      const answered = await ask(attacked, asked);
      expect([401, 405], method).toContain(answered.status);
      expect(attacked.hits.slice(before).map((hit) => hit.method)).not.toContain('POST');
    }
  }
  const post = { method: 'POST', target: '/attack-post-only', body: '' };
  expect((await ask(attacked, post)).status).toBe(200);
};

interface Visitor {
  readonly cookies: string;
  readonly token: string;
}

/** Somebody with a session, or a stranger, who has loaded a page with a form. */
async function visitor(attacked: Attacked, subject?: string): Promise<Visitor> {
  let cookies = '';
  if (subject !== undefined) {
    const path = `/attack/sign-in?subject=${subject}`;
    const signedIn = await ask(attacked, { method: 'POST', target: path, body: '' });
    cookies = cookieOf(signedIn, /^session=/) ?? '';
    expect(cookies).not.toBe('');
  }
  const fields = cookies === '' ? {} : { Cookie: cookies };
  const page = await ask(attacked, { target: '/attack/token', fields });
  const planted = cookieOf(page, /^csrf=/);
  expect(page.field('cache-control')).toBe('no-store');
  return { cookies: [cookies, planted ?? ''].filter(Boolean).join('; '), token: page.body };
}

function post(attacked: Attacked, cookies: string, token: string | null): Promise<Answered> {
  return ask(attacked, {
    method: 'POST',
    target: '/attack/form',
    body: token === null ? 'x=1' : `x=1&csrf_token=${encodeURIComponent(token)}`,
    fields: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(cookies === '' ? {} : { Cookie: cookies }),
    },
  });
}

/** Token for another session */
const otherSession: AttackRow = async (target) => {
  const attacked = await target.shared();
  const alice = await visitor(attacked, 'alice');
  const mallory = await visitor(attacked, 'mallory');
  const stranger = await visitor(attacked);
  expect((await post(attacked, alice.cookies, alice.token)).status).toBe(200);
  expect((await post(attacked, stranger.cookies, stranger.token)).status).toBe(200);
  const entered = await hitsDuring(attacked, async () => {
    for (const [cookies, token] of [
      [alice.cookies, mallory.token],
      [mallory.cookies, alice.token],
      [alice.cookies, stranger.token],
      [stranger.cookies, alice.token],
      ['', alice.token],
      ['', stranger.token],
      [alice.cookies, ''],
      [alice.cookies, `${alice.token}x`],
      [alice.cookies, alice.token.slice(0, -1)],
      [alice.cookies, alice.token.toUpperCase()],
      [alice.cookies, ` ${alice.token}`],
      [alice.cookies, `${alice.token},${alice.token}`],
      [alice.cookies, null],
    ] as const) {
      expect((await post(attacked, cookies, token)).status, `${cookies} ${token}`).toBe(403);
    }
  });
  expect(entered).toBe(0);
  // Another session of the same user is another session.
  const again = await visitor(attacked, 'alice');
  expect((await post(attacked, again.cookies, alice.token)).status).toBe(403);
  const query = `/attack/form?csrf_token=${encodeURIComponent(alice.token)}`;
  const fields = { Cookie: alice.cookies, 'Content-Type': 'application/x-www-form-urlencoded' };
  const inQuery = { method: 'POST', target: query, body: 'x=1', fields };
  expect((await ask(attacked, inQuery)).status).toBe(403);
};

/** Cookie tossing */
const tossing: AttackRow = async (target) => {
  const attacked = await target.shared();
  const alice = await visitor(attacked, 'alice');
  const stranger = await visitor(attacked);
  const [planted = ''] = /csrf=[^;]*/.exec(stranger.cookies) ?? [];
  const chosen = 'AAAAAAAAAAAAAAAAAAAAAA';
  for (const [cookies, token] of [
    // Naive double submit: cookie and field agree, and the service made neither.
    ['csrf=x', 'x'],
    [`csrf=${chosen}`, chosen],
    [`${alice.cookies}; csrf=x`, 'x'],
    [`${alice.cookies}; csrf_token=x`, 'x'],
    // The attacker's own pair, tossed over a session.
    [`${alice.cookies}; ${planted}`, stranger.token],
    [`${planted}; ${alice.cookies}`, stranger.token],
    // The same name twice, in either order.
    [`csrf=${chosen}; ${planted}`, stranger.token],
    [`${planted}; csrf=${chosen}`, stranger.token],
    [`${planted}; ${planted}`, stranger.token],
    [`"${planted}"`, stranger.token],
    [`CSRF=${planted.slice(5)}`, stranger.token],
  ] as const) {
    const answered = await post(attacked, cookies, token);
    expect([400, 403], `${cookies} ${token}`).toContain(answered.status);
  }
  const [session = ''] = /session=[^;]*/.exec(alice.cookies) ?? [];
  for (const cookies of [
    `${session}; session=x`,
    `session=x; ${session}`,
    `${session}; ${session}`,
  ]) {
    const me = await ask(attacked, { target: '/attack/me', fields: { Cookie: cookies } });
    expect([400, 401], cookies).toContain(me.status);
  }
  const twice = await ask(attacked, {
    target: '/attack/me',
    fields: { Cookie: [session, 'session=x'] },
  });
  expect([400, 401]).toContain(twice.status);
  await prefixed(await target.prod());
};

/** In prod the name itself keeps neighbouring hosts from planting a cookie. */
async function prefixed(prod: Attacked): Promise<void> {
  const https = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
  const page = await ask(prod, { target: '/attack/token', fields: https, from: PROXY });
  const [cookie = ''] = page.fields.get('set-cookie') ?? [];
  expect(cookie).toMatch(/^__Host-csrf=[^;]+; Path=\/; HttpOnly; Secure; SameSite=(Lax|Strict)$/);
  const value = cookie.slice('__Host-csrf='.length).split(';', 1)[0] ?? '';
  const send = (cookies: string): Promise<Answered> =>
    ask(prod, {
      method: 'POST',
      target: '/attack/form',
      body: `csrf_token=${encodeURIComponent(page.body)}`,
      from: PROXY,
      fields: {
        ...https,
        Cookie: cookies,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
  expect((await send(`__Host-csrf=${value}`)).status).toBe(200);
  for (const cookies of [
    ...[
      `csrf=${value}`,
      `__host-csrf=${value}`,
      `__Secure-csrf=${value}`,
      `; =__Host-csrf=${value}`,
    ],
    ...[`__Host-csrf=x; __Host-csrf=${value}`, ` =__Host-csrf=${value}`],
  ]) {
    expect([400, 403], cookies).toContain((await send(cookies)).status);
  }
}

/** Origin null / opaque */
const opaqueOrigin: AttackRow = async (target) => {
  const attacked = await target.shared();
  const alice = await visitor(attacked, 'alice');
  for (const origin of [
    'null',
    'NULL',
    'Null',
    '"null"',
    'data:',
    'blob:http://a',
    'about:blank',
  ]) {
    for (const method of METHODS) {
      for (const site of [null, 'cross-site', 'same-site']) {
        const fields = { Origin: origin, 'Sec-Fetch-Site': site, Cookie: alice.cookies };
        const answered = await ask(attacked, { method, fields, body: '' });
        expect(answered.status, `${method} ${origin} ${site}`).toBe(403);
      }
    }
  }
  const error = await target.refusalOf({ policy: { csrf: { trustedOrigins: ['null'] } } });
  expect(error.message).toContain('trustedOrigins');
  const strict = await target.start({ policy: { csrf: { origin: 'required' } } });
  expect((await ask(strict, { method: 'POST', body: '' })).status).toBe(403);
  const own = { method: 'POST', body: '', fields: { Origin: 'http://a' } };
  expect((await ask(strict, own)).status).toBe(200);
};

export const csrf = {
  'A-CS-01': matrix,
  'A-CS-02': safeMethods,
  'A-CS-03': otherSession,
  'A-CS-04': tossing,
  'A-CS-08': opaqueOrigin,
} as const satisfies Record<string, AttackRow>;
