/** The column is `vector(512)`; every embedder gives as many. */
export const EMBEDDING_DIMENSIONS = 512;

export type EmbeddingKind = 'passage' | 'query';

export interface EmbedOptions {
  readonly signal?: AbortSignal;
}

/** Turns texts into vectors of length 1 whose dot product says how alike the texts are. */
export interface Embedder {
  /** Names the vector space: vectors of two names cannot be compared. */
  readonly name: string;
  /** Always 512. */
  readonly dimensions: number;
  /** How far similarity is believed against words when passages are ranked, 0 to 1. */
  readonly trust: number;
  /** Similarity of texts that have nothing to do with each other, and of near paraphrases. */
  readonly similarity: { readonly unrelated: number; readonly alike: number };
  /** One vector a text, in order. A passage's first line is its heading. */
  embed(
    texts: readonly string[],
    kind: EmbeddingKind,
    options?: EmbedOptions,
  ): Promise<Float32Array[]>;
}

/** pgvector's text form. */
export function toVectorText(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => Number(value.toFixed(5))).join(',')}]`;
}
