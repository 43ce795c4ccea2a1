import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { EmbeddingFailedError, OpenAiEmbedder } from '../../src/retrieval/openai-embedder.ts';

const KEY = 'sk-test-0123456789';
type Handler = (body: RequestBody, response: ServerResponse, request: IncomingMessage) => void;

interface RequestBody {
  readonly model: string;
  readonly input: readonly string[];
  readonly dimensions: number;
}

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Speaks the embeddings protocol on loopback. */
async function serve(
  handler: Handler,
): Promise<{ readonly url: string; readonly bodies: RequestBody[] }> {
  const bodies: RequestBody[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body: RequestBody = JSON.parse(text);
    bodies.push(body);
    handler(body, response, request);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, bodies };
}

const vectorOf = (text: string): number[] => [text.length, ...new Array<number>(511).fill(0)];
const answer: Handler = (body, response) => {
  const data = body.input.map((text, index) => ({ index, embedding: vectorOf(text) }));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'list', data: data.toReversed() }));
};
const embedderAt = (baseUrl: string, options: object = {}): OpenAiEmbedder =>
  new OpenAiEmbedder({
    baseUrl: new URL('/v1', baseUrl).href,
    apiKey: { reveal: () => KEY },
    retryDelayMs: 1,
    ...options,
  });

describe('the OpenAI embedder', () => {
  test('asks for 512 dimensions, in batches, and keeps the order', async () => {
    let authorization: string | undefined;
    const { url, bodies } = await serve((body, response, request) => {
      authorization = request.headers.authorization;
      expect(request.url).toBe('/v1/embeddings');
      answer(body, response, request);
    });
    const texts = Array.from({ length: 300 }, (_, index) => 'x'.repeat(index + 1));
    const vectors = await embedderAt(url).embed(texts, 'passage');
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => text.length));
    expect(bodies.map((body) => body.input.length)).toEqual([128, 128, 44]);
    expect(bodies[0]).toMatchObject({ model: 'text-embedding-3-small', dimensions: 512 });
    expect(authorization).toBe(`Bearer ${KEY}`);
  });

  test.each([429, 500, 503])('tries again after %i', async (status) => {
    let count = 0;
    const { url } = await serve((body, response, request) => {
      count++;
      if (count < 3) response.writeHead(status).end('no');
      else answer(body, response, request);
    });
    await expect(embedderAt(url).embed(['a'], 'query')).resolves.toHaveLength(1);
    expect(count).toBe(3);
  });

  test.each([
    [401, 1],
    [400, 1],
    [500, 3],
  ])('gives up after %i, having asked %i times', async (status, expected) => {
    const { url, bodies } = await serve((_, response) => response.writeHead(status).end(KEY));
    const failure = await embedderAt(url, { maxRetryCount: 2 }).embed(['a'], 'query').catch(String);
    expect(failure).toContain(`got ${status}`);
    expect(bodies).toHaveLength(expected);
  });

  test.each([
    ['no JSON', 'not json'],
    ['other JSON', '{"data":[{"index":0}]}'],
    ['too few numbers', '{"data":[{"index":0,"embedding":[1,2]}]}'],
    ['no vector', '{"data":[]}'],
  ])('refuses %s as an answer', async (_, text) => {
    const { url } = await serve((_body, response) => response.end(text));
    await expect(embedderAt(url).embed(['a'], 'query')).rejects.toThrow(EmbeddingFailedError);
  });

  test('ends an attempt at its time-out, and everything at a cancelled signal', async () => {
    const controller = new AbortController();
    const { url, bodies } = await serve(() => {
      if (bodies.length === 3) controller.abort(new Error('the caller left'));
    });
    const embedding = embedderAt(url, { timeoutMs: 50 }).embed(['a'], 'query', {
      signal: controller.signal,
    });
    await expect(embedding).rejects.toThrow('the caller left');
    expect(bodies).toHaveLength(3);
  });

  test('follows no redirect, so that the key goes nowhere else', async () => {
    const other = await serve(answer);
    const { url } = await serve((_, response) => {
      response.writeHead(307, { location: `${other.url}v1/embeddings` }).end();
    });
    const embedding = embedderAt(url, { maxRetryCount: 0 }).embed(['a'], 'query');
    await expect(embedding).rejects.toThrow(EmbeddingFailedError);
    expect(other.bodies).toHaveLength(0);
  });

  test('shows its key in no error and no inspection', async () => {
    const { url } = await serve((_, response) => response.writeHead(401).end(KEY));
    const embedder = embedderAt(url);
    const error: unknown = await embedder.embed(['secret text'], 'query').catch((e: unknown) => e);
    const shown = inspect([error, embedder], { depth: 9, showHidden: true });
    expect(shown).not.toContain(KEY);
    expect(shown).not.toContain('secret text');
  });
});
