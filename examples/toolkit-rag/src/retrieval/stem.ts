/**
 * The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), steps 1a to 5b.
 * It brings inflected forms of an English word together; stems need not be words.
 */

type Rule = readonly [suffix: string, replacement: string];

const STEP_2: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];

const STEP_3: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

const STEP_4: readonly string[] = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'ion',
  'al',
  'er',
  'ic',
  'ou',
];

const CONSONANT_VOWEL_CONSONANT = /[^aeiou][aeiouy][^aeiouwxy]$/;
const HAS_VOWEL = /[aeiou]|[^aeiou]y/;
const MAX_WORD_LENGTH = 40;

/** Stems one lower-case ASCII word; anything else, and words longer than 40, pass unchanged. */
export function stem(word: string): string {
  if (word.length < 3 || word.length > MAX_WORD_LENGTH || !/^[a-z]+$/.test(word)) return word;
  let result = plural(word);
  result = pastAndGerund(result);
  if (result.endsWith('y') && HAS_VOWEL.test(result.slice(0, -1)))
    result = `${result.slice(0, -1)}i`;
  result = replaceSuffix(result, STEP_2);
  result = replaceSuffix(result, STEP_3);
  return tidy(dropSuffix(result));
}

/** Porter's m: how often a vowel run is followed by a consonant run. */
function measure(text: string): number {
  let count = 0;
  let previousVowel = false;
  for (let index = 0; index < text.length; index++) {
    const vowel = isVowel(text, index, previousVowel);
    if (previousVowel && !vowel) count++;
    previousVowel = vowel;
  }
  return count;
}

function isVowel(text: string, index: number, previousVowel: boolean): boolean {
  const letter = text.charAt(index);
  if (letter === 'y') return index > 0 && !previousVowel;
  return 'aeiou'.includes(letter);
}

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  if (word.endsWith('ss') || !word.endsWith('s')) return word;
  return word.slice(0, -1);
}

function pastAndGerund(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (suffix === 0) return word;
  const base = word.slice(0, -suffix);
  if (!HAS_VOWEL.test(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeioulsz])\1$/.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && CONSONANT_VOWEL_CONSONANT.test(base) ? `${base}e` : base;
}

function replaceSuffix(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) > 0 ? base + replacement : word;
  }
  return word;
}

function dropSuffix(word: string): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    if (suffix === 'ion' && !/[st]$/.test(base)) return word;
    return measure(base) > 1 ? base : word;
  }
  return word;
}

function tidy(word: string): string {
  let result = word;
  if (result.endsWith('e')) {
    const base = result.slice(0, -1);
    const count = measure(base);
    if (count > 1 || (count === 1 && !CONSONANT_VOWEL_CONSONANT.test(base))) result = base;
  }
  return result.endsWith('ll') && measure(result) > 1 ? result.slice(0, -1) : result;
}
