import type { Concept, Phrase } from './lexicon.ts';
import type { Word } from './words.ts';

/** A concept that the question seems to be about, judged by its words taken together. */
export interface Guess {
  readonly concept: Concept;
  /** The words of the question that speak for it: two or more. */
  readonly stems: readonly string[];
  /** 0 to about 1. */
  readonly likelihood: number;
}

const MAX_GUESSES = 2;
const LEAST_LIKELIHOOD = 0.3;
/** What a word gains that occurs in several phrases of a group. */
const REPETITION = 0.3;
/** A group of many words is met by chance more easily. */
const SIZE = { factor: 3, offset: 8 };

interface Entry {
  readonly concept: Concept;
  readonly weight: number;
}

/**
 * Each group's words as one bag. A question is matched against the bags as against documents, so
 * that it finds its group also when it uses none of its phrases as a whole.
 */
export class ConceptVocabulary {
  readonly #byStem = new Map<string, Entry[]>();
  readonly #rarity = new Map<string, number>();
  readonly #size = new Map<Concept, number>();

  constructor(groups: Iterable<readonly Phrase[]>) {
    let groupCount = 0;
    for (const phrases of groups) {
      const concept = phrases[0]?.concept;
      if (concept === undefined || concept.everyday) continue;
      groupCount += 1;
      this.#add(concept, phrases);
    }
    for (const [stem, entries] of this.#byStem) {
      this.#rarity.set(stem, Math.log(groupCount / entries.length));
    }
  }

  /** The likeliest concepts, best first; none when nothing is likely. */
  guess(words: readonly Word[]): Guess[] {
    const stems = new Set(words.filter((word) => !word.stop).map((word) => word.stem));
    const met = new Map<Concept, { stems: string[]; sum: number }>();
    let whole = 0;
    for (const stem of stems) {
      const rarity = this.#rarity.get(stem) ?? 0;
      whole += rarity;
      for (const { concept, weight } of this.#byStem.get(stem) ?? []) {
        const known = met.get(concept) ?? { stems: [], sum: 0 };
        known.stems.push(stem);
        known.sum += rarity * weight;
        met.set(concept, known);
      }
    }
    return [...met]
      .filter(([, { stems: speaking }]) => speaking.length > 1)
      .map(([concept, { stems: speaking, sum }]) => {
        const size = Math.log(SIZE.offset + (this.#size.get(concept) ?? 0));
        return { concept, stems: speaking, likelihood: (SIZE.factor * sum) / (whole * size) };
      })
      .filter(({ likelihood }) => likelihood >= LEAST_LIKELIHOOD)
      .sort((a, b) => b.likelihood - a.likelihood || (a.concept.term < b.concept.term ? -1 : 1))
      .slice(0, MAX_GUESSES);
  }

  #add(concept: Concept, phrases: readonly Phrase[]): void {
    const counts = new Map<string, number>();
    for (const stem of phrases.flatMap((phrase) => phrase.telling)) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    this.#size.set(concept, counts.size);
    for (const [stem, count] of counts) {
      const entry = { concept, weight: 1 + REPETITION * Math.log(count) };
      const entries = this.#byStem.get(stem);
      if (entries === undefined) this.#byStem.set(stem, [entry]);
      else entries.push(entry);
    }
  }
}
