import type { Drive, Guard } from '../core/guard.ts';
import { isSafeMethod } from '../core/safe-methods.ts';
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
    const known = new Map<string, Guard>();
    return ({ maxBodyBytes, form }) => {
      const key = `${maxBodyBytes} ${form}`;
      const guard = known.get(key) ?? limitTo(maxBodyBytes, form);
      known.set(key, guard);
      return guard;
    };
  },
};

function limitTo(maxBodyBytes: number, form: boolean): Guard {
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
    drive: ({ method }) => drives(maxBodyBytes, !form || isSafeMethod(method)),
  };
}

/** @param streamed whether the bytes themselves get here; a form guard ends a large form before */
function drives(maxBodyBytes: number, streamed: boolean): readonly Drive[] {
  const refused = { refusal: 'body-limit.too-large' };
  const body = { bytes: maxBodyBytes + 1 };
  const declared: Drive = {
    name: 'a declared length over the limit',
    send: { body },
    expect: refused,
  };
  if (!streamed) return [declared];
  return [
    declared,
    { name: 'a chunked body over the limit', send: { body, chunked: true }, expect: refused },
    {
      name: 'a chunked body of just the limit',
      send: { body: { bytes: maxBodyBytes }, chunked: true },
      expect: { pass: true },
    },
  ];
}
