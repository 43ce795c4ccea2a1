import { isIP } from 'node:net';
import { z } from 'zod';
import { isNamedRange } from '../core/address-list.ts';
import { isAddressRange } from '../core/address-range.ts';
import { canonicalOrigin, isAllowedHost, isHostName } from '../core/host-names.ts';
import type { Form } from './forms.ts';

/** A form that accepts what `parse` gives a value for; a thrown error is a no. */
function formOf<Value>(expected: string, parse: (text: string) => Value | undefined): Form<Value> {
  const schema = z
    .string()
    .max(4096)
    .transform((text, context) => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: expected });
      return z.NEVER;
    });
  return { schema, expected };
}

/**
 * An exact origin: scheme, host and, where it is not the scheme's own, port. Given back as browsers
 * send it: lower case, no default port.
 *
 * Refuses `null`, wildcards, user names, paths (also a closing slash), queries and fragments.
 *
 * @see RFC 6454 section 6.2
 */
export const webOrigin: Form<string> = formOf(
  'an origin: https://host or https://host:port, without a path',
  canonicalOrigin,
);

/** An exact origin, or `*` for any. */
export const webOriginOrAny: Form<string> = formOf(webOrigin.expected, (text) =>
  text === '*' ? '*' : canonicalOrigin(text),
);

/** An absolute http or https URL; may hold a key, so it is masked when shown. */
export const webUrl: Form<string> = formOf('an http:// or https:// URL', (text) => {
  const url = /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) ? URL.parse(text) : null;
  return url === null || isAmbiguous(url) ? undefined : text;
});

/** A redis:// or rediss:// URL. */
export const redisUrl: Form<string> = formOf('redis://host:port or rediss://host:port', (text) => {
  const url = /^rediss?:\/\/[^\s\p{Cc}]+$/u.test(text) ? URL.parse(text) : null;
  return url === null || url.hostname === '' || isAmbiguous(url) ? undefined : text;
});

/** Where the data lie: embedded under a directory, or on a PostgreSQL server. */
export const databaseUrl: Form<string> = formOf(
  'pglite://<directory> or postgres://user:password@host:port/name',
  (text) => (isDatabaseUrl(text) ? text : undefined),
);

/** An address or a name to listen on. */
export const bindHost: Form<string> = formOf('an IP address or a host name', (text) => {
  if (isIP(text) !== 0) return text;
  return !text.startsWith('[') && isHostName(text) ? text : undefined;
});

/**
 * A host that requests may name: a host name or an address (IPv6 in brackets), a port only where
 * that one port is meant; a leading dot admits subdomains. Given back in lower case.
 */
export const allowedHost: Form<string> = formOf(
  'a host name, `.name` for its subdomains, or an address, each with or without a port',
  (text) => (isAllowedHost(text) ? text.toLowerCase() : undefined),
);

/** An address, a CIDR without bits behind its prefix, `loopback` or `uniqueLocal`. */
export const proxyRange: Form<string> = formOf(
  'an IP address, a CIDR such as 10.0.0.0/8, `loopback` or `uniqueLocal`',
  (text) => (isNamedRange(text) || isAddressRange(text) ? text : undefined),
);

function isDatabaseUrl(text: string): boolean {
  if (text.length > 2048 || text.trim() !== text) return false;
  if (text.startsWith('pglite://')) return isEmbeddedUrl(text);
  const url = /^postgres(ql)?:\/\/[^\s\p{Cc}]+$/u.test(text) ? URL.parse(text) : null;
  if (url === null || isAmbiguous(url) || url.hash !== '' || url.port === '0') return false;
  const host = url.hostname !== '' || url.searchParams.has('host');
  return host && url.username !== '' && /^\/[^/]+$/.test(url.pathname);
}

/** A directory that means the same to everyone: no `~`, no way up, nothing encoded. */
function isEmbeddedUrl(text: string): boolean {
  const directory = text.slice('pglite://'.length);
  if (!/^(?!\/*$)(?!~)[^?#%\p{Cc}]+$/u.test(directory)) return false;
  return !directory.split(/[/\\]/).includes('..');
}

/** A `/`, `?` or `#` of a password that was not percent-encoded has moved the `@` out of place. */
function isAmbiguous(url: URL): boolean {
  return `${url.pathname}${url.search}${url.hash}`.includes('@');
}
