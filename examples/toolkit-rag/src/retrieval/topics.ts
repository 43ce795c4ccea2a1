import type { WeighedUnit } from './rank.ts';
import type { QuestionReader } from './terms.ts';

const EVERYDAY = 0.4;
const DOMAIN = 0.8;
/** Evidence at which a package is certain to be what the question is about. */
const CERTAIN = 3;
/** With fewer packages their topics tell too little apart. */
const LEAST_PACKAGES = 4;

/**
 * How well each package's own description fits the question, 0 to 1: a question about logs is
 * about the logger, however often other packages mention a log.
 */
export function topicFit(
  reader: QuestionReader,
  work: { readonly topics: readonly string[]; readonly units: readonly WeighedUnit[] },
): ReadonlyMap<string, number> {
  const sets = new Map(
    work.topics
      .filter((topics) => topics !== '')
      .map((topics) => [topics, new Set(reader.terms(reader.words(topics)))]),
  );
  if (sets.size < LEAST_PACKAGES) return new Map();
  const counts = new Map<string, number>();
  for (const terms of sets.values()) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const rarity = (term: string): number => Math.log(sets.size / (counts.get(term) ?? sets.size));
  return new Map([...sets].map(([topics, terms]) => [topics, fitOf(terms, work.units, rarity)]));
}

function fitOf(
  terms: ReadonlySet<string>,
  units: readonly WeighedUnit[],
  rarity: (term: string) => number,
): number {
  let sum = 0;
  for (const { unit } of units) {
    let best = 0;
    for (const stem of unit.stems) if (terms.has(stem)) best = Math.max(best, rarity(stem));
    for (const { term, everyday } of unit.concepts) {
      if (terms.has(term)) best = Math.max(best, rarity(term) * (everyday ? EVERYDAY : DOMAIN));
    }
    sum += best * unit.importance;
  }
  return Math.min(1, sum / CERTAIN);
}
