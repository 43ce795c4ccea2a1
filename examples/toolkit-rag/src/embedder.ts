import { OpenAiEmbedder } from './openai-embedder.ts';
import type { Embedder } from './retrieval/embedding.ts';
import { type LanguageTools, LocalEmbedder } from './retrieval/local-embedder.ts';
import type { ToolkitSettings } from './settings.ts';

const OPENAI_URL = 'https://api.openai.com/v1';

/** The embedder that the settings name. */
export function createEmbedder(settings: ToolkitSettings, tools: LanguageTools): Embedder {
  if (settings.EMBEDDING_PROVIDER === 'local_stub') return new LocalEmbedder(tools);
  const baseUrl = settings.OPENAI_BASE_URL?.reveal() ?? OPENAI_URL;
  return new OpenAiEmbedder({
    baseUrl: baseUrl.replace(/\/$/, ''),
    revealKey: () => settings.OPENAI_API_KEY?.reveal() ?? '',
  });
}
