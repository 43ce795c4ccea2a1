import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyedHash } from '../../src/limits/keyed-hash.ts';

const KEY = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]);

function hashOf(hash: KeyedHash, text: string): string {
  hash.hash(text);
  const bytes = Buffer.alloc(8);
  hash.words.forEach((word, index) => {
    bytes.writeInt32LE(word, 4 * index);
  });
  return bytes.toString('hex');
}

/** The same function over bytes and 64-bit integers, written from the paper alone. */
function halfSipHash(key: Uint8Array, message: Uint8Array): string {
  const mask = 0xffff_ffffn;
  const rotate = (value: bigint, bits: bigint): bigint =>
    ((value << bits) | (value >> (32n - bits))) & mask;
  const wordAt = (bytes: Uint8Array, at: number): bigint =>
    BigInt(Buffer.from(bytes).readUInt32LE(at));
  const [k0, k1] = [wordAt(key, 0), wordAt(key, 4)];
  let [v0, v1, v2, v3] = [k0, k1 ^ 0xeen, k0 ^ 0x6c796765n, k1 ^ 0x74656462n];
  const rounds = (count: number): void => {
    for (let round = 0; round < count; round += 1) {
      v0 = (v0 + v1) & mask;
      v1 = rotate(v1, 5n) ^ v0;
      v0 = rotate(v0, 16n);
      v2 = (v2 + v3) & mask;
      v3 = rotate(v3, 8n) ^ v2;
      v0 = (v0 + v3) & mask;
      v3 = rotate(v3, 7n) ^ v0;
      v2 = (v2 + v1) & mask;
      v1 = rotate(v1, 13n) ^ v2;
      v2 = rotate(v2, 16n);
    }
  };
  const padded = new Uint8Array((message.length & ~3) + 4);
  padded.set(message);
  padded[padded.length - 1] = message.length & 255;
  for (let at = 0; at < padded.length; at += 4) {
    v3 ^= wordAt(padded, at);
    rounds(2);
    v0 ^= wordAt(padded, at);
  }
  v2 ^= 0xeen;
  rounds(4);
  const out = Buffer.alloc(8);
  out.writeUInt32LE(Number(v1 ^ v3), 0);
  v1 ^= 0xddn;
  rounds(4);
  out.writeUInt32LE(Number(v1 ^ v3), 4);
  return out.toString('hex');
}

describe('keyed hash', () => {
  // From the reference implementation: key 00…07, message 00, 01, 02, … of that many bytes.
  test.each([
    [0, '218d1f59b9b83cc8'],
    [1, 'be552412f8387315'],
    [2, '064f39ef7c50eb57'],
    [3, 'ce0f1a45f7060679'],
    [4, 'd5e78a175be52ea1'],
    [7, 'ff202728b07bc684'],
    [8, 'edfee820bce4858c'],
    [15, '217d0bcb4e81c902'],
    [16, '7336aad25f7bf3b5'],
    [17, '37adc0641c4c4f6a'],
    [39, '368df6808d403d79'],
  ])('gives the published result for %i bytes', (length, expected) => {
    const message = String.fromCharCode(...Array.from({ length }, (_, index) => index));
    expect(hashOf(new KeyedHash(KEY), message)).toBe(expected);
  });

  test('agrees with a second implementation on any text and key', () => {
    const keys = fc.uint8Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(keys, fc.string({ unit: 'grapheme', maxLength: 40 }), (key, text) => {
        expect(hashOf(new KeyedHash(key), text)).toBe(halfSipHash(key, Buffer.from(text, 'utf8')));
      }),
    );
  });

  test('spreads the keys of neighbours evenly over each half', () => {
    const hash = new KeyedHash(KEY);
    const counts = [new Uint32Array(256), new Uint32Array(256)];
    for (let host = 0; host < 65_536; host += 1) {
      hash.hash(`10.0.${host >> 8}.${host & 255}`);
      counts.forEach((bins, half) => {
        const bin = (hash.words[half] ?? 0) >>> 24;
        bins[bin] = (bins[bin] ?? 0) + 1;
      });
    }
    for (const bins of counts) {
      // Chi-square with 255 degrees of freedom: 350 is passed by chance once in 25 000.
      const chiSquare = bins.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
      expect(chiSquare).toBeLessThan(350);
    }
  });

  test.each([0, 7, 9, 16])('a key of %i bytes is refused', (length) => {
    expect(() => new KeyedHash(new Uint8Array(length))).toThrow(RangeError);
  });
});
