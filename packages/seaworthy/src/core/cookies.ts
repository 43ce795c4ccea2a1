/**
 * Cookies as the pipeline reads and writes them: one by name, and none that could mean two things.
 *
 * @see RFC 6265 §4.1.1, §5.2; OWASP ASVS 5.0 V3.3
 */

/** The cookie was sent twice, is too long, or is among too many: it identifies nobody. */
export const AMBIGUOUS: unique symbol = Symbol('ambiguous cookie');

/** Most cookies of one request that are looked at; with more, every cookie is ambiguous. */
export const MAX_COOKIE_COUNT = 100;
/** Bytes of name and value; what browsers keep at most. */
export const MAX_COOKIE_BYTES = 4096;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;
const EQUALS = 0x3d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * The value of a cookie, found without taking the others apart.
 *
 * A second cookie of the same name makes it ambiguous: browsers send both the service's own and one
 * that a neighbouring subdomain planted, in an order the planter can choose.
 *
 * @param header the `Cookie` field, several joined by `; `
 * @param name as it travels, prefix included; case matters
 */
export function findCookie(
  header: string | undefined,
  name: string,
): string | undefined | typeof AMBIGUOUS {
  if (header === undefined) return undefined;
  let found: string | undefined;
  let start = 0;
  for (let count = 1; start <= header.length; count += 1) {
    if (count > MAX_COOKIE_COUNT) return AMBIGUOUS;
    const semicolon = header.indexOf(';', start);
    const end = semicolon === -1 ? header.length : semicolon;
    const from = skipBlanks(header, start);
    const equals = header.startsWith(name, from) ? skipBlanks(header, from + name.length) : -1;
    if (equals !== -1 && header.charCodeAt(equals) === EQUALS) {
      if (found !== undefined || end - from > MAX_COOKIE_BYTES) return AMBIGUOUS;
      found = header.slice(equals + 1, end).trim();
    }
    start = end + 1;
  }
  return found;
}

export interface CookieAttributes {
  /** Sent over https alone. */
  readonly secure: boolean;
  readonly sameSite: 'Lax' | 'Strict';
  /** 0 removes the cookie; without it the cookie lives as long as the browser runs. */
  readonly maxAgeSeconds?: number;
}

/** The name as it travels: `__Host-` binds a Secure cookie to this host and to `/`. */
export function cookieName(name: string, secure: boolean): string {
  return secure && !name.startsWith('__Host-') ? `__Host-${name}` : name;
}

/**
 * A `Set-Cookie` value: always HttpOnly, `Path=/` and without `Domain`.
 *
 * @throws RangeError for a name or value that a cookie cannot carry, or more than 4096 bytes.
 */
export function serialiseCookie(name: string, value: string, attributes: CookieAttributes): string {
  if (!TOKEN.test(name)) throw new RangeError('cookie name: expected an RFC 9110 token');
  if (!VALUE.test(value)) throw new RangeError(`cookie ${name}: expected RFC 6265 cookie octets`);
  const { secure, sameSite, maxAgeSeconds } = attributes;
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${Math.trunc(maxAgeSeconds)}`;
  const flags = `HttpOnly${secure ? '; Secure' : ''}; SameSite=${sameSite}`;
  const text = `${name}=${value}; Path=/${age}; ${flags}`;
  if (text.length > MAX_COOKIE_BYTES) {
    throw new RangeError(`cookie ${name}: expected at most ${MAX_COOKIE_BYTES} bytes`);
  }
  return text;
}

/** Puts a serialised cookie on the answer, in place of one of the same name. */
export function putCookie(answer: { cookies: string[] | undefined }, cookie: string): void {
  const nameWithEquals = cookie.slice(0, cookie.indexOf('=') + 1);
  const others = answer.cookies?.filter((one) => !one.startsWith(nameWithEquals)) ?? [];
  answer.cookies = [...others, cookie];
}

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) === SPACE || text.charCodeAt(index) === TAB) index += 1;
  return index;
}
