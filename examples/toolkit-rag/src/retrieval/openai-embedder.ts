import { z } from 'zod';
import {
  EMBEDDING_DIMENSIONS,
  type Embedder,
  type EmbeddingKind,
  type EmbedOptions,
} from './embedding.ts';

export interface OpenAiOptions {
  /** The key; it is revealed for each request's header and kept nowhere else. */
  readonly apiKey: { reveal(): string };
  /** Default `https://api.openai.com/v1`. */
  readonly baseUrl?: string;
  /** Default `text-embedding-3-small`. */
  readonly model?: string;
  /** For one attempt. Default 20 000. */
  readonly timeoutMs?: number;
  /** After the first. Default 4. */
  readonly maxRetryCount?: number;
  /** Before the first retry; doubled for each further one. Default 500. */
  readonly retryDelayMs?: number;
}

/** The service did not give vectors. The message never holds the key or the texts. */
export class EmbeddingFailedError extends Error {
  /** The service's last HTTP status; undefined when there was none. */
  readonly status: number | undefined;

  constructor(
    message: string,
    options: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'EmbeddingFailedError';
    this.status = options.status;
  }
}

const BATCH_SIZE = 128;
/** The model takes 8191 tokens; English has more than three characters to one. */
const MAX_TEXT_LENGTH = 24_000;
const MAX_RETRY_DELAY_MS = 20_000;
/** 128 vectors of 512 numbers are about 1.5 MB of JSON. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      embedding: z.array(z.number()).length(EMBEDDING_DIMENSIONS),
    }),
  ),
});

/**
 * `openai`: asks `POST {baseUrl}/embeddings` for vectors of 512 dimensions, in batches of 128.
 * Answers 429 and 5xx, time-outs and lost connections are retried, a bounded number of times and no
 * sooner than `Retry-After` says. A cancelled signal ends it at once.
 *
 * @throws EmbeddingFailedError when the service refuses, stays away or answers something else
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export class OpenAiEmbedder implements Embedder {
  readonly name: string;
  readonly dimensions = EMBEDDING_DIMENSIONS;
  readonly trust = 0.65;
  readonly similarity = { unrelated: 0.18, alike: 0.62 };
  readonly #options: Required<OpenAiOptions>;

  constructor(options: OpenAiOptions) {
    this.#options = {
      apiKey: options.apiKey,
      baseUrl: (options.baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, ''),
      model: options.model ?? 'text-embedding-3-small',
      timeoutMs: options.timeoutMs ?? 20_000,
      maxRetryCount: options.maxRetryCount ?? 4,
      retryDelayMs: options.retryDelayMs ?? 500,
    };
    this.name = `openai/${this.#options.model}`;
  }

  async embed(
    texts: readonly string[],
    _kind: EmbeddingKind,
    options: EmbedOptions = {},
  ): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH_SIZE) {
      const batch = texts.slice(at, at + BATCH_SIZE).map((text) => text.slice(0, MAX_TEXT_LENGTH));
      vectors.push(...(await this.#embedBatch(batch, options.signal)));
    }
    return vectors;
  }

  async #embedBatch(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const { maxRetryCount, retryDelayMs } = this.#options;
    for (let attempt = 0; ; attempt++) {
      signal?.throwIfAborted();
      const outcome = await this.#attempt(texts, signal);
      if (outcome.vectors !== undefined) return outcome.vectors;
      signal?.throwIfAborted();
      if (!outcome.again || attempt >= maxRetryCount) throw outcome.error;
      const delayMs = Math.max(retryDelayMs * 2 ** attempt, outcome.retryAfterMs);
      await pause(Math.min(delayMs, MAX_RETRY_DELAY_MS), signal);
    }
  }

  async #attempt(texts: readonly string[], signal: AbortSignal | undefined): Promise<Outcome> {
    const { timeoutMs } = this.#options;
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const response = await this.#request(
        texts,
        signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      );
      if (response.ok) return { vectors: readVectors(await readBounded(response), texts.length) };
      await response.body?.cancel();
      return refused(response);
    } catch (error) {
      if (error instanceof EmbeddingFailedError) return { error, again: false, retryAfterMs: 0 };
      const what = deadline.aborted ? `an answer within ${timeoutMs} ms, got none` : 'a connection';
      const failure = new EmbeddingFailedError(`embeddings: expected ${what}`, { cause: error });
      return { error: failure, again: true, retryAfterMs: 0 };
    }
  }

  #request(input: readonly string[], signal: AbortSignal): Promise<Response> {
    const { baseUrl, model, apiKey } = this.#options;
    return fetch(`${baseUrl}/embeddings`, {
      method: 'POST',
      signal,
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey.reveal()}` },
      body: JSON.stringify({
        model,
        input,
        dimensions: EMBEDDING_DIMENSIONS,
        encoding_format: 'float',
      }),
    });
  }
}

type Outcome =
  | { readonly vectors: Float32Array[] }
  | {
      readonly vectors?: undefined;
      readonly error: EmbeddingFailedError;
      readonly again: boolean;
      readonly retryAfterMs: number;
    };

function refused(response: Response): Outcome {
  const { status } = response;
  const message = `embeddings: expected status 200, got ${status}`;
  const error = new EmbeddingFailedError(message, { status });
  const seconds = Number(response.headers.get('retry-after') ?? '0');
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
  return { error, again: status === 429 || status >= 500, retryAfterMs };
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for await (const chunk of response.body ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount > MAX_ANSWER_BYTES) throw unreadable('an answer of at most 16 MiB, got more');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function readVectors(text: string, count: number): Float32Array[] {
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) throw unreadable('one vector of 512 numbers a text, got something else');
  const vectors: Float32Array[] = [];
  for (const { index, embedding } of answer.data.data) {
    if (index < count) vectors[index] = Float32Array.from(embedding);
  }
  const complete = Array.from({ length: count }, (_, index) => vectors[index]);
  return complete.map((vector) => {
    if (vector === undefined) throw unreadable(`${count} vectors, got fewer`);
    return vector;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('JSON, got something else', error);
  }
}

function unreadable(what: string, cause?: unknown): EmbeddingFailedError {
  return new EmbeddingFailedError(`embeddings: expected ${what}`, { cause });
}

function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, delayMs);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
