import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SeaworthyError } from './errors.ts';

/** Key of every peer whose address is no IP address (a Unix socket): they count as one client. */
const UNKNOWN_CLIENT = 'unknown';

/** An IPv6 address is at most 45 characters long; the rest leaves room for a zone's name. */
const MAX_ADDRESS_LENGTH = 64;

const DOT = 0x2e;
const ZERO = 0x30;

/**
 * The one spelling of an IP address: dotted decimal for IPv4 and for IPv6 that maps it
 * (`::ffff:0:0/96`), RFC 5952 for every other IPv6 address, without its zone. Two texts name one
 * address exactly when this gives one string for both.
 *
 * @returns undefined for anything else: octal, hexadecimal or short IPv4, ports, brackets, prefixes
 * @see RFC 4291 2.5.5.2 (mapped addresses), RFC 5952 4, CVE-2026-39409
 */
export function canonicalAddress(text: string): string | undefined {
  if (isDottedDecimal(text)) return text;
  const parts = ipv6Parts(text);
  return parts === undefined ? undefined : (mappedIpv4(parts) ?? spelled(parts));
}

/**
 * What a client is counted by: an IPv4 address as it is, an IPv6 address as the network of
 * `ipv6PrefixBits` bits it lies in, because one subscriber holds a whole one. Everything that is no
 * address is one client together.
 *
 * @param ipv6PrefixBits 48 to 128, default 64
 * @throws SeaworthyError `guard.invalid-option` for other prefix lengths
 * @see RFC 6177 (what a site is assigned), CVE-2026-30827
 */
export function clientKey(address: string, ipv6PrefixBits = 64): string {
  if (isDottedDecimal(address)) return address;
  const parts = ipv6Parts(address);
  if (parts === undefined) return UNKNOWN_CLIENT;
  return mappedIpv4(parts) ?? network(parts, checkedPrefix(ipv6PrefixBits));
}

/**
 * The next wider network of a client key: `/24` for IPv4; `/48`, then `/32` for IPv6.
 *
 * @returns undefined where nothing wider is meant for sharing
 */
export function widenClientKey(key: string): string | undefined {
  if (isDottedDecimal(key)) return `${key.slice(0, key.lastIndexOf('.'))}.0/24`;
  const slash = key.lastIndexOf('/');
  const bits = Number(key.slice(slash + 1));
  const parts = slash < 0 ? undefined : ipv6Parts(key.slice(0, slash));
  if (parts === undefined || !(bits > 32)) return undefined;
  return network(parts, bits > 48 ? 48 : 32);
}

/** Four decimal numbers up to 255 without leading zeros: most addresses, so checked by hand. */
function isDottedDecimal(text: string): boolean {
  if (text.length < 7 || text.length > 15) return false;
  let dots = 0;
  let digits = 0;
  let value = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (digits === 0) return false;
      dots += 1;
      digits = 0;
      value = 0;
      continue;
    }
    if (code < ZERO || code > ZERO + 9 || (digits > 0 && value === 0)) return false;
    value = value * 10 + code - ZERO;
    digits += 1;
    if (value > 255) return false;
  }
  return dots === 3 && digits > 0;
}

/** Eight 16-bit parts; undefined when the text is no IPv6 address. */
function ipv6Parts(text: string): readonly number[] | undefined {
  if (text.length > MAX_ADDRESS_LENGTH) return undefined;
  const zone = text.indexOf('%');
  const address = zone < 0 ? text : text.slice(0, zone);
  // ipaddr.js also takes octal and hexadecimal parts of an embedded IPv4 address; Node does not.
  return isIPv6(address) ? ipaddr.IPv6.parse(withoutDots(address)).parts : undefined;
}

/** ipaddr.js reads `::1.2.3.4` as a mapped address, which it is not: hand it hexadecimal only. */
function withoutDots(address: string): string {
  if (!address.includes('.')) return address;
  const start = address.lastIndexOf(':') + 1;
  const [a, b, c, d] = address.slice(start).split('.').map(Number);
  const high = ((a ?? 0) << 8) | (b ?? 0);
  const low = ((c ?? 0) << 8) | (d ?? 0);
  return `${address.slice(0, start)}${high.toString(16)}:${low.toString(16)}`;
}

function mappedIpv4(parts: readonly number[]): string | undefined {
  const [a, b, c, d, e, marker, high = 0, low = 0] = parts;
  if (marker !== 0xffff || a || b || c || d || e) return undefined;
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

function network(parts: readonly number[], prefixBits: number): string {
  const masked = parts.map((part, index) => {
    const bits = Math.min(16, Math.max(0, prefixBits - 16 * index));
    return part & (0xffff << (16 - bits)) & 0xffff;
  });
  return `${spelled(masked)}/${prefixBits}`;
}

function spelled(parts: readonly number[]): string {
  return new ipaddr.IPv6([...parts]).toRFC5952String();
}

function checkedPrefix(bits: number): number {
  if (Number.isInteger(bits) && bits >= 48 && bits <= 128) return bits;
  throw new SeaworthyError(
    'guard.invalid-option',
    `topology.ipv6PrefixBits: expected a whole number from 48 to 128, got ${bits}`,
  );
}
