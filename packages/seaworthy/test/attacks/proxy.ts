import { connect } from 'node:net';
import { expect } from 'vitest';
import { type Answered, type Asked, ask, requestText, takeApart } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

type Fields = NonNullable<Asked['fields']>;

/** What the application is told when the trusted proxy sends these fields. */
async function seenBehindProxy(
  attacked: Attacked,
  fields: Fields,
): Promise<Record<string, unknown>> {
  const answered = await ask(attacked, { fields, from: PROXY });
  expect(answered.status, JSON.stringify(fields).slice(0, 200)).toBe(200);
  return answered.json();
}

const forwardedFor = (address: string): Fields => ({ 'X-Forwarded-For': address });

/** Untrusted X-Forwarded-For */
const untrustedForwarding: AttackRow = async (target) => {
  const attacked = await target.shared();
  const claims: readonly ((n: number) => Fields)[] = [
    (n) => ({ 'X-Forwarded-For': `1.1.1.${n}` }),
    (n) => ({ Forwarded: `for=1.1.1.${n}` }),
    (n) => ({ 'X-Real-IP': `1.1.1.${n}`, 'True-Client-IP': `1.1.2.${n}` }),
    (n) => ({ 'X-Forwarded-For': [`1.1.1.${n}`, PROXY] }),
    (n) => ({ 'X-Client-IP': `1.1.1.${n}`, 'CF-Connecting-IP': `1.1.2.${n}` }),
    (n) => ({ 'X-Forwarded-For': `1.1.1.${n}, ${PROXY}`, Via: '1.1 proxy' }),
  ];
  for (const [at, claim] of claims.entries()) {
    const from = `127.1.1.${at + 1}`;
    const target = '/attack/five';
    for (let n = 1; n <= 5; n += 1) {
      const answered = await ask(attacked, { target, fields: claim(n), from });
      expect(answered.status).toBe(200);
      const seen = answered.json();
      expect(seen['client']).toBe(from);
      expect(JSON.stringify(seen['headers'])).not.toContain('1.1.1.');
      expect(JSON.stringify(seen['rawHeaders'])).not.toContain('1.1.1.');
    }
    expect((await ask(attacked, { target, fields: claim(6), from })).status).toBe(429);
    expect((await ask(attacked, { target, from })).status).toBe(429);
  }
};

/** Left-most XFF trusted */
const leftMost: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const [list, client] of [
    ['6.6.6.6, 203.0.113.1', '203.0.113.1'],
    ['127.0.0.9, 203.0.113.1', '203.0.113.1'],
    ['6.6.6.6, 203.0.113.1, 127.0.0.9', '203.0.113.1'],
    ['6.6.6.6, 203.0.113.1, ::ffff:127.0.0.9, 127.0.0.9', '203.0.113.1'],
    ['6.6.6.6,203.0.113.1:4711', '203.0.113.1'],
    ['2001:db8::6, 2001:db8::1', '2001:db8::1'],
    ['127.0.0.9', '127.0.0.9'],
  ] as const) {
    const seen = await seenBehindProxy(attacked, forwardedFor(list));
    expect(seen['client'], list).toBe(client);
    const headers = seen['headers'] as Record<string, unknown>;
    expect(headers['x-forwarded-for'], list).toBe(client);
    expect(JSON.stringify(seen['rawHeaders'])).not.toContain('6.6.6.6');
  }
  for (let n = 1; n <= 6; n += 1) {
    const fields = forwardedFor(`6.6.6.${n}, 203.0.113.2`);
    const answered = await ask(attacked, { target: '/attack/five', fields, from: PROXY });
    expect(answered.status).toBe(n === 6 ? 429 : 200);
  }
};

/** Trust-all refused */
const trustAll: AttackRow = async (target) => {
  const wide = ['0.0.0.0/0', '::/0', '0.0.0.0/1', '::ffff:0:0/96', '::/1', '128.0.0.0/1', '0/0'];
  const words = ['true', '*', 'all', '1', 'any'];
  for (const value of [...wide, ...words]) {
    const environment = { TRUSTED_PROXIES: value };
    const error = await target.refusalOf({ environment });
    expect(error.message, value).toContain('TRUSTED_PROXIES');
    const policy = { topology: { trustedProxies: [value] } };
    expect((await target.refusalOf({ policy })).message, value).toContain('trustedProxies');
  }
  const split = { topology: { trustedProxies: ['0.0.0.0/1', '128.0.0.0/1'] } };
  await target.refusalOf({ policy: split });
  for (const trustedProxies of [true, 1, '0.0.0.0/0', () => true, { 0: 'loopback' }]) {
    const topology = { trustedProxies: trustedProxies as unknown as string[] };
    const error = await target.refusalOf({ policy: { topology } });
    expect(error.message).toContain('trustedProxies');
  }
};

/** IPv4-mapped collapse */
const mappedPeers: AttackRow = async (target) => {
  const attacked = await target.start({ environment: { HOST: '::' } });
  const clients = ['127.0.0.2', '127.0.0.3', '::1'];
  for (const client of clients) {
    for (let n = 1; n <= 6; n += 1) {
      const answered = await askFrom(attacked, client);
      expect(answered.status, `${client} ${n}`).toBe(n === 6 ? 429 : 200);
      if (n === 1) expect(answered.json()['client']).toBe(client);
    }
  }
};

/** Over a connection from this address, to the same address family. */
function askFrom(attacked: Attacked, localAddress: string): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const host = localAddress.includes(':') ? '::1' : '127.0.0.1';
  const socket = connect({ host, port: attacked.port, localAddress });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', reject);
  socket.on('close', () => resolve(takeApart(text)));
  socket.write(requestText({ target: '/attack/five' }));
  return promise;
}

/** IPv4-mapped alias doubling */
const mappedAliases: AttackRow = async (target) => {
  const attacked = await target.shared();
  const spellings = (a: number): readonly string[] => [
    `203.0.113.${a}`,
    `::ffff:203.0.113.${a}`,
    `::ffff:cb00:71${a.toString(16)}`,
    `::FFFF:203.0.113.${a}`,
    `0:0:0:0:0:ffff:203.0.113.${a}`,
    `0000:0000:0000:0000:0000:FFFF:CB00:71${a.toString(16)}`,
    `[::ffff:203.0.113.${a}]:8080`,
    `203.0.113.${a}:8080`,
  ];
  for (const [at, spelling] of spellings(77).entries()) {
    const asked = { target: '/attack/five', fields: forwardedFor(spelling), from: PROXY };
    expect((await ask(attacked, asked)).status, spelling).toBe(at < 5 ? 200 : 429);
  }
  for (const denied of [
    ...['198.51.100.66', '::ffff:198.51.100.66', '::ffff:c633:6442', '::FFFF:C633:6442'],
    ...['198.51.100.67', '::ffff:198.51.100.67', '0:0:0:0:0:ffff:c633:6443'],
    ...['2001:db8:bad::1', '2001:0DB8:0BAD:0000::1', '2001:db8:bad:ffff:ffff:ffff:ffff:ffff'],
  ]) {
    const answered = await ask(attacked, { fields: forwardedFor(denied), from: PROXY });
    expect(answered.status, denied).toBe(403);
  }
  for (const near of ['198.51.100.65', '198.51.100.68', '2001:db8:bae::1', '2001:db8:ba::1']) {
    const seen = await seenBehindProxy(attacked, forwardedFor(near));
    expect(seen['client']).toBe(near);
  }
};

/** IPv6 rotation inside a /64 */
const rotation: AttackRow = async (target) => {
  const attacked = await target.shared();
  const asked = (address: string): Asked => ({
    target: '/attack/hundred',
    fields: forwardedFor(address),
    from: PROXY,
  });
  const statuses = new Map<number, number>();
  for (let n = 0; n < 128; n += 1) {
    // Every bit of the host half, one after the other, then the network's last and first address.
    const half = (1n << BigInt(n % 64)) | BigInt(Math.trunc(n / 64));
    const groups = [48n, 32n, 16n, 0n].map((bits) => ((half >> bits) & 0xffffn).toString(16));
    const { status } = await ask(attacked, asked(`2001:db8:64:1:${groups.join(':')}`));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: 100, 429: 28 });
  for (const address of ['2001:db8:64:1::', '2001:db8:64:1:ffff:ffff:ffff:ffff']) {
    expect((await ask(attacked, asked(address))).status).toBe(429);
  }
  for (const other of ['2001:db8:64::1', '2001:db8:64:2::1', '2001:db8:64:3::']) {
    expect((await ask(attacked, asked(other))).status).toBe(200);
  }
};

/** XFF edge syntax */
const oddForwarding: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const [list, client] of [
    ['1.1.1.1,,2.2.2.2', '2.2.2.2'],
    ['2.2.2.2,,127.0.0.9', PROXY],
    [', ', PROXY],
    ['', PROXY],
    ['unknown', PROXY],
    ['_hidden', PROXY],
    ['1.1.1.1, unknown', PROXY],
    ['unknown, 1.1.1.1', '1.1.1.1'],
    ['\t1.1.1.1\t,\t2.2.2.2\t', '2.2.2.2'],
    ['010.0.0.1', PROXY],
    ['1.1.1', PROXY],
    ['1.1.1.256', PROXY],
    ['0x7f000001', PROXY],
    ['2130706433', PROXY],
    ['1.1.1.1 2.2.2.2', PROXY],
    ['"1.1.1.1"', PROXY],
    ['1.1.1.1:99999999', PROXY],
    ['fe80::1%eth0', 'fe80::1'],
  ] as const) {
    const seen = await seenBehindProxy(attacked, forwardedFor(list));
    expect(seen['client'], JSON.stringify(list)).toBe(client);
  }
  const twoLines = { 'X-Forwarded-For': ['6.6.6.6', '203.0.113.9'] };
  expect((await seenBehindProxy(attacked, twoLines))['client']).toBe('203.0.113.9');
  const hops = (count: number): Fields => forwardedFor(Array(count).fill('1.1.1.1').join(','));
  expect((await seenBehindProxy(attacked, hops(64)))['client']).toBe('1.1.1.1');
  for (const many of [hops(65), forwardedFor(','.repeat(64)), hops(1500)]) {
    expect((await ask(attacked, { fields: many, from: PROXY })).status).toBe(400);
  }
  const flood = await ask(attacked, { fields: hops(10_000), from: PROXY });
  expect([400, 431]).toContain(flood.status);
  // The family that the topology does not name is nobody's word.
  const other = await seenBehindProxy(attacked, { Forwarded: 'for="[::1]:80"' });
  expect(other['client']).toBe(PROXY);
  await standardForwarding(
    await target.start({
      policy: { topology: { trustedProxies: [PROXY], forwarded: 'forwarded' } },
    }),
  );
};

async function standardForwarding(attacked: Attacked): Promise<void> {
  for (const [list, client] of [
    ['for="[::1]:80"', '::1'],
    ['for=6.6.6.6, for=203.0.113.1', '203.0.113.1'],
    ['for="6.6.6.6, for=203.0.113.1"', PROXY],
    ['for=6.6.6.6;by="a,for=203.0.113.1"', '6.6.6.6'],
    ['FOR="[2001:db8::1]"', '2001:db8::1'],
    ['for=unknown', PROXY],
    ['for=_hidden', PROXY],
    ['by=1.1.1.1', PROXY],
    ['for="1.1.1.1', PROXY],
    ['for =1.1.1.1', PROXY],
    ['', PROXY],
  ] as const) {
    const seen = await seenBehindProxy(attacked, { Forwarded: list });
    expect(seen['client'], list).toBe(client);
  }
  const many = Array(65).fill('for=1.1.1.1').join(',');
  expect((await ask(attacked, { fields: { Forwarded: many }, from: PROXY })).status).toBe(400);
  const ignored = await seenBehindProxy(attacked, forwardedFor('1.1.1.1'));
  expect(ignored['client']).toBe(PROXY);
}

const SPOOFED: Fields = {
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Port': '443',
  'X-Forwarded-Ssl': 'on',
  'X-Forwarded-Scheme': 'https',
  'X-Original-Host': 'evil.example',
  'Front-End-Https': 'on',
  Forwarded: 'host=evil.example;proto=https',
  'X-Original-URL': '/attack/admin/x',
  'X-Rewrite-URL': '/attack/admin/x',
  'X-Forwarded-Prefix': '/evil',
};

/** Forwarded-Host / Proto spoof */
const spoofedHost: AttackRow = async (target) => {
  const attacked = await target.shared();
  const seen = (await ask(attacked, { fields: SPOOFED })).json();
  expect(seen).toMatchObject({ scheme: 'http', authority: 'a', url: '/attack/echo' });
  expect(JSON.stringify([seen['headers'], seen['rawHeaders']])).not.toContain('evil');
  expect(seen['headers']).not.toHaveProperty('x-original-url');

  const prod = await target.prod();
  const Host = 'service.example';
  const direct = await ask(prod, { fields: { ...SPOOFED, Host } });
  expect(direct.status).toBe(308);
  expect(direct.field('location')).toBe('https://service.example/attack/echo');
  expect(direct.field('strict-transport-security')).toBeUndefined();
  expect((await ask(prod, { fields: { ...SPOOFED, Host: 'evil.example' } })).status).toBe(421);

  const behind = { Host: 'internal', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': Host };
  const proxied = await ask(prod, { from: PROXY, fields: behind });
  expect(proxied.json()).toMatchObject({ scheme: 'https', authority: Host });
  for (const host of ['evil.example', 'service.example.evil.example', 'service.example, evil']) {
    const fields = { ...behind, 'X-Forwarded-Host': host };
    expect((await ask(prod, { from: PROXY, fields })).status, host).toBeGreaterThanOrEqual(400);
  }
  for (const scheme of ['gopher', 'https://', 'https,', 'javascript']) {
    const fields = { ...behind, 'X-Forwarded-Proto': scheme };
    expect((await ask(prod, { from: PROXY, fields })).status, scheme).toBe(400);
  }
};

export const proxy = {
  'A-PX-01': untrustedForwarding,
  'A-PX-02': leftMost,
  'A-PX-03': trustAll,
  'A-PX-04': mappedPeers,
  'A-PX-05': mappedAliases,
  'A-PX-06': rotation,
  'A-PX-09': oddForwarding,
  'A-PX-10': spoofedHost,
} as const satisfies Record<string, AttackRow>;
