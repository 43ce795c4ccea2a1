import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateDevSecret } from '../../src/settings/generate.ts';
import {
  generateSecret,
  generateSecretLines,
  isPlaceholder,
  judgeKey,
  keyNames,
  parseEnvFile,
} from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { contract } from './service.ts';

const times = <Value>(count: number, make: () => Value): Value[] =>
  Array.from({ length: count }, make);

describe('a key', () => {
  test.each([
    ['changeme', 'placeholder'],
    ['your-secret-key-here-your-secret-key', 'placeholder'],
    ['example-8f2b7c1d9e0a4f6b3c5d7e9f1a2b', 'placeholder'],
    ['XYZ123...', 'placeholder'],
    ['XYZ123a9f8e7d6c5b4a39281706f5e4d3c2b1', 'placeholder'],
    ['dev-csrf-secret-change-in-production-min-32-chars', 'placeholder'],
    ['<generate-strong-random-secret-32-chars>', 'placeholder'],
    [['$', '{SECRET_KEY:-}'].join(''), 'placeholder'],
    ['django-insecure-4^8d!k2$z0q9w7x6c5v3b1n-', 'placeholder'],
    ['a-string-secret-at-least-256-bits-long', 'placeholder'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'placeholder'],
    ['thequickbrownfoxjumpsoverthelazydog', 'placeholder'],
    ['', '0 characters'],
    ['kT9vXq2LmZ7pR4wY8sB1', '20 characters'],
    ['kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gA', '31 characters'],
    ['a'.repeat(64), 'different characters'],
    ['aB3xK9pQ'.repeat(5), 'different characters'],
    ['deadbeef'.repeat(8), 'different characters'],
    ['kT9vXq2LmZ7p'.repeat(4), 'repeats'],
    ['1234567890'.repeat(4), 'repeats'],
    ['abcdefghijklmnopqrstuvwxyz012345', 'sequence'],
    ['zyxwvutsrqponmlkjihgfedcba9876543210', 'sequence'],
    ['qwertyuiopasdfghjklzxcvbnm123456', 'sequence'],
    ['aabbccddeeffgghhiijjkkllmmnnoopp', 'sequence'],
    ['31415926535897932384626433832795', 'bits of entropy'],
    ['ThisIsMyProductionSigningKeyForTheApp2026', 'words'],
    ['sea-worthy-toolkit-rag-production-key-one', 'words'],
    ['horse battery staple monkey dragon river', 'words'],
    ['c0rr3ct-h0rs3-b4tt3ry-st4pl3-m0nk3y', 'words'],
    ['mot-de-passe-de-notre-application-interne', 'words'],
  ])('%j is refused: %s', (text, why) => {
    covers('S2', 'A-SE-01');
    expect(judgeKey(text)?.why).toContain(why);
  });

  test.each([
    ['32 characters of mixed text', 'kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gAe'],
    ['a hexadecimal one', '8f3c1e7a90b24d65f18e2c7b93a0d46f'],
    ['capital hexadecimal', '8F3C1E7A90B24D65F18E2C7B93A0D46F'],
    ['a UUID', '3f8a1c9e-72b4-4d06-9e5f-c1a807d2b63e'],
  ])('%s is good', (_, text) => {
    expect(judgeKey(text)).toBeUndefined();
  });

  test('of any usual generator is good', () => {
    covers('S12');
    const made = [
      ...times(300, generateSecret),
      ...times(300, () => randomBytes(32).toString('hex')),
      ...times(300, () => randomBytes(48).toString('base64')),
      ...times(300, randomUUID),
    ];
    expect(made.filter((text) => judgeKey(text) !== undefined)).toEqual([]);
  });

  test('of the dev generator is known for what it is', () => {
    covers('S2');
    expect(judgeKey(generateDevSecret())).toEqual({
      why: 'one that was generated for dev',
      provenance: 'generated',
    });
  });

  test.each([1000, 65_536])('of %i characters is judged in no time', (length) => {
    const startedMs = performance.now();
    judgeKey('ab'.repeat(length / 2));
    judgeKey(randomBytes(length).toString('base64'));
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});

describe('generated secrets', () => {
  test('hold 32 bytes and never come twice', () => {
    covers('S12');
    const made = times(100, generateSecret);
    expect(new Set(made).size).toBe(100);
    expect(made.every((text) => Buffer.from(text, 'base64url').length === 32)).toBe(true);
  });

  test('come as lines of an env file, one per key of the contract', () => {
    covers('S12');
    const names = keyNames(contract);
    expect(names).toEqual(['MANAGEMENT_TOKEN', 'SECRET_KEY', 'CSRF_SECRET_KEY']);
    const { values, faults } = parseEnvFile(generateSecretLines(names).join('\n'));
    expect(faults).toEqual([]);
    expect([...values.keys()]).toEqual(names);
    expect([...values.values()].filter((text) => judgeKey(text) !== undefined)).toEqual([]);
  });
});

describe('a placeholder', () => {
  test.each([
    'sk-...',
    'Secret',
    'TBD',
    '{{ api_key }}',
    '%API_KEY%',
    '$(cat key)',
    'your_api_key',
  ])('%s is one', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each(['sk-proj-9aZkT3', 'kT9-vXq2', 'tested', 'a$b', 'secretary-9aZkT3'])(
    '%s is none',
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );
});
