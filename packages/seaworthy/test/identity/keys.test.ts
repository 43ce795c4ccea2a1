import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeaworthyError } from '../../src/core/errors.ts';
import { createTokenKeys } from '../../src/identity/keys.ts';
import { covers } from '../support/covers.ts';

const OLD = 'an-old-secret-of-more-than-32-characters';
const NEW = 'a-new-secret-of-more-than-32-characters!';

describe('token keys', () => {
  test('sign as HKDF-SHA-256 and HMAC-SHA-256 prescribe', () => {
    const key = Buffer.from(hkdfSync('sha256', OLD, 'seaworthy.token.v1', 'csrf', 32));
    const expected = createHmac('sha256', key).update('message').digest('base64url');
    expect(createTokenKeys([OLD]).sign('csrf', 'message')).toBe(expected);
  });

  test('what was signed verifies, for that purpose and message alone', () => {
    const keys = createTokenKeys([OLD]);
    const signature = keys.sign('csrf', 'message');
    expect(keys.verify('csrf', 'message', signature)).toBe(true);
    expect(keys.verify('csrf', 'message', signature)).toBe(true);
    expect(keys.verify('other', 'message', signature)).toBe(false);
    expect(keys.verify('csrf', 'message2', signature)).toBe(false);
    expect(createTokenKeys([NEW]).verify('csrf', 'message', signature)).toBe(false);
  });

  test('a rotated key still verifies and no longer signs', () => {
    covers('S10');
    const before = createTokenKeys([OLD]).sign('csrf', 'message');
    const rotated = createTokenKeys([NEW, OLD]);
    expect(rotated.verify('csrf', 'message', before)).toBe(true);
    expect(rotated.sign('csrf', 'message')).toBe(createTokenKeys([NEW]).sign('csrf', 'message'));
    expect(createTokenKeys([NEW]).verify('csrf', 'message', before)).toBe(false);
  });

  test('no other spelling of a signature verifies', () => {
    const keys = createTokenKeys([OLD]);
    const signature = keys.sign('csrf', 'message');
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = [...digits].filter((last) =>
      keys.verify('csrf', 'message', signature.slice(0, -1) + last),
    );
    expect(accepted).toEqual([signature.at(-1)]);
    for (const wrong of ['', `${signature}=`, `${signature} `, 'é'.repeat(43), `${signature}A`]) {
      expect(keys.verify('csrf', 'message', wrong)).toBe(false);
    }
  });

  test('a forgery never verifies, whatever was verified before it', () => {
    const keys = createTokenKeys([OLD], { cacheCount: 4 });
    const message = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(
        message,
        message,
        fc.base64String({ minLength: 44, maxLength: 44 }),
        (a, b, c) => {
          const genuine = keys.sign('csrf', a);
          expect(keys.verify('csrf', a, genuine)).toBe(true);
          expect(keys.verify('csrf', b, genuine)).toBe(a === b);
          expect(keys.verify('csrf', a, c.slice(0, 43))).toBe(false);
        },
      ),
    );
  });

  test('what is remembered cannot be read as another purpose and message', () => {
    const keys = createTokenKeys([OLD]);
    const signature = keys.sign('a', 'b\nc');
    expect(keys.verify('a', 'b\nc', signature)).toBe(true);
    expect(keys.verify('a\nb', 'c', signature)).toBe(false);
  });

  test.each([
    ['no secret', []],
    ['a short one', ['x'.repeat(31)]],
    ['a short one behind a good one', [NEW, 'short']],
  ])('%s is refused, and not echoed', (_name, secrets) => {
    const failure = thrownBy(() => createTokenKeys(secrets));
    expect(failure).toBeInstanceOf(SeaworthyError);
    expect(String(failure)).not.toContain('short-secret');
    expect(String(failure)).not.toContain(NEW);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
