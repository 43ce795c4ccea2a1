import type { Service } from 'seaworthy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { ADMIN, Client, KNOTS, startToolkit, USER, upload } from './support/toolkit.ts';

interface Answered {
  readonly id: string;
  readonly found: boolean;
  readonly answer: string;
  readonly citations: readonly Readonly<Record<string, unknown>>[];
}

let service: Service;
let admin: Client;
let user: Client;

beforeAll(async () => {
  service = await startToolkit();
  admin = await new Client(service.url).logIn(ADMIN);
  const someone = new Client(service.url);
  await someone.send('/api/auth/register', { json: USER });
  user = await someone.logIn(USER);
  const file = new File([KNOTS], 'knots.md', { type: 'text/markdown' });
  expect((await upload(admin, file, 'Knots & hitches')).status).toBe(201);
});

afterAll(async () => {
  await service.stop();
});

const ask = async (client: Client, query: string): Promise<Answered> => {
  const response = await client.send('/api/rag/query', { json: { query } });
  expect(response.status).toBe(200);
  return (await response.json()) as Answered;
};

describe('the question API', () => {
  test('answers from a passage and cites it', async () => {
    covers('T');
    const { found, answer, citations } = await ask(
      user,
      'Which knot makes a fixed loop in a rope?',
    );
    expect(found).toBe(true);
    expect(answer).toContain('[1]');
    expect(citations[0]).toEqual({
      number: 1,
      title: 'Knots & hitches',
      heading: expect.stringContaining('Bowline'),
      source: 'knots.md',
      passage: expect.stringContaining('fixed loop'),
      score: expect.any(Number),
    });
  });

  test('says so when nothing fits, without a citation', async () => {
    const { found, citations } = await ask(user, 'What is the capital of Mongolia?');
    expect(found).toBe(false);
    expect(citations).toEqual([]);
  });

  test('searches passages', async () => {
    covers('T');
    const json = { query: 'clove hitch on a post', limit: 1 };
    const response = await user.send('/api/rag/search', { json });
    expect(response.status).toBe(200);
    const { results } = (await response.json()) as { results: object[] };
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      source: 'knots.md',
      passage: expect.stringContaining('post'),
    });
  });

  test.each([
    ['/api/rag/query', {}, 'query'],
    ['/api/rag/query', { query: '   ' }, 'query'],
    ['/api/rag/query', { query: 'a\0b' }, 'query'],
    ['/api/rag/query', { query: 'a'.repeat(2001) }, 'query'],
    ['/api/rag/search', { query: 'a', limit: 51 }, 'limit'],
    ['/api/rag/search', { query: 'a', limit: '5' }, 'limit'],
    ['/api/feedback', { id: '0', helpful: true }, 'id'],
    ['/api/feedback', { id: '1', helpful: 'yes' }, 'helpful'],
  ])('%s refuses a wrong field', async (path, json, field) => {
    const response = await user.send(path, { json });
    expect(response.status).toBe(400);
    const { fields } = (await response.json()) as { fields: object };
    expect(Object.keys(fields)).toEqual([field]);
  });

  test.each(['/api/rag/query', '/api/rag/search', '/api/feedback'])(
    '%s is closed to strangers',
    async (path) => {
      covers('T');
      const stranger = new Client(service.url);
      expect((await stranger.send(path, { json: { query: 'knot' } })).status).toBe(401);
    },
  );
});

describe('the question pages', () => {
  test('answer with sources, escaped', async () => {
    covers('T');
    const form = { query: 'Is a <bowline> easily untied?', csrf_token: await user.token() };
    const response = await user.page('/ask', form);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('<h1>Is a &lt;bowline&gt; easily untied?</h1>');
    expect(text).toContain('<code>knots.md</code>');
    expect(text).toContain('Knots &amp; hitches');
  });

  test('refuse a question without token, and strangers', async () => {
    covers('G7');
    expect((await user.page('/ask', { query: 'knots' })).status).toBe(403);
    expect((await new Client(service.url).page('/ask', { query: 'knots' })).status).toBe(401);
  });

  test('tell what is wrong with a question', async () => {
    const form = { query: ' ', csrf_token: await user.token() };
    const response = await user.page('/ask', form);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('expected a question');
  });
});

describe('chat log and feedback', () => {
  test('are written and seen by administrators alone', async () => {
    covers('T');
    const { id } = await ask(user, 'What does a clove hitch fasten?');
    const json = { id, helpful: true, comment: 'clear <and> short' };
    expect((await user.send('/api/feedback', { json })).status).toBe(201);
    const form = { id, helpful: 'no', comment: 'on <second> thought' };
    const csrf_token = await user.token();
    const sent = await user.page('/feedback', { ...form, csrf_token });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('/?done=feedback');

    const chats = await (await admin.page('/admin/chats')).text();
    expect(chats).toContain('What does a clove hitch fasten?');
    expect(chats).toContain(USER.email);
    const feedback = await (await admin.page('/admin/feedback')).text();
    expect(feedback).toContain('on &lt;second&gt; thought');
    expect(feedback).not.toContain('clear &lt;and&gt; short');

    for (const path of ['/admin/chats', '/admin/feedback', '/admin/documents', '/admin']) {
      expect((await user.page(path)).status).toBe(403);
      expect((await new Client(service.url).page(path)).status).toBe(401);
    }
  });

  test('take feedback on answers of one’s own only', async () => {
    const { id } = await ask(user, 'bowline');
    const json = { id, helpful: false };
    expect((await admin.send('/api/feedback', { json })).status).toBe(404);
    expect((await user.send('/api/feedback', { json: { ...json, id: '999999' } })).status).toBe(
      404,
    );
  });
});
