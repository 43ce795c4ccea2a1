import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Service } from 'seaworthy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { FAULTLESS, launchBrowser, Visitor } from './support/browser.ts';
import { ADMIN, Client, KNOTS, startToolkit, upload } from './support/toolkit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'toolkit-browser-'));
const PASSWORD = 'rope, tar and canvas';
const QUESTION = 'Which knot makes a fixed loop in a rope?';
const TIDES = '# Tides\n\nThe tide turns twice a day; the harbour master keeps a table of it.\n';
const MONTH_SECONDS = 30 * 24 * 60 * 60;

let service: Service;
let launched: Promise<Browser> | undefined;

beforeAll(async () => {
  service = await startToolkit({ DATABASE_URL: `pglite://${path.join(folder, 'data')}` });
  const admin = await new Client(service.url).logIn(ADMIN);
  const file = new File([KNOTS], 'knots.md', { type: 'text/markdown' });
  expect((await upload(admin, file, 'Knots & hitches')).status).toBe(201);
});

afterAll(async () => {
  await (await launched)?.close();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function arrive(width?: number): Promise<Visitor> {
  launched ??= launchBrowser();
  return Visitor.arrive(await launched, service.url, width);
}

async function logIn(visitor: Visitor, email: string, password: string): Promise<void> {
  await visitor.page.goto('/auth/login');
  expect(await visitor.submit('Log in', { 'E-mail': email, Password: password })).toBe(303);
}

async function sessionOf(visitor: Visitor) {
  return (await visitor.cookies()).find(({ name }) => name === 'session');
}

describe.each([390, 1200])('a browser of %i pixels without script', (width) => {
  test('registers, asks, reads the sources, says whether it helped, and logs out', async () => {
    covers('T', 'G6', 'G7');
    const visitor = await arrive(width);
    const { page } = visitor;
    const credentials = { 'E-mail': `anne${width}@example.org`, Password: PASSWORD };
    await page.goto('/');
    expect(await visitor.faults()).toEqual(FAULTLESS);
    await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
    expect(await visitor.faults()).toEqual(FAULTLESS);
    expect(await visitor.submit('Register', credentials)).toBe(200);
    expect(await visitor.faults()).toEqual(FAULTLESS);
    expect(await visitor.submit('Log in', credentials)).toBe(303);
    expect(await visitor.faults()).toEqual(FAULTLESS);

    expect(await visitor.submit('Ask', { 'Your question': QUESTION })).toBe(200);
    expect(await visitor.text()).toMatch(/fixed loop.*\[1\][\s\S]*Sources[\s\S]*Knots & hitches/);
    expect(await visitor.faults()).toEqual(FAULTLESS);
    await page.getByRole('link', { name: '[1]' }).click();
    expect(page.url()).toContain('#source-1');
    const source = page.locator('#source-1');
    expect(await source.locator('code').first().innerText()).toBe('knots.md');
    expect(await source.locator('blockquote').isVisible()).toBe(true);

    await page.getByLabel('Yes').check();
    expect(await visitor.submit('Send', { 'Comment (optional)': 'Clear.' })).toBe(303);
    expect(await page.getByRole('status').innerText()).toContain('Thank you');
    expect(
      await visitor.submit('Ask', { 'Your question': 'What is the capital of Mongolia?' }),
    ).toBe(200);
    expect(await visitor.text()).toContain('Not found');
    expect(await page.locator('.sources').count()).toBe(0);
    expect(await visitor.submit('Log out')).toBe(303);
    expect(await visitor.text()).not.toContain('Your question');
    expect(visitor.violations).toEqual([]);
    await visitor.leave();
  });

  test('uploads a document as an administrator, sees it listed, and deletes it', async () => {
    covers('T', 'G7');
    const visitor = await arrive(width);
    const { page } = visitor;
    await logIn(visitor, ADMIN.email, ADMIN.password);
    await page.getByRole('link', { name: 'Documents' }).click();
    expect(await visitor.faults()).toEqual(FAULTLESS);
    const name = `tides-${width}.md`;
    const buffer = Buffer.from(`${TIDES}\nRead at ${width} pixels.\n`);
    await page
      .getByLabel('Markdown, text or HTML')
      .setInputFiles({ name, mimeType: 'text/markdown', buffer });
    expect(await visitor.submit('Upload', { "Title (the file's name unless given)": '' })).toBe(
      303,
    );
    expect(await page.getByRole('status').innerText()).toContain('was added');
    expect(await visitor.text()).toContain(name);
    expect(await visitor.faults()).toEqual(FAULTLESS);
    expect(await visitor.submit(`Delete ${name}`)).toBe(303);
    expect(await page.getByRole('status').innerText()).toContain('was deleted');
    expect(await visitor.text()).not.toContain(name);

    for (const title of ['Questions', 'Feedback']) {
      await page.getByRole('link', { name: title }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
      expect(await visitor.faults()).toEqual(FAULTLESS);
    }
    expect(visitor.violations).toEqual([]);
    await visitor.leave();
  });

  test('is told of a wrong password on a page that can be read', async () => {
    covers('T');
    const visitor = await arrive(width);
    await visitor.page.goto('/auth/login');
    const wrong = { 'E-mail': ADMIN.email, Password: 'not the password' };
    expect(await visitor.submit('Log in', wrong)).toBe(401);
    const alert = visitor.page.getByRole('alert');
    expect(await alert.innerText()).toBe('E-mail and password do not belong together.');
    expect(await visitor.page.getByLabel('E-mail').inputValue()).toBe(ADMIN.email);
    expect(await visitor.page.getByLabel('Password').inputValue()).toBe('');
    expect(await visitor.faults()).toEqual(FAULTLESS);
    expect(await sessionOf(visitor)).toBeUndefined();
    await visitor.leave();
  });
});

describe('a browser', () => {
  test('keeps the session where no script reads it, for thirty days', async () => {
    covers('G6');
    const visitor = await arrive();
    await logIn(visitor, ADMIN.email, ADMIN.password);
    for (const { httpOnly, sameSite } of await visitor.cookies()) {
      expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Lax' });
    }
    const session = await sessionOf(visitor);
    const left = (session?.expires ?? 0) - Date.now() / 1000;
    expect(Math.abs(left - MONTH_SECONDS)).toBeLessThan(60);
    expect(await visitor.page.evaluate('document.cookie')).toBe('');
    await visitor.leave();
  });

  test('would tell of a page that breaks these rules', async () => {
    const visitor = await arrive(390);
    await visitor.page.route('**/control', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': "default-src 'none'" },
        body: `<pre style="color: red">${'wide '.repeat(100)}</pre><input id="a"><p id="a">`,
      }),
    );
    await visitor.page.goto('/control');
    const faults = { unlabelled: ['a'], unbound: [], twice: ['a'], headings: 0 };
    expect(await visitor.faults()).toEqual({ ...faults, sideways: expect.any(Number) });
    expect(await visitor.faults()).not.toMatchObject({ sideways: 0 });
    await expect.poll(() => visitor.violations).toHaveLength(1);
    await visitor.leave();
  });
});

describe('a page of somebody else', () => {
  let attacker: Server;
  let victim: Visitor | undefined;
  let action = '';
  let token = '';

  beforeAll(async () => {
    attacker = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(`<form method="post" action="${action}">
<input type="hidden" name="csrf_token" value="${token}"><button>Win a prize</button></form>`);
    });
    attacker.listen(0, '127.0.0.1');
    await once(attacker, 'listening');
  });

  afterAll(() => {
    attacker.close();
  });

  /** An administrator who stays logged in from row to row, as long as no attack succeeds. */
  async function loggedIn(): Promise<Visitor> {
    if (victim === undefined) {
      victim = await arrive();
      await logIn(victim, ADMIN.email, ADMIN.password);
    }
    return victim;
  }

  // The first is another site; the second another origin of the same one, which gets the cookie.
  test.each([
    ['localhost', '/auth/logout'],
    ['localhost', 'delete'],
    ['127.0.0.1', '/auth/logout'],
    ['127.0.0.1', 'delete'],
  ])('at %s cannot post %s, even with a token', async (host, what) => {
    covers('G7', 'G8');
    const visitor = await loggedIn();
    const { page } = visitor;
    await page.goto('/admin/documents');
    const form = page.locator('form[action$="/delete"]').first();
    token = (await form.locator('[name=csrf_token]').getAttribute('value')) ?? '';
    expect(token).not.toBe('');
    const target = what === 'delete' ? await form.getAttribute('action') : what;
    action = `${service.url}${target}`;

    await page.goto(`http://${host}:${(attacker.address() as AddressInfo).port}/`);
    const press = (): Promise<void> => page.getByRole('button').click();
    expect(await visitor.answerTo(press)).toBe(403);
    expect(await page.content()).toContain('origin-check.');

    await page.goto('/admin/documents');
    expect(await visitor.text()).toContain('knots.md');
    expect(await page.getByRole('button', { name: 'Log out' }).count()).toBe(1);
  });
});
