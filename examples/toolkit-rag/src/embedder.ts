import {
  type Embedder,
  type LanguageTools,
  LocalEmbedder,
  OpenAiEmbedder,
} from './retrieval/index.ts';
import type { ToolkitSettings } from './settings.ts';

/** The embedder that the settings name; they demand the key where it is needed. */
export function createEmbedder(settings: ToolkitSettings, tools: LanguageTools): Embedder {
  const { EMBEDDING_PROVIDER: provider, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: url } = settings;
  if (provider === 'local_stub' || apiKey === undefined) return new LocalEmbedder(tools);
  return new OpenAiEmbedder({ apiKey, ...(url === undefined ? {} : { baseUrl: url.reveal() }) });
}
