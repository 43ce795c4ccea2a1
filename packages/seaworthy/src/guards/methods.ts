import type { Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'methods';
const UNKNOWN = refuse('methods.unknown');
/** Fields by which frameworks let a client turn one method into another, behind the rules' back. */
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const;

/**
 * Methods outside the policy's list are 501; one that no rule admits on a path that rules know is
 * 405 with `Allow`. A method is what the request line says: overriding fields are taken away.
 */
export const methods: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy }) => {
    const known = new Set(policy.request.methods);
    return (rule) => guardFor(known, rule);
  },
};

function guardFor(known: ReadonlySet<string>, rule: EffectiveRule): Guard {
  const { allowedMethods } = rule;
  // Rules cover the path, but none of them this method.
  const isForOthers = rule.access === 'none' && allowedMethods.length > 0;
  const notAllowed = refuse('methods.not-allowed', {
    fields: [['Allow', allowedMethods.join(', ')]],
  });
  return {
    describe: () => ({
      name: NAME,
      phase: 'admit',
      promise: 'Methods outside the list never reach the application, nor do overrides.',
      options: { methods: [...known], allowedMethods },
      sources: ['RFC 9110 9.1', 'ASVS V13.4.4', 'ASVS V4.1.4'],
      covers: ['A-PA-10', 'A-CS-02'],
      observedBy: ['verify', 'probe'],
    }),
    check: ({ request }) => {
      if (!known.has(request.method ?? '')) return UNKNOWN;
      if (isForOthers) return notAllowed;
      for (const field of OVERRIDES) {
        if (request.headers[field] !== undefined) delete request.headers[field];
      }
      return PASS;
    },
    drive: () => [
      { name: 'TRACE', send: { method: 'TRACE' }, expect: { refusal: UNKNOWN.code } },
      { name: 'a method of the route', send: {}, expect: { pass: true } },
    ],
  };
}
