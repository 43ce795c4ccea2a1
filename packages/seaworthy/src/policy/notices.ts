import type { PolicyNotice } from './types.ts';

/**
 * What is worth knowing of a policy and stops nothing here. Ids are permanent: one is never used
 * again for something else. `error` is for whoever starts the service to refuse outside dev.
 */
export const NOTICES = {
  'policy.W001': { severity: 'warning', title: 'A key of the policy overrides a setting' },
  'policy.W002': { severity: 'error', title: 'An exemption has expired' },
  'policy.W003': { severity: 'warning', title: 'A rule says cors, but no origin is listed' },
  'policy.W004': {
    severity: 'warning',
    title: 'The content security policy allows what it is for',
  },
  'policy.W005': { severity: 'warning', title: 'A protective header is left to the application' },
  'policy.W006': { severity: 'warning', title: 'A limit is named by no rule' },
  'policy.W007': { severity: 'warning', title: 'An exemption loosens nothing' },
} as const satisfies Record<string, { severity: 'warning' | 'error'; title: string }>;

/** A permanent id of a notice about a policy. */
export type NoticeId = keyof typeof NOTICES;

export type Notice = PolicyNotice & { readonly id: NoticeId };

/** A notice about one field: `<field>: <what>`. */
export function notice(id: NoticeId, field: string, what: string): Notice {
  return { id, severity: NOTICES[id].severity, field, message: `${field}: ${what}` };
}
