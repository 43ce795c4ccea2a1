import type { Guard } from '../core/guard.ts';
import { PASS, refuse, type Verdict } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'hosts';
const MAX_CACHED_HOSTS = 256;
const NOT_ALLOWED = refuse('hosts.not-allowed', {
  detail: 'This service does not answer for the host that was asked for.',
});

/**
 * Only hosts of the allow-list are answered for, so that a forged one reaches neither a link nor a
 * cache key, and a page of another site cannot reach the service by rebinding its own name.
 */
export const hosts: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy }) => {
    const admits = hostMatcher(policy.hosts);
    const guard: Guard = {
      describe: () => ({
        name: NAME,
        phase: 'admit',
        promise: 'A host outside the allow-list is answered 421.',
        options: { hosts: policy.hosts },
        sources: ['RFC 9110 7.4', 'CWE-350'],
        covers: ['G4', 'A-PX-17', 'A-PX-20'],
        observedBy: ['verify', 'probe'],
      }),
      check: ({ authority }): Verdict => (admits(authority) ? PASS : NOT_ALLOWED),
      drive: () => [
        {
          name: 'another host',
          send: { fields: { Host: 'other.invalid' } },
          expect: { refusal: NOT_ALLOWED.code },
        },
        {
          name: 'an allowed host as part of another',
          send: { fields: { Host: `${policy.hosts[0] ?? 'a'}.other.invalid`.replace(/^\./, '') } },
          expect: { refusal: NOT_ALLOWED.code },
        },
        { name: 'an allowed host', send: {}, expect: { pass: true } },
      ],
    };
    return () => (policy.hosts.length === 0 ? undefined : guard);
  },
};

/**
 * Whether a canonical authority is in the list. A leading dot admits the domain's subdomains, not
 * the domain; an entry without port admits any port, one with a port only that.
 */
export function hostMatcher(entries: readonly string[]): (authority: string) => boolean {
  const lower = entries.map((entry) => entry.toLowerCase());
  const exact = new Set(lower.filter((entry) => !entry.startsWith('.')));
  const suffixes = lower.filter((entry) => entry.startsWith('.'));
  const matches = (host: string): boolean =>
    exact.has(host) ||
    suffixes.some((suffix) => host.endsWith(suffix) && host.length > suffix.length);
  const answers = new Map<string, boolean>();
  return (authority) => {
    const known = answers.get(authority);
    if (known !== undefined) return known;
    const answer = matches(authority) || matches(withoutPort(authority));
    if (answers.size >= MAX_CACHED_HOSTS) answers.clear();
    answers.set(authority, answer);
    return answer;
  };
}

/** `example.org:8080` and `[::1]:8080` without the port. */
export function withoutPort(authority: string): string {
  return authority.replace(/:\d*$/, '');
}
