import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
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
