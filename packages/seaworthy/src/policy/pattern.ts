import { canonicalTarget, decodeOnce, isTargetFault } from '../core/canonical-target.ts';
import { nearestName } from '../core/nearest.ts';

/** Where a rule holds, parsed from `'METHOD[,METHOD] /pattern'`. */
export interface RoutePattern {
  /** As written. */
  readonly text: string;
  /** Upper case, sorted, HEAD added to GET; empty means any. */
  readonly methods: readonly string[];
  /** The path part as written, without a closing slash. */
  readonly path: string;
  /** What is matched: folded literals, `null` for `*` and `:name`. */
  readonly segments: readonly (string | null)[];
  /** Ends in `/**`: the base path and everything below it. */
  readonly isSubtree: boolean;
}

/** A pattern has at most so many segments: what bounds the work that a path can ask for. */
export const MAX_PATTERN_SEGMENTS = 64;

const MAX_PATTERN_LENGTH = 1024;
const PARAMETER = /^:[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const LITERAL = /^(?:[A-Za-z0-9\-._~!$&'()+,=@]|%[0-9A-Fa-f]{2}|[^\0-\u{9f}\p{Z}\p{Cs}])+$/u;

/** What a path's segments are compared by: case never tells two apart, in any script. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Upper case in between: `ẞ`, `ß` and `ss`, or the two sigmas, would otherwise stay apart.
  return isAscii(lower) ? lower : lower.toUpperCase().toLowerCase();
}

/** `%`-decoded once and folded; a segment that cannot be decoded is compared as it is. */
export function foldSegment(segment: string): string {
  return fold(decodedSegment(segment));
}

/** `%`-decoded once, where that is possible: how routers read a segment for which case counts. */
export function decodedSegment(segment: string): string {
  return segment.includes('%') ? (decodeOnce(segment) ?? segment) : segment;
}

/**
 * Reads a key of `routes`.
 *
 * @param known methods that a pattern may name
 * @returns the pattern, or every fault as `expected …, got …` and a remedy
 */
export function parsePattern(
  text: string,
  known: readonly string[],
): RoutePattern | readonly PatternFault[] {
  const space = text.indexOf(' ');
  const path = text.slice(space + 1);
  if (space < 1 || !path.startsWith('/') || text.length > MAX_PATTERN_LENGTH) {
    return [{ message: "expected 'METHOD /path', 'METHOD,METHOD /path' or '* /path'" }];
  }
  const methods = text.slice(0, space);
  const faults = [...methodFaults(methods, known), ...pathFaults(path)];
  if (faults.length > 0) return faults;
  return { text, methods: methodList(methods), ...parsePath(path) };
}

/** What is wrong with a pattern; the field is its place in the policy. */
export interface PatternFault {
  readonly message: string;
  readonly remedy?: string;
}

/** Two patterns with the same key match the same requests. */
export function matchKey(
  pattern: Pick<RoutePattern, 'methods' | 'segments' | 'isSubtree'>,
): string {
  return JSON.stringify([pattern.methods, pattern.segments, pattern.isSubtree]);
}

function methodFaults(text: string, known: readonly string[]): readonly PatternFault[] {
  if (text === '*') return [];
  const methods = text.split(',');
  const twice = methods.find((method, at) => methods.indexOf(method) !== at);
  const faults = methods.flatMap((method): PatternFault[] => {
    if (known.includes(method)) return [];
    const message = `expected methods out of ${known.join(' ')}, got '${method}'`;
    const near = nearestName(method, [...known, '*']);
    return [near === undefined ? { message } : { message, remedy: `Did you mean '${near}'?` }];
  });
  if (twice !== undefined)
    faults.push({ message: `expected each method once, got '${twice}' twice` });
  return faults;
}

function methodList(text: string): readonly string[] {
  if (text === '*') return [];
  const methods = text.split(',');
  if (methods.includes('GET') && !methods.includes('HEAD')) methods.push('HEAD');
  return methods.toSorted();
}

function pathFaults(path: string): readonly PatternFault[] {
  const segments = split(path);
  const body = segments.at(-1) === '**' ? segments.slice(0, -1) : segments;
  const faults = body.flatMap((segment) => {
    const message = segmentFault(segment);
    return message === undefined ? [] : [{ message }];
  });
  const names = body.filter((segment) => segment.startsWith(':'));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    faults.push({ message: `expected each name once, got '${twice}' twice` });
  if (segments.length > MAX_PATTERN_SEGMENTS) {
    faults.push({ message: `expected at most ${MAX_PATTERN_SEGMENTS} segments` });
  }
  return faults;
}

function segmentFault(segment: string): string | undefined {
  if (segment === '*' || PARAMETER.test(segment)) return undefined;
  if (segment === '') return 'expected no empty segment, got //';
  if (segment === '**') return 'expected ** as the last segment alone, got it before the end';
  if (segment.includes('?') || segment.includes('#')) {
    return `expected a path without query or fragment, got '${segment}'`;
  }
  if (segment.startsWith(':')) return `expected a name such as :id, got '${segment}'`;
  if (segment.includes('*')) return `expected * as a whole segment, got '${segment}'`;
  if (!LITERAL.test(segment)) return `expected characters of a path, got '${segment}'`;
  const target = canonicalTarget(`/${encodeLetters(segment)}`);
  const isKept = !isTargetFault(target) && target.path !== '/';
  return isKept ? undefined : `expected a segment that a path can have, got '${segment}'`;
}

/** A pattern may be written with the letters themselves: `/café` is `/caf%C3%A9`. */
function encodeLetters(segment: string): string {
  return segment.replace(/[^\0-\u{7f}]+/gu, encodeURIComponent);
}

/**
 * The path part of a pattern, or of an effective rule.
 *
 * @param literal what its literals are compared by; default: folded
 */
export function parsePath(
  path: string,
  literal: (segment: string) => string = foldSegment,
): Pick<RoutePattern, 'path' | 'segments' | 'isSubtree'> {
  const segments = split(path);
  const isSubtree = segments.at(-1) === '**';
  if (isSubtree) segments.pop();
  const compared = segments.map((segment) =>
    segment === '*' || segment.startsWith(':') ? null : literal(segment),
  );
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return { path: trimmed, segments: compared, isSubtree };
}

/** The segments; one closing slash says nothing. */
function split(path: string): string[] {
  const inner = path.endsWith('/') ? path.slice(1, -1) : path.slice(1);
  return inner === '' ? (path.length > 1 ? [''] : []) : inner.split('/');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
