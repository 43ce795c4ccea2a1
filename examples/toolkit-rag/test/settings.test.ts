import { createService } from 'seaworthy';
import { describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { toolkitService } from '../src/service.ts';

const start = (environment: Readonly<Record<string, string>>): Promise<unknown> =>
  createService(toolkitService(), {
    environment: { DATABASE_URL: 'pglite://memory', ...environment },
    write: () => undefined,
  });

describe('the settings of ToolkitRAG', () => {
  test('demand a key for OpenAI', async () => {
    covers('S4');
    await expect(start({ EMBEDDING_PROVIDER: 'openai' })).rejects.toThrow(
      'OPENAI_API_KEY: expected a key where EMBEDDING_PROVIDER is openai',
    );
  });

  test('know two providers', async () => {
    covers('S4');
    await expect(start({ EMBEDDING_PROVIDER: 'localstub' })).rejects.toThrow("'local_stub'");
  });

  test('refuse ADMIN_PASSWORD in prod, and never show it', async () => {
    covers('S7');
    const failure = start({ ENV: 'prod', ADMIN_PASSWORD: 'kelp-and-barnacles-42' });
    await expect(failure).rejects.toThrow('ADMIN_PASSWORD: expected nothing in prod');
    await expect(failure).rejects.not.toThrow('barnacles');
  });

  test.each([
    ['short7!', 'ADMIN_PASSWORD: expected 8 to 128 characters'],
    ['x'.repeat(129), 'ADMIN_PASSWORD: expected 8 to 128 characters'],
  ])('refuse a password nobody could log in with', async (password, fault) => {
    await expect(start({ ADMIN_PASSWORD: password })).rejects.toThrow(fault);
  });

  test.each(['admin', 'admin@', '@example.org', 'a b@example.org'])(
    'refuse %j as the address of an administrator',
    async (email) => {
      await expect(start({ ADMIN_EMAIL: email })).rejects.toThrow('ADMIN_EMAIL: expected');
    },
  );
});
