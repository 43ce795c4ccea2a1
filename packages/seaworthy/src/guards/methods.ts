import type { Guard } from '../core/guard.ts';
import { replaceRequestFields } from '../core/request-fields.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'methods';
const UNKNOWN = refuse('methods.unknown');
/** Fields by which frameworks let a client turn one method into another, behind the rules' back. */
const OVERRIDE = /^x[^a-z\d](?:http[^a-z\d]method(?:[^a-z\d]override)?|method[^a-z\d]override)$/i;
const OVERRIDE_FIELD = 'X-HTTP-Method-Override';

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
    check: ({ request, sentFields }) => {
      if (!known.has(request.method ?? '')) return UNKNOWN;
      if (isForOthers) return notAllowed;
      if (hasOverride(sentFields)) replaceRequestFields(request, isOverride, []);
      return PASS;
    },
    drive: () => [
      { name: 'TRACE', send: { method: 'TRACE' }, expect: { refusal: UNKNOWN.code } },
      { name: 'a method of the route', send: {}, expect: { pass: true } },
      {
        name: 'a field that makes it another',
        send: { fields: { [OVERRIDE_FIELD]: 'DELETE' } },
        expect: { pass: true, reads: { [OVERRIDE_FIELD.toLowerCase()]: undefined } },
      },
    ],
  };
}

function isOverride(sentName: string): boolean {
  const { length } = sentName;
  // As long as `X-HTTP-Method`, `X-Method-Override` or `X-HTTP-Method-Override`.
  return (length === 13 || length === 17 || length === 22) && OVERRIDE.test(sentName);
}

function hasOverride(sentFields: readonly string[]): boolean {
  for (let index = 0; index < sentFields.length; index += 2) {
    if (isOverride(sentFields[index] ?? '')) return true;
  }
  return false;
}
