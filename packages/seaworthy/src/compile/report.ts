import type { GuardDescription } from '../core/guard.ts';
import type { Plan } from '../core/pipeline.ts';
import type { EffectiveRule, ResolvedPolicy } from '../policy/types.ts';

/** One effective rule, and what enforces it. */
export interface RouteReport {
  readonly pattern: string;
  readonly rule: EffectiveRule;
  /** In the order they run. */
  readonly guards: readonly GuardDescription[];
}

/** Each effective rule with its guards; the last row is that of requests no rule covers. */
export function describeRoutes(
  policy: ResolvedPolicy,
  plans: readonly Plan[],
): readonly RouteReport[] {
  return plans.map((plan) => ({
    pattern: plan.pattern,
    rule: policy.rules[plan.index] ?? policy.uncovered,
    guards: plan.guards.map((guard) => guard.describe()),
  }));
}
