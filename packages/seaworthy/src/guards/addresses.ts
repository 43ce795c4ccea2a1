import { addressList } from '../core/address-list.ts';
import type { DriveRequest, Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'addresses';
const DENIED = refuse('addresses.denied');
/** An address of nobody (RFC 5737), for drives. */
const NOBODY = '203.0.113.7';

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
      drive: () => [
        {
          name: 'an address that is denied, or not let in',
          send: { from: firstAddress(deny) ?? NOBODY },
          expect: { refusal: DENIED.code },
        },
        { name: 'an address that is let in', send: letIn(allow), expect: { pass: true } },
      ],
    };
    return () => (allow.length === 0 && deny.length === 0 ? undefined : guard);
  },
};

/** The first address of the first range of a list. */
function firstAddress([range]: readonly string[]): string | undefined {
  return range?.split('/', 1)[0];
}

function letIn(allow: readonly string[]): DriveRequest {
  const from = firstAddress(allow);
  return from === undefined ? {} : { from };
}
