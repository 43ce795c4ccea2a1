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
 * named technology that the passage does not name; a package about the subject speaks for one.
 */
const WEIGHT = {
  bias: -1.5,
  unknownShare: -1.2,
  unknownCount: -1.9,
  coverage: 0.6,
  evidence: 1.3,
  score: 0.25,
  subjects: 1.35,
  missingNames: -2.8,
  topic: 2.3,
};
const MAX = { unknownCount: 3, evidence: 20, score: 1.6, subjects: 4 };
const FULL_IMPORTANCE = 0.9;
/** An embedder that is believed this far may vouch for a passage alone. */
const TRUSTED = 0.5;
/** Two or more words of the question in the passage, and hardly any left out. */
const LITERAL = { share: 0.8, unitCount: 2, confidence: 0.75 };

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
  const missing = units.filter(
    ({ unit }) => unit.name && !unit.stems.every((stem) => passage.weights.has(stem)),
  );
  const sum =
    WEIGHT.bias +
    WEIGHT.unknownShare * (worthOf(unknown) / Math.max(1, worthOf(units))) +
    WEIGHT.unknownCount * Math.min(MAX.unknownCount, unknownCount) +
    WEIGHT.coverage * words.coverage +
    WEIGHT.evidence * Math.min(1, words.evidence / MAX.evidence) +
    WEIGHT.score * Math.min(MAX.score, words.score) +
    WEIGHT.subjects * Math.min(1, subjectCount(units, passage) / MAX.subjects) +
    WEIGHT.missingNames * missing.length +
    WEIGHT.topic * topic;
  return 1 / (1 + Math.exp(-sum));
}

/** Units that mean something of software and that the passage speaks of. */
function subjectCount(units: readonly WeighedUnit[], passage: PassageTerms): number {
  return units.filter(({ unit }) => {
    const domain = unit.concepts.filter((concept) => !concept.everyday);
    if (domain.length === 0) return false;
    const said = unit.stems.every((stem) => passage.weights.has(stem));
    return said || domain.some((concept) => passage.weights.has(concept.term));
  }).length;
}

/** Does the passage hold nearly all that the question asks about, word for word? */
function isLiteral({ units, passage }: ConfidenceInput): boolean {
  const telling = units.filter(({ unit }) => unit.importance >= FULL_IMPORTANCE);
  const held = telling.filter(({ unit }) => unit.stems.every((stem) => passage.weights.has(stem)));
  if (held.length < LITERAL.unitCount) return false;
  return worthOf(held) >= LITERAL.share * worthOf(telling);
}

function worthOf(units: readonly WeighedUnit[]): number {
  return units.reduce((sum, unit) => sum + unit.worth, 0);
}
