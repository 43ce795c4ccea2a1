import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { exempt } from '../../src/policy/index.ts';
import { cookieOf } from '../attacks/client.ts';
import { type Answered, AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const OWN = 'https://service.example';
const EVIL = 'https://attacker.example';
const TRUSTED = 'https://partner.example';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

async function application(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = exchangeOf(request);
  const path = request.url?.split('?')[0];
  if (path === '/api/csrf-token') {
    response.end(JSON.stringify({ csrf_token: exchange.csrfToken() }));
  } else if (path === '/sign-in') {
    await exchange.session?.signIn({ subject: 'ada' });
    response.end('in');
  } else if (path === '/sign-out') {
    await exchange.session?.signOut();
    response.end('out');
  } else {
    response.end(`reached ${exchange.identity?.subject ?? 'nobody'}`);
  }
}

const routes = {
  '* /**': { access: 'public' },
  'POST /form': { form: true },
  'POST /private': { access: 'session', form: true },
  'POST /hook': {
    csrf: exempt({ value: false, reason: 'signed', owner: 'tests', until: '2099-12-31' }),
  },
} as const;

let check: RunningService;
let required: RunningService;
let dev: RunningService;

beforeAll(async () => {
  const limits = {
    default: { limit: 100_000, windowSeconds: 60 },
    refused: { limit: 100_000, windowSeconds: 60 },
  };
  const environment = { ...prodEnvironment(), TRUSTED_ORIGINS: TRUSTED };
  check = await startService(plainService({ limits, routes }, application), { environment });
  required = await startService(
    plainService({ limits, routes, csrf: { origin: 'required' } }, application),
    { environment: { ...environment, SESSION_COOKIE_NAME: 'sid', SESSION_MAX_AGE: '3600' } },
  );
  dev = await startService(plainService({ limits, routes }, application));
});
afterAll(async () => {
  await Promise.all([check.stop(), required.stop(), dev.stop()]);
});

type Fields = Readonly<Record<string, string | null>>;

interface Sending {
  readonly service?: RunningService;
  readonly method?: string;
  readonly fields?: Fields;
  readonly body?: string;
}

function send(target: string, { service = check, ...sending }: Sending = {}): Promise<Answered> {
  const always = { Host: 'service.example', 'X-Forwarded-Proto': 'https', ...AS_PROBLEM };
  const host = service === dev ? { ...always, Host: 'localhost' } : always;
  return askPort(service.port, { ...sending, target, fields: { ...host, ...sending.fields } });
}

/** A page with a token, as a browser gets it: the token and the cookie it belongs to. */
async function page(cookie?: string) {
  const fields: Fields = cookie === undefined ? {} : { Cookie: cookie };
  const answer = await send('/api/csrf-token', { fields });
  const token = String(answer.json()['csrf_token']);
  return { token, cookie: cookie ?? cookieOf(answer, /./) ?? '', answer };
}

describe('a form post', () => {
  const post = (body: string, fields: Fields, target = '/form') =>
    send(target, { method: 'POST', body, fields: { ...FORM, Origin: OWN, ...fields } });

  test('passes with the token of GET /api/csrf-token, from the form or the field', async () => {
    covers('G7');
    const { token, cookie, answer } = await page();
    expect(answer.field('cache-control')).toBe('no-store');
    const inForm = await post(`csrf_token=${token}&name=a`, { Cookie: cookie });
    expect({ status: inForm.status, body: inForm.body }).toEqual({
      status: 200,
      body: 'reached nobody',
    });
    const inField = await post('name=a', { Cookie: cookie, 'X-CSRF-Token': token });
    expect(inField.status).toBe(200);
  });

  test('is refused without one, and with another', async () => {
    covers('G7');
    const one = await page();
    const other = await page();
    const wrong: readonly (readonly [string, Fields])[] = [
      ['name=a', { Cookie: one.cookie }],
      ['csrf_token=&name=a', { Cookie: one.cookie }],
      [`csrf_token=${other.token}`, { Cookie: one.cookie }],
      [`csrf_token=${one.token}`, {}],
      [`csrf_token=${one.token.slice(0, -1)}`, { Cookie: one.cookie }],
      [`csrf_token=${one.token}x`, { Cookie: one.cookie }],
      [`csrf_token=${one.token}&csrf_token=${one.token}`, { Cookie: one.cookie }],
      ['name=a', { Cookie: `${one.cookie}; csrf_token=${one.token}` }],
    ];
    for (const [body, fields] of wrong) {
      const answer = await post(body, fields);
      expect([answer.status, refusalOf(answer)], body).toEqual([403, 'csrf-token.invalid']);
    }
    const inQuery = await post('name=a', { Cookie: one.cookie }, `/form?csrf_token=${one.token}`);
    expect(inQuery.status).toBe(403);
  });

  test('a token of before the log-in is worth nothing after it', async () => {
    covers('G7');
    const before = await page();
    const signedIn = await send('/sign-in', { fields: { Cookie: before.cookie } });
    const session = cookieOf(signedIn, /session/) ?? '';
    const both = `${session}; ${before.cookie}`;
    const old = await post(`csrf_token=${before.token}`, { Cookie: both }, '/private');
    expect(refusalOf(old)).toBe('csrf-token.invalid');
    const { token } = await page(session);
    const fresh = await post(`csrf_token=${token}`, { Cookie: session }, '/private');
    expect(fresh.body).toBe('reached ada');
  });
});

describe('an unsafe request', () => {
  const post = (fields: Fields, service = check) =>
    send('/plain', { service, method: 'POST', body: '{}', fields });

  test.each([
    { Origin: EVIL },
    { Origin: 'null' },
    { Origin: `${OWN}.attacker.example` },
    { Origin: 'http://service.example' },
    { Origin: 'https://service.example:8443' },
    { Referer: `${EVIL}/page` },
    { Referer: 'about:blank' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://sibling.example' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: OWN.replace('https', 'http') },
    { 'Sec-Fetch-Site': 'SAME-ORIGIN' },
  ] as Fields[])('with %j is refused, in both modes', async (fields) => {
    covers('G8');
    for (const service of [check, required]) {
      const answer = await post(fields, service);
      expect([answer.status, refusalOf(answer)]).toEqual([403, 'origin-check.cross-origin']);
    }
  });

  test.each([
    { Origin: OWN },
    { Origin: TRUSTED },
    { Referer: `${OWN}/page?x=1` },
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: TRUSTED },
  ] as Fields[])('with %j passes, in both modes', async (fields) => {
    covers('G8');
    for (const service of [check, required]) {
      expect((await post(fields, service)).body).toBe('reached nobody');
    }
  });

  test('that says nothing passes unless origins are required', async () => {
    covers('G8');
    expect((await post({})).status).toBe(200);
    const answer = await post({}, required);
    expect([answer.status, refusalOf(answer)]).toEqual([403, 'origin-check.missing']);
  });

  test.each(['GET', 'HEAD'])('is not what %s is', async (method) => {
    covers('G8');
    for (const service of [check, required]) {
      const answer = await send('/plain', { service, method, fields: { Origin: EVIL } });
      expect(answer.status).toBe(200);
      const health = await send('/health', { service, method, fields: { Origin: EVIL } });
      expect(health.status).toBe(200);
    }
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('is what %s is', async (method) => {
    covers('G8');
    expect((await send('/plain', { method, fields: { Origin: EVIL } })).status).toBe(403);
  });

  test('is exempt only where the rule is, by its exact path', async () => {
    covers('G8');
    const fields = { Origin: EVIL };
    expect((await send('/hook', { method: 'POST', fields })).status).toBe(200);
    // Spellings that may be another route to the application come first.
    for (const near of [
      '/hook/',
      '/HOOK',
      '/hook/x',
      '/hookx',
      '/x/hook',
      '/hook%20',
      '/plain?/hook',
    ]) {
      expect((await send(near, { method: 'POST', fields })).status, near).toBe(403);
    }
  });
});

describe('the session cookie', () => {
  const cookieSet = (answer: Answered): string => answer.fields.get('set-cookie')?.join('\n') ?? '';

  test('is HttpOnly, Secure, SameSite=Lax, for a month, of this host alone', async () => {
    covers('G6');
    const answer = await send('/sign-in');
    expect(cookieSet(answer)).toMatch(/^__Host-session=[\w-]{43}; /);
    const attributes = cookieSet(answer).split('; ').slice(1).sort();
    expect(attributes).toEqual(
      ['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure'].sort(),
    );
    expect(answer.field('cache-control')).toBe('no-store');
  });

  test('has its name and age from the settings', async () => {
    covers('G6');
    const answer = await send('/sign-in', { service: required });
    expect(cookieSet(answer)).toMatch(/^__Host-sid=[\w-]{43}; .*Max-Age=3600/);
  });

  test('is not Secure in dev, and HttpOnly all the same', async () => {
    covers('G6');
    const answer = await send('/sign-in', { service: dev });
    expect(cookieSet(answer)).toMatch(/^session=[\w-]{43}; .*HttpOnly/);
    expect(cookieSet(answer)).not.toContain('Secure');
  });

  test('is cleared at log-out, and worth nothing then', async () => {
    covers('G6');
    const session = cookieOf(await send('/sign-in'), /session/) ?? '';
    const signedIn = await send('/who', { fields: { Cookie: session } });
    expect(signedIn.body).toBe('reached ada');
    const out = await send('/sign-out', { fields: { Cookie: session } });
    expect(cookieSet(out)).toMatch(/^__Host-session=; .*Max-Age=0/);
    const after = await send('/who', { fields: { Cookie: session } });
    expect(after.body).toBe('reached nobody');
  });
});
