import { type Candidate, findCandidates, scaledSimilarity } from './candidates.ts';
import type { Embedder } from './embedding.ts';
import type { LanguageTools } from './local-embedder.ts';
import type { QueryPort } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { type CorpusFacts, type HeadingWord, headingShare, pairBonus, scoreWords } from './rank.ts';
import { HEADING_SEPARATOR, termWeights } from './terms.ts';

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

const HEADING_BONUS = 0.25;
const MENTION_FACTOR = 1.25;

/**
 * Finds the passages that answer a question, best first, one a section. Words, concepts and
 * vectors are weighed together; equal scores are ordered by id, so the order never changes.
 */
export async function search(
  database: QueryPort,
  question: string,
  options: SearchOptions,
): Promise<SearchResult[]> {
  const { embedder, tools, signal } = options;
  const query = parseQuery(tools, question);
  if (query.units.length === 0) return [];
  const [vector] = await embedder.embed([question], 'query', signal ? { signal } : {});
  if (vector === undefined) return [];
  const { candidates, facts } = await findCandidates(database, query, vector);
  const scored = candidates.map((candidate) =>
    scoreCandidate({ candidate, query, facts, ...options }),
  );
  scored.sort((a, b) => b.score - a.score || Number(a.passageId) - Number(b.passageId));
  return onePerSection(scored).slice(0, Math.min(50, Math.max(1, options.limit ?? 5)));
}

interface Scoring extends SearchOptions {
  readonly candidate: Candidate;
  readonly query: ParsedQuery;
  readonly facts: CorpusFacts;
}

function scoreCandidate(scoring: Scoring): SearchResult {
  const { candidate, query, facts, tools, embedder } = scoring;
  const words = scoreWords(query, termWeights(tools, candidate), facts);
  const stems = tools.tokenizer.words(candidate.content).filter((word) => !word.stop);
  const pairs = pairBonus(
    query,
    stems.map((word) => word.stem),
  );
  const heading = headingShare(query, headingWords(candidate.heading, tools), facts);
  const alike = scaledSimilarity(embedder, candidate.similarity);
  const mixed =
    (1 - embedder.trust) *
      (words.score * (0.7 + 0.3 * words.coverage) + pairs * 0.3 + heading * HEADING_BONUS) +
    embedder.trust * alike;
  const mention = mentionsPackage(query, candidate, tools) ? MENTION_FACTOR : 1;
  return {
    passageId: candidate.passageId,
    documentId: candidate.documentId,
    title: candidate.title,
    source: candidate.source,
    heading: candidate.heading,
    content: candidate.content,
    score: mixed * candidate.weight * mention,
    confidence: confidence(words, alike, embedder.trust),
  };
}

function headingWords(heading: string, tools: LanguageTools): HeadingWord[] {
  const words = tools.tokenizer.words(heading.split(HEADING_SEPARATOR).at(-1) ?? '');
  const matches = tools.lexicon.concepts(words, 'passage');
  return words
    .map(({ stem, stop }, index) => ({
      stem,
      stop,
      concepts: matches
        .filter(({ start, length }) => start <= index && index < start + length)
        .map((match) => match.concept),
    }))
    .filter((word) => !word.stop);
}

function confidence(
  words: { readonly coverage: number; readonly evidence: number },
  alike: number,
  trust: number,
): number {
  const byWords = words.coverage * (1 - Math.exp(-words.evidence / 3));
  return Math.min(1, Math.max(byWords, trust > 0.5 ? alike : 0));
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
