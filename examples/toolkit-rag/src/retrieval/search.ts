import { type Candidate, findCandidates, scaledSimilarity } from './candidates.ts';
import { confidenceOf } from './confidence.ts';
import type { Embedder } from './embedding.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { QueryPort } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { scoreWords, type WeighedUnit, type WordScore } from './rank.ts';
import { type PassageTerms, passageTerms, QuestionReader } from './terms.ts';
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

const SHARE = { topic: 0.1, document: 0.2 };
/** Passages of a document that speak for it. */
const DOCUMENT_DEPTH = 3;
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
  const { candidates, units, topics } = await findCandidates(database, query, vector);
  const reader = new QuestionReader(tools, query.meant);
  const weighed = candidates.map((candidate) => {
    const passage = passageTerms(candidate, reader);
    return { candidate, passage, words: scoreWords(query, units, passage) };
  });
  const topicFits = topicFit(reader, { topics, units });
  const documents = documentShares(weighed);
  const scored = weighed.map((each) => {
    const { candidate } = each;
    const topic = topicFits.get(candidate.topics) ?? 0;
    const document = documents.get(candidate.documentId) ?? 0;
    return toResult(each, { query, units, embedder, tools, topic, document });
  });
  scored.sort((a, b) => b.score - a.score || Number(a.passageId) - Number(b.passageId));
  return onePerSection(scored).slice(0, Math.min(MAX_RESULTS, Math.max(1, limit)));
}

interface Weighed {
  readonly candidate: Candidate;
  readonly passage: PassageTerms;
  readonly words: WordScore;
}

interface Scoring {
  readonly query: ParsedQuery;
  readonly units: readonly WeighedUnit[];
  readonly embedder: Embedder;
  readonly tools: LanguageTools;
  /** How well the package, and the document, fit the question. */
  readonly topic: number;
  readonly document: number;
}

/** A document with several passages on the subject is more likely the one that treats it. */
function documentShares(weighed: readonly Weighed[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number[]>();
  for (const { candidate, words } of weighed) {
    const list = shares.get(candidate.documentId) ?? [];
    shares.set(candidate.documentId, list);
    list.push(words.share);
  }
  const meanOfBest = (list: readonly number[]): number =>
    list
      .toSorted((a, b) => b - a)
      .slice(0, DOCUMENT_DEPTH)
      .reduce((sum, share) => sum + share, 0) / DOCUMENT_DEPTH;
  return new Map([...shares].map(([id, list]) => [id, meanOfBest(list)]));
}

function toResult({ candidate, passage, words }: Weighed, scoring: Scoring): SearchResult {
  const { query, units, embedder, tools, topic, document } = scoring;
  const { trust } = embedder;
  const similarity = scaledSimilarity(embedder, candidate.similarity);
  const byWords = words.score + SHARE.topic * topic + SHARE.document * document;
  const mixed = (1 - trust) * byWords + trust * similarity;
  const mention = mentionsPackage(query, candidate, tools) ? MENTION_FACTOR : 1;
  return {
    passageId: candidate.passageId,
    documentId: candidate.documentId,
    title: candidate.title,
    source: candidate.source,
    heading: candidate.heading,
    content: candidate.content,
    score: mixed * candidate.weight * mention,
    confidence: confidenceOf({ words, units, passage, topic, similarity, trust }),
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
