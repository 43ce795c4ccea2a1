import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Wider ranges than a site can have: whoever trusts them trusts the internet. */
const WIDEST_IPV4_BITS = 8;
const WIDEST_IPV6_BITS = 16;

/** `fc00::/7` and `fe80::/10`, from which no stranger can come (RFC 4193, RFC 4291 2.5.6). */
const WIDEST_LOCAL_BITS = 7;
const LOCAL: readonly string[] = ['uniqueLocal', 'linkLocal'];

/** `::ffff:0:0/96`, in which every IPv4 address lies once more. */
const MAPPED_IPV4 = ipaddr.IPv6.parse('::ffff:0:0');
const MAPPED_BITS = 96;

/** An address, or a CIDR without bits behind its prefix; neither with a zone. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (more.length > 0 || family === 0 || address.includes('%')) return false;
  if (bits === undefined) return true;
  if (!/^(0|[1-9][0-9]{0,2})$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? ipaddr.IPv4 : ipaddr.IPv6;
  return kind.networkAddressFromCIDR(text).toString() === ipaddr.parse(address).toString();
}

/**
 * Whether a range of proxies is so wide that strangers fall into it: IPv4 wider than /8, IPv6 wider
 * than /16, or all IPv4 in IPv6 form. Unique-local and link-local ranges are nobody's but ours.
 *
 * @param range a range by `isAddressRange`, or the name of one, which holds no strangers
 * @see express-rate-limit ERR_ERL_PERMISSIVE_TRUST_PROXY
 */
export function trustsStrangers(range: string): boolean {
  const [address = '', prefix] = range.split('/');
  if (prefix === undefined || isIP(address) === 0) return false;
  const bits = Number(prefix);
  if (isIP(address) === 4) return bits < WIDEST_IPV4_BITS;
  const network = ipaddr.IPv6.parse(address);
  if (MAPPED_IPV4.match(network, Math.min(bits, MAPPED_BITS))) {
    return bits < MAPPED_BITS + WIDEST_IPV4_BITS;
  }
  return bits < (LOCAL.includes(network.range()) ? WIDEST_LOCAL_BITS : WIDEST_IPV6_BITS);
}
