import type { Drive, Guard } from '../core/guard.ts';
import type { Identity } from '../core/identity.ts';
import { PASS, type Refusal, refuse } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

type RuleAccess = EffectiveRule['access'];

/** Whether a rule admits whoever asks; `undefined` is a stranger. */
export function mayEnter(access: RuleAccess, identity: Identity | undefined): boolean {
  if (access === 'public') return true;
  if (access === 'none' || identity === undefined) return false;
  return access === 'any' || identity.kind === access;
}

/** RFC 9110 §11.6.1 asks for a challenge on every 401; no scheme for cookies is registered. */
const CHALLENGES: Readonly<Record<Exclude<RuleAccess, 'public' | 'none'>, string>> = {
  session: 'Session',
  apiKey: 'ApiKey',
  any: 'Session, ApiKey',
};

/**
 * Admits those whom the rule names, and nobody where no rule covers the request.
 *
 * Does not cover what a user may do with which record: that is the application's to decide.
 *
 * @see OWASP ASVS 5.0 V8.2.1, V8.3.1; RFC 9110 §15.5.2
 */
export const access: GuardFactory = {
  name: 'access',
  phase: 'authorize',
  scope: 'route',
  create: () => (rule) => (rule.access === 'public' ? undefined : accessGuard(rule)),
};

function accessGuard(rule: EffectiveRule): Guard {
  const required = rule.access;
  const refusal = refusalOf(required);
  return {
    describe: () => ({
      name: 'access',
      phase: 'authorize',
      promise:
        required === 'none'
          ? 'A request that no rule covers gets 404.'
          : 'A request without the credential that the rule demands gets 401.',
      options: { access: required },
      sources: ['ASVS V8.2.1', 'ASVS V8.3.1', 'RFC 9110 11.6.1'],
      covers: ['T', 'A-SS-02'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => (mayEnter(required, exchange.identity) ? PASS : refusal),
    drive: () => drives(required, refusal),
  };
}

function refusalOf(required: RuleAccess): Refusal {
  if (required === 'none' || required === 'public') return refuse('access.no-rule');
  const what = required === 'apiKey' ? 'an API key' : 'a session';
  return refuse('access.session-required', {
    detail: `This needs ${what}. Sign in and try again.`,
    fields: [['WWW-Authenticate', CHALLENGES[required]]],
  });
}

function drives(required: RuleAccess, refusal: Refusal): Drive[] {
  const stranger: Drive = {
    name: 'a stranger',
    send: { as: 'anonymous' },
    expect: { refusal: refusal.code },
  };
  if (required === 'none') return [stranger];
  return [
    stranger,
    { name: 'whom the rule admits', send: { as: 'admitted' }, expect: { pass: true } },
  ];
}
