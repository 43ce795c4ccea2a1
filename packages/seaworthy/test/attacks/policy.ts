import { exempt } from '../../src/policy/index.ts';
import type { Policy } from '../../src/policy/types.ts';

/** Peer that the topology trusts; every other address of 127.0.0.0/8 is a stranger. */
export const PROXY = '127.0.0.9';

const UNTIL = '2099-12-31';
const EXEMPTION = { reason: 'attacked by tests', owner: 'tests', until: UNTIL } as const;

/** Sections and rules that the attacks aim at; laid over the policy of the service they run on. */
export function attackPolicy(): Pick<
  Policy,
  'hosts' | 'topology' | 'addresses' | 'limits' | 'csrf' | 'cors' | 'routes'
> {
  return {
    hosts: ['a', 'example.com', '.apps.example.com', 'ported.example:8443'],
    topology: { trustedProxies: [PROXY] },
    addresses: { deny: ['198.51.100.66', '::ffff:198.51.100.67', '2001:db8:bad::/48'] },
    limits: {
      // The rows send more than one client may; those that are about limits name their own.
      default: { limit: 1_000_000, windowSeconds: 60 },
      refused: { limit: 1_000_000, windowSeconds: 60 },
      five: { limit: 5, windowSeconds: 60 },
      hundred: { limit: 100, windowSeconds: 60 },
      exactSecond: { limit: 5, windowSeconds: 1 },
      slicedSecond: { limit: 40, windowSeconds: 1 },
    },
    csrf: { trustedOrigins: ['https://trusted.example'] },
    cors: {
      origins: ['https://good.com', 'https://good.com:8443', 'https://fine.example'],
      credentials: true,
    },
    routes: {
      '* /attack/**': { access: 'public' },
      '* /attack/admin/**': { access: 'session' },
      '* /attack/opaque/**': { encodedSlash: exempt({ ...EXEMPTION, value: 'opaque' }) },
      '* /attack/five': { limit: 'five' },
      '* /attack/five-too': { limit: 'five' },
      '* /attack/hundred': { limit: 'hundred' },
      '* /attack/exact-second': { limit: 'exactSecond' },
      '* /attack/sliced-second': { limit: 'slicedSecond' },
      '* /attack/small': { maxBodyBytes: 1024 },
      '* /attack/form': { form: true },
      '* /attack/cors': { cors: true },
      '* /attack/me': { access: 'session' },
      'POST /attack-post-only': { access: 'public' },
    },
  };
}
