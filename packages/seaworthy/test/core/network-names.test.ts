import { describe, expect, test } from 'vitest';
import { isAddressRange, trustsStrangers } from '../../src/core/address-range.ts';
import { canonicalOrigin, isAllowedHost, isHostName } from '../../src/core/host-names.ts';

describe('a host', () => {
  test.each([
    ['a.test', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    // To browsers these are addresses, and other ones than they seem (WHATWG URL 3.5).
    ['127.1', false],
    ['0x7f.1', false],
    ['a.0x7f', false],
    ['[fe80::1%eth0]', false],
    ['A.test', false],
    ['a.test.', false],
    ['a_b.test', false],
  ])('%s by itself: %s', (text, expected) => {
    expect(isHostName(text)).toBe(expected);
    // Of a request, in any case.
    expect(isAllowedHost(text)).toBe(expected || text === 'A.test');
    expect(isAllowedHost(`${text}:8443`)).toBe(expected || text === 'A.test');
  });

  test.each([
    ['.a.test', true],
    ['.a.test:80', true],
    ['.127.0.0.1', false],
    ['.[::1]', false],
    ['a.test:0', false],
    ['a.test:65536', false],
    ['*.a.test', false],
  ])('%s of requests: %s', (text, expected) => {
    expect(isAllowedHost(text)).toBe(expected);
  });
});

test.each([
  ['https://a.test', 'https://a.test'],
  ['HTTPS://A.test:443', 'https://a.test'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['https://.a.test', undefined],
  ['https://a.test:0', undefined],
  ['https://a.test/', undefined],
  ['https://0x7f.1', undefined],
  ['null', undefined],
])('%s as an origin is %s', (text, expected) => {
  expect(canonicalOrigin(text)).toBe(expected);
});

test.each([
  ['10.0.0.0/8', true],
  ['10.0.0.1/8', false],
  ['::ffff:10.0.0.0/104', true],
  ['fe80::1', true],
  // Who is at the other end of an interface is no matter of addresses.
  ['fe80::1%eth0', false],
  ['fe80::%eth0/64', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/08', false],
  ['10.0.0.0/8/8', false],
  ['loopback', false],
])('%s as a range of addresses: %s', (text, expected) => {
  expect(isAddressRange(text)).toBe(expected);
});

test.each([
  ['10.0.0.0/8', false],
  ['8.0.0.0/7', true],
  ['2001::/16', false],
  ['2000::/3', true],
  ['fc00::/7', false],
  ['fe80::/10', false],
  ['::ffff:10.0.0.0/104', false],
  ['::ffff:0:0/96', true],
  ['::/0', true],
  ['loopback', false],
])('strangers lie in %s: %s', (range, expected) => {
  expect(trustsStrangers(range)).toBe(expected);
});
