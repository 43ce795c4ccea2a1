import { EMBEDDING_DIMENSIONS, type Embedder, type EmbeddingKind } from './embedding.ts';
import { LEXICON_VERSION, Lexicon } from './lexicon.ts';
import { Tokenizer, type Word } from './words.ts';

const WEIGHT = { word: 1, domain: 0.9, everyday: 0.35, pair: 0.4, letters: 0.08, heading: 2 };

export interface LanguageTools {
  readonly tokenizer: Tokenizer;
  readonly lexicon: Lexicon;
}

/** The tokenizer remembers what it has stemmed, so one pair serves the whole process. */
export function createLanguageTools(): LanguageTools {
  const tokenizer = new Tokenizer();
  return { tokenizer, lexicon: new Lexicon(tokenizer) };
}

/**
 * `local_stub`: embeds without network, model or native code. Words, their concepts, neighbouring
 * pairs and letter groups are hashed with a sign into 512 dimensions. The same text always gives
 * the same vector. It knows words and listed synonyms; it understands nothing.
 */
export class LocalEmbedder implements Embedder {
  readonly name = `local_stub/${LEXICON_VERSION}`;
  readonly dimensions = EMBEDDING_DIMENSIONS;
  readonly trust = 0.05;
  readonly similarity = { unrelated: 0.08, alike: 0.5 };
  readonly #tools: LanguageTools;

  constructor(tools: LanguageTools = createLanguageTools()) {
    this.#tools = tools;
  }

  embed(texts: readonly string[], kind: EmbeddingKind): Promise<Float32Array[]> {
    return Promise.resolve(texts.map((text) => this.#vector(text, kind)));
  }

  #vector(text: string, kind: EmbeddingKind): Float32Array {
    const features = new Map<string, number>();
    const headingEnd = text.indexOf('\n');
    if (headingEnd !== -1)
      this.#count({ text: text.slice(0, headingEnd), times: WEIGHT.heading, kind }, features);
    this.#count({ text: text.slice(headingEnd + 1), times: 1, kind }, features);
    const vector = new Float32Array(EMBEDDING_DIMENSIONS);
    for (const [feature, count] of features) {
      const hash = fnv1a(feature);
      const index = (hash >>> 1) % EMBEDDING_DIMENSIONS;
      const value = Math.log1p(count) * weightOf(feature);
      vector[index] = (vector[index] ?? 0) + ((hash & 1) === 0 ? value : -value);
    }
    return normalized(vector);
  }

  #count({ text, times, kind }: Counting, features: Map<string, number>): void {
    const add = (feature: string): void => {
      features.set(feature, (features.get(feature) ?? 0) + times);
    };
    const words = this.#tools.tokenizer.words(text);
    let previous: Word | undefined;
    for (const word of words) {
      if (word.stop) continue;
      add(word.stem);
      if (previous !== undefined) add(`${previous.stem} ${word.stem}`);
      for (const letters of letterGroups(word.stem)) add(letters);
      previous = word;
    }
    for (const { concept } of this.#tools.lexicon.concepts(words, kind)) {
      add(concept.everyday ? `~${concept.term}` : concept.term);
    }
  }
}

interface Counting {
  readonly text: string;
  readonly times: number;
  readonly kind: EmbeddingKind;
}

/** Features are told apart by their form: `~~everyday`, `~domain`, `two words`, `#let`. */
function weightOf(feature: string): number {
  if (feature.startsWith('~~')) return WEIGHT.everyday;
  if (feature.startsWith('~')) return WEIGHT.domain;
  if (feature.startsWith('#')) return WEIGHT.letters;
  return feature.includes(' ') ? WEIGHT.pair : WEIGHT.word;
}

/** Groups of four letters let a misspelt or joined word still touch the right one. */
function letterGroups(stem: string): string[] {
  if (stem.length < 5 || stem.length > 24) return [];
  const groups: string[] = [];
  for (let at = 0; at + 4 <= stem.length; at++) groups.push(`#${stem.slice(at, at + 4)}`);
  return groups;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function normalized(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (sum === 0) {
    // pgvector's cosine distance to a zero vector is NaN.
    vector[0] = 1;
    return vector;
  }
  const scale = 1 / Math.sqrt(sum);
  return vector.map((value) => value * scale);
}
