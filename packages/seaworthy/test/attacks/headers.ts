import { expect } from 'vitest';
import { type Answered, ask, raw, takeApart } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const BREAKS = ['%0d%0aSet-Cookie:x=1', '%0aSet-Cookie:x=1', '%0dSet-Cookie:x=1', '%00', '%0d%0a'];

/** CRLF into response */
const lineBreaks: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const injected of [...BREAKS, 'a%0d%0a%0d%0a<script>', '%E5%98%8A%E5%98%8DSet-Cookie:x=1']) {
    for (const action of ['redirect?to=/', 'field?value=', 'cookie?value=', 'field-name?value=x']) {
      const answered = await ask(attacked, { target: `/attack/${action}${injected}` });
      const shown = `${action}${injected}: ${answered.head}`;
      expect(answered.status, shown).toBeGreaterThan(0);
      const cookies = answered.fields.get('set-cookie') ?? [];
      expect(
        cookies.filter((one) => one.startsWith('x=1')),
        shown,
      ).toEqual([]);
      expect(answered.fields.has('set-cookie:x=1'), shown).toBe(false);
      expect(answered.head, shown).not.toMatch(/^set-cookie:x=1|^<script>/im);
      if (answered.status >= 500) expect(answered.field('x-content-type-options')).toBe('nosniff');
    }
    // Nor into what the service itself writes: redirects, ids, problem documents.
    const prod = await target.prod();
    const path = `/attack/${injected}?to=${injected}`;
    const answered = await ask(prod, { target: path, fields: { Host: 'service.example' } });
    expect([308, 400]).toContain(answered.status);
    expect(answered.head).not.toMatch(/^set-cookie/im);
  }
  expect((await ask(attacked)).status).toBe(200);
};

const CONSTANT: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'self'.*frame-ancestors 'none'/,
  'referrer-policy': /^(?!unsafe-url)[a-z-]+$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /./,
  'x-frame-options': /^DENY$/,
  'x-request-id': /^[\w.-]{36}$/,
};

function expectProtected(answered: Answered, where: string): void {
  for (const [name, value] of Object.entries(CONSTANT)) {
    expect(answered.field(name), `${where}: ${name}\n${answered.head}`).toMatch(value);
  }
  for (const name of ['x-powered-by', 'server']) {
    expect(answered.field(name), `${where}: ${name}`).toBeUndefined();
  }
}

/** Headers on every path */
const everyAnswer: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const [status, bytes] of OVER_HTTP) {
    const answer = await raw(attacked, bytes);
    expect(answer.statuses, bytes.slice(0, 100)).toEqual([status]);
    expectProtected(takeApart(answer.text), `${status} ${bytes.slice(0, 60)}`);
  }
  const from = '127.3.0.1';
  for (let n = 0; n < 5; n += 1) await ask(attacked, { target: '/attack/five', from });
  const limited = await ask(attacked, { target: '/attack/five', from });
  expect(limited.status).toBe(429);
  expectProtected(limited, '429');
  const weakened = await ask(attacked, { target: '/attack/weakened-fields' });
  expectProtected(weakened, 'application');
  expect(weakened.field('access-control-allow-origin')).toBeUndefined();
  expect(weakened.field('strict-transport-security')).toBeUndefined();
  for (const accept of ['text/html', 'application/json', 'text/plain', '*/*']) {
    const fields = { Accept: accept };
    expectProtected(await ask(attacked, { target: '/attack/admin/x', fields }), accept);
  }
  await everyAnswerInProd(await target.prod());
};

const GET = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`;

const OVER_HTTP: readonly (readonly [status: number, bytes: string])[] = [
  [200, GET('/attack/echo')],
  [200, GET('/health')],
  [301, GET('/attack/moved')],
  [302, GET('/attack/redirect?to=/x')],
  [304, GET('/attack/not-modified', 'If-None-Match: "x"\r\n')],
  [404, GET('/attack/gone')],
  [401, GET('/attack/me')],
  [400, GET('/%ZZ')],
  [400, GET('/attack/a%2Fb')],
  [421, GET('/attack/echo').replace('Host: a', 'Host: evil.com')],
  [501, GET('/attack/echo').replace('GET', 'TRACE')],
  [501, GET('/attack/echo').replace('GET', 'FOO')],
  [501, 'CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n'],
  [500, GET('/attack/broken')],
  [413, GET('/attack/echo', 'Content-Length: 99999999\r\n')],
  [414, GET(`/attack/echo?${'x'.repeat(5000)}`)],
  [431, GET('/attack/echo', `X-Large: ${'x'.repeat(16 * 1024)}\r\n`)],
  [431, GET('/attack/echo', `X-Large: ${'x'.repeat(60 * 1024)}\r\n`)],
  [431, GET('/attack/echo', 'X: 1\r\n'.repeat(120))],
  [403, GET('/attack/echo', 'Upgrade: websocket\r\n').replace('close', 'Upgrade')],
  [
    403,
    'POST /attack/echo HTTP/1.1\r\nHost: a\r\nOrigin: https://evil\r\nConnection: close\r\n\r\n',
  ],
  [417, GET('/attack/echo', 'Expect: the-unexpected\r\n')],
  [501, 'garbage\r\n\r\n'],
  [400, 'GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n'],
  [400, GET('/attack/echo', 'X Y: z\r\n')],
  [400, GET('/attack/echo').replace('Host: a\r\n', '')],
  [505, GET('/attack/echo').replace('HTTP/1.1', 'HTTP/2.0')],
  [501, GET('/attack/echo', 'Transfer-Encoding: gzip, chunked\r\n')],
];

async function everyAnswerInProd(prod: Attacked): Promise<void> {
  const https = {
    Host: 'internal',
    'X-Forwarded-Host': 'service.example',
    'X-Forwarded-Proto': 'https',
  };
  for (const [status, asked] of [
    [200, {}],
    [405, { target: '/attack-post-only' }],
    [404, { target: '/no-rule-covers-this' }],
    [404, { target: '/attack/gone' }],
    [500, { target: '/attack/broken' }],
    [401, { target: '/attack/me' }],
    [501, { method: 'TRACE' }],
  ] as const) {
    const answered = await ask(prod, { ...asked, from: PROXY, fields: https });
    // The service under attack may close to strangers what no rule of ours covers.
    if (status < 404 || status > 405) expect(answered.status).toBe(status);
    else expect([status, 401, 404]).toContain(answered.status);
    expectProtected(answered, `prod ${status}`);
    expect(answered.body).not.toMatch(/ at .+:\d+|node:internal|secret_column|\/srv\/app/);
    expect(answered.field('strict-transport-security')).toMatch(/^max-age=31536000/);
  }
  const busy = await ask(prod, { target: '/attack/unavailable', from: PROXY, fields: https });
  expect([500, 503]).toContain(busy.status);
  expect(busy.body).not.toMatch(/secret_column|10\.0\.0/);
  const redirected = await ask(prod, { fields: { Host: 'service.example' } });
  expect(redirected.status).toBe(308);
  expectProtected(redirected, 'prod 308');
}

/** HSTS on http */
const strictTransport: AttackRow = async (target) => {
  const name = 'strict-transport-security';
  const open = await target.shared();
  const prod = await target.prod();
  const Host = 'service.example';
  for (const claim of [
    {},
    { 'X-Forwarded-Proto': 'https' },
    { 'X-Forwarded-Proto': 'https, https', 'X-Forwarded-For': PROXY },
    { Forwarded: 'proto=https' },
    { 'X-Forwarded-Ssl': 'on', 'Front-End-Https': 'on', 'X-Url-Scheme': 'https' },
    { 'Upgrade-Insecure-Requests': '1' },
  ] as const) {
    expect((await ask(open, { fields: claim })).field(name)).toBeUndefined();
    expect((await ask(prod, { fields: { ...claim, Host } })).field(name)).toBeUndefined();
  }
  for (const asked of [
    { target: '/attack/echo' },
    { target: '/attack/me' },
    { target: '/attack/weakened-fields' },
    { method: 'HEAD' },
  ]) {
    const fields = { Host, 'X-Forwarded-Proto': 'https' };
    const https = await ask(prod, { ...asked, fields, from: PROXY });
    expect(https.field(name)).toBe('max-age=31536000; includeSubDomains');
    const last = { ...fields, 'X-Forwarded-Proto': 'https, http' };
    expect((await ask(prod, { ...asked, fields: last, from: PROXY })).field(name)).toBeUndefined();
  }
};

/** CSP injection */
const policyInjection: AttackRow = async (target) => {
  const sources = [
    ...['; script-src *', "'self'; script-src *", 'a\nb', 'a\r\nSet-Cookie: x=1', 'a, b', 'a,b'],
    ...['https://a.example;', 'a b', 'a\tb', 'a\x00', 'a\u2028b', 'é.example', '', ' '],
  ];
  for (const source of sources) {
    const contentSecurityPolicy = { 'img-src': ["'self'", source] };
    const error = await target.refusalOf({ policy: { headers: { contentSecurityPolicy } } });
    expect(error.message, JSON.stringify(source)).toContain('contentSecurityPolicy');
  }
  for (const name of ['img-src; script-src', 'img-src *', 'x\ny', '', 'img,src', 'script-src ']) {
    const contentSecurityPolicy = { [name]: ["'self'"] };
    const error = await target.refusalOf({ policy: { headers: { contentSecurityPolicy } } });
    expect(error.message, JSON.stringify(name)).toContain('contentSecurityPolicy');
  }
  for (const value of ['a\nb', 'a\r\nX: y', 'a\x00']) {
    await target.refusalOf({ policy: { headers: { permissionsPolicy: value } } });
    await target.refusalOf({ policy: { headers: { referrerPolicy: value } } });
    const fields = [{ name: 'X-Own', value, mode: 'set' as const }];
    await target.refusalOf({ policy: { headers: { fields } } });
    const named = [{ name: value, value: 'x', mode: 'set' as const }];
    await target.refusalOf({ policy: { headers: { fields: named } } });
  }
  const fine = { 'img-src': ["'self'", 'https://images.example'] };
  const attacked = await target.start({ policy: { headers: { contentSecurityPolicy: fine } } });
  const csp = (await ask(attacked)).field('content-security-policy');
  expect(csp).toContain("img-src 'self' https://images.example");
  expect(csp).toContain("default-src 'self'");
};

export const headers = {
  'A-HV-01': lineBreaks,
  'A-HV-02': everyAnswer,
  'A-HV-04': strictTransport,
  'A-HV-06': policyInjection,
} as const satisfies Record<string, AttackRow>;
