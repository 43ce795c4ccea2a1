import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Drive, Guard } from '../core/guard.ts';
import { removeRequestField } from '../core/request-fields.ts';
import { PASS, type Refusal, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'framing';
const VERSION = refuse('framing.version', { close: true });
const MALFORMED = refuse('framing.malformed', { close: true });
const TRANSFER_CODING = refuse('framing.transfer-coding', { close: true });
const EXPECTATION = refuse('framing.expectation', { close: true });
const HOST = refuse('framing.host', { close: true });

const AUTHORITY = /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)/i;
/** Names that some server or proxy may read as the fields that frame a message. */
const LOOKALIKE = /^(?:transfer[^a-z]?encoding|content[^a-z]?length)$/;
const FRAMING_NAMES = new Set(['transfer-encoding', 'content-length']);
const MAX_CACHED_AUTHORITIES = 256;
/** Asks for the answer in the form that carries the refusal's code. */
const AS_PROBLEM = 'Accept: application/problem+json\r\n\r\n';

const DRIVES: readonly Drive[] = [
  { name: 'no Host', send: { fields: { Host: null } }, expect: { refusal: HOST.code } },
  {
    name: 'two hosts',
    send: { raw: `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n${AS_PROBLEM}` },
    expect: { refusal: HOST.code },
  },
  {
    name: 'a coding besides chunked',
    send: {
      raw: `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n${AS_PROBLEM}`,
    },
    expect: { refusal: TRANSFER_CODING.code },
  },
  { name: 'one Host', send: {}, expect: { pass: true } },
];

/**
 * What the parser lets through and is not safe to believe: versions, transfer codings, expectations
 * and hosts on which two parties could differ. Whatever it refuses ends the connection.
 */
export const framing: GuardFactory = {
  name: NAME,
  phase: 'identify',
  scope: 'service',
  create: ({ policy }): Guard => {
    const authorities = authorityCache();
    const hostIsOptional = policy.hosts.length === 0;
    return {
      describe: () => ({
        name: NAME,
        phase: 'identify',
        promise:
          'A message that two parties could read differently is refused and ends its connection.',
        options: { hostRequired: !hostIsOptional },
        sources: [
          'RFC 9112 2.3',
          'RFC 9112 3.2',
          'RFC 9112 6.1',
          'RFC 9112 6.3',
          'RFC 9110 10.1.1',
          'ASVS V4.2.1',
        ],
        covers: ['A-SM-01', 'A-SM-04', 'A-SM-06', 'A-SM-07', 'A-SM-21', 'A-PX-16', 'A-PX-19'],
        observedBy: ['verify', 'probe'],
      }),
      check: (exchange) => {
        const { request } = exchange;
        const refusal = framingFault(request);
        if (refusal !== undefined) return refusal;
        const authority = effectiveAuthority(request, authorities);
        if (authority === undefined) return HOST;
        if (authority === '' && (request.httpVersionMinor !== 0 || !hostIsOptional)) return HOST;
        exchange.authority = authority;
        return PASS;
      },
      drive: () => DRIVES,
    };
  },
};

function framingFault(request: IncomingMessage): Refusal | undefined {
  const { httpVersionMajor, httpVersionMinor, headers } = request;
  if (httpVersionMajor !== 1 || httpVersionMinor > 1) return VERSION;
  const coding = headers['transfer-encoding'];
  if (coding !== undefined) {
    // A receiver must not believe codings in a message that claims a version without them.
    if (httpVersionMinor === 0 || headers['content-length'] !== undefined) return MALFORMED;
    if (coding.toLowerCase() !== 'chunked') return TRANSFER_CODING;
  }
  const { expect } = headers;
  if (expect !== undefined) {
    // An expectation in HTTP/1.0 is to be ignored (RFC 9110 10.1.1), by whoever reads it next too.
    if (httpVersionMinor === 0) removeRequestField(request, 'expect');
    else if (expect.toLowerCase() !== '100-continue') return EXPECTATION;
  }
  return hasLookalike(request.rawHeaders) ? MALFORMED : undefined;
}

/** `Transfer_Encoding` and its like: harmless here, framing for the next party. */
function hasLookalike(rawHeaders: readonly string[]): boolean {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length < 13 || name.length > 17) continue;
    const lower = name.toLowerCase();
    if (!FRAMING_NAMES.has(lower) && LOOKALIKE.test(lower)) return true;
  }
  return false;
}

/**
 * The authority the request is for: of an absolute-form target, else of the one `Host`. Both must
 * agree. Empty without Host, undefined when there are several or it is malformed.
 */
function effectiveAuthority(
  request: IncomingMessage,
  canonical: (text: string) => string | undefined,
): string | undefined {
  const { rawHeaders, headers, url = '' } = request;
  let hostCount = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hostCount += 1;
  }
  if (hostCount > 1) return undefined;
  const host = hostCount === 0 ? '' : canonical(headers.host ?? '');
  if (host === undefined || url.startsWith('/')) return host;
  const named = ABSOLUTE_FORM.exec(url)?.[1];
  if (named === undefined) return host;
  return canonical(named) === host ? host : undefined;
}

/**
 * Canonical text of an authority: lower case, no dot at the end, port in range.
 *
 * @returns undefined when it is malformed; user information is, too
 */
export function canonicalAuthority(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (lower.length > 261 || !AUTHORITY.test(lower)) return undefined;
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(lower) ?? [];
  if (port !== undefined && Number(port) > 65_535) return undefined;
  if (host.startsWith('[') && !isIPv6(host.slice(1, -1))) return undefined;
  if (host.includes('..')) return undefined;
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  return port === undefined ? name : `${name}:${port}`;
}

function authorityCache(): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const authority = canonicalAuthority(text);
    if (known.size >= MAX_CACHED_AUTHORITIES) known.clear();
    known.set(text, authority);
    return authority;
  };
}
