import type { Embedder } from './retrieval/embedding.ts';
import { type LanguageTools, LocalEmbedder } from './retrieval/local-embedder.ts';
import type { ToolkitSettings } from './settings.ts';

/** The embedder that the settings name. */
export function createEmbedder(_settings: ToolkitSettings, tools: LanguageTools): Embedder {
  return new LocalEmbedder(tools);
}
