import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Fault } from '../core/errors.ts';
import { type Check, shown, text } from './shape.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const HOST = /^(\.?)(\[[0-9a-f:.]+\]|[^:[\]]+)(?::([1-9][0-9]{0,4}))?$/i;
const ORIGIN = /^https?:\/\/[^/?#@\\\s*%]+$/i;
const PREFIX = /^(0|[1-9][0-9]{0,2})$/;

/** Names for groups of addresses. */
const GROUPS: readonly string[] = ['loopback', 'uniqueLocal'];

/** Wider ranges than a site can have: whoever trusts them trusts the internet. */
const WIDEST_IPV4_BITS = 8;
const WIDEST_IPV6_BITS = 16;

/** `fc00::/7` and `fe80::/10`, from which no stranger can come (RFC 4193, RFC 4291 2.5.6). */
const WIDEST_LOCAL_BITS = 7;
const LOCAL: readonly string[] = ['uniqueLocal', 'linkLocal'];

/** `::ffff:0:0/96`, in which every IPv4 address lies once more. */
const MAPPED_BITS = 96;

/** `host`, `.host` for its subdomains, an address (IPv6 in brackets); each may have a port. */
export const host: Check = text(
  'a host name, .name for its subdomains, or an address, with or without a port',
  isHost,
);

/** `https://host` or `https://host:port`; never `null`, a wildcard, a path or a closing slash. */
export const origin: Check = text(
  'an origin: https://host or https://host:port, without a path',
  (value) => canonicalOrigin(value) !== undefined,
);

/** An exact origin, or `*`. */
export const originOrAny: Check = (value, field, faults) => {
  if (value !== '*') origin(value, field, faults);
};

/** An address, or a CIDR without bits behind its prefix. */
export const addressRange: Check = text(
  'an IP address or a CIDR such as 10.0.0.0/8',
  (value) => isIP(value) !== 0 || isExactCidr(value),
);

/**
 * An address, a CIDR or a name for a group; nothing so wide that strangers lie in it.
 *
 * @see express-rate-limit ERR_ERL_PERMISSIVE_TRUST_PROXY
 */
export const proxyRange: Check = (value, field, faults) => {
  if (typeof value === 'string' && GROUPS.includes(value)) return;
  const before: Fault[] = [];
  addressRange(value, field, before);
  if (before.length > 0) {
    const message = `expected an IP address, a CIDR, loopback or uniqueLocal, got ${shown(value)}`;
    faults.push({ field, message });
  } else if (typeof value === 'string' && isTooWide(value)) {
    faults.push({
      field,
      message: `expected the proxies' own network, got '${value}', which trusts strangers`,
      remedy: 'Name the addresses the proxies connect from; any client can forge what is trusted',
    });
  }
};

/** As browsers send it: lower case, no default port. Undefined when it is no origin. */
export function canonicalOrigin(value: string): string | undefined {
  if (!ORIGIN.test(value)) return undefined;
  const url = URL.parse(value);
  if (url === null) return undefined;
  const port = url.protocol === 'https:' ? ':443' : ':80';
  // A host that the parser rewrites (`0x7f.1`, full-width letters) is not the one that was meant.
  const isAsMeant = [url.origin, url.origin + port].includes(value.toLowerCase());
  return isAsMeant && isHost(url.host) ? url.origin : undefined;
}

function isHost(value: string): boolean {
  const match = HOST.exec(value.toLowerCase());
  if (match === null) return false;
  const [, dot = '', name = '', port = '1'] = match;
  if (Number(port) > 65_535 || name.length > 253) return false;
  if (name.startsWith('[')) return dot === '' && isIP(name.slice(1, -1)) === 6;
  // A last label that is a number makes the whole an IPv4 address to browsers (WHATWG URL 3.5).
  if (/(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/.test(name)) return dot === '' && isIP(name) === 4;
  return NAME.test(name);
}

function isExactCidr(value: string): boolean {
  const [address = '', bits = '', ...more] = value.split('/');
  if (more.length > 0 || isIP(address) === 0 || !PREFIX.test(bits)) return false;
  if (Number(bits) > (isIP(address) === 4 ? 32 : 128) || address.includes('%')) return false;
  const range =
    isIP(address) === 4
      ? ipaddr.IPv4.networkAddressFromCIDR(value)
      : ipaddr.IPv6.networkAddressFromCIDR(value);
  return range.toString() === ipaddr.parse(address).toString();
}

function isTooWide(value: string): boolean {
  const [address = '', text] = value.split('/');
  if (text === undefined) return false;
  const bits = Number(text);
  if (isIP(address) === 4) return bits < WIDEST_IPV4_BITS;
  const range = ipaddr.IPv6.parse(address);
  const mapped = ipaddr.IPv6.parse('::ffff:0:0');
  if (mapped.match(range, Math.min(bits, MAPPED_BITS)))
    return bits < MAPPED_BITS + WIDEST_IPV4_BITS;
  return bits < (LOCAL.includes(range.range()) ? WIDEST_LOCAL_BITS : WIDEST_IPV6_BITS);
}
