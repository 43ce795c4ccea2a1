import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalAddress, clientKey, widenClientKey } from '../../src/core/client-key.ts';
import { covers } from '../support/covers.ts';

const octet = fc.integer({ min: 0, max: 255 });
const part = fc.oneof(fc.constantFrom(0, 0, 0xffff), fc.integer({ min: 0, max: 0xffff }));
const ipv6 = fc.array(part, { minLength: 8, maxLength: 8 });

const hexPair = (high: number, low: number): string => ((high << 8) | low).toString(16);

/** Every way a dual-stack listener, a proxy or an attacker may write one IPv4 address. */
function mappedSpellings([a, b, c, d]: readonly [number, number, number, number]): string[] {
  const dotted = `${a}.${b}.${c}.${d}`;
  const hex = `${hexPair(a, b)}:${hexPair(c, d)}`;
  return [
    dotted,
    `::ffff:${dotted}`,
    `::FFFF:${dotted}`,
    `::ffff:${hex}`,
    `::FfFf:${hex.toUpperCase()}`,
    `0:0:0:0:0:ffff:${dotted}`,
    `0:0:0:0:0:ffff:${hex}`,
    `0000:0000:0000:0000:0000:ffff:${dotted}`,
    `0::ffff:${dotted}`,
    `::ffff:${dotted}%eth0`,
  ];
}

/** A shorter spelling of our own making: any one run of zero parts may be left out. */
function ipv6Spellings(parts: readonly number[], zone: string): string[] {
  const plain = parts.map((value) => value.toString(16));
  const spellings = [
    plain.join(':'),
    plain.join(':').toUpperCase(),
    plain.map((text) => text.padStart(4, '0')).join(':'),
    `${plain.join(':')}%${zone}`,
    `${plain.slice(0, 6).join(':')}:${dottedEnd(parts)}`,
  ];
  for (let from = 0; from < 8; from += 1) {
    for (let to = from + 1; to <= 8 && parts.slice(from, to).every((p) => p === 0); to += 1) {
      spellings.push(`${plain.slice(0, from).join(':')}::${plain.slice(to).join(':')}`);
    }
  }
  return spellings;
}

function dottedEnd(parts: readonly number[]): string {
  const [high = 0, low = 0] = parts.slice(6);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

describe('client key', () => {
  test('all spellings of an IPv4 address are one client', () => {
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), (octets) => {
        const dotted = octets.join('.');
        for (const spelling of mappedSpellings(octets)) {
          expect(canonicalAddress(spelling)).toBe(dotted);
          expect(clientKey(spelling)).toBe(dotted);
        }
      }),
    );
  });

  test('all spellings of an IPv6 address are one address, and no two addresses are', () => {
    fc.assert(
      fc.property(ipv6, ipv6, (parts, others) => {
        const canonical = new Set(
          ipv6Spellings(parts, 'en0').map((text) => canonicalAddress(text)),
        );
        expect([...canonical]).toHaveLength(1);
        expect(canonical.has(undefined)).toBe(false);
        const same = parts.every((value, index) => value === others[index]);
        expect(canonical.has(canonicalAddress(others.map((p) => p.toString(16)).join(':')))).toBe(
          same,
        );
      }),
    );
  });

  test('an IPv6 client is its prefix, for every length of prefix', () => {
    covers('A-PX-06');
    const bits = fc.integer({ min: 48, max: 128 });
    fc.assert(
      fc.property(ipv6, bits, fc.integer({ min: 0, max: 127 }), (parts, prefixBits, flipped) => {
        const [first = 0] = parts;
        // Keep clear of ::ffff:0:0/96, whose addresses are IPv4 clients.
        const own = [first | 0x2000, ...parts.slice(1)];
        const other = own.map((value, index) =>
          index === flipped >> 4 ? value ^ (0x8000 >> (flipped & 15)) : value,
        );
        const keys = [own, other].map((address) =>
          clientKey(address.map((value) => value.toString(16)).join(':'), prefixBits),
        );
        expect(keys[0] === keys[1]).toBe(flipped >= prefixBits);
      }),
    );
  });

  test('the 65536 last parts of a /64 are one client, its neighbour is another', () => {
    covers('A-PX-06');
    const keys = new Set<string>();
    for (let host = 0; host < 65_536; host += 1) {
      keys.add(clientKey(`2001:db8:1:2:3:4:5:${host.toString(16)}`));
    }
    expect([...keys]).toEqual(['2001:db8:1:2::/64']);
    expect(clientKey('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  });

  test.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['2001:DB8::1', '2001:db8::1', '2001:db8::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80::/64'],
    ['::1', '::1', '::/64'],
    // IPv4-compatible and translated addresses are not mapped ones.
    ['::1.2.3.4', '::102:304', '::/64'],
    ['::ffff:0:1.2.3.4', '::ffff:0:102:304', '::/64'],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304', '64:ff9b::/64'],
  ])('%s is %s, counted as %s', (text, canonical, key) => {
    expect(canonicalAddress(text)).toBe(canonical);
    expect(clientKey(text)).toBe(key);
    expect(clientKey(canonical)).toBe(key);
  });

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.04',
    '0x1.2.3.4',
    '1.2.3.4:80',
    '1.2.3.4 ',
    '1.2..4',
    '.1.2.3',
    '[::1]',
    '::1/64',
    ':::',
    '1::2::3',
    '12345::',
    '::ffff:0x1.2.3.4',
    '::ffff:1.2.3.256',
    'unknown',
    '_hidden',
    `::1%${'a'.repeat(100)}`,
    '1'.repeat(100_000),
  ])('%s is no address: such peers are one client', (text) => {
    expect(canonicalAddress(text)).toBeUndefined();
    expect(clientKey(text)).toBe('unknown');
  });

  test.each([
    ['203.0.113.7', ['203.0.113.0/24']],
    ['2001:db8:1:2::/64', ['2001:db8:1::/48', '2001:db8::/32']],
    ['2001:db8:1:2:3:4:5:6/128', ['2001:db8:1::/48', '2001:db8::/32']],
    ['2001:db8:1::/48', ['2001:db8::/32']],
    ['unknown', []],
    ['alice', []],
    ['alice/64', []],
  ])('%s widens to %j', (key, expected) => {
    const wider: string[] = [];
    for (let next = widenClientKey(key); next !== undefined; next = widenClientKey(next)) {
      wider.push(next);
    }
    expect(wider).toEqual(expected);
  });

  test.each([47, 129, 64.5, Number.NaN])('a prefix of %d bits is refused', (bits) => {
    expect(() => clientKey('2001:db8::1', bits)).toThrow(/whole number from 48 to 128/);
  });
});
