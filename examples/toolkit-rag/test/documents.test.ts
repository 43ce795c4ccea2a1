import type { Service } from 'seaworthy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { ADMIN, Client, KNOTS, startToolkit, USER, upload } from './support/toolkit.ts';

let service: Service;
let admin: Client;

beforeAll(async () => {
  service = await startToolkit();
  admin = await new Client(service.url).logIn(ADMIN);
});

afterAll(async () => {
  await service.stop();
});

const listed = async (): Promise<string> => (await admin.page('/admin/documents')).text();

const search = async (query: string): Promise<unknown[]> => {
  const response = await admin.send('/api/rag/search', { json: { query } });
  return ((await response.json()) as { results: unknown[] }).results;
};

describe('documents', () => {
  test.each([
    ['knots.md', 'text/markdown', KNOTS],
    ['knots.MD', 'application/octet-stream', `${KNOTS}\nOf hemp.`],
    ['anchors.txt', 'text/plain', 'The stockless anchor holds in mud and sand of any depth.'],
    [
      'flags.html',
      'text/html',
      '<h1>Flags</h1><p>The blue flag with a white square: departing.</p>',
    ],
    ['bom.txt', 'text/plain', '\uFEFFA sounding lead tells the depth of the water under the keel.'],
  ])('%s of type %s is taken, found and deleted', async (name, type, text) => {
    covers('T');
    const response = await upload(admin, new File([text], name, { type }));
    expect(response.status).toBe(201);
    const { id, passages } = (await response.json()) as { id: string; passages: number };
    expect(passages).toBeGreaterThan(0);
    expect(await listed()).toContain(`<code>${name}</code>`);
    const words = text.replaceAll(/<[^>]*>/g, ' ').slice(-60);
    expect(await search(words)).not.toEqual([]);

    const form = { csrf_token: await admin.token() };
    const deleted = await admin.page(`/admin/documents/${id}/delete`, form);
    expect(deleted.status).toBe(303);
    expect(await listed()).not.toContain(`<code>${name}</code>`);
    expect(await search(words)).toEqual([]);
  });

  test('with the same content are one document', async () => {
    const file = new File([KNOTS], 'knots.md', { type: 'text/markdown' });
    const first = (await (await upload(admin, file)).json()) as { id: string };
    const again = await upload(admin, new File([KNOTS], 'other.md', { type: 'text/markdown' }));
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ id: first.id, created: false });
    const headers = { accept: 'application/json' };
    const form = { csrf_token: await admin.token() };
    const path = `/admin/documents/${first.id}/delete`;
    expect((await admin.send(path, { form, headers })).status).toBe(204);
    expect((await admin.send(path, { form, headers })).status).toBe(404);
  });

  test.each([
    ['a PDF', 'report.pdf', 'application/pdf', '%PDF-1.7', 415],
    ['a picture called Markdown', 'photo.md', 'image/png', 'text', 415],
    ['no extension', 'readme', 'text/plain', 'text', 415],
    ['what is not UTF-8', 'latin.txt', 'text/plain', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 422],
    ['UTF-16', 'wide.txt', 'text/plain', Buffer.from('\uFEFFwide', 'utf16le'), 422],
    ['NUL bytes', 'binary.md', 'text/markdown', 'text\0text', 422],
    ['nothing', 'empty.txt', 'text/plain', '', 422],
    ['white space', 'blank.txt', 'text/plain', ' \n\t\n', 422],
  ])('refuse %s and keep nothing of it', async (_what, name, type, content, status) => {
    const before = await listed();
    const response = await upload(admin, new File([content], name, { type }));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringContaining('expected') });
    expect(rowsOf(await listed())).toEqual(rowsOf(before));
  });

  test('refuse two files, another field, and no file', async () => {
    const csrf_token = await admin.token();
    const text = new File(['some text of no matter'], 'a.txt', { type: 'text/plain' });
    const bodies = [['document', 'document'], ['other'], []].map((names) => {
      const body = new FormData();
      body.set('csrf_token', csrf_token);
      for (const name of names) body.append(name, text);
      return body;
    });
    for (const body of bodies) {
      const response = await admin.send('/admin/documents', { body });
      expect(response.status).toBe(422);
    }
    expect(rowsOf(await listed())).toEqual([]);
  });

  test('over 10 MiB are answered 413, and one of 10 MB is taken', async () => {
    covers('G1');
    const line = 'The tide turns twice a day, and the harbour master keeps a table of it. ';
    const over = line.repeat(Math.ceil((10 * 1024 * 1024) / line.length));
    const large = new File([over], 'tides.txt', { type: 'text/plain' });
    expect((await upload(admin, large)).status).toBe(413);
    expect(rowsOf(await listed())).toEqual([]);
    const fits = new File([over.slice(0, 10_000_000)], 'tides.txt', { type: 'text/plain' });
    expect((await upload(admin, fits)).status).toBe(201);
  }, 60_000);

  test('are uploaded by administrators with a token alone', async () => {
    covers('T', 'G7');
    const someone = new Client(service.url);
    await someone.send('/api/auth/register', { json: USER });
    await someone.logIn(USER);
    const file = new File([KNOTS], 'mine.md', { type: 'text/markdown' });
    expect((await upload(someone, file)).status).toBe(403);
    const body = new FormData();
    body.set('document', file);
    expect((await admin.send('/admin/documents', { body })).status).toBe(403);
    const before = await listed();
    expect(before).not.toContain('mine.md');
  });

  test('show a refusal in the page when a browser sends them', async () => {
    const body = new FormData();
    body.set('csrf_token', await admin.token());
    body.set('document', new File(['x'], 'x.exe', { type: 'application/octet-stream' }));
    const headers = { accept: 'text/html' };
    const response = await admin.send('/admin/documents', { body, headers });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain('role="alert"');
  });
});

/** The sources that the page of documents lists. */
function rowsOf(page: string): string[] {
  return [...page.matchAll(/<code>([^<]*)<\/code>/g)].map((match) => match[1] ?? '');
}
