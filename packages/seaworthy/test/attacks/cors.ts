import { expect } from 'vitest';
import { type Answered, ask } from './client.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const PATH = '/attack/cors';
const ALLOWED = ['https://good.com', 'https://good.com:8443', 'https://fine.example'];
const DENIED = [
  ...['https://evil.com', 'null', 'https://good.com.evil.com', 'https://evilgood.com', 'good.com'],
  ...['https://good.com:444', 'http://good.com', 'https://GOOD.com', 'https://good.com.', '*'],
  ...['https://a_good.com', 'https://good.com%60.evil', 'https://good.com:443', 'https://good.co'],
  ...[
    'https://good.com/',
    'https://good.com, https://evil.com',
    'https://evil.com https://good.com',
  ],
  ...[
    'https://sub.good.com',
    'HTTPS://good.com',
    'https://good.com:08443',
    'https://user@good.com',
  ],
  ...['https://good.com:8444', 'file://', 'https://good.com@evil.com', 'https://xn--good-com'],
  ...['https://good.com?', 'https://good.com#', 'Null', 'NULL', ''],
  ...['https://good.com\\.evil.com', 'https://fine.example.good.com', 'data:text/html,x', '.*'],
];

function askAs(attacked: Attacked, origin: string | null, path = PATH): Promise<Answered> {
  return ask(attacked, { target: path, fields: { Origin: origin } });
}

function preflight(attacked: Attacked, origin: string, path = PATH): Promise<Answered> {
  const fields = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
  return ask(attacked, { method: 'OPTIONS', target: path, fields });
}

function expectClosed(answered: Answered, shown: string): void {
  const names = [...answered.fields.keys()].filter((name) => name.startsWith('access-control-'));
  expect(names, shown).toEqual([]);
}

/** Reflection with credentials */
const reflection: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const origin of ['https://evil', 'null', 'https://evil.com', '*']) {
    for (const path of [PATH, '/attack/echo', '/attack/weakened-fields', '/attack/me', '/health']) {
      expectClosed(await askAs(attacked, origin, path), `${origin} ${path}`);
      const before = attacked.hits.length;
      expectClosed(await preflight(attacked, origin, path), `preflight ${origin} ${path}`);
      expect(attacked.hits.length, 'a preflight entered the application').toBe(before);
    }
  }
  expectClosed(await askAs(attacked, null), 'no origin');
  // Where no rule says cors, nobody may read, listed or not.
  for (const origin of ALLOWED) expectClosed(await askAs(attacked, origin, '/attack/echo'), origin);
  await reflectingPolicies(target);
};

const reflectingPolicies: AttackRow = async (target) => {
  for (const origins of [
    ...[['*'], ['https://good.com', '*'], ['null'], ['https://*.good.com'], ['https://good.com/']],
    ...[['https://good.com/path'], ['good.com'], [/good\.com/], [''], '*'],
    ...[() => true, true, ['https://user@good.com'], ['.good.com']],
  ]) {
    const cors = { origins: origins as string[], credentials: true };
    const error = await target.refusalOf({ policy: { cors } });
    expect(error.message, String(origins)).toContain('cors');
  }
  await target.refusalOf({ environment: { CORS_ORIGINS: 'null' } });
};

/** Allow-list matching */
const matching: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const origin of ALLOWED) {
    const answered = await askAs(attacked, origin);
    expect(answered.field('access-control-allow-origin')).toBe(origin);
    expect(answered.field('access-control-allow-credentials')).toBe('true');
    const allowed = await preflight(attacked, origin);
    expect(allowed.status).toBe(204);
    expect(allowed.field('access-control-allow-origin')).toBe(origin);
    expect(allowed.field('access-control-allow-methods')).toBe('POST');
    expectClosed(await askAs(attacked, `${origin}.evil.com`), origin);
  }
  for (const origin of DENIED) {
    expectClosed(await askAs(attacked, origin), origin);
    const refused = await preflight(attacked, origin);
    expectClosed(refused, origin);
    expect([400, 403], origin).toContain(refused.status);
  }
  const fields = { Origin: ['https://good.com', 'https://evil.com'] };
  for (const method of ['GET', 'OPTIONS']) {
    const twice = await ask(attacked, { method, target: PATH, fields });
    expect(twice.field('access-control-allow-origin')).not.toBe('https://evil.com');
  }
  for (const asked of [
    { 'Access-Control-Request-Headers': 'content-type, x-evil' },
    { 'Access-Control-Request-Headers': '*' },
    { 'Access-Control-Request-Method': 'TRACE' },
    { 'Access-Control-Request-Method': 'get' },
    { 'Access-Control-Request-Method': '*' },
  ] as const) {
    const base = { Origin: 'https://good.com', 'Access-Control-Request-Method': 'POST' };
    const fields = { ...base, ...asked };
    const refused = await ask(attacked, { method: 'OPTIONS', target: PATH, fields });
    expect(refused.status, JSON.stringify(asked)).toBeGreaterThanOrEqual(400);
    expectClosed(refused, JSON.stringify(asked));
  }
};

/** Vary */
const varying: AttackRow = async (target) => {
  const attacked = await target.shared();
  const tokens = (answered: Answered): readonly string[] =>
    (answered.fields.get('vary') ?? []).flatMap((line) => line.toLowerCase().split(/\s*,\s*/));
  for (const origin of [...ALLOWED, 'https://evil.com', 'null', null]) {
    for (const path of [PATH, `${PATH}?x=1`, '/attack/cors/weakened-fields']) {
      const fields = { Origin: origin, Vary: 'evil', 'X-Vary': 'evil' };
      const answered = await ask(attacked, { target: path, fields });
      if (!path.includes('weakened')) expect(tokens(answered), String(origin)).toContain('origin');
      expect(tokens(answered)).not.toContain('evil');
      expect(tokens(answered)).not.toContain('*');
    }
    if (origin !== null) expect(tokens(await preflight(attacked, origin))).toContain('origin');
  }
  const body = await ask(attacked, { target: PATH, method: 'POST', fields: { Vary: 'evil' } });
  expect(tokens(body)).not.toContain('evil');
};

export const cors = {
  'A-CR-01': reflection,
  'A-CR-02': matching,
  'A-CR-03': varying,
} as const satisfies Record<string, AttackRow>;
