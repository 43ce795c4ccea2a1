import type { Guard } from '../core/guard.ts';
import type { Identity } from '../core/identity.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

export type RoleFinding = 'has-role' | 'lacks-role' | 'stranger';

/** Whether someone has a role; names are compared exactly. */
export function checkRole(role: string, identity: Identity | undefined): RoleFinding {
  if (identity === undefined) return 'stranger';
  return identity.roles.includes(role) ? 'has-role' : 'lacks-role';
}

const STRANGER = refuse('access.session-required', {
  detail: 'This needs a session. Sign in and try again.',
  fields: [['WWW-Authenticate', 'Session']],
});

const LACKS_ROLE = refuse('access.role-required', {
  detail: 'Your account may not do this.',
});

/**
 * Admits those who have the role that the rule names.
 *
 * Does not cover a role that was taken away while a session lives: end the user's sessions then.
 *
 * @see OWASP ASVS 5.0 V8.2.1, V8.3.1
 */
export const role: GuardFactory = {
  name: 'role',
  phase: 'authorize',
  scope: 'route',
  create: () => (rule) => roleGuard(rule),
};

function roleGuard(rule: EffectiveRule): Guard | undefined {
  const required = rule.role;
  if (required === undefined || rule.access === 'none') return undefined;
  // Where the guard `access` is to refuse strangers first, its absence must show in the code.
  const stranger = rule.access === 'public' ? STRANGER : LACKS_ROLE;
  return {
    describe: () => ({
      name: 'role',
      phase: 'authorize',
      promise: 'A request by someone without the role that the rule demands gets 403.',
      options: { role: required },
      sources: ['ASVS V8.2.1', 'ASVS V8.3.1'],
      covers: ['T'],
      observedBy: ['verify'],
    }),
    check: (exchange) => {
      const finding = checkRole(required, exchange.identity);
      if (finding === 'has-role') return PASS;
      return finding === 'stranger' ? stranger : LACKS_ROLE;
    },
    drive: () => [
      {
        name: 'someone without the role',
        send: { as: 'unprivileged' },
        expect: { refusal: LACKS_ROLE.code },
      },
      { name: 'someone with it', send: { as: 'admitted' }, expect: { pass: true } },
    ],
  };
}
