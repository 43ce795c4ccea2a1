import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { checkPassword, createPasswordHasher } from '../../src/identity/password.ts';

const hasher = createPasswordHasher();
const PASSWORD = 'correct horse battery';

describe('passwords', () => {
  test.each([
    ['7 characters', 'a'.repeat(7), 'too-short'],
    ['8 characters', 'a'.repeat(8), undefined],
    ['8 characters outside the first plane', '😀'.repeat(8), undefined],
    ['4 of them, 8 code units', '😀'.repeat(4), 'too-short'],
    ['128 characters', 'a'.repeat(128), undefined],
    ['129 characters', 'a'.repeat(129), 'too-long'],
    ['128 characters of 4 bytes', '😀'.repeat(128), undefined],
    ['a megabyte', 'a'.repeat(1_048_576), 'too-long'],
  ])('%s', (_name, password, expected) => {
    expect(checkPassword(password)).toBe(expected);
  });

  test('are hashed by argon2id with the parameters that OWASP recommends', async () => {
    const phc = await hasher.hash(PASSWORD);
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.hash(PASSWORD)).not.toBe(phc);
    expect(hasher.needsRehash(phc)).toBe(false);
  });

  test('verify when they are the same, and only then', async () => {
    const phc = await hasher.hash(PASSWORD);
    expect(await hasher.verifyOrWaste(phc, PASSWORD)).toBe(true);
    expect(await hasher.verifyOrWaste(phc, `${PASSWORD} `)).toBe(false);
    expect(await hasher.verifyOrWaste(phc, 'a'.repeat(4096))).toBe(false);
    expect(await hasher.verifyOrWaste(undefined, PASSWORD)).toBe(false);
    expect(await hasher.verifyOrWaste('', PASSWORD)).toBe(false);
    expect(await hasher.verifyOrWaste('$2b$10$notargon', PASSWORD)).toBe(false);
  });

  test('that look alike are one', async () => {
    const phc = await hasher.hash('caf\u00e9 au lait');
    expect(await hasher.verifyOrWaste(phc, 'cafe\u0301 au lait')).toBe(true);
  });

  test('that cannot be taken are not hashed', async () => {
    await expect(hasher.hash('short')).rejects.toThrow(RangeError);
    await expect(hasher.hash('a'.repeat(129))).rejects.toThrow(RangeError);
  });

  test('of weaker parameters verify and ask to be hashed again', async () => {
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    expect(await hasher.verifyOrWaste(weak, PASSWORD)).toBe(true);
    expect(hasher.needsRehash(weak)).toBe(true);
    expect(hasher.needsRehash('not a hash')).toBe(true);
  });

  test('wait in a bounded queue', async () => {
    const crowded = createPasswordHasher();
    const weak = await hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
    const all = Array.from({ length: 259 }, () => crowded.verifyOrWaste(weak, PASSWORD));
    const results = await Promise.allSettled(all);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map((result) => result.reason.code)).toEqual(['password.busy']);
    expect(await crowded.verifyOrWaste(weak, PASSWORD)).toBe(true);
  });
});
