import { expect, vi } from 'vitest';
import { type Answered, ask, cookieOf } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

function signIn(attacked: Attacked, subject: string, cookie?: string): Promise<Answered> {
  const fields = cookie === undefined ? {} : { Cookie: cookie };
  const target = `/attack/sign-in?subject=${subject}`;
  return ask(attacked, { method: 'POST', target, body: '', fields });
}

function me(attacked: Attacked, cookie: string): Promise<Answered> {
  return ask(attacked, { target: '/attack/me', fields: { Cookie: cookie } });
}

function act(attacked: Attacked, action: string, cookie: string): Promise<Answered> {
  const target = `/attack/${action}`;
  return ask(attacked, { method: 'POST', target, body: '', fields: { Cookie: cookie } });
}

async function sessionOf(attacked: Attacked, subject: string): Promise<string> {
  const cookie = cookieOf(await signIn(attacked, subject), /^session=/);
  if (cookie === undefined) throw new Error('no session cookie');
  return cookie;
}

/** Fixation */
const fixation: AttackRow = async (target) => {
  const attacked = await target.shared();
  const planted = [
    `session=${'A'.repeat(43)}`,
    'session=1',
    'session=',
    `session=${'x'.repeat(4000)}`,
  ];
  for (const cookie of planted) {
    expect((await me(attacked, cookie)).status, cookie.slice(0, 60)).toBe(401);
    const issued = cookieOf(await signIn(attacked, 'victim', cookie), /^session=/);
    expect(issued).toMatch(/^session=[\w-]{22,}$/);
    expect(issued).not.toBe(cookie);
    expect((await me(attacked, cookie)).status).toBe(401);
    expect((await me(attacked, issued ?? '')).body).toBe('victim');
  }
  // A live session of the attacker's own, planted on the victim before the log-in.
  const mallory = await sessionOf(attacked, 'mallory');
  const victim = cookieOf(await signIn(attacked, 'victim', mallory), /^session=/);
  expect(victim).not.toBe(mallory);
  expect((await me(attacked, mallory)).status).toBe(401);
  expect((await me(attacked, victim ?? '')).body).toBe('victim');
  for (const target of ['/attack/me?session=', '/attack/me;session=', '/attack/me?sid=']) {
    const answered = await ask(attacked, { target: `${target}${victim?.slice(8)}` });
    expect(answered.status).not.toBe(200);
  }
};

/** Logout and expiry */
const ending: AttackRow = async (target) => {
  const sessions = { idleSeconds: 600, absoluteSeconds: 3600 };
  const attacked = await target.start({ policy: { sessions } });
  const left = await sessionOf(attacked, 'alice');
  expect((await me(attacked, left)).body).toBe('alice');
  const out = await act(attacked, 'sign-out', left);
  expect(out.fields.get('set-cookie')?.[0]).toMatch(/^session=; .*Max-Age=0/);
  expect((await me(attacked, left)).status).toBe(401);
  expect((await me(attacked, left)).status).toBe(401);

  // A password change ends every session of the user, and nobody else's.
  const three = [];
  for (let n = 0; n < 3; n += 1) three.push(await sessionOf(attacked, 'alice'));
  const other = await sessionOf(attacked, 'bob');
  await act(attacked, 'sign-out-everywhere', three[1] ?? '');
  for (const cookie of three) expect((await me(attacked, cookie)).status).toBe(401);
  expect((await me(attacked, other)).body).toBe('bob');

  await passing(async (pass) => {
    const idle = await sessionOf(attacked, 'carol');
    const used = await sessionOf(attacked, 'dave');
    pass(500);
    expect((await me(attacked, used)).body).toBe('dave');
    pass(200);
    expect((await me(attacked, idle)).status, 'idle for 700 s of 600').toBe(401);
    expect((await me(attacked, used)).status).toBe(200);
    for (let passed = 700; passed < 3400; passed += 400) {
      pass(400);
      expect((await me(attacked, used)).status, `used, ${passed + 400} s old`).toBe(200);
    }
    pass(400);
    expect((await me(attacked, used)).status, 'used, but older than 3600 s').toBe(401);
    pass(-3000);
    expect((await me(attacked, used)).status, 'an ended session stays ended').toBe(401);
  });
};

/** Lets seconds of the wall clock pass in no time. */
async function passing(work: (pass: (seconds: number) => void) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await work((seconds) => vi.setSystemTime(Date.now() + seconds * 1000));
  } finally {
    vi.useRealTimers();
  }
}

/** Cookie attributes */
const attributes: AttackRow = async (target) => {
  const prod = await target.prod();
  const fields = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
  const long = 'x'.repeat(128);
  for (const subject of ['alice', long, 'a%0d%0aDomain=evil.com', 'a;Domain=evil.com']) {
    const target = `/attack/sign-in?subject=${subject}`;
    const asked = { method: 'POST', target, body: '', from: PROXY, fields };
    const answered = await ask(prod, asked);
    const cookies = answered.fields.get('set-cookie') ?? [];
    if (answered.status !== 200) continue;
    expect(cookies).toHaveLength(1);
    for (const cookie of cookies) {
      const [pair = '', ...rest] = cookie.split(/; */);
      const names = rest.map((one) => one.split('=', 1)[0]?.toLowerCase());
      expect(pair).toMatch(/^__Host-session=[\w-]+$/);
      expect(names).toEqual(expect.arrayContaining(['path', 'httponly', 'secure', 'samesite']));
      expect(names).not.toContain('domain');
      expect(rest).toContain('Path=/');
      expect(cookie).toMatch(/SameSite=(Lax|Strict)/);
      expect(Buffer.byteLength(cookie)).toBeLessThanOrEqual(4096);
      expect(pair.length - pair.indexOf('=')).toBeGreaterThan(22);
    }
    expect(answered.field('cache-control')).toBe('no-store');
    const sent = { ...fields, Cookie: cookies[0]?.split(';', 1)[0] ?? '' };
    const known = await ask(prod, { target: '/attack/me', from: PROXY, fields: sent });
    expect(known.status).toBe(200);
    const bare = { ...fields, Cookie: sent.Cookie.replace('__Host-', '') };
    expect((await ask(prod, { target: '/attack/me', from: PROXY, fields: bare })).status).toBe(401);
  }
};

/** Session store flood */
const flood: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (let n = 0; n < 400; n += 1) {
    const path = n % 2 === 0 ? '/attack/echo' : '/attack/me';
    const fields = n % 4 < 2 ? {} : { Cookie: `session=${String(n).padStart(43, 'f')}` };
    const answered = await ask(attacked, { target: path, fields });
    expect(answered.fields.has('set-cookie')).toBe(false);
  }
  // Of one user, the newest ten stay.
  const all = [];
  for (let n = 0; n < 14; n += 1) all.push(await sessionOf(attacked, 'flooder'));
  const live = [];
  for (const cookie of all) live.push((await me(attacked, cookie)).status);
  expect(live).toEqual([...Array(4).fill(401), ...Array(10).fill(200)]);
};

export const sessions = {
  'A-SS-01': fixation,
  'A-SS-02': ending,
  'A-SS-03': attributes,
  'A-SS-05': flood,
} as const satisfies Record<string, AttackRow>;
