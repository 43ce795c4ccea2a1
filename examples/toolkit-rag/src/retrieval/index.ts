export { type Answer, answerQuestion, type Citation, NOT_FOUND_ANSWER } from './answer.ts';
export { chunkDocument, MAX_PASSAGES, type Passage } from './chunk.ts';
export { LEAST_CONFIDENCE } from './confidence.ts';
export {
  type DocumentFault,
  DocumentRefusedError,
  MAX_DOCUMENT_BYTES,
  type MediaType,
  mediaTypeOfName,
} from './decode.ts';
export { EMBEDDING_DIMENSIONS, type Embedder, type EmbeddingKind } from './embedding.ts';
export {
  type IngestedDocument,
  type IngestOptions,
  ingestDocument,
  type NewDocument,
} from './ingest.ts';
export { createLanguageTools, type LanguageTools, LocalEmbedder } from './local-embedder.ts';
export { EmbeddingFailedError, OpenAiEmbedder, type OpenAiOptions } from './openai-embedder.ts';
export type { DatabasePort, QueryPort } from './port.ts';
export { refreshIndex } from './refresh.ts';
export { type SearchOptions, type SearchResult, search } from './search.ts';
