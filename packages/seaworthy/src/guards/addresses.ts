import { addressList } from '../core/address-list.ts';
import type { Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'addresses';
const DENIED = refuse('addresses.denied');

/** The policy's lists of addresses: who is denied, or who alone is let in. */
export const addresses: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy }) => {
    const { allow, deny } = policy.addresses;
    const isDenied = addressList(deny);
    const isAllowed = addressList(allow);
    const guard: Guard = {
      describe: () => ({
        name: NAME,
        phase: 'admit',
        promise: 'A denied address, in whatever spelling, is answered 403.',
        options: { allow, deny },
        sources: ['ASVS V4.1.3', 'CVE-2026-39409'],
        covers: ['A-PX-05'],
        observedBy: ['verify'],
      }),
      check: ({ clientAddress }) => {
        if (isDenied(clientAddress)) return DENIED;
        return allow.length === 0 || isAllowed(clientAddress) ? PASS : DENIED;
      },
      drive: () => [{ name: 'an address that is not denied', send: {}, expect: { pass: true } }],
    };
    return () => (allow.length === 0 && deny.length === 0 ? undefined : guard);
  },
};
