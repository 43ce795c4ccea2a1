import { lexiconGroups } from './lexicon/index.ts';
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

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: Concept;
  readonly inPassages: boolean;
}

type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

/** Raised when groups change, so that an index built with the old ones is built anew. */
export const LEXICON_VERSION = '2';

/** Finds concepts in texts: a group's words and phrases all mean the group's concept. */
export class Lexicon {
  readonly #byConcept = new Map<string, Phrase[]>();
  readonly #byFirst: Readonly<Record<Side, PhraseIndex>>;

  constructor(tokenizer: Tokenizer) {
    for (const { groups, everyday } of lexiconGroups) this.#add(tokenizer, groups, everyday);
    const phrases = [...this.#byConcept.values()].flat();
    this.#byFirst = {
      query: byFirstStem(phrases),
      passage: byFirstStem(phrases.filter((phrase) => phrase.inPassages)),
    };
  }

  /** Every concept of the words, in reading order. */
  concepts(words: readonly Word[], side: Side): ConceptMatch[] {
    return matchPhrases(words, this.#byFirst[side]);
  }

  /** A reader of passages that knows these concepts only, which is all that a question needs. */
  passageReader(terms: ReadonlySet<string>): (words: readonly Word[]) => ConceptMatch[] {
    const phrases = [...terms].flatMap((term) => this.#byConcept.get(term) ?? []);
    const index = byFirstStem(phrases.filter((phrase) => phrase.inPassages));
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
      const add = (member: string, inPassages: boolean): void =>
        addPhrase(known, { stems: stemsOf(tokenizer, member), concept, inPassages });
      for (const member of [name, ...terms.split(',')]) add(member, true);
      for (const member of paraphrases.split(',')) add(member, false);
    }
  }
}

/** Words that say nothing one by one say too little together: `one of`, `get to`. */
function stemsOf(tokenizer: Tokenizer, text: string): string[] {
  const words = tokenizer.words(text);
  return words.every((word) => word.stop) ? [] : words.map((word) => word.stem);
}

function addPhrase(phrases: Phrase[], phrase: Phrase): void {
  if (phrase.stems.length === 0) return;
  const key = phrase.stems.join(' ');
  const index = phrases.findIndex((known) => known.stems.join(' ') === key);
  if (index === -1) phrases.push(phrase);
  else if (phrase.inPassages) phrases[index] = phrase;
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
