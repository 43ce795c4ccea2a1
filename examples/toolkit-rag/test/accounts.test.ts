import type { Service } from 'seaworthy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { ADMIN, Client, startToolkit } from './support/toolkit.ts';

let service: Service;

beforeAll(async () => {
  service = await startToolkit();
});

afterAll(async () => {
  await service.stop();
});

const client = (): Client => new Client(service.url);

describe('the account API', () => {
  test('registers, logs in, and logs out for good', async () => {
    covers('T', 'G6');
    const someone = client();
    const json = { email: 'Anne@Example.org', password: 'a fine password' };
    const registered = await someone.send('/api/auth/register', { json });
    expect(registered.status).toBe(201);
    expect(await registered.json()).toEqual({ email: 'anne@example.org' });
    expect(registered.headers.getSetCookie()).toEqual([]);

    const loggedIn = await someone.send('/api/auth/login', { json });
    expect(loggedIn.status).toBe(200);
    expect(await loggedIn.json()).toEqual({ email: 'anne@example.org' });
    expect(loggedIn.headers.getSetCookie()[0]).toMatch(/^session=.*HttpOnly.*SameSite=Lax/);

    const kept = someone.cookie('session') ?? '';
    const out = await someone.send('/api/auth/logout', { method: 'POST' });
    expect(out.status).toBe(204);
    expect(someone.cookie('session')).toBeUndefined();
    const headers = { cookie: `session=${kept}` };
    const again = await client().send('/api/auth/logout', { method: 'POST', headers });
    expect(again.status).toBe(401);
  });

  test('answers a known address as a new one, and leaves its password', async () => {
    const known = { email: 'known@example.org', password: 'the first password' };
    const first = await client().send('/api/auth/register', { json: known });
    const taken = { email: 'KNOWN@example.org', password: 'a second password' };
    const second = await client().send('/api/auth/register', { json: taken });
    expect(second.status).toBe(first.status);
    expect(await second.text()).toBe(await first.text());
    expect((await client().send('/api/auth/login', { json: known })).status).toBe(200);
    expect((await client().send('/api/auth/login', { json: taken })).status).toBe(401);
  });

  test('answers an unknown address as a wrong password', async () => {
    const wrong = { email: ADMIN.email, password: 'not the password' };
    const unknown = { email: 'nobody@example.org', password: 'not the password' };
    const answers = [];
    for (const json of [wrong, unknown]) {
      const response = await client().send('/api/auth/login', { json });
      answers.push({ status: response.status, body: await response.text() });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
    expect(JSON.parse(answers[0]?.body ?? '')).toEqual({ error: expect.any(String) });
  });

  test.each([
    [{ email: 'a@example.org' }, { password: 'expected a value, got none' }],
    [{ email: 'a@example.org', password: 'short' }, { password: expect.stringContaining('8') }],
    [{ email: 'nowhere', password: 'long enough' }, { email: expect.stringContaining('e-mail') }],
    [{ email: 'a\0b@example.org', password: 'long enough' }, { email: expect.any(String) }],
    [{ email: ['a@example.org'], password: 'long enough' }, { email: 'expected a string' }],
    [
      { email: 1, password: 12345678 },
      { email: 'expected a string', password: 'expected a string' },
    ],
    [
      { email: 'a@example.org', password: 'long enough', role: 'admin' },
      { role: 'expected no such field' },
    ],
  ])('refuses %j field by field', async (json, fields) => {
    const response = await client().send('/api/auth/register', { json });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'The request is not valid.', fields });
  });

  test.each([
    ['{', 'application/json', 400],
    ['', 'application/json', 400],
    ['email=a', 'text/plain', 415],
    ['{"__proto__":{"a":1}}', 'application/json', 400],
  ])('answers the body %j of type %s with %i', async (body, type, status) => {
    const response = await fetch(`${service.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });
});

describe('the account pages', () => {
  test('register, log in and log out by forms with tokens', async () => {
    covers('T', 'G7');
    const someone = client();
    const form = { email: 'page@example.org', password: 'by a form, please' };
    const page = await someone.page('/auth/register');
    const token = tokenOf(await page.text());
    const registered = await someone.page('/auth/register', { ...form, csrf_token: token });
    expect(registered.status).toBe(200);
    const logInToken = tokenOf(await registered.text());
    const loggedIn = await someone.page('/auth/login', { ...form, csrf_token: logInToken });
    expect(loggedIn.status).toBe(303);
    expect(loggedIn.headers.get('location')).toBe('/');

    const home = await (await someone.page('/')).text();
    expect(home).toContain('action="/auth/logout"');
    const out = await someone.page('/auth/logout', { csrf_token: tokenOf(home) });
    expect(out.status).toBe(303);
    expect(await (await someone.page('/')).text()).toContain('href="/auth/login"');
  });

  test.each(['/auth/login', '/auth/register'])('refuse %s without a token', async (path) => {
    covers('G7');
    const form = { email: ADMIN.email, password: ADMIN.password };
    const response = await client().page(path, form);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('show what is wrong, escaped, and never the password', async () => {
    const someone = client();
    const form = { email: '"><b>x', password: 'short7!', csrf_token: await someone.token() };
    const response = await someone.page('/auth/register', form);
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;x"');
    expect(text).toContain('id="email-fault"');
    expect(text).not.toContain('short7!');
  });

  test('need no script and allow none', async () => {
    const response = await client().page('/');
    const text = await response.text();
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(response.headers.get('content-security-policy')).toBeTruthy();
    for (const [, href = ''] of text.matchAll(/<link [^>]*href="([^"]+)"/g)) {
      const asset = await client().send(href);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('cache-control')).toContain('immutable');
    }
  });
});

function tokenOf(page: string): string {
  return /name="csrf_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
