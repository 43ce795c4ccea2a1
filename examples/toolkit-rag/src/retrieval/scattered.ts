import type { Phrase } from './lexicon.ts';
import type { Word } from './words.ts';

/** Words that may stand between those of a phrase, stop words included. */
const MAX_BETWEEN = 6;
/** Of one word; a question that repeats it more often gains nothing by it. */
const MAX_PLACES = 12;

/** Finds phrases of which the telling words are all there, near each other and in any order. */
export class ScatteredPhrases {
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) {
      const [first] = phrase.telling;
      if (first === undefined || phrase.telling.length < 2) continue;
      const list = this.#byFirst.get(first);
      if (list === undefined) this.#byFirst.set(first, [phrase]);
      else list.push(phrase);
    }
  }

  in(words: readonly Word[]): Phrase[] {
    const places = placesOf(words);
    const found: Phrase[] = [];
    for (const stem of places.keys()) {
      for (const phrase of this.#byFirst.get(stem) ?? []) {
        if (isNear(phrase.telling, places)) found.push(phrase);
      }
    }
    return found;
  }
}

type Places = ReadonlyMap<string, readonly number[]>;

function placesOf(words: readonly Word[]): Places {
  const places = new Map<string, number[]>();
  for (const [index, { stem, stop }] of words.entries()) {
    if (stop) continue;
    const list = places.get(stem);
    if (list === undefined) places.set(stem, [index]);
    else if (list.length < MAX_PLACES) list.push(index);
  }
  return places;
}

/** Is there a stretch of text, short enough, that holds all stems? */
function isNear(stems: readonly string[], places: Places): boolean {
  const lists = stems.map((stem) => places.get(stem) ?? []);
  if (lists.some((list) => list.length === 0)) return false;
  const longest = stems.length + MAX_BETWEEN;
  // A stretch begins at one of the stems and holds the next place of each of the others.
  return lists
    .flat()
    .some((start) =>
      lists.every((list) => list.some((place) => place >= start && place - start <= longest)),
    );
}
