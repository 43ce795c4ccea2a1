import { expect } from 'vitest';
import { ask, raw, takeApart } from './client.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'DELETE'] as const;
const REFUSED = [400, 401, 404, 405];

/** Sends each target as a stranger; nothing of it may reach what sessions alone may see. */
async function expectGuarded(attacked: Attacked, targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    for (const method of METHODS) {
      const before = attacked.hits.length;
      const { status } = await ask(attacked, { method, target });
      const shown = `${method} ${JSON.stringify(target)}`;
      expect(status, shown).not.toBe(500);
      const entered = attacked.hits.slice(before);
      if (entered.length === 0) expect(REFUSED, shown).toContain(status);
      for (const { route } of entered) expect(route, shown).not.toMatch(/^\/attack\/admin(\/|$)/i);
    }
  }
}

/** Sends each target, which must be refused before the application. */
async function expectMalformed(attacked: Attacked, targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    for (const method of METHODS) {
      const before = attacked.hits.length;
      const { status } = await ask(attacked, { method, target });
      expect(status, `${method} ${JSON.stringify(target)}`).toBe(400);
      expect(attacked.hits.length, target).toBe(before);
    }
  }
}

/** Encoded-slash guard bypass */
const encodedSlash: AttackRow = async (target) => {
  const attacked = await target.shared();
  expect((await ask(attacked, { target: '/attack/admin/x' })).status).toBe(401);
  await expectGuarded(attacked, [
    ...['/attack/admin%2Fx', '/attack/admin%2fx', '/attack%2Fadmin/x', '/attack%2fadmin%2fx'],
    ...['/attack/%61dmin/x', '/attack/%61%64%6d%69%6e/x', '/%61ttack/admin/x', '/attack/ADMIN/x'],
    ...['/attack/admin%5Cx', '/attack/admin%5cx', '/attack/pub/..%2fadmin', '/attack/Admin/x'],
    ...['/attack/pub/..%2Fadmin%2Fx', '/attack/pub%2f..%2fadmin/x', '/attack/pub/%2e%2e%2fadmin'],
    ...['/attack/pub/..%5cadmin', '/%2Fattack/admin/x', '/attack/%2Fadmin/x', '/attack/adm%69n'],
    ...['/attack/admin%2F', '/attack/admin%2F..%2Fpub', '/attack/opaque/..%2Fadmin/x'],
    ...['/attack/opaque/%2e%2e%2fadmin/x', '/attack/opaque%2F..%2Fadmin', '/attack/%41dmin/x'],
    ...['/ATTACK/ADMIN', '/aTTack/admin%2Fx', '/attack/opaque/x%2F..%2F..%2Fadmin/x'],
  ]);
  const opaque = await ask(attacked, { target: '/attack/opaque/a%2Fb%2fc' });
  expect(opaque.status).toBe(200);
  expect(opaque.json()['url']).toBe('/attack/opaque/a%2Fb%2fc');
  expect((await ask(attacked, { target: '/attack/pub/a%2Fb' })).status).toBe(400);
};

/** Duplicate slashes, semicolons */
const slashes: AttackRow = async (target) => {
  const attacked = await target.shared();
  const same = [
    ...[
      '//attack/admin',
      '/attack//admin',
      '/attack///admin/x',
      '/attack/admin//',
      '/attack/admin/',
    ],
    ...[
      '/./attack/admin',
      '/attack/./admin',
      '/attack/admin/.',
      '/attack/admin/./',
      '///attack//admin',
    ],
    ...['/attack/admin//x', '/attack/admin/x/', '/attack/admin/;x=1/y'],
  ];
  for (const path of same) {
    const { status } = await ask(attacked, { target: path });
    expect(status, path).toBe(401);
  }
  await expectGuarded(attacked, [
    ...same,
    ...['/attack/admin;x=1/y', '/attack/admin;', '/attack/;/admin', '/attack;x/admin/y'],
    ...['/attack/admin%3Bx=1/y', '/attack/..;/attack/admin', '/attack/pub/..;x=1/admin/y'],
    ...['/attack/pub/.;/../admin', '/attack/admin/..;/admin', '/;/attack/admin', '/attack/admin?;'],
    ...['/attack/admin?', '/attack/admin?x', '/attack/admin/?a/../pub', '/attack/admin&x'],
    ...['/attack/%3B/admin', '/attack/pub/%2e%2e;/admin', '/attack/pub/..%3B/admin'],
  ]);
  // The rate limit of a path holds for every spelling of it.
  const from = '127.2.0.1';
  const spelled = ['five', '/five', './five', 'five/', 'pub/../five', 'FIVE', 'fi%76e', 'five//'];
  const statuses: number[] = [];
  for (const path of spelled) {
    statuses.push((await ask(attacked, { target: `/attack/${path}`, from })).status);
  }
  expect(statuses.filter((status) => status === 429).length).toBe(spelled.length - 5);
};

/** Dot-segments */
const dots: AttackRow = async (target) => {
  const attacked = await target.shared();
  const targets = [
    ...[
      '/attack/pub/../admin',
      '/attack/pub/%2e%2e/admin',
      '/%2e/attack/admin',
      '/attack/%2e/admin',
    ],
    ...['/attack/pub/.%2e/admin', '/attack/pub/%2e./admin', '/attack/pub/%2E%2E/admin/x'],
    ...['/attack/pub/x/../../admin', '/attack/./pub/.././admin', '/x/../attack/admin'],
    ...[
      '/attack/admin/../admin',
      '/attack/admin/x/..',
      '/attack/pub/..//admin',
      '/attack/.//admin',
    ],
  ];
  for (const path of targets) {
    const { status } = await ask(attacked, { target: path });
    expect([400, 401], path).toContain(status);
  }
  await expectGuarded(attacked, targets);
  await expectMalformed(attacked, ['/..', '/../attack/admin', '/attack/../../x', '/%2e%2e/x']);
  await expectMalformed(attacked, ['/../../../../etc/passwd', '/attack/pub/../../../etc/passwd']);
  const seen = await ask(attacked, { target: '/attack/admin/../pub/echo' });
  expect(seen.json()['url']).toBe('/attack/pub/echo');
  const query = await ask(attacked, { target: '/attack/echo?x=/../admin&y=%2e%2e%2f' });
  expect(query.json()['url']).toBe('/attack/echo?x=/../admin&y=%2e%2e%2f');
};

/** Double encoding */
const doubleEncoding: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const path of [
    ...['/attack/pub/%252e%252e/admin', '/attack/pub/%25252e%25252e/x', '/attack/pub/%252F'],
    ...['/attack/pub/..%252fadmin', '/attack/%2561dmin/x', '/attack/pub/%2500', '/attack/a%255Cb'],
  ]) {
    const answered = await ask(attacked, { target: path });
    expect(answered.status, path).toBe(200);
    expect(answered.json()['url'], path).toBe(path);
  }
  await expectGuarded(attacked, ['/attack/admin/%252e%252e/pub', '/attack/admin%252F']);
};

/** Malformed percent */
const malformedPercent: AttackRow = async (target) => {
  const attacked = await target.shared();
  const broken = [
    ...['%', '%Z', '%ZZ', 'bar%2', '%E0%A4%A', '%00', '%0d%0aX:1', '%0a', '%0d', '%c0%ae%c0%ae/x'],
    ...[
      '%c0%af',
      '%ff',
      '%ed%a0%80',
      '%f5%80%80%80',
      '%u002e',
      '%%',
      '%2',
      '%e2%80',
      '%7f',
      '%1b[2J',
    ],
    ...['%c2%85', '%09', '%C0%80', '%F0%82%82%AC', '%-1', '%+1', '% 1', '%0x'],
  ];
  const targets = broken.flatMap((part) => [
    `/${part}`,
    `/attack/admin/${part}`,
    `/attack/${part}`,
  ]);
  await expectMalformed(attacked, targets);
  const query = await ask(attacked, { target: '/attack/echo?%ZZ=%' });
  expect([200, 400]).toContain(query.status);
};

/** Backslash, tab, high bytes, fragment in target */
const oddOctets: AttackRow = async (target) => {
  const attacked = await target.shared();
  await expectMalformed(attacked, [
    ...['/attack\\..\\admin', '/attack/pub\\..\\admin', '\\attack\\admin', '/attack/echo#b', '*'],
    ...['/attack/echo?a#b', '#', '/#', 'attack/admin', 'a', '', '/attack/echo?a\\b', '?x'],
    ...['/attack/e\xe4', '/attack/\xff', '/attack/echo?\xe4'],
  ]);
  for (const octet of ['\t', '\x01', '\x1f', '\x7f', '\x0b', '\x0c', '\x00', ' ']) {
    const before = attacked.hits.length;
    const bytes = `GET /attack/e${octet}cho HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    const { statuses } = await raw(attacked, bytes);
    expect([[400], [505]], JSON.stringify(octet)).toContainEqual(statuses);
    expect(attacked.hits.length).toBe(before);
  }
  // Never read as an authority, in redirects least of all.
  const prod = await target.prod();
  for (const path of [
    '//evil.com/..',
    '//evil.com',
    '///evil.com',
    '/\\evil.com',
    '//evil.com/%2e%2e',
  ]) {
    const answered = await ask(prod, { target: path, fields: { Host: 'service.example' } });
    const location = answered.field('location');
    if (answered.status === 308) {
      expect(new URL(location ?? '').host, path).toBe('service.example');
      expect(new URL(location ?? '').pathname.startsWith('//'), path).toBe(false);
    } else expect(answered.status, path).toBe(400);
  }
  const long = await ask(attacked, { target: `/attack/${'a'.repeat(9000)}` });
  expect([400, 414]).toContain(long.status);
};

/** Method tricks */
const methodTricks: AttackRow = async (target) => {
  const attacked = await target.shared();
  const before = attacked.hits.length;
  for (const method of [
    ...['TRACE', 'CONNECT', 'get', 'Get', 'FOO', 'GETX', 'PROPFIND', 'MKCOL', 'PURGE', 'LINK'],
    ...['SEARCH', 'M-SEARCH', 'QUERY', 'POSTT', 'X', 'G\x00ET', 'DELETE\t', 'UPDATE', 'TRACK'],
  ]) {
    for (const path of ['/attack/echo', '/attack/admin/x']) {
      const answered = await ask(attacked, { method, target: path });
      expect([400, 405, 501], method).toContain(answered.status);
      if (answered.status === 405) expect(answered.field('allow'), method).toMatch(/GET/);
    }
  }
  const tunnel = 'CONNECT evil.com:443 HTTP/1.1\r\nHost: evil.com:443\r\n\r\n';
  const connected = await raw(attacked, `${tunnel}GET /attack/echo HTTP/1.1\r\nHost: a\r\n\r\n`);
  expect(connected.statuses).toEqual([501]);
  expect(connected.closed).toBe(true);
  expect(attacked.hits.length).toBe(before);
  const only = await ask(attacked, { target: '/attack-post-only' });
  expect([401, 405]).toContain(only.status);
  await overrides(attacked);
};

async function overrides(attacked: Attacked): Promise<void> {
  for (const name of [
    ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', 'x-http-method-override'],
  ]) {
    for (const method of ['GET', 'POST'] as const) {
      const body = method === 'POST' ? { body: '_method=DELETE' } : {};
      const fields = { [name]: 'DELETE' };
      const answered = await ask(attacked, { method, fields, ...body });
      expect(answered.json()['method'], name).toBe(method);
      expect(JSON.stringify(answered.json()['headers']), name).not.toContain('DELETE');
    }
    const guarded = { target: '/attack/admin/x', fields: { [name]: 'OPTIONS' } };
    expect((await ask(attacked, guarded)).status).toBe(401);
  }
  const query = await ask(attacked, { target: '/attack/echo?_method=DELETE' });
  expect(query.json()).toMatchObject({ method: 'GET', url: '/attack/echo?_method=DELETE' });
  const head = await raw(
    attacked,
    'HEAD /attack/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  expect(takeApart(head.text).body).toBe('');
}

export const path = {
  'A-PA-01': encodedSlash,
  'A-PA-02': slashes,
  'A-PA-03': dots,
  'A-PA-04': doubleEncoding,
  'A-PA-05': malformedPercent,
  'A-PA-08': oddOctets,
  'A-PA-10': methodTricks,
} as const satisfies Record<string, AttackRow>;
