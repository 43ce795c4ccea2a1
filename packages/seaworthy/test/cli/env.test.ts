import { describe, expect, test } from 'vitest';
import { secretsGenerateCommand } from '../../src/cli/commands/secrets-generate.ts';
import {
  defineSettings,
  describeContract,
  judgeKey,
  parseEnvFile,
} from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { refusalBy } from './refusal-by.ts';
import { configSource, folderWith, seaworthy } from './spawned-command.ts';

const BASE = describeContract(defineSettings());
const OWN_SETTINGS = `defineSettings({
    settings: { OPENAI_API_KEY: secret({ description: 'Key of the OpenAI API', optional: true }) },
    database: 'none',
  })`;

function folderOfService(): string {
  const source = configSource({ settings: OWN_SETTINGS });
  const settings = new URL('../../src/settings/index.ts', import.meta.url).href;
  return folderWith({ 'seaworthy.config.ts': `import { secret } from '${settings}';\n${source}` });
}

describe('seaworthy env', () => {
  test('prints every setting with form, default and where it is required', async () => {
    covers('S12');
    const { code, out } = await seaworthy(['env']);
    expect(code).toBe(0);
    const blocks = new Map(out.split('\n\n').map((text) => [text.split('\n')[0], text]));
    expect([...blocks.keys()]).toEqual(BASE.map(({ name }) => name));
    for (const { name, expected, unit, requiredIn, description } of BASE) {
      const block = blocks.get(name);
      expect(block).toContain(description);
      expect(block).toContain(`Form: ${expected}${unit === undefined ? '' : `, in ${unit}`}.`);
      if (requiredIn.length > 0) expect(block).toContain(`Required in: ${requiredIn.join(', ')}.`);
    }
  });

  test('prints the same as JSON', async () => {
    const { code, out } = await seaworthy(['env', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(BASE)));
  });

  test.each(['dev', 'staging', 'prod'])('prints an env file to fill in for %s', async (target) => {
    const words = ['env', '--format', 'env', '--environment', target];
    const { code, out } = await seaworthy(words);
    expect(code).toBe(0);
    const { values, faults } = parseEnvFile(out);
    expect(faults).toEqual([]);
    const required = BASE.filter((one) => one.requiredIn.some((each) => each === target));
    expect([...values.keys()].sort()).toEqual(['ENV', ...required.map(({ name }) => name)].sort());
    expect(values.get('ENV')).toBe(target);
  });

  test("adds the service's own settings, found in the folder or by name", async () => {
    covers('S12');
    const folder = folderOfService();
    const here = await seaworthy(['env'], { folder });
    const named = await seaworthy(['env', '--config', `${folder}/seaworthy.config.ts`]);
    expect(here.out).toContain('OPENAI_API_KEY\n  Key of the OpenAI API.');
    expect(here.out).toContain('SESSION_COOKIE_NAME\n');
    expect(named.out).toBe(here.out);
  });

  test('prints no value that was given', async () => {
    const canary = 'canary-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
    const environment = { SECRET_KEY: canary, OPENAI_API_KEY: canary, HOST: canary };
    for (const format of ['text', 'json', 'env']) {
      const ran = await seaworthy(['env', '--format', format], {
        folder: folderOfService(),
        environment,
      });
      expect(ran.code).toBe(0);
      expect(JSON.stringify(ran)).not.toContain(canary);
    }
  });
});

describe('seaworthy secrets generate', () => {
  const valuesOf = (out: string): ReadonlyMap<string, string> => parseEnvFile(out).values;

  test('prints two keys that prod takes, fresh each time, and keeps nothing', async () => {
    covers('S12');
    const runs = [
      await seaworthy(['secrets', 'generate']),
      await seaworthy(['secrets', 'generate']),
    ];
    const values = runs.map(({ out }) => valuesOf(out));
    for (const each of values) {
      expect([...each.keys()]).toEqual(['SECRET_KEY', 'CSRF_SECRET_KEY']);
      for (const value of each.values()) {
        expect(value).toMatch(/^[\w-]{43}$/);
        expect(judgeKey(value)).toBeUndefined();
      }
    }
    const all = values.flatMap((each) => [...each.values()]);
    expect(new Set(all).size).toBe(4);
  });

  test('prints one for each name, once', async () => {
    const { code, out } = await seaworthy(['secrets', 'generate', 'A_KEY', 'B2', 'A_KEY']);
    expect(code).toBe(0);
    expect([...valuesOf(out).keys()]).toEqual(['A_KEY', 'B2']);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  test.each(['lower', 'A=b', '1A', 'A B', 'A\nB', 'É', 'A'.repeat(65), ''])(
    'refuses %j as a name, and does not print it',
    async (name) => {
      const { told, printed } = await refusalBy(secretsGenerateCommand, ['GOOD', name]);
      expect(told).toContain('seaworthy secrets generate: NAME: expected');
      expect(told).not.toContain(`'${name}'`);
      expect(printed).toEqual([]);
    },
  );
});
