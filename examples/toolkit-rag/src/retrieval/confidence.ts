import type { WeighedUnit, WordScore } from './rank.ts';

/** Below this a passage is taken to speak of something else. */
export const LEAST_CONFIDENCE = 0.5;

export interface ConfidenceInput {
  readonly words: WordScore;
  readonly units: readonly WeighedUnit[];
  /** On the embedder's own scale, 0 to 1. */
  readonly similarity: number;
  /** How far the embedder's similarity is believed, 0 to 1. */
  readonly trust: number;
}

/** How sure it is that a passage speaks of what was asked, 0 to 1. */
export function confidenceOf({ words, similarity, trust }: ConfidenceInput): number {
  const byWords = words.coverage * (1 - Math.exp(-words.evidence / 3));
  return Math.min(1, Math.max(byWords, trust > 0.5 ? similarity : 0));
}
