import type { Drive, Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'header-limits';

/** Bounds on count and size of header fields, answered 431 (RFC 6585 5). */
export const headerLimits: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy }) => {
    const { maxHeaderBytes, maxHeaderCount } = policy.request;
    const tooMany = refuse('header-limits.too-many', {
      detail: `At most ${maxHeaderCount} header fields are read.`,
      close: true,
    });
    const tooLarge = refuse('header-limits.too-large', {
      detail: `At most ${maxHeaderBytes} bytes of header fields are read.`,
      close: true,
    });
    const guard: Guard = {
      describe: () => ({
        name: NAME,
        phase: 'admit',
        promise: 'More fields or bytes than the policy allows are answered 431.',
        options: { maxHeaderBytes, maxHeaderCount },
        sources: ['RFC 6585 5', 'Node security guide'],
        covers: ['A-DO-05'],
        observedBy: ['verify', 'probe'],
      }),
      check: ({ sentFields }) => {
        if (sentFields.length > maxHeaderCount * 2) return tooMany;
        let bytes = 0;
        // Each field adds `: ` and a line end.
        for (let index = 0; index < sentFields.length; index += 1) {
          bytes += (sentFields[index]?.length ?? 0) + 2;
        }
        return bytes > maxHeaderBytes ? tooLarge : PASS;
      },
      drive: () => drives(policy.request),
    };
    return () => guard;
  },
};

function drives(limits: { maxHeaderBytes: number; maxHeaderCount: number }): readonly Drive[] {
  return [
    {
      name: 'too many fields',
      send: { fields: numbered(limits.maxHeaderCount + 1) },
      expect: { refusal: 'header-limits.too-many' },
    },
    {
      name: 'too large a field',
      send: { fields: { 'X-Large': 'a'.repeat(limits.maxHeaderBytes) } },
      expect: { refusal: 'header-limits.too-large' },
    },
    { name: 'a few fields', send: { fields: numbered(10) }, expect: { pass: true } },
  ];
}

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-N-${index}`, '1']));
}
