import { formatFault, SeaworthyError } from '../../src/core/errors.ts';
import type { EffectiveRule, ResolveContext, ResolvedPolicy } from '../../src/policy/index.ts';
import { createMatcher, resolvePolicy } from '../../src/policy/index.ts';

/** The day on which the tests' policies are resolved. */
export const TODAY = '2026-11-20';

/** What a test changes of its surroundings. */
export interface Surroundings {
  readonly environment?: 'dev' | 'staging' | 'prod';
  readonly settings?: Readonly<Record<string, unknown>>;
}

export function contextOf({ environment = 'dev', settings = {} }: Surroundings): ResolveContext {
  const wallMs = (): number => Date.parse(`${TODAY}T12:00:00Z`);
  return {
    environment,
    clock: { monotonicMs: () => 0, wallMs },
    settings,
    givenSettings: new Set(Object.keys(settings)),
  };
}

/** A policy with one catch-all rule, changed by `parts`: anything that JavaScript may hand in. */
export function resolve(parts: object, surroundings: Surroundings = {}): ResolvedPolicy {
  const policy = { service: 'example', routes: { '* /**': { access: 'session' } }, ...parts };
  return resolvePolicy(policy as never, contextOf(surroundings));
}

/** Every fault of a policy, as text; fails when there is none. */
export function faultsOf(parts: object, surroundings: Surroundings = {}): readonly string[] {
  try {
    resolve(parts, surroundings);
  } catch (error) {
    if (error instanceof SeaworthyError && error.code === 'policy.invalid') {
      return error.faults.map(formatFault);
    }
    throw error;
  }
  throw new Error('expected the policy to be refused, and it was taken');
}

/** The effective rule of a request, or why there is none. */
export function ruleFor(
  policy: ResolvedPolicy,
  method: string,
  path: string,
): EffectiveRule | 'uncovered' | 'ambiguous' {
  const found = createMatcher(policy.rules).find(method, path);
  return found === 'ambiguous' ? found : (policy.rules[found] ?? 'uncovered');
}

/** The same where one is expected. */
export function effective(policy: ResolvedPolicy, method: string, path: string): EffectiveRule {
  const rule = ruleFor(policy, method, path);
  if (typeof rule === 'string') throw new Error(`${method} ${path} is ${rule}`);
  return rule;
}
