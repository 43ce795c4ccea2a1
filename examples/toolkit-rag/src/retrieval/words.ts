import { technologyNames } from './lexicon/names.ts';
import { irregularForms, lightWords, ownStems } from './lexicon/plain-words.ts';
import { stem } from './stem.ts';

/** One word of a text, as it is indexed and looked up. */
export interface Word {
  readonly stem: string;
  /** Words that say nothing about what a text is about. */
  readonly stop: boolean;
  /** Everyday words, which say little. */
  readonly light: boolean;
  /** Names of technologies, which say most. */
  readonly name: boolean;
}

const STOP_WORDS = new Set(
  `
  a about above after again all also am an and any anybody anyone anything are aren as at be been
  being below both but by came can cannot come comes coming could couldn did didn do does doesn
  doing don done down during each either else etc even ever every everything few for from further
  get gets getting give given go goes going gone got had hadn has hasn have haven having he her
  here hers him his how however i if in into is isn it its itself just keep know let lets like ll
  look looks made make makes many may maybe me might mine more most much must my myself need needs
  neither no nor not nothing now of off often on once one ones only or other our ours out over own
  per please put quite rather re really s same see seem seems shall she should shouldn so some
  somebody somehow someone something sometimes somewhere still such sure t take than that the
  their them then there these they thing things this those through to too try trying under until
  up upon us use used uses using ve very via want wants was wasn way we well were weren what when
  where whether which while who whom whose why will with within without won would wouldn yes yet
  you your yours yourself
  `
    .trim()
    .split(/\s+/),
);

/** Written as one name though their letters' case changes. */
const WHOLE_NAMES = new Set(
  `javascript typescript postgresql mysql nosql github gitlab openapi websocket graphql mongodb
  oauth devops vscode macos ios haproxy pglite ipv4 ipv6 redis sqlite webassembly indexeddb
  nestjs nodejs`.split(/\s+/),
);

const PLAIN_FORMS = readForms(irregularForms);
const OWN_STEMS = readForms(ownStems);
const LIGHT_STEMS = new Set(lightWords.trim().split(/\s+/).map(stemOf));

const NAMES = new Set(technologyNames.trim().split(/\s+/));

const RAW_WORD = /\bc(?:#|\+\+)|[\p{L}\p{N}_$]+/giu;
const MAX_WORD_LENGTH = 64;
/** The memory of stems is emptied when it is full. */
const MAX_REMEMBERED = 50_000;

/** Splits text into words; identifiers also into the words they are made of. */
export class Tokenizer {
  readonly #remembered = new Map<string, readonly Word[]>();

  /** In reading order, stop words included. Linear in the text. */
  words(text: string): Word[] {
    const words: Word[] = [];
    for (const match of text.matchAll(RAW_WORD)) {
      for (const word of this.#wordsOf(match[0])) words.push(word);
    }
    return words;
  }

  #wordsOf(raw: string): readonly Word[] {
    const known = this.#remembered.get(raw);
    if (known !== undefined) return known;
    const words = splitIdentifier(raw.slice(0, MAX_WORD_LENGTH)).map(toWord);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(raw, words);
    return words;
  }
}

function toWord(text: string): Word {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const found = stemOf(plain);
  const stop = STOP_WORDS.has(plain) || plain.length < 2;
  return { stem: found, stop, light: LIGHT_STEMS.has(found), name: NAMES.has(plain) };
}

function stemOf(word: string): string {
  return OWN_STEMS.get(word) ?? stem(PLAIN_FORMS.get(word) ?? word);
}

/** What each word stands for, from lines that begin with it. */
function readForms(lines: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const line of lines.trim().replaceAll(/\n\s+/g, ' ').split('\n')) {
    const [plain, ...others] = line.split(' ');
    for (const other of others) if (plain !== undefined) forms.set(other, plain);
  }
  return forms;
}

/** `setNotFoundHandler` and `set_not_found_handler` are four words. */
function splitIdentifier(raw: string): string[] {
  const lower = raw.toLowerCase();
  if (WHOLE_NAMES.has(lower) || NAMES.has(lower)) return [lower];
  const parts = raw
    .replaceAll(/IPv([46])/g, '_ipv$1_')
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .split(/[_$]+/)
    .filter((part) => part !== '');
  return parts;
}
