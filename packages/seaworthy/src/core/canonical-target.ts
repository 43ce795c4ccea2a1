import type { CanonicalTarget } from './target.ts';

/** A request target that can be decided on. */
export interface ParsedTarget extends CanonicalTarget {
  /**
   * The path holds `%2F` or `%5C`, kept as sent. Refuse it as `target.encoded-slash` unless the
   * effective rule says `encodedSlash: 'opaque'`.
   */
  readonly hasEncodedSlash: boolean;
}

/** Why a target cannot be used: the refusal's code. */
export interface TargetFault {
  readonly fault: 'target.malformed' | 'target.encoded-slash' | 'target.too-long';
}

/** An absolute-form target, taken apart. */
export interface AbsoluteForm {
  readonly scheme: 'http' | 'https';
  /** Host and port as sent, never with a user name. */
  readonly authority: string;
  /** The origin-form that is left: begins with `/`. */
  readonly target: string;
}

/** Longest path, in bytes as sent. */
export const MAX_PATH_BYTES = 8192;

const QUERY_MARK = 0x3f;
const SLASH = 0x2f;
const DOT = 0x2e;

const ORDINARY = 0;
const SEPARATOR = 1;
/** Makes a path one that has to be looked at segment by segment. */
const REWRITTEN = 2;
/** Ends a path: the query begins, or nothing that may stand in a target. */
const ENDING = 3;

/** By octet. RFC 3986 3.3, 3.4: raw controls, spaces, `#`, backslashes and what is not ASCII. */
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code === SLASH) return SEPARATOR;
  if (code === 0x25 || code === 0x3b) return REWRITTEN;
  return isForbidden(code) || code === QUERY_MARK ? ENDING : ORDINARY;
});

const ESCAPE = /%[0-9A-Fa-f]{2}/g;
const UNRESERVED = /^[A-Za-z0-9\-._~!'()*]$/;
const CONTROL = /\p{Cc}/u;
const ENCODED_SLASH = /%(?:2f|5c)/i;

const MALFORMED: TargetFault = { fault: 'target.malformed' };

const TOO_LONG: TargetFault = { fault: 'target.too-long' };

/** Of dot segments behind an encoded slash, which no rule can make opaque. */
const HIDDEN_DOTS: TargetFault = { fault: 'target.encoded-slash' };

/**
 * The one canonical form of a target, or what is wrong with it. Pure; never throws. Percent-encoded
 * octets are looked at once, so `%252e` stays what it is; canonical targets are left unchanged.
 *
 * @param rawTarget origin-form, or `*`; absolute-form goes through `splitAbsoluteForm` first
 * @param method `*` is a target of OPTIONS alone; without a method, of nothing
 * @see RFC 9112 3.2, RFC 3986 6.2.2, CVE-2026-22031, CVE-2026-14198
 */
export function canonicalTarget(rawTarget: string, method?: string): ParsedTarget | TargetFault {
  if (rawTarget.charCodeAt(0) !== SLASH) {
    if (rawTarget !== '*' || method !== 'OPTIONS') return MALFORMED;
    return { path: '*', query: '', url: '*', hasEncodedSlash: false };
  }
  const scanned = scanPath(rawTarget);
  const end = scanned < 0 ? ~scanned : scanned;
  if (end > MAX_PATH_BYTES) return TOO_LONG;
  const isEnded = end === rawTarget.length || rawTarget.charCodeAt(end) === QUERY_MARK;
  if (!isEnded || hasForbidden(rawTarget, end + 1)) return MALFORMED;
  if (scanned < 0) return rewritten(rawTarget, end);
  return assembled({ path: rawTarget.slice(0, end), rawTarget, end, hasEncodedSlash: false });
}

/**
 * Where the path ends, or what cannot stand in it; its complement when the path is not plain. Every
 * request pays for this loop: one look-up for a character that is nothing special.
 */
function scanPath(rawTarget: string): number {
  let isPlain = true;
  let at = 0;
  for (; at < rawTarget.length; at += 1) {
    const kind = KINDS[rawTarget.charCodeAt(at)];
    if (kind === ORDINARY) continue;
    if (kind === SEPARATOR) {
      const next = rawTarget.charCodeAt(at + 1);
      if (next === SLASH || next === DOT) isPlain = false;
    } else if (kind === REWRITTEN) isPlain = false;
    else break;
  }
  return isPlain ? at : ~at;
}

/**
 * Takes `http://host/path?query` apart.
 *
 * @returns undefined when it is not absolute-form, or names no host, or a user
 * @see RFC 9112 3.2.2, RFC 9110 4.2.4
 */
export function splitAbsoluteForm(rawTarget: string): AbsoluteForm | undefined {
  const match = /^(https?):\/\/([^/?#@\\\p{Cc} ]+)(?=[/?]|$)/iu.exec(rawTarget);
  if (match === null) return undefined;
  const [prefix, scheme = '', authority = ''] = match;
  const rest = rawTarget.slice(prefix.length);
  return {
    scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http',
    authority,
    target: rest.startsWith('/') ? rest : `/${rest}`,
  };
}

/** Tells a fault from a target that can be decided on. */
export function isTargetFault(parsed: ParsedTarget | TargetFault): parsed is TargetFault {
  return 'fault' in parsed;
}

function hasForbidden(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    if (isForbidden(text.charCodeAt(at))) return true;
  }
  return false;
}

function isForbidden(code: number): boolean {
  return code <= 0x20 || code >= 0x7f || code === 0x23 || code === 0x5c;
}

interface Assembly {
  readonly path: string;
  readonly rawTarget: string;
  /** Where the raw path ends. */
  readonly end: number;
  readonly hasEncodedSlash: boolean;
}

function assembled({ path, rawTarget, end, hasEncodedSlash }: Assembly): ParsedTarget {
  if (end === rawTarget.length) return { path, query: '', url: path, hasEncodedSlash };
  const query = rawTarget.slice(end + 1);
  return { path, query, url: query === '' ? path : `${path}?${query}`, hasEncodedSlash };
}

/** The slow way: segment by segment. */
function rewritten(rawTarget: string, end: number): ParsedTarget | TargetFault {
  const kept: string[] = [];
  let endsInSlash = false;
  for (const raw of rawTarget.slice(1, end).split('/')) {
    const segment = raw.includes('%') ? canonicalSegment(raw) : raw;
    if (segment === undefined) return MALFORMED;
    endsInSlash = segment === '' || segment === '.' || segment === '..';
    if (segment === '..') {
      if (kept.pop() === undefined) return MALFORMED;
    } else if (!endsInSlash) {
      if (isDotsWithParameter(segment)) return MALFORMED;
      if (hidesDots(segment)) return HIDDEN_DOTS;
      kept.push(segment);
    }
  }
  const path = `/${kept.join('/')}${endsInSlash && kept.length > 0 ? '/' : ''}`;
  return assembled({ path, rawTarget, end, hasEncodedSlash: ENCODED_SLASH.test(path) });
}

/** Undefined for broken escapes, octets that are not UTF-8, and control characters. */
function canonicalSegment(raw: string): string | undefined {
  const decoded = decodeOnce(raw);
  if (decoded === undefined || CONTROL.test(decoded)) return undefined;
  return raw.replace(ESCAPE, (octet) => {
    const upper = octet.toUpperCase();
    // What is opaque is handed on byte for byte, the case of its hex included.
    if (upper === '%2F' || upper === '%5C') return octet;
    const character = String.fromCharCode(Number.parseInt(upper.slice(1), 16));
    return UNRESERVED.test(character) ? character : upper;
  });
}

/** Strips `;` as Tomcat does, encoded or not: `..;x` is `..` to some server behind this one. */
function isDotsWithParameter(segment: string): boolean {
  return /^\.\.?(;|%3B)/.test(segment);
}

/** `..%2Fx` is a way up for whoever decodes it, so no rule can make it opaque. */
function hidesDots(segment: string): boolean {
  if (!ENCODED_SLASH.test(segment)) return false;
  return segment.split(ENCODED_SLASH).some((part) => /^\.\.?($|;|%3B)/.test(part));
}

/** Percent-decoded as UTF-8; undefined where that is impossible. */
export function decodeOnce(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
