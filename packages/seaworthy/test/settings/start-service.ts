import { SeaworthyError } from '../../src/core/errors.ts';
import {
  choice,
  defineSettings,
  describeBanner,
  loadSettings,
  renderBanner,
  secret,
} from '../../src/settings/index.ts';

/** A service that prints its banner, or all that is wrong, as a process of its own. */
const contract = defineSettings({
  settings: {
    EMBEDDING_PROVIDER: choice(['openai', 'local_stub'], {
      description: 'Who turns text into vectors',
      default: 'local_stub',
    }),
    OPENAI_API_KEY: secret({ description: 'Key of the OpenAI API', optional: true }),
  },
  rules: (settings, fault) => {
    if (settings.EMBEDDING_PROVIDER !== 'openai' || settings.OPENAI_API_KEY !== undefined) return;
    const message = 'expected a key where EMBEDDING_PROVIDER is openai, got nothing';
    fault({ field: 'OPENAI_API_KEY', message, remedy: 'Set OPENAI_API_KEY' });
  },
});

try {
  const rootDirectory = process.argv[2] ?? '';
  const options = { environment: process.env, rootDirectory, service: 'toolkit-rag' };
  const loaded = loadSettings(contract, options);
  console.log(renderBanner(describeBanner(loaded), 'text'));
  console.log(loaded.settings);
} catch (error) {
  if (!(error instanceof SeaworthyError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
