import type { Exchange } from '../core/exchange.ts';
import type { Guard } from '../core/guard.ts';
import { OMIT_GUARD, type Omission } from '../core/omit.ts';
import { phaseIndex } from '../core/phases.ts';
import { Pipeline, Plan } from '../core/pipeline.ts';
import type { GuardContext, GuardFactory, RouteLookup } from '../guards/context.ts';
import type { RouteMatcher } from '../policy/matcher.ts';
import type { EffectiveRule } from '../policy/types.ts';
import { GUARDS } from './guards.ts';
import { LIMIT_TELLING } from './limit-telling.ts';

/** What a policy is compiled from. */
export interface CompileParts extends Omission {
  /** What guards are built from; what it lacks is made here. */
  readonly context: Omit<GuardContext, 'routes' | 'limitTelling'>;
  readonly matcher: RuleMatcher;
  /** Default: all of the table. */
  readonly factories?: readonly GuardFactory[];
  /** Hands a request that passed to the application. */
  readonly enter: (exchange: Exchange) => void;
}

/** Finds effective rules; made from the policy. */
export type RuleMatcher = Pick<RouteMatcher, 'find'>;

/** A policy as it is enforced. */
export interface CompiledPolicy {
  readonly pipeline: Pipeline;
  /** Plan per effective rule, in the order of `policy.rules`; the last is that of the uncovered. */
  readonly plans: readonly Plan[];
}

/**
 * Turns a policy into per-route plans: every guard is built here, once, and a request only runs
 * down a list of checks.
 */
export function compilePolicy(parts: CompileParts): CompiledPolicy {
  const plans: Plan[] = [];
  const rules = [...parts.context.policy.rules, parts.context.policy.uncovered];
  const routes = lookup(parts, rules, plans);
  const context: GuardContext = { ...parts.context, limitTelling: LIMIT_TELLING, routes };
  const factories = ordered(parts.factories ?? GUARDS, parts[OMIT_GUARD]);
  const prelude = factories.flatMap((factory) =>
    factory.scope === 'service' ? [factory.create(context)] : [],
  );
  const builders = factories.flatMap((factory) =>
    factory.scope === 'route' ? [factory.create(context)] : [],
  );
  for (const [index, rule] of rules.entries()) {
    const route = builders.flatMap((build): Guard[] => {
      const guard = build(rule);
      return guard === undefined ? [] : [guard];
    });
    plans.push(new Plan(rule.pattern, index, { prelude, route }));
  }
  const fallback = lastPlan(plans);
  const { services } = context;
  return { pipeline: new Pipeline({ services, prelude, fallback, enter: parts.enter }), plans };
}

/** Phase order first, then the order of the table: the sort is stable. */
function ordered(
  factories: readonly GuardFactory[],
  omitted: string | undefined,
): readonly GuardFactory[] {
  return factories
    .filter((factory) => factory.name !== omitted)
    .toSorted((left, right) => phaseIndex(left.phase) - phaseIndex(right.phase));
}

function lookup(
  parts: CompileParts,
  rules: readonly EffectiveRule[],
  plans: readonly Plan[],
): RouteLookup {
  const { uncovered } = parts.context.policy;
  return {
    planFor: (method, path) => {
      const index = parts.matcher.find(method, path);
      if (index === 'ambiguous') return index;
      return plans[index] ?? lastPlan(plans);
    },
    ruleOf: (plan) => rules[plan.index] ?? uncovered,
  };
}

function lastPlan(plans: readonly Plan[]): Plan {
  const last = plans.at(-1);
  if (last === undefined) throw new TypeError('a policy always has the plan of the uncovered');
  return last;
}
