import { z } from 'zod';
import {
  EMBEDDING_DIMENSIONS,
  type Embedder,
  type EmbeddingKind,
  type EmbedOptions,
} from './retrieval/embedding.ts';

const MODEL = 'text-embedding-3-small';
/** The API takes 2048 texts and 300 000 tokens a request; a passage has at most about 2000. */
const BATCH_SIZE = 100;
const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

const ANSWER = z.object({
  data: z.array(
    z.object({
      index: z.int().min(0),
      embedding: z.array(z.number()).length(EMBEDDING_DIMENSIONS),
    }),
  ),
});

export interface OpenAiOptions {
  /** Such as `https://api.openai.com/v1`; without a slash at its end. */
  readonly baseUrl: string;
  /** Gives the key when it is sent, so that nothing else holds it. */
  readonly revealKey: () => string;
}

/** The embeddings API could not be used. Says the status and nothing of what was sent. */
export class EmbeddingFailedError extends Error {
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super(`embeddings API: ${message}`, options);
    this.name = 'EmbeddingFailedError';
  }
}

/**
 * Embeds by the OpenAI API, or one that speaks like it. Vectors come shortened to 512 dimensions
 * and of length 1.
 *
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export class OpenAiEmbedder implements Embedder {
  readonly name = `openai/${MODEL}/${EMBEDDING_DIMENSIONS}`;
  readonly dimensions = EMBEDDING_DIMENSIONS;
  readonly trust = 0.7;
  readonly similarity = { unrelated: 0.1, alike: 0.65 };
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    this.#options = options;
  }

  /** @throws EmbeddingFailedError an answer other than the vectors, or none within 30 seconds */
  async embed(
    texts: readonly string[],
    _kind: EmbeddingKind,
    options: EmbedOptions = {},
  ): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH_SIZE) {
      vectors.push(...(await this.#batch(texts.slice(at, at + BATCH_SIZE), options)));
    }
    return vectors;
  }

  async #batch(texts: readonly string[], { signal }: EmbedOptions): Promise<Float32Array[]> {
    const answer = ANSWER.safeParse(await this.#post(texts, signal));
    if (!answer.success) throw new EmbeddingFailedError('expected vectors, got another answer');
    const vectors = new Map(answer.data.data.map(({ index, embedding }) => [index, embedding]));
    return texts.map((_text, index) => {
      const vector = vectors.get(index);
      if (vector !== undefined) return Float32Array.from(vector);
      throw new EmbeddingFailedError('expected one vector a text, got fewer');
    });
  }

  async #post(input: readonly string[], signal: AbortSignal | undefined): Promise<unknown> {
    const deadline = AbortSignal.timeout(TIMEOUT_MS);
    const { baseUrl, revealKey } = this.#options;
    try {
      const response = await fetch(`${baseUrl}/embeddings`, {
        method: 'POST',
        // A redirect would carry the key elsewhere.
        redirect: 'error',
        headers: {
          authorization: `Bearer ${revealKey()}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          model: MODEL,
          input,
          dimensions: EMBEDDING_DIMENSIONS,
          encoding_format: 'float',
        }),
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
      return await readJson(response);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof EmbeddingFailedError) throw error;
      const what = deadline.aborted ? 'no answer within 30 seconds' : 'cannot be reached';
      throw new EmbeddingFailedError(what, { cause: error });
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new EmbeddingFailedError(`expected status 200, got ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      throw new EmbeddingFailedError(`expected at most ${MAX_ANSWER_BYTES} bytes, got more`);
    }
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EmbeddingFailedError('expected JSON, got another answer', { cause: error });
  }
}
