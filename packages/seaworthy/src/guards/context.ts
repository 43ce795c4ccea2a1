import type { Exchange, PlanFacts } from '../core/exchange.ts';
import type { FieldGroup } from '../core/field-group.ts';
import type { Guard } from '../core/guard.ts';
import type { PhaseName } from '../core/phases.ts';
import type { PipelineServices } from '../core/services.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Sessions, TokenKeys } from '../identity/contract.ts';
import type { LimitFields, LimitRefusal } from '../limits/fields.ts';
import type { PreparedLimit } from '../limits/prepared-limit.ts';
import type { LimitState, LimitStore } from '../limits/store.ts';
import type { EffectiveRule, ResolvedPolicy } from '../policy/types.ts';
import type { AccessRecorder, RequestCounters } from '../telemetry/contract.ts';

/** What guards are built from: the policy and the ports they act through. */
export interface GuardContext {
  readonly policy: ResolvedPolicy;
  readonly services: PipelineServices;
  readonly limits: LimitStore;
  /** Says in fields and refusals what the store decided. */
  readonly limitTelling: LimitTelling;
  readonly sessions: Sessions;
  readonly tokens: TokenKeys;
  readonly access: AccessRecorder;
  readonly counters: RequestCounters;
  /** Answers the health endpoints. */
  readonly health: HealthPort;
  /** Finds the plan of a request: what `target` asks. */
  readonly routes: RouteLookup;
}

export interface LimitTelling {
  /** A state for a store to fill. */
  readonly createState: () => LimitState;
  /** The names of the fields that tell of limits. */
  readonly group: FieldGroup;
  /** The fields that tell of these limits; made once a rule. */
  readonly fields: (limits: readonly PreparedLimit[]) => Pick<LimitFields, 'lines'>;
  readonly refusal: (states: readonly LimitState[]) => LimitRefusal;
}

/** What the `health` guard asks of the service. */
export interface HealthPort {
  /** `true` until shutdown has begun. */
  readonly accepting: () => boolean;
  /** The readiness answer; `detailed` for those who may see what is wrong. */
  readonly readiness: (detailed: boolean) => Promise<{ status: number; body: string }>;
  /** Whether a stranger may see the whole body: dev only. */
  readonly publicDetail: boolean;
}

/** Finds the rules of a request. */
export interface RouteLookup {
  /**
   * The plan for a method and a canonical path: that of uncovered requests where no rule matches,
   * `ambiguous` where path parameters, case or a closing slash would lead to different rules.
   */
  readonly planFor: (method: string, path: string) => PlanFacts | 'ambiguous';
  /** The rule a plan was made from. */
  readonly ruleOf: (plan: PlanFacts) => EffectiveRule;
}

/**
 * How a guard comes to be. A `service` guard is built once and runs before a rule is known; a
 * `route` guard is built per effective rule, and `undefined` means that the rule does not ask for
 * it.
 */
export type GuardFactory =
  | {
      readonly name: string;
      readonly phase: PhaseName;
      readonly scope: 'service';
      readonly create: (context: GuardContext) => Guard;
    }
  | {
      readonly name: string;
      readonly phase: PhaseName;
      readonly scope: 'route';
      /** Called once a service; what it returns, once an effective rule. */
      readonly create: (context: GuardContext) => (rule: EffectiveRule) => Guard | undefined;
    };

/** A check that may have to wait. */
export type Check = (exchange: Exchange) => Verdict | Promise<Verdict>;
