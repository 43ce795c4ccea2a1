import { addressList } from '../core/address-list.ts';
import { canonicalAddress, clientKey } from '../core/client-key.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Drive, Guard } from '../core/guard.ts';
import { replaceRequestFields } from '../core/request-fields.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';
import { type Forwarding, readForwarded, readXForwarded } from './forwarding.ts';
import { hasForwardingName, isForwardingName } from './forwarding-names.ts';
import { canonicalAuthority } from './framing.ts';

const NAME = 'client-address';
const MALFORMED = refuse('client-address.malformed');
const MAX_CACHED_KEYS = 4096;
const REWRITTEN = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];
/** An address of nobody (RFC 5737), for drives. */
const FORGED = '203.0.113.7';

/**
 * Who the client is, and by which scheme and host it came. Forwarding fields are believed only from
 * trusted proxies, and the right-most untrusted address is the client. Then every field is taken
 * away by which somebody on the way could tell who the client is, how it came, what it asked for or
 * who signed in, and three are written anew, so that the application can believe what it reads.
 */
export const clientAddress: GuardFactory = {
  name: NAME,
  phase: 'locate',
  scope: 'service',
  create: ({ policy }): Guard => {
    const { topology } = policy;
    const believe = believer(policy);
    const keyOf = keyCache(topology.ipv6PrefixBits);
    const isTakenFromProxy = takenBut(topology.passedFields);
    return {
      describe: () => ({
        name: NAME,
        phase: 'locate',
        promise:
          'A client cannot choose its address, scheme, host or user; a proxy can all but the user.',
        options: { ...topology },
        sources: ['RFC 7239', 'ASVS V4.1.3', 'CVE-2026-27700', 'CVE-2026-30827'],
        covers: ['G5', 'A-PX-01', 'A-PX-02', 'A-PX-04', 'A-PX-05', 'A-PX-06', 'A-PX-09', 'A-PX-10'],
        observedBy: ['verify', 'probe'],
      }),
      check: (exchange) => {
        const { peer, sentFields } = exchange;
        exchange.clientAddress = peer.address;
        exchange.scheme = peer.encrypted ? 'https' : 'http';
        const forwarded = hasForwardingName(sentFields);
        if (forwarded && peer.isProxy && !believe(exchange)) return MALFORMED;
        exchange.clientKey = keyOf(exchange.clientAddress);
        if (forwarded) rewrite(exchange, peer.isProxy ? isTakenFromProxy : isForwardingName);
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
  'Fly-Client-IP': FORGED,
  X_Forwarded_For: FORGED,
  'X-Original-URL': '/forged',
  'X-Remote-User': 'forged',
} as const;

function drive(): readonly Drive[] {
  return [
    {
      name: 'more hops than anyone has, all of them made up',
      send: { fields: { 'X-Forwarded-For': Array.from({ length: 65 }, () => FORGED).join() } },
      expect: { pass: true, reads: { 'x-forwarded-for': /^(?!203\.0\.113\.7)[\da-f.:]+$/ } },
    },
    {
      name: 'addresses, targets and users in fields that nobody is to believe',
      send: { fields: NEVER_BELIEVED },
      expect: {
        pass: true,
        reads: Object.fromEntries(
          Object.keys(NEVER_BELIEVED).map((name) => [name.toLowerCase(), undefined]),
        ),
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

/** Without those that proxies may write; the fields we write ourselves are never among them. */
function takenBut(passedFields: readonly string[]): (sentName: string) => boolean {
  const passed = new Set(passedFields.map((name) => name.toLowerCase()));
  for (const name of REWRITTEN) passed.delete(name);
  if (passed.size === 0) return isForwardingName;
  return (sentName) => isForwardingName(sentName) && !passed.has(sentName.toLowerCase());
}

/** What the application reads afterwards is what was believed, in every view of node's. */
function rewrite(exchange: Exchange, isTaken: (sentName: string) => boolean): void {
  replaceRequestFields(exchange.request, isTaken, [
    ['x-forwarded-for', exchange.clientAddress],
    ['x-forwarded-proto', exchange.scheme],
    ['x-forwarded-host', exchange.authority],
  ]);
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
