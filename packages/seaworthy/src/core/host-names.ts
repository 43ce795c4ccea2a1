import { isIP } from 'node:net';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const HOST = /^(\.?)(\[[^\]]+\]|[^:[\]]+)(?::([1-9][0-9]{0,4}))?$/;
const ORIGIN = /^https?:\/\/[^/?#@\\\s*%]+$/i;

/** A name or an address (IPv6 in brackets, without zone), in lower case and without a port. */
export function isHostName(text: string): boolean {
  if (text.startsWith('[')) return /^\[[0-9a-f:.]+\]$/.test(text) && isIP(text.slice(1, -1)) === 6;
  // A last label that is a number makes the whole an IPv4 address to browsers (WHATWG URL 3.5).
  if (/(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/.test(text)) return isIP(text) === 4;
  return text.length <= 253 && NAME.test(text);
}

/** A host that requests may name: a leading dot stands for its subdomains; a port may follow. */
export function isAllowedHost(text: string): boolean {
  const match = HOST.exec(text.toLowerCase());
  if (match === null) return false;
  const [, dot = '', name = '', port = '1'] = match;
  const isAddress = name.startsWith('[') || isIP(name) === 4;
  return Number(port) <= 65_535 && !(dot !== '' && isAddress) && isHostName(name);
}

/**
 * An origin as browsers send it: lower case, no default port. Undefined for what is none: `null`,
 * wildcards, user names, paths (also a closing slash), queries and fragments.
 *
 * @see RFC 6454 6.2
 */
export function canonicalOrigin(text: string): string | undefined {
  const url = ORIGIN.test(text) ? URL.parse(text) : null;
  if (url === null || url.host.startsWith('.') || !isAllowedHost(url.host)) return undefined;
  const port = url.protocol === 'https:' ? ':443' : ':80';
  // A host that the parser rewrites (`0x7f.1`, full-width letters) is not the one that was meant.
  const isAsMeant = [url.origin, url.origin + port].includes(text.toLowerCase());
  return isAsMeant ? url.origin : undefined;
}
