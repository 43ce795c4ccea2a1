import { commonGroups } from './lexicon/common.ts';
import { dataGroups } from './lexicon/data.ts';
import { everydayGroups } from './lexicon/everyday.ts';
import { generalGroups } from './lexicon/general.ts';
import { phrasingGroups } from './lexicon/phrasing.ts';
import { qualityGroups } from './lexicon/quality.ts';
import { systemGroups } from './lexicon/system.ts';
import { topicGroups } from './lexicon/topics.ts';
import { moreTopicGroups } from './lexicon/topics-more.ts';
import { toolTopicGroups } from './lexicon/topics-tools.ts';
import { webGroups } from './lexicon/web.ts';
import { Tokenizer, type Word } from './words.ts';

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
  readonly rest: readonly string[];
  readonly concept: Concept;
  readonly inPassages: boolean;
}

/** Raised when groups change, so that an index built with the old ones is built anew. */
export const LEXICON_VERSION = '1';

/** Finds concepts in texts: a group's words and phrases all mean the group's concept. */
export class Lexicon {
  readonly #byName = new Map<string, Concept>();
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(tokenizer: Tokenizer = new Tokenizer()) {
    for (const groups of [webGroups, dataGroups, systemGroups, qualityGroups]) {
      this.#add(tokenizer, groups, false);
    }
    this.#add(tokenizer, generalGroups, true);
    this.#add(tokenizer, everydayGroups, true);
    for (const groups of [
      phrasingGroups,
      topicGroups,
      toolTopicGroups,
      moreTopicGroups,
      commonGroups,
    ]) {
      this.#add(tokenizer, groups, false);
    }
  }

  /** Every concept of the words, in reading order. */
  concepts(words: readonly Word[], side: Side): ConceptMatch[] {
    const matches: ConceptMatch[] = [];
    for (let start = 0; start < words.length; start++) {
      const first = words[start];
      if (first === undefined) continue;
      for (const phrase of this.#byFirst.get(first.stem) ?? []) {
        const length = phrase.rest.length + 1;
        if ((length === 1 && first.stop) || (side === 'passage' && !phrase.inPassages)) continue;
        if (phrase.rest.every((stem, offset) => words[start + 1 + offset]?.stem === stem)) {
          matches.push({ concept: phrase.concept, start, length });
        }
      }
    }
    return matches;
  }

  #add(tokenizer: Tokenizer, groups: string, everyday: boolean): void {
    for (const line of groups.split('\n')) {
      const colon = line.indexOf(':');
      if (colon === -1) continue;
      const name = line.slice(0, colon).trim();
      const concept = this.#concept(name, everyday);
      this.#addPhrase(tokenizer.words(name), concept, true);
      const [terms = '', paraphrases = ''] = line.slice(colon + 1).split('|');
      for (const [members, inPassages] of [
        [terms, true],
        [paraphrases, false],
      ] as const) {
        for (const member of members.split(',')) {
          this.#addPhrase(tokenizer.words(member), concept, inPassages);
        }
      }
    }
  }

  #concept(name: string, everyday: boolean): Concept {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const concept = { term: `~${name.replaceAll(' ', '_')}`, everyday };
    this.#byName.set(name, concept);
    return concept;
  }

  #addPhrase(words: readonly Word[], concept: Concept, inPassages: boolean): void {
    // Words that say nothing one by one say too little together: `one of`, `get to`.
    if (words.every((word) => word.stop)) return;
    const [first, ...rest] = words.map((word) => word.stem);
    if (first === undefined) return;
    const phrases = this.#byFirst.get(first) ?? [];
    this.#byFirst.set(first, phrases);
    const known = phrases.findIndex(
      (phrase) => phrase.concept === concept && phrase.rest.join(' ') === rest.join(' '),
    );
    if (known === -1) phrases.push({ rest, concept, inPassages });
    else if (inPassages) phrases[known] = { rest, concept, inPassages };
  }
}
