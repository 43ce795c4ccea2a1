import { defineSettings } from 'seaworthy';
import { checkPassword } from 'seaworthy/identity';
import { choice, flag, type SettingsOf, secret, settingOf, url } from 'seaworthy/settings';
import { z } from 'zod';
import { EMAIL_PATTERN } from './schemas.ts';

const emailForm = {
  schema: z.string().max(254).regex(new RegExp(EMAIL_PATTERN, 'u')).toLowerCase(),
  expected: 'an e-mail address',
};

/** The base contract and what ToolkitRAG adds to it. */
export const toolkitSettings = defineSettings({
  settings: {
    EMBEDDING_PROVIDER: choice(['openai', 'local_stub'], {
      description: 'Who turns text into vectors; local_stub needs no network and knows words only',
      default: 'local_stub',
    }),
    OPENAI_API_KEY: secret({
      description: 'Key of the OpenAI API; required where EMBEDDING_PROVIDER is openai',
      optional: true,
    }),
    OPENAI_BASE_URL: url({
      description: 'Where the OpenAI API, or one that speaks like it, is reached',
      optional: true,
      example: 'https://api.openai.com/v1',
    }),
    ADMIN_EMAIL: settingOf(emailForm)({
      description: 'Address of the administrator that dev makes, and staging with ADMIN_PASSWORD',
      default: 'admin@toolkit.example',
    }),
    ADMIN_PASSWORD: secret({
      description: 'Password of that administrator; dev makes one up, prod refuses it',
      optional: true,
    }),
    SEED_LIBRARY: flag({
      description: "Load the documentation of the project's dependencies at start",
      default: (environment) => environment === 'dev',
    }),
  },
  rules: (settings, fault) => {
    const { ENV, EMBEDDING_PROVIDER, OPENAI_API_KEY, ADMIN_PASSWORD } = settings;
    if (EMBEDDING_PROVIDER === 'openai' && OPENAI_API_KEY === undefined) {
      fault({
        field: 'OPENAI_API_KEY',
        message: 'expected a key where EMBEDDING_PROVIDER is openai, got nothing',
        remedy: 'Set OPENAI_API_KEY or OPENAI_API_KEY_FILE, or EMBEDDING_PROVIDER=local_stub',
      });
    }
    if (ADMIN_PASSWORD === undefined) return;
    if (ENV === 'prod') {
      fault({
        field: 'ADMIN_PASSWORD',
        message: 'expected nothing in prod, got a password',
        remedy: 'Remove it: register, and give that account its role in the database',
      });
    } else if (checkPassword(ADMIN_PASSWORD.reveal()) !== undefined) {
      fault({
        field: 'ADMIN_PASSWORD',
        message: 'expected 8 to 128 characters, got another count',
      });
    }
  },
});

export type ToolkitSettings = SettingsOf<typeof toolkitSettings>;
