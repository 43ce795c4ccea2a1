import { isPlaceholder } from './placeholder.ts';

/** Characters a key must have in staging and prod. */
export const MIN_KEY_LENGTH = 32;

/** Below this, in bits, a key counts as guessable; 32 random hexadecimal digits have 128. */
const MIN_KEY_BITS = 112;

/** Every key from the dev generator begins so, so that it is known wherever it is copied to. */
export const DEV_SECRET_PREFIX = 'dev-only-';

/** Why a text is no key: what is wrong with it, and whether it is a known placeholder. */
export interface Weakness {
  readonly why: string;
  readonly provenance?: 'generated' | 'placeholder';
}

/** What a key of the dev generator is refused for. */
export const GENERATED_FOR_DEV: Weakness = {
  why: 'one that was generated for dev',
  provenance: 'generated',
};

/**
 * Judges a signing key or a bearer token by where it seems to come from and by how hard it is to
 * guess.
 *
 * Guarantee: refuses dev-generated keys, placeholders, fewer than 32 characters, repeats,
 * sequences, words, and what has less than 112 bits by the alphabet it uses. Random base64 or
 * hexadecimal text of 32 characters and more passes. Does not know whether a random-looking text
 * was published somewhere.
 *
 * @returns undefined for a key that is good; the reason never holds the text.
 * @see OWASP ASVS 5.0 V11.2.3
 */
export function judgeKey(text: string): Weakness | undefined {
  if (text.startsWith(DEV_SECRET_PREFIX)) return GENERATED_FOR_DEV;
  if (isPlaceholder(text)) return { why: 'a placeholder', provenance: 'placeholder' };
  const characters = [...text];
  if (characters.length < MIN_KEY_LENGTH) return { why: `${characters.length} characters` };
  const why = describeLowEntropy(characters);
  return why === undefined ? undefined : { why };
}

function describeLowEntropy(characters: readonly string[]): string | undefined {
  const alphabet = alphabetSize(characters);
  const distinct = new Set(characters).size;
  if (distinct < Math.min(10, alphabet / 2)) return `only ${distinct} different characters`;
  const fresh = countFresh(characters);
  if (fresh < MIN_KEY_LENGTH * 0.75) return 'a text that repeats itself';
  if (isSequence(characters)) return 'a sequence';
  if (alphabet > 16 && looksLikeWords(characters)) return 'words';
  const bits = Math.floor(Math.log2(alphabet) * fresh);
  return bits < MIN_KEY_BITS ? `about ${bits} bits of entropy` : undefined;
}

function alphabetSize(characters: readonly string[]): number {
  const text = characters.join('');
  if (/^[0-9]+$/.test(text)) return 10;
  if (/^([0-9a-f-]+|[0-9A-F-]+)$/.test(text)) return 16;
  const classes = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 8],
  ] as const;
  return classes.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0);
}

/**
 * Characters that do not merely copy an earlier stretch: a copy of four or more counts as one.
 * A text of two equal halves has half as many, and one more.
 */
function countFresh(characters: readonly string[]): number {
  const text = characters
    .slice(0, 512)
    .map((character) => character.slice(0, 1))
    .join('');
  let fresh = 0;
  let position = 0;
  while (position < text.length) {
    position += Math.max(1, longestCopy(text, position));
    fresh += 1;
  }
  return fresh;
}

const MIN_COPY_LENGTH = 4;

/** Length of the longest stretch at `position` that also begins earlier; 0 below four. */
function longestCopy(text: string, position: number): number {
  let length = MIN_COPY_LENGTH;
  while (position + length <= text.length && isCopied(text, position, length)) length += 1;
  return length === MIN_COPY_LENGTH ? 0 : length - 1;
}

function isCopied(text: string, position: number, length: number): boolean {
  const found = text.indexOf(text.slice(position, position + length));
  return found < position;
}

const KEYBOARD = '`1234567890-=qwertyuiop[]asdfghjkl;zxcvbnm,./';

/** Neighbours in the alphabet or on the keyboard, or one constant step, more often than not. */
function isSequence(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.toLowerCase().codePointAt(0) ?? 0);
  const keys = characters.map((character) => KEYBOARD.indexOf(character.toLowerCase()));
  return [codes, keys].some((places) => shareOfSteps(places) > 0.5 || shareOfEven(places) > 0.5);
}

/** Share of neighbours that differ by at most one place. */
function shareOfSteps(places: readonly number[]): number {
  const steps = places.slice(1).filter((place, index) => Math.abs(place - at(places, index)) <= 1);
  return steps.length / (places.length - 1);
}

/** Share of triples with the same step twice. */
function shareOfEven(places: readonly number[]): number {
  const triples = places.slice(2);
  const even = triples.filter((place, index) => {
    const middle = at(places, index + 1);
    return place - middle === middle - at(places, index);
  });
  return even.length / triples.length;
}

function at(places: readonly number[], index: number): number {
  return places[index] ?? Number.NaN;
}

/** Pairs of letters that make up nearly half of English text, and a fifteenth of chance. */
const COMMON_PAIRS = new Set(
  (
    'th he in er an re nd on en at ou ed ha to or it is hi es ng st se te ar me ve ne nt al le ' +
    'ro ti co de ra ri li io ic ll be ma si ur'
  ).split(' '),
);

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Whether so many common letter pairs stand in a text that it must be words, CamelCase included.
 * `l33t` is read too, but must show more of them, because digits are common in random text.
 */
function looksLikeWords(characters: readonly string[]): boolean {
  if (/^[A-Z]?[a-z]+([ _.-][A-Z]?[a-z]+){3,}$/.test(characters.join(''))) return true;
  const leet = characters.map((character) => LEET[character] ?? character);
  return shareOfCommonPairs(characters) > 0.32 || shareOfCommonPairs(leet) > 0.42;
}

/** A capital behind a small letter begins a word; in random text it mostly does not. */
function shareOfCommonPairs(letters: readonly string[]): number {
  const pairs = letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
  const joined = pairs.filter((pair) => /^([a-z]{2}|[A-Z][a-zA-Z])$/.test(pair));
  if (joined.length < pairs.length * 0.6) return 0;
  return joined.filter((pair) => COMMON_PAIRS.has(pair.toLowerCase())).length / joined.length;
}
