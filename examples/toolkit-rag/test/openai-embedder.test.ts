import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { EmbeddingFailedError, OpenAiEmbedder } from '../src/openai-embedder.ts';
import { ADMIN, Client, KNOTS, startToolkit, upload } from './support/toolkit.ts';

const KEY = 'sk-of-the-harbour-master-0123456789';

interface Asked {
  readonly authorization: string | undefined;
  readonly url: string | undefined;
  readonly body: { readonly input: readonly string[]; readonly dimensions: number };
}

let api: Server;
let asked: Asked[];
let answer: (body: Asked['body']) => { readonly status: number; readonly text: string };

const vector = (at: number): number[] => Array.from({ length: 512 }, (_, i) => (i === at ? 1 : 0));

/** Vectors in another order than asked for: the index counts. */
const vectors = (body: Asked['body']) => ({
  status: 200,
  text: JSON.stringify({
    data: body.input.map((_text, index) => ({ index, embedding: vector(index) })).reverse(),
  }),
});

beforeEach(async () => {
  asked = [];
  answer = vectors;
  api = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
      asked.push({ authorization: request.headers.authorization, url: request.url, body });
      const { status, text } = answer(body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
});

const baseUrl = (): string => `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1`;

describe('the OpenAI embedder', () => {
  test('asks in batches, with the key, and sorts by index', async () => {
    const embedder = new OpenAiEmbedder({ baseUrl: baseUrl(), revealKey: () => KEY });
    const texts = Array.from({ length: 150 }, (_, index) => `text ${index}`);
    const found = await embedder.embed(texts, 'passage');
    expect(found).toHaveLength(150);
    expect(found.map((one) => one.indexOf(1))).toEqual(texts.map((_text, index) => index % 100));
    expect(asked.map(({ body }) => body.input.length)).toEqual([100, 50]);
    expect(asked[0]).toMatchObject({ authorization: `Bearer ${KEY}`, url: '/v1/embeddings' });
  });

  test.each([
    ['a failure', 500, '{"error":"boom"}', 'got 500'],
    ['a redirect', 307, '', 'cannot be reached'],
    ['no JSON', 200, '<html>', 'expected JSON'],
    ['other JSON', 200, '{"data":[{"index":0,"embedding":[1]}]}', 'expected vectors'],
    ['too few', 200, '{"data":[]}', 'got fewer'],
    ['too much', 200, `"${'x'.repeat(9 * 1024 * 1024)}"`, 'got more'],
  ])('says what is wrong with %s, and nothing of the key', async (_what, status, text, message) => {
    answer = () => ({ status, text });
    const embedder = new OpenAiEmbedder({ baseUrl: baseUrl(), revealKey: () => KEY });
    const failure = await embedder.embed(['a'], 'query').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddingFailedError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).not.toContain(KEY);
  });

  test('ends with the request that asked', async () => {
    const embedder = new OpenAiEmbedder({ baseUrl: baseUrl(), revealKey: () => KEY });
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(embedder.embed(['a'], 'query', { signal })).rejects.toThrow('gone');
  });
});

describe('ToolkitRAG with EMBEDDING_PROVIDER=openai', () => {
  test('embeds by the API, and keeps nothing of an upload when that fails', async () => {
    covers('S4', 'T', 'S8');
    const service = await startToolkit({
      EMBEDDING_PROVIDER: 'openai',
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: baseUrl(),
    });
    try {
      const admin = await new Client(service.url).logIn(ADMIN);
      const file = new File([KNOTS], 'knots.md', { type: 'text/markdown' });
      answer = () => ({ status: 500, text: '' });
      const failed = await upload(admin, file);
      expect(failed.status).toBe(500);
      expect(await failed.text()).not.toContain(KEY);
      expect(await (await admin.page('/admin/documents')).text()).not.toContain('knots.md');
      answer = vectors;
      expect((await upload(admin, file)).status).toBe(201);
      const json = { query: 'Which knot makes a fixed loop?' };
      const found = await admin.send('/api/rag/query', { json });
      expect(await found.json()).toMatchObject({ found: true });
    } finally {
      await service.stop();
    }
  });
});
