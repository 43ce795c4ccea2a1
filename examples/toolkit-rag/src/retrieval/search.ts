import { type Candidate, findCandidates, scaledSimilarity } from './candidates.ts';
import { confidenceOf } from './confidence.ts';
import type { Embedder } from './embedding.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { QueryPort } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { scoreWords, type WeighedUnit, weighUnits } from './rank.ts';
import { type ConceptReader, passageTerms } from './terms.ts';
import { topicFit } from './topics.ts';

/** A passage that was found. */
export interface SearchResult {
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  /** Where the document comes from: `package@version/path`, or the name it was uploaded under. */
  readonly source: string;
  /** Headings from the outermost inwards, joined with ` › `. */
  readonly heading: string;
  readonly content: string;
  /** Higher is better; only comparable within one search. */
  readonly score: number;
  /** How sure it is that the passage speaks of what was asked, 0 to 1. */
  readonly confidence: number;
}

export interface SearchOptions {
  readonly embedder: Embedder;
  readonly tools: LanguageTools;
  /** 1 to 50. Default 5. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

const TOPIC_SHARE = 0.2;
const MENTION_FACTOR = 1.25;
const MAX_RESULTS = 50;

/**
 * Finds the passages that answer a question, best first, one a section. Words, concepts and
 * vectors are weighed together; equal scores are ordered by id, so the order never changes.
 */
export async function search(
  database: QueryPort,
  question: string,
  options: SearchOptions,
): Promise<SearchResult[]> {
  const { embedder, tools, signal, limit = 5 } = options;
  const query = parseQuery(tools, question);
  if (query.units.length === 0) return [];
  const [vector] = await embedder.embed([query.text], 'query', signal ? { signal } : {});
  if (vector === undefined) return [];
  const { candidates, facts, topics } = await findCandidates(database, query, vector);
  const read: ConceptReader = tools.lexicon.passageReader(query.meant);
  const units = weighUnits(query, facts);
  const fit = topicFit(tools, read, { topics, units });
  const scored = candidates.map((candidate) =>
    scoreCandidate(candidate, { query, units, read, fit, embedder, tools }),
  );
  scored.sort((a, b) => b.score - a.score || Number(a.passageId) - Number(b.passageId));
  return onePerSection(scored).slice(0, Math.min(MAX_RESULTS, Math.max(1, limit)));
}

interface Scoring {
  readonly query: ParsedQuery;
  readonly units: readonly WeighedUnit[];
  readonly read: ConceptReader;
  readonly fit: ReadonlyMap<string, number>;
  readonly embedder: Embedder;
  readonly tools: LanguageTools;
}

function scoreCandidate(candidate: Candidate, scoring: Scoring): SearchResult {
  const { query, units, read, fit, embedder, tools } = scoring;
  const passage = passageTerms(tools, candidate, read);
  const words = scoreWords(query, units, passage);
  const similarity = scaledSimilarity(embedder, candidate.similarity);
  const topic = fit.get(candidate.topics) ?? 0;
  const byWords = words.score + TOPIC_SHARE * topic;
  const mixed = (1 - embedder.trust) * byWords + embedder.trust * similarity;
  const mention = mentionsPackage(query, candidate, tools) ? MENTION_FACTOR : 1;
  return {
    passageId: candidate.passageId,
    documentId: candidate.documentId,
    title: candidate.title,
    source: candidate.source,
    heading: candidate.heading,
    content: candidate.content,
    score: mixed * candidate.weight * mention,
    confidence: confidenceOf({ words, units, passage, topic, similarity, trust: embedder.trust }),
  };
}

/** Does the question name the package whose document this is? */
function mentionsPackage(query: ParsedQuery, candidate: Candidate, tools: LanguageTools): boolean {
  const name = /^(?:@[^/@]+\/)?([^/@]+)@/.exec(candidate.source)?.[1];
  if (name === undefined) return false;
  const words = tools.tokenizer.words(name);
  if (words.every((word) => tools.lexicon.concepts([word], 'passage').length > 0)) return false;
  return words.every((word) => query.meant.has(word.stem));
}

function onePerSection(results: readonly SearchResult[]): SearchResult[] {
  const seen = new Set<string>();
  return results.filter(({ documentId, heading }) => {
    const key = `${documentId} ${heading}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
