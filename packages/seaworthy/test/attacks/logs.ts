import { expect, vi } from 'vitest';
import { ask, raw, requestText } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import { type Attacked, attackedProd } from './target.ts';

const CANARY = 'c4n4ry';
/** What would begin a line of its own, or move a terminal's cursor. */
const INJECTED = [
  '%0d%0a',
  '%0A',
  '%0D',
  '%E2%80%A8',
  '%E2%80%A9',
  '%1B[2J',
  '%00',
  '%C2%85',
  '%7F',
];
const RAW = ['\u2028', '\x1b[2J', '\x9b31m', '\u202e'].map((text) =>
  Buffer.from(text, 'utf8').toString('latin1'),
);

/** Log line injection */
const lineInjection: AttackRow = async (target) => {
  const attacked = await target.start({ environment: { LOG_LEVEL: 'INFO' } });
  const forged = `{"level":"INFO","message":"${CANARY} forged"}`;
  const encoded = encodeURIComponent(forged);
  for (const octets of INJECTED) {
    await ask(attacked, { target: `/attack/${CANARY}${octets}${encoded}` });
    await ask(attacked, { target: `/attack/echo?${CANARY}=${octets}${encoded}` });
    const subject = `${CANARY}${octets}${encoded}`;
    await ask(attacked, { method: 'POST', target: `/attack/sign-in?subject=${subject}`, body: '' });
    await ask(attacked, { target: `/attack/field?value=${CANARY}${octets}${encoded}` });
  }
  for (const octets of RAW) {
    await ask(attacked, { fields: { 'User-Agent': `${CANARY}${octets}`, 'X-Request-Id': octets } });
    await ask(attacked, { method: 'POST', body: octets, fields: { Cookie: `session=${octets}` } });
    await raw(attacked, `GET /attack/${octets} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await raw(attacked, `${CANARY}${octets} / HTTP/1.1\r\nHost: a\r\n\r\n`);
    await raw(attacked, `GET / HTTP/1.1\r\nHost: ${CANARY}${octets}\r\n\r\n`);
  }
  await ask(attacked, { fields: { 'User-Agent': 'x'.repeat(1024 * 1024) } });
  await ask(attacked, { target: `/attack/${'p'.repeat(8000)}` });
  await ask(attacked, { target: `/attack/echo?${'q'.repeat(4000)}` });
  await ask(attacked, { target: '/attack/last-of-all' });
  const lines = await linesUntil(attacked, '/attack/last-of-all');
  expect(lines.length).toBeGreaterThan(INJECTED.length * 4);
  for (const line of lines) {
    const entry = JSON.parse(line) as Record<string, unknown>;
    expect(entry['message'], line).not.toBe(`${CANARY} forged`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there.
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
    expect(line.length).toBeLessThan(16 * 1024);
    for (const value of Object.values(entry)) {
      if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(2048);
    }
  }
};

/** Lines are written in batches; the last request's line is the last of all. */
function linesUntil(attacked: Attacked, last: string): Promise<readonly string[]> {
  return vi.waitFor(() => {
    const lines = attacked.logLines();
    expect(lines.some((line) => line.includes(last))).toBe(true);
    return lines;
  });
}

/** Request-id injection */
const requestIds: AttackRow = async (target) => {
  const attacked = await target.shared();
  const fresh = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  const safe = 'tenant-a.request_1';
  const unsafe = [
    ...['x'.repeat(129), 'x'.repeat(10_240), '<script>alert(1)</script>', 'a b', 'a;b', 'a"b'],
    ...['', ' ', '../../etc', 'a,b', '\xe9', `{"a":1}`, '$\x7bjndi:ldap://x}', "' OR 1=1"],
  ];
  for (const given of [safe, 'A', ...unsafe]) {
    const answered = await ask(attacked, { fields: { 'X-Request-Id': given } });
    expect(answered.field('x-request-id'), given.slice(0, 40)).toMatch(fresh);
    const told = answered.json();
    expect(told['requestId']).toBe(answered.field('x-request-id'));
    const headers = told['headers'] as Record<string, unknown>;
    expect(headers['x-request-id']).toBe(answered.field('x-request-id'));
  }
  for (const given of [safe, 'a', 'x'.repeat(128)]) {
    const fields = { 'X-Request-Id': given };
    expect((await ask(attacked, { fields, from: PROXY })).field('x-request-id')).toBe(given);
  }
  for (const given of unsafe) {
    const answered = await ask(attacked, { fields: { 'X-Request-Id': given }, from: PROXY });
    expect(answered.field('x-request-id'), given.slice(0, 40)).toMatch(fresh);
  }
  const twice = { 'X-Request-Id': [safe, 'other'] };
  expect((await ask(attacked, { fields: twice, from: PROXY })).field('x-request-id')).toMatch(
    fresh,
  );
  for (const given of ['a\r\nX-Evil: 1', 'a\rX-Evil: 1', 'a\nX-Evil: 1', 'a\x00b']) {
    const bytes = requestText({ fields: { 'X-Request-Id': given } });
    const { text } = await raw(attacked, bytes, { from: PROXY });
    expect(text.slice(0, text.indexOf('\r\n\r\n'))).not.toMatch(/x-evil/i);
  }
  const seen = new Set<string>();
  for (let n = 0; n < 50; n += 1) seen.add((await ask(attacked)).field('x-request-id') ?? '');
  expect(seen.size).toBe(50);
};

const SECRET = `connect ECONNREFUSED 10.0.0.5:5432 relation "${CANARY}" postgres 15.4`;

/** Health detail leak */
const healthDetail: AttackRow = async (target) => {
  const readiness = () => [
    { name: `${CANARY}-upstream`, check: () => Promise.reject(new Error(SECRET)) },
  ];
  const attacked = await target.start({
    environment: attackedProd(),
    policy: { hosts: ['service.example'], publicOrigin: 'https://service.example' },
    readiness,
  });
  for (const path of ['/ready', '/readyz', '/ready?verbose=1', '/ready/', '/READY', '//ready']) {
    for (const fields of [
      {},
      { Host: 'evil.com' },
      { Host: '10.0.0.5' },
      { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Host': 'localhost' },
      { Authorization: 'Bearer x' },
      { Accept: 'text/html' },
    ]) {
      const answered = await ask(attacked, { target: path, fields });
      expect(answered.body + answered.head, path).not.toMatch(/c4n4ry|10\.0\.0\.5|postgres|ECONN/);
      if (path === '/ready') {
        expect(answered.status).toBe(503);
        expect(answered.json()).toEqual({ status: 'not_ready' });
      }
    }
  }
  for (const path of ['/health', '/healthz']) {
    const answered = await ask(attacked, { target: path, fields: { Host: 'any.example' } });
    expect([answered.status, answered.body]).toEqual([200, '{"status":"healthy"}']);
  }
  const { managementPort: port } = attacked;
  const fields = { Host: '127.0.0.1' };
  const whole = await ask(attacked, { port, target: '/ready', fields });
  expect(whole.status).toBe(503);
  expect(whole.body).toContain(`${CANARY}-upstream`);
};

export const logs = {
  'A-LO-01': lineInjection,
  'A-TR-02': requestIds,
  'A-HE-01': healthDetail,
} as const satisfies Record<string, AttackRow>;
