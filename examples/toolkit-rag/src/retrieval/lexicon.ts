import { lexiconGroups } from './lexicon/index.ts';
import { ScatteredPhrases } from './scattered.ts';
import { ConceptVocabulary, type Guess } from './vocabulary.ts';
import type { Tokenizer, Word } from './words.ts';

/** A thing that several words can mean. */
export interface Concept {
  /** `~` and the group's name: never a stem. */
  readonly term: string;
  /** Does it belong to everyday language rather than to software? */
  readonly everyday: boolean;
}

/** A concept at a place in a text. */
export interface ConceptMatch {
  readonly concept: Concept;
  readonly start: number;
  /** Words of the phrase, stop words included. */
  readonly length: number;
}

/** Questions are read with every paraphrase, passages only with the terms that name a thing. */
export type Side = 'passage' | 'query';

/** A group's word or phrase. */
export interface Phrase {
  readonly stems: readonly string[];
  /** Those that say something by themselves, each once. */
  readonly telling: readonly string[];
  readonly concept: Concept;
  /** Does it name the thing, so that it is looked for in passages too? */
  readonly named: boolean;
}

type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

/** Raised when groups change, so that an index built with the old ones is built anew. */
export const LEXICON_VERSION = '3';

/** Finds concepts in texts: a group's words and phrases all mean the group's concept. */
export class Lexicon {
  readonly #byConcept = new Map<string, Phrase[]>();
  readonly #byFirst: Readonly<Record<Side, PhraseIndex>>;
  readonly #scattered: ScatteredPhrases;
  readonly #vocabulary: ConceptVocabulary;

  constructor(tokenizer: Tokenizer) {
    for (const { groups, everyday } of lexiconGroups) this.#add(tokenizer, groups, everyday);
    const phrases = [...this.#byConcept.values()].flat();
    this.#byFirst = {
      query: byFirstStem(phrases),
      passage: byFirstStem(phrases.filter((phrase) => phrase.named)),
    };
    this.#scattered = new ScatteredPhrases(phrases);
    this.#vocabulary = new ConceptVocabulary(this.#byConcept.values());
  }

  /** Every concept of the words, in reading order. */
  concepts(words: readonly Word[], side: Side): ConceptMatch[] {
    return matchPhrases(words, this.#byFirst[side]);
  }

  /** Phrases whose telling words stand near each other, in any order, with others between them. */
  scattered(words: readonly Word[]): readonly Phrase[] {
    return this.#scattered.in(words);
  }

  /** What the words are likely to be about, taken together. */
  guesses(words: readonly Word[]): readonly Guess[] {
    return this.#vocabulary.guess(words);
  }

  /** A reader of passages that knows these concepts only, which is all that a question needs. */
  passageReader(terms: ReadonlySet<string>): (words: readonly Word[]) => ConceptMatch[] {
    const phrases = [...terms].flatMap((term) => this.#byConcept.get(term) ?? []);
    const index = byFirstStem(phrases.filter((phrase) => phrase.named));
    return (words) => matchPhrases(words, index);
  }

  #add(tokenizer: Tokenizer, groups: string, everyday: boolean): void {
    for (const line of groups.replaceAll(/\n\s+/g, ' ').split('\n')) {
      const colon = line.indexOf(':');
      if (colon === -1) continue;
      const name = line.slice(0, colon).trim();
      const term = `~${name.replaceAll(' ', '_')}`;
      const known = this.#byConcept.get(term) ?? [];
      this.#byConcept.set(term, known);
      const concept = known[0]?.concept ?? { term, everyday };
      const [terms = '', paraphrases = ''] = line.slice(colon + 1).split('|');
      const add = (member: string, named: boolean): void =>
        addPhrase(known, { ...stemsOf(tokenizer, member), concept, named });
      for (const member of [name, ...terms.split(',')]) add(member, true);
      for (const member of paraphrases.split(',')) add(member, false);
    }
  }
}

/** Words that say nothing one by one say too little together: `one of`, `get to`. */
function stemsOf(tokenizer: Tokenizer, text: string): Pick<Phrase, 'stems' | 'telling'> {
  const words = tokenizer.words(text);
  const telling = new Set(words.filter((word) => !word.stop).map((word) => word.stem));
  const stems = telling.size === 0 ? [] : words.map((word) => word.stem);
  return { stems, telling: [...telling] };
}

function addPhrase(phrases: Phrase[], phrase: Phrase): void {
  if (phrase.stems.length === 0) return;
  const key = phrase.stems.join(' ');
  const index = phrases.findIndex((known) => known.stems.join(' ') === key);
  if (index === -1) phrases.push(phrase);
  else if (phrase.named) phrases[index] = phrase;
}

function byFirstStem(phrases: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.stems[0] ?? '';
    const list = index.get(first);
    if (list === undefined) index.set(first, [phrase]);
    else list.push(phrase);
  }
  return index;
}

function matchPhrases(words: readonly Word[], index: PhraseIndex): ConceptMatch[] {
  const matches: ConceptMatch[] = [];
  for (let start = 0; start < words.length; start++) {
    const first = words[start];
    const phrases = first === undefined ? undefined : index.get(first.stem);
    if (first === undefined || phrases === undefined) continue;
    for (const { stems, concept } of phrases) {
      const length = stems.length;
      if (length === 1 && first.stop) continue;
      if (stems.every((stem, offset) => words[start + offset]?.stem === stem)) {
        matches.push({ concept, start, length });
      }
    }
  }
  return matches;
}
