import { expect } from 'vitest';
import { ask, expectRefused, hitsDuring, raw } from './client.ts';
import type { AttackRow } from './row.ts';

const PATH = '/attack/echo';

/** Missing / empty / duplicate Host */
const oneHost: AttackRow = async (target) => {
  const attacked = await target.shared();
  const line = `GET ${PATH} HTTP/1.1\r\n`;
  for (const bytes of [
    `${line}\r\n`,
    `${line}Host:\r\n\r\n`,
    `${line}Host: \t \r\n\r\n`,
    `${line}Host: a\r\nHost: a\r\n\r\n`,
    `${line}Host: a\r\nHost: evil.com\r\n\r\n`,
    `${line}Host: evil.com\r\nhOST: a\r\n\r\n`,
    `${line}Host: a, evil.com\r\n\r\n`,
    `${line}Host: a b\r\n\r\n`,
    `${line}Host: a/evil\r\n\r\n`,
    `${line}Host: user@a\r\n\r\n`,
    `${line}Host: a:80:80\r\n\r\n`,
    `${line}Host: a:\r\n\r\n`,
    `${line}Host: a:x\r\n\r\n`,
    `${line}Host: a#x\r\n\r\n`,
    `${line}Host: a?x\r\n\r\n`,
    `${line}Host: a\\x\r\n\r\n`,
    `${line}Host: http://a\r\n\r\n`,
    `${line}Host: [::1\r\n\r\n`,
    `${line}Host: ..\r\n\r\n`,
    `${line}Host: a..\r\n\r\n`,
    `${line}Host: ${'a'.repeat(300)}\r\n\r\n`,
    `${line}Host: \xe4.example\r\n\r\n`,
    `GET ${PATH} HTTP/1.0\r\n\r\n`,
    `GET ${PATH} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n`,
    `GET ${PATH} HTTP/1.0\r\nHost:\r\n\r\n`,
  ]) {
    await expectRefused(attacked, bytes);
  }
  const old = await ask(attacked, { version: 'HTTP/1.0' });
  expect(old.status).toBe(200);
};

/** Host allow-list */
const allowList: AttackRow = async (target) => {
  const attacked = await target.shared();
  const refused = [
    ...['evil.com', 'example.com.evil.com', 'evilexample.com', 'a.example.com', 'apps.example.com'],
    ...['a.apps.example.com.evil.com', 'aapps.example.com', 'example.com:99999', '127.0.0.1'],
    ...['[::1]', 'localhost', '0.0.0.0', 'ported.example', 'ported.example:8444', 'example.co'],
    ...['ported.example:80', 'xample.com', '.example.com', '.apps.example.com', 'example,com'],
    ...['0', '0x7f.1', '[::ffff:127.0.0.1]', 'example.com:-1', 'example.com:8443.evil.com'],
  ];
  for (const host of refused) {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const asked = { method, fields: { Host: host }, ...(method === 'POST' ? { body: '' } : {}) };
      const entered = await hitsDuring(attacked, async () => {
        expect([400, 421], host).toContain((await ask(attacked, asked)).status);
      });
      expect(entered, host).toBe(0);
    }
  }
  for (const host of [
    ...['example.com', 'EXAMPLE.com', 'example.com.', 'Example.Com.:8080', 'example.com:8080'],
    ...['x.apps.example.com', 'X.Y.APPS.example.com', 'ported.example:8443', 'A'],
  ]) {
    expect((await ask(attacked, { fields: { Host: host } })).status, host).toBe(200);
  }
};

/** Absolute-form target */
const absoluteForm: AttackRow = async (target) => {
  const attacked = await target.shared();
  const of = (url: string, host: string): string =>
    `GET ${url} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  for (const [url, host] of [
    [`http://evil.com${PATH}`, 'a'],
    [`http://a${PATH}`, 'evil.com'],
    [`http://evil.com${PATH}`, 'evil.com'],
    [`HTTP://EVIL.com${PATH}`, 'a'],
    [`https://evil.com${PATH}`, 'a'],
    [`http://a@evil.com${PATH}`, 'a'],
    [`http://evil.com@a${PATH}`, 'a'],
    [`http://a:80@evil.com${PATH}`, 'a'],
    [`http://a.evil.com${PATH}`, 'a'],
    [`http://a:8080${PATH}`, 'a'],
    [`http://${PATH}`, 'a'],
    [`http:${PATH}`, 'a'],
    [`http:a${PATH}`, 'a'],
    [`ftp://a${PATH}`, 'a'],
    [`file://${PATH}`, 'a'],
    [`a:80`, 'a'],
    [`http://a\\@evil.com${PATH}`, 'a'],
    [`http://a#@evil.com${PATH}`, 'a'],
    [`http:///a${PATH}`, 'a'],
    [`http://a,evil.com${PATH}`, 'a'],
    [`http://example.com${PATH}`, 'a'],
  ] as const) {
    const before = attacked.hits.length;
    const answer = await raw(attacked, of(url, host));
    expect(answer.statuses, url).toHaveLength(1);
    expect([400, 404, 421], url).toContain(answer.statuses[0]);
    expect(
      attacked.hits.slice(before).map((hit) => hit.route),
      url,
    ).not.toContain(PATH);
  }
  for (const url of [`http://a${PATH}`, `HTTP://A${PATH}`, `http://a.${PATH}`]) {
    const answered = await ask(attacked, { target: url });
    expect(answered.status, url).toBe(200);
    expect(answered.json()).toMatchObject({ url: PATH, authority: 'a' });
  }
  // What follows `?` is no authority, whoever reads it.
  const query = await ask(attacked, { target: `http://a?@evil.com${PATH}`, fields: { Host: 'a' } });
  expect(query.body).not.toContain('"authority":"evil.com"');
  // Rules see the path of an absolute-form target as they see any other.
  expect((await ask(attacked, { target: 'http://a/attack/admin/x' })).status).toBe(401);
  expect((await ask(attacked, { target: 'http://a/attack/pub/../admin/x' })).status).toBe(401);
};

/** DNS rebinding to loopback admin */
const rebinding: AttackRow = async (target) => {
  const attacked = await target.start({
    readiness: () => [
      {
        name: 'upstream',
        check: () => Promise.reject(new Error('10.0.0.5 refused relation users')),
      },
    ],
  });
  const { managementPort: port } = attacked;
  const views = ['/settings', '/routes', '/metrics', '/', '/ready', '/readyz', '/unknown'];
  for (const host of [
    ...['attacker.tld', '127.0.0.1.nip.io', 'localhost.attacker.tld', `attacker.tld:${port}`],
    ...['127.0.0.2', '0.0.0.0', 'xlocalhost', '[::2]'],
  ]) {
    for (const view of views) {
      for (const fields of [{ Host: host }, { Host: host, 'X-Forwarded-Host': 'localhost' }]) {
        const asked = { port, target: view, fields, from: '127.0.0.3' };
        const answered = await ask(attacked, asked);
        const shown = `${host} ${view}: ${answered.body}`;
        // Readiness answers any Host, because probes come by address, and tells strangers nothing.
        if (view.startsWith('/ready'))
          expect(answered.body, shown).not.toMatch(/10\.0|users|upstr/);
        else expect([400, 403, 421], shown).toContain(answered.status);
      }
    }
    const evil = `http://${host}/metrics`;
    const absolute = { port, target: evil, fields: { Host: 'localhost' }, from: '127.0.0.4' };
    expect([400, 403, 421]).toContain((await ask(attacked, absolute)).status);
  }
  const own = await ask(attacked, { port, target: '/metrics', fields: { Host: 'localhost' } });
  expect(own.status).toBe(200);
  expect(own.field('access-control-allow-origin')).toBeUndefined();
};

export const hosts = {
  'A-PX-16': oneHost,
  'A-PX-17': allowList,
  'A-PX-19': absoluteForm,
  'A-PX-20': rebinding,
} as const satisfies Record<string, AttackRow>;
