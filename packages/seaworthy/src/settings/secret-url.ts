import { inspect } from 'node:util';
import { type Provenance, SecretValue } from './secret.ts';

const SECRET_PARAMETER = /pass|secret|token|key|auth|sig|cred/i;

/**
 * A URL that may hold a password. Prints as itself with user name, host and path, and `[secret]`
 * for the password and for query parameters that look like one; {@link SecretUrl.reveal} gives it
 * whole.
 */
export class SecretUrl extends SecretValue {
  readonly #masked: string;
  readonly #scheme: string;

  constructor(url: string, provenance: Provenance) {
    super(url, provenance);
    this.#masked = maskUrl(url);
    this.#scheme = url.slice(0, Math.max(0, url.indexOf(':')));
  }

  /** What may be shown. */
  get masked(): string {
    return this.#masked;
  }

  /** Without the colon: `postgres`. */
  get scheme(): string {
    return this.#scheme;
  }

  /** The password, if the URL has one. */
  revealPassword(): string | undefined {
    const password = URL.parse(this.reveal())?.password;
    return password === undefined || password === '' ? undefined : decode(password);
  }

  override toString(): string {
    return this.#masked;
  }

  override toJSON(): string {
    return this.#masked;
  }

  override [Symbol.toPrimitive](): string {
    return this.#masked;
  }

  override [inspect.custom](): string {
    return this.#masked;
  }
}

/**
 * A URL with `[secret]` for its password, its fragment and secret-looking query parameters.
 *
 * @returns `[secret]` alone for a text that cannot be parsed: where its password begins is unknown.
 */
export function maskUrl(text: string): string {
  if (text.startsWith('pglite://') && !text.includes('@')) return text;
  const url = URL.parse(text);
  // `name:password@host` parses too, with the name as scheme.
  if (url === null || (!text.includes('://') && text.includes('@'))) return '[secret]';
  const slashes = url.href.startsWith(`${url.protocol}//`) ? '//' : '';
  const rest = `${url.pathname}${url.search}${url.hash}`;
  // An unescaped `/`, `?` or `#` in a password ends the authority early; an `@` behind shows it.
  if (rest.includes('@')) return `${url.protocol}${slashes}[secret]`;
  const fragment = url.hash === '' ? '' : '#[secret]';
  const place = `${maskCredentials(url)}${url.host}${url.pathname}`;
  return `${url.protocol}${slashes}${place}${maskQuery(url)}${fragment}`;
}

/** On the web a user name without password is a token or a key; for a database it is a role. */
function maskCredentials(url: URL): string {
  if (url.username === '' && url.password === '') return '';
  if (url.protocol === 'http:' || url.protocol === 'https:') return '[secret]@';
  return url.password === '' ? `${url.username}@` : `${url.username}:[secret]@`;
}

function maskQuery(url: URL): string {
  if (url.search === '') return '';
  const pairs = url.search.slice(1).split('&');
  return `?${pairs.map(maskPair).join('&')}`;
}

function maskPair(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  return SECRET_PARAMETER.test(decode(name)) ? `${name}=[secret]` : pair;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
