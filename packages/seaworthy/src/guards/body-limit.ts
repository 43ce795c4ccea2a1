import type { Guard } from '../core/guard.ts';
import { PASS, type Refusal, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'body-limit';

/**
 * A bound on the bytes of a body, whatever its framing: a declared length over it is refused before
 * a byte is read, an undeclared one as soon as it passes.
 */
export const bodyLimit: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: () => {
    const bySize = new Map<number, Guard>();
    return ({ maxBodyBytes }) => {
      const guard = bySize.get(maxBodyBytes) ?? limitTo(maxBodyBytes);
      bySize.set(maxBodyBytes, guard);
      return guard;
    };
  },
};

function limitTo(maxBodyBytes: number): Guard {
  const tooLarge: Refusal = refuse('body-limit.too-large', {
    detail: `The body may have at most ${maxBodyBytes} bytes.`,
    extensions: { max_bytes: maxBodyBytes },
  });
  return {
    describe: () => ({
      name: NAME,
      phase: 'admit',
      promise: 'More bytes than the rule allows are answered 413, whatever the framing.',
      options: { maxBodyBytes },
      sources: ['RFC 9110 15.5.14', 'CVE-2026-44456', 'ASVS V5.2.1'],
      covers: ['G1', 'A-BO-01', 'A-BO-02', 'A-SM-05'],
      observedBy: ['verify', 'probe'],
    }),
    check: ({ request }) => {
      const declared = request.headers['content-length'];
      return declared !== undefined && Number(declared) > maxBodyBytes ? tooLarge : PASS;
    },
    body: ({ bodyBytes }) => (bodyBytes > maxBodyBytes ? tooLarge : undefined),
    drive: () => [
      {
        name: 'a declared length over the limit',
        send: { method: 'POST', body: { bytes: maxBodyBytes + 1 } },
        expect: { refusal: tooLarge.code },
      },
      {
        name: 'a chunked body over the limit',
        send: { method: 'POST', body: { bytes: maxBodyBytes + 1 }, chunked: true },
        expect: { refusal: tooLarge.code },
      },
    ],
  };
}
