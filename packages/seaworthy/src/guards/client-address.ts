import type { IncomingHttpHeaders } from 'node:http';
import { addressList } from '../core/address-list.ts';
import { canonicalAddress, clientKey } from '../core/client-key.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Drive, Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';
import { type Forwarding, readForwarded, readXForwarded } from './forwarding.ts';
import { canonicalAuthority } from './framing.ts';

const NAME = 'client-address';
const MALFORMED = refuse('client-address.malformed');
const MAX_CACHED_KEYS = 4096;
/** An address of nobody (RFC 5737), for drives. */
const FORGED = '203.0.113.7';

/** Every field by which someone on the way may have said who the client is. */
const FORWARDING_FIELDS = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-forwarded-scheme',
  'x-forwarded-ssl',
  'x-forwarded-prefix',
  'x-forwarded-user',
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-original-host',
  'front-end-https',
] as const;

/**
 * Who the client is, and by which scheme and host it came. Forwarding fields are believed only from
 * trusted proxies, and the right-most untrusted address is the client; then all such fields are
 * rewritten, so that the application underneath can believe what it reads.
 */
export const clientAddress: GuardFactory = {
  name: NAME,
  phase: 'locate',
  scope: 'service',
  create: ({ policy }): Guard => {
    const { topology } = policy;
    const believe = believer(policy);
    const keyOf = keyCache(topology.ipv6PrefixBits);
    return {
      describe: () => ({
        name: NAME,
        phase: 'locate',
        promise: 'A client cannot choose its address, scheme or host; a proxy of the topology can.',
        options: { ...topology },
        sources: ['RFC 7239', 'ASVS V4.1.3', 'CVE-2026-27700', 'CVE-2026-30827'],
        covers: ['G5', 'A-PX-01', 'A-PX-02', 'A-PX-04', 'A-PX-05', 'A-PX-06', 'A-PX-09', 'A-PX-10'],
        observedBy: ['verify', 'probe'],
      }),
      check: (exchange) => {
        const { peer, request } = exchange;
        exchange.clientAddress = peer.address;
        exchange.scheme = peer.encrypted ? 'https' : 'http';
        const forwarded = hasForwarding(request.headers);
        if (forwarded && peer.isProxy && !believe(exchange)) return MALFORMED;
        exchange.clientKey = keyOf(exchange.clientAddress);
        if (forwarded) rewrite(exchange);
        return PASS;
      },
      drive,
    };
  },
};

/** Fields by which a client may name itself without ever being believed, proxy or not. */
const NEVER_BELIEVED = {
  'X-Real-IP': FORGED,
  'True-Client-IP': FORGED,
  'X-Original-URL': '/forged',
} as const;

function drive(): readonly Drive[] {
  return [
    {
      name: 'more hops than anyone has, all of them made up',
      send: { fields: { 'X-Forwarded-For': Array.from({ length: 65 }, () => FORGED).join() } },
      expect: { pass: true, reads: { 'x-forwarded-for': /^(?!203\.0\.113\.7)[\da-f.:]+$/ } },
    },
    {
      name: 'addresses and targets in fields that nobody is to believe',
      send: { fields: NEVER_BELIEVED },
      expect: {
        pass: true,
        reads: { 'x-real-ip': undefined, 'true-client-ip': undefined, 'x-original-url': undefined },
      },
    },
  ];
}

/** Reads the topology's family of fields into the exchange; false when they are malformed. */
function believer(policy: ResolvedPolicy): (exchange: Exchange) => boolean {
  const isTrusted = addressList(policy.topology.trustedProxies);
  const read = policy.topology.forwarded === 'forwarded' ? readForwarded : readXForwarded;
  return (exchange) => {
    const forwarding = read(exchange.request.headers);
    if (forwarding === undefined) return false;
    exchange.clientAddress = nearestUntrusted(exchange.peer.address, forwarding, isTrusted);
    exchange.scheme = forwarding.scheme ?? exchange.scheme;
    if (forwarding.host === undefined) return true;
    const authority = canonicalAuthority(forwarding.host);
    if (authority === undefined) return false;
    exchange.authority = authority;
    return true;
  };
}

/**
 * From the socket outwards: the first hop that is no trusted proxy is the client. A hop that is no
 * address ends the walk at the last good one.
 */
function nearestUntrusted(
  peer: string,
  { hops }: Forwarding,
  isTrusted: (address: string) => boolean,
): string {
  let client = peer;
  for (let index = hops.length - 1; index >= 0; index -= 1) {
    const address = canonicalAddress(hops[index] ?? '');
    if (address === undefined) return client;
    client = address;
    if (!isTrusted(address)) return client;
  }
  return client;
}

function hasForwarding(headers: IncomingHttpHeaders): boolean {
  for (const field of FORWARDING_FIELDS) if (headers[field] !== undefined) return true;
  return false;
}

/** What the application reads afterwards is what was believed, in both of node's views. */
function rewrite(exchange: Exchange): void {
  const { request } = exchange;
  const facts: Readonly<Record<string, string>> = {
    'x-forwarded-for': exchange.clientAddress,
    'x-forwarded-proto': exchange.scheme,
    'x-forwarded-host': exchange.authority,
  };
  for (const field of FORWARDING_FIELDS) delete request.headers[field];
  Object.assign(request.headers, facts);
  const raw: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    if ((FORWARDING_FIELDS as readonly string[]).includes(name.toLowerCase())) continue;
    raw.push(name, request.rawHeaders[index + 1] ?? '');
  }
  for (const [name, value] of Object.entries(facts)) raw.push(name, value);
  request.rawHeaders = raw;
}

function keyCache(ipv6PrefixBits: number): (address: string) => string {
  const known = new Map<string, string>();
  return (address) => {
    const cached = known.get(address);
    if (cached !== undefined) return cached;
    const key = clientKey(address, ipv6PrefixBits);
    if (known.size >= MAX_CACHED_KEYS) known.clear();
    known.set(address, key);
    return key;
  };
}
