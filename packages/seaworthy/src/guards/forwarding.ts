import type { IncomingHttpHeaders } from 'node:http';

/** What proxies say of the client; nothing of it is believed before the topology is asked. */
export interface Forwarding {
  /** Addresses from the client's end to ours, as written, without port and brackets. */
  readonly hops: readonly string[];
  readonly scheme: 'http' | 'https' | undefined;
  readonly host: string | undefined;
}

/** No chain of proxies is longer; more is someone's attempt to make us work. */
const MAX_HOPS = 64;
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/;
const BRACKETED = /^\[([0-9A-Fa-f:.]+)\](?::\d{1,5})?$/;
/** A pair of RFC 7239: token, `=`, token or quoted string; commas and semicolons only outside. */
const PAIR = /^\s*([A-Za-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",;=]*))\s*$/;

/**
 * `X-Forwarded-For`, `-Proto` and `-Host`.
 *
 * @returns undefined when they cannot be read: over 64 hops, a scheme that is none
 */
export function readXForwarded(headers: IncomingHttpHeaders): Forwarding | undefined {
  const list = textOf(headers['x-forwarded-for']);
  const hops = list === undefined ? [] : list.split(',', MAX_HOPS + 1);
  if (hops.length > MAX_HOPS) return undefined;
  const scheme = lastOf(textOf(headers['x-forwarded-proto']))?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  return { hops: hops.map(bareAddress), scheme, host: lastOf(textOf(headers['x-forwarded-host'])) };
}

/**
 * `Forwarded` (RFC 7239); the element nearest to us tells scheme and host.
 *
 * @returns undefined when it cannot be read: over 64 elements, a scheme that is none
 */
export function readForwarded(headers: IncomingHttpHeaders): Forwarding | undefined {
  const elements = splitOutsideQuotes(textOf(headers.forwarded) ?? '', ',');
  if (elements.length > MAX_HOPS) return undefined;
  const pairs = elements.map(readElement);
  const nearest = pairs.at(-1);
  const scheme = nearest?.get('proto')?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  return {
    hops: pairs.map((element) => bareAddress(element.get('for') ?? '')),
    scheme,
    host: nearest?.get('host'),
  };
}

function readElement(element: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const part of splitOutsideQuotes(element, ';')) {
    const [, name, quoted, token] = PAIR.exec(part) ?? [];
    if (name !== undefined) {
      pairs.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
    }
  }
  return pairs;
}

/** Splits at most into one more than the hops allowed. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  if (text === '') return [];
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\' && quoted) index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
      if (parts.length > MAX_HOPS) break;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function bareAddress(hop: string): string {
  const text = hop.trim();
  return WITH_PORT.exec(text)?.[1] ?? BRACKETED.exec(text)?.[1] ?? text;
}

function lastOf(list: string | undefined): string | undefined {
  return list?.slice(list.lastIndexOf(',') + 1).trim();
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
