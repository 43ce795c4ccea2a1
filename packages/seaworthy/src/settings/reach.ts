import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const MIN_IPV4_BITS = 8;
const MIN_IPV6_BITS = 16;
const MAPPED_IPV4 = ipaddr.IPv6.parse('::ffff:0:0');

/**
 * Whether a range of proxies is so wide that strangers fall into it: IPv4 wider than /8, IPv6 wider
 * than /16, or all IPv4 in IPv6 form. Unique-local and link-local ranges are nobody's but ours.
 */
export function trustsStrangers(range: string): boolean {
  const [address = '', prefix] = range.split('/');
  if (prefix === undefined || isIP(address) === 0) return false;
  const bits = Number(prefix);
  if (isIP(address) === 4) return bits < MIN_IPV4_BITS;
  const network = ipaddr.IPv6.parse(address);
  if (network.isIPv4MappedAddress()) return bits < 96 + MIN_IPV4_BITS;
  if (MAPPED_IPV4.match(network, bits)) return true;
  const local = network.range() === 'uniqueLocal' || network.range() === 'linkLocal';
  return bits < (local ? 7 : MIN_IPV6_BITS);
}

/** Whether an address to listen on is reached from this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
