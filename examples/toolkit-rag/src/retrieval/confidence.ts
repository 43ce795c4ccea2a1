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
 * Weights of a logistic regression over 690 questions, 184 of them about nothing in the library. A
 * word that neither library nor lexicon knows speaks against an answer most clearly, and a named
 * product that the passage does not hold; several words about software that it speaks of speak for
 * one.
 */
const WEIGHT = {
  bias: -8.4,
  unknownShare: -4.6,
  unknownCount: -0.8,
  missingNames: -2.5,
  coverage: 1.4,
  evidence: 4.4,
  subjects: 5.8,
  topic: 0.5,
};
const MAX = { unknownCount: 3, evidence: 20, subjects: 4 };
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

function byWords({ words, passage, topic, ...input }: ConfidenceInput): number {
  const units = input.units.filter((each) => !each.unit.guessed);
  const missing = units.filter((each) => each.unit.name && !isHeld(each, passage));
  // Who names a product that the library does not know asks about nothing in it.
  if (words.evidence === 0 || missing.some((each) => each.own === 0)) return 0;
  const unknown = units.filter((unit) => unit.own === 0 && unit.concepts.length === 0);
  const unknownCount = unknown.filter((each) => each.unit.importance >= FULL_IMPORTANCE).length;
  const sum =
    WEIGHT.bias +
    WEIGHT.unknownShare * (worthOf(unknown) / Math.max(1, worthOf(units))) +
    WEIGHT.unknownCount * Math.min(MAX.unknownCount, unknownCount) +
    WEIGHT.missingNames * missing.length +
    WEIGHT.coverage * words.coverage +
    WEIGHT.evidence * Math.min(1, words.evidence / MAX.evidence) +
    WEIGHT.subjects * Math.min(1, subjectCount(units, passage) / MAX.subjects) +
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
  const telling = units.filter(
    ({ unit }) => !unit.guessed && unit.importance >= LITERAL.importance,
  );
  const held = telling.filter((each) => isHeld(each, passage));
  if (held.length < LITERAL.unitCount) return false;
  return worthOf(held) >= LITERAL.share * worthOf(telling);
}

function isHeld({ unit }: WeighedUnit, passage: PassageTerms): boolean {
  return unit.stems.every((stem) => passage.weights.has(stem));
}

function worthOf(units: readonly WeighedUnit[]): number {
  return units.reduce((sum, unit) => sum + unit.worth, 0);
}
