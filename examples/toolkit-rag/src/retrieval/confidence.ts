import type { WeighedUnit, WordScore } from './rank.ts';
import type { PassageTerms } from './terms.ts';

/** Below this a passage is taken to speak of something else. */
export const LEAST_CONFIDENCE = 0.5;

export interface ConfidenceInput {
  readonly words: WordScore;
  readonly units: readonly WeighedUnit[];
  readonly passage: PassageTerms;
  /** How well the package's description fits the question, 0 to 1. */
  readonly topic: number;
  /** On the embedder's own scale, 0 to 1. */
  readonly similarity: number;
  /** How far the embedder's similarity is believed, 0 to 1. */
  readonly trust: number;
}

/**
 * Weights of a logistic regression over 330 questions, 70 of them about nothing in the library. A
 * word that neither library nor lexicon knows speaks against an answer most clearly, and so does a
 * named technology, or a word without synonyms, that the passage does not hold; a package about the
 * subject speaks for one.
 */
const WEIGHT = {
  bias: -0.8,
  unknownShare: -1.3,
  unknownCount: -2.1,
  coverage: 0.25,
  evidence: 1.5,
  score: 0.1,
  subjects: 1.3,
  missingNames: -2.8,
  missingWords: -1,
  topic: 2.2,
};
const MAX = { unknownCount: 3, evidence: 20, score: 1.6, subjects: 4, missingWords: 3 };
const FULL_IMPORTANCE = 0.9;
/** An embedder that is believed this far may vouch for a passage alone. */
const TRUSTED = 0.5;
/** Two or more words of the question in the passage, and hardly any left out. */
const LITERAL = { share: 0.8, unitCount: 2, importance: 0.4, confidence: 0.75 };

/** How sure it is that a passage speaks of what was asked, 0 to 1. */
export function confidenceOf(input: ConfidenceInput): number {
  const byVector = input.trust > TRUSTED ? input.similarity : 0;
  const byLetter = isLiteral(input) ? LITERAL.confidence : 0;
  return Math.max(byWords(input), byVector, byLetter);
}

function byWords({ words, units, passage, topic }: ConfidenceInput): number {
  if (words.evidence === 0) return 0;
  const unknown = units.filter((unit) => unit.own === 0 && unit.concepts.length === 0);
  const unknownCount = unknown.filter((each) => each.unit.importance >= FULL_IMPORTANCE).length;
  const missing = units.filter((each) => each.unit.name && !isHeld(each, passage));
  const left = units.filter((each) => isPlain(each) && !isHeld(each, passage));
  const sum =
    WEIGHT.bias +
    WEIGHT.unknownShare * (worthOf(unknown) / Math.max(1, worthOf(units))) +
    WEIGHT.unknownCount * Math.min(MAX.unknownCount, unknownCount) +
    WEIGHT.coverage * words.coverage +
    WEIGHT.evidence * Math.min(1, words.evidence / MAX.evidence) +
    WEIGHT.score * Math.min(MAX.score, words.score) +
    WEIGHT.subjects * Math.min(1, subjectCount(units, passage) / MAX.subjects) +
    WEIGHT.missingNames * missing.length +
    WEIGHT.missingWords * Math.min(MAX.missingWords, left.length) +
    WEIGHT.topic * topic;
  return 1 / (1 + Math.exp(-sum));
}

/** Units that mean something of software and that the passage speaks of. */
function subjectCount(units: readonly WeighedUnit[], passage: PassageTerms): number {
  return units.filter((each) => {
    const domain = each.unit.concepts.filter((concept) => !concept.everyday);
    if (domain.length === 0) return false;
    return isHeld(each, passage) || domain.some((concept) => passage.weights.has(concept.term));
  }).length;
}

/** Does the passage hold nearly all that the question asks about, word for word? */
function isLiteral({ units, passage }: ConfidenceInput): boolean {
  const telling = units.filter(({ unit }) => unit.importance >= LITERAL.importance);
  const held = telling.filter((each) => isHeld(each, passage));
  if (held.length < LITERAL.unitCount) return false;
  return worthOf(held) >= LITERAL.share * worthOf(telling);
}

/** A word that the library knows and the lexicon does not: it can only be met by itself. */
function isPlain({ unit, own, concepts }: WeighedUnit): boolean {
  return own > 0 && concepts.length === 0 && unit.importance >= FULL_IMPORTANCE;
}

function isHeld({ unit }: WeighedUnit, passage: PassageTerms): boolean {
  return unit.stems.every((stem) => passage.weights.has(stem));
}

function worthOf(units: readonly WeighedUnit[]): number {
  return units.reduce((sum, unit) => sum + unit.worth, 0);
}
