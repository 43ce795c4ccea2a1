import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import { PASS, type Refusal, refuse, type Verdict } from '../core/verdict.ts';
import type { PreparedLimit } from '../limits/prepared-limit.ts';
import type { LimitState } from '../limits/store.ts';
import type { EffectiveRule, LimitDefinition, ResolvedPolicy } from '../policy/types.ts';
import type { GuardContext } from './context.ts';

type LimitContext = Pick<GuardContext, 'limits' | 'limitTelling' | 'services'>;

/** Whose requests a limit of the whole service counts. */
const EVERYBODY = 'everybody';

/** What a store is handed with one request. */
interface Scratch {
  readonly subjects: string[];
  readonly states: LimitState[];
}

/**
 * Limits that are asked together: all are consumed or none. With a store that decides at once, a
 * request that passes costs no object but the texts of its fields.
 */
export class LimitSet {
  readonly #context: LimitContext;
  readonly #limits: readonly PreparedLimit[];
  readonly #fields: ReturnType<LimitContext['limitTelling']['fields']>;
  #scratch: Scratch;

  /** @param told all limits of the rule, of whatever phase: what `RateLimit-Policy` lists */
  constructor(
    context: LimitContext,
    limits: readonly PreparedLimit[],
    told: readonly PreparedLimit[],
  ) {
    this.#context = context;
    this.#limits = limits;
    this.#fields = context.limitTelling.fields(told);
    this.#scratch = this.#createScratch();
  }

  /** Takes one request of each limit. @param subject whose it is, where a limit counts someone */
  take(exchange: Exchange, subject: string): Verdict | Promise<Verdict> {
    if (this.#limits.length === 0) return PASS;
    const { subjects, states } = this.#scratch;
    for (let index = 0; index < this.#limits.length; index += 1) {
      const isGlobal = this.#limits[index]?.definition.per === 'global';
      subjects[index] = isGlobal ? EVERYBODY : subject;
    }
    const admitted = this.#context.limits.take(this.#limits, subjects, states);
    if (typeof admitted === 'boolean') return this.#settle(exchange, states, admitted);
    // The store still writes into what it was handed.
    this.#scratch = this.#createScratch();
    return admitted.then((is) => this.#settle(exchange, states, is));
  }

  #settle(exchange: Exchange, states: readonly LimitState[], admitted: boolean): Verdict {
    const left = fewestLeft(states);
    if (left < exchange.limitRemaining || (!admitted && left < Number.POSITIVE_INFINITY)) {
      exchange.limitRemaining = left;
      exchange.limitLines = this.#fields.lines(states);
    }
    return admitted ? PASS : overLimit(this.#context, exchange, states);
  }

  #createScratch(): Scratch {
    const states = this.#limits.map(() => this.#context.limitTelling.createState());
    return { subjects: this.#limits.map(() => ''), states };
  }
}

/** What the told limit with the least left has left; infinite where none is told. */
function fewestLeft(states: readonly LimitState[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index];
    if (state?.prepared?.isTold && state.remaining < fewest) fewest = state.remaining;
  }
  return fewest;
}

/** The refusal of a request that a limit did not admit, and the event of it. */
export function overLimit(
  { limitTelling, services }: LimitContext,
  exchange: Exchange,
  states: readonly LimitState[],
): Refusal {
  const { retryAfterSeconds, detail, type, violatedPolicies } = limitTelling.refusal(states);
  const refusing = states.find((state) => state.retryAfterSeconds > 0)?.prepared?.name ?? '';
  services.events({
    code: 'limit.exceeded',
    requestId: exchange.requestId,
    clientAddress: exchange.clientAddress,
    detail: { limit: refusing, route: exchange.plan.pattern },
  });
  return refuse('rate-limit.exceeded', {
    detail,
    type,
    fields: [['Retry-After', String(retryAfterSeconds)]],
    extensions: {
      retry_after_seconds: retryAfterSeconds,
      'violated-policies': violatedPolicies,
    },
  });
}

/** The limits of a rule, by the phase that asks them. */
export interface RuleLimits {
  /** Of the client's address and of the whole service. */
  readonly byClient: readonly PreparedLimit[];
  readonly byUser: readonly PreparedLimit[];
  readonly byKey: readonly PreparedLimit[];
  readonly all: readonly PreparedLimit[];
}

/**
 * Prepares what a rule names.
 *
 * @throws SeaworthyError `guard.invalid-option` for a limit that no guard enforces, so that none is
 * named and not in force
 */
export function limitsOf(context: GuardContext, rule: EffectiveRule): RuleLimits {
  const { policy, limits: store } = context;
  const faults = rule.limits.flatMap((name) => nameFaults(policy, rule, name));
  if (faults.length > 0) {
    throw new SeaworthyError('guard.invalid-option', 'rate-limit: cannot be in force', { faults });
  }
  const all = rule.limits.flatMap((name) => {
    const definition = policy.limits[name];
    if (definition === undefined) return [];
    return [store.prepare({ name, definition, rule: rule.pattern })];
  });
  const per = (...subjects: readonly string[]): readonly PreparedLimit[] =>
    all.filter(({ definition }) => subjects.includes(definition.per));
  return { byClient: per('client', 'global'), byUser: per('user'), byKey: per('key'), all };
}

function nameFaults(policy: ResolvedPolicy, rule: EffectiveRule, name: string): readonly Fault[] {
  const definition = policy.limits[name];
  const field = `policy.routes['${rule.pattern}'].limit`;
  if (definition === undefined) return [{ field, message: `expected a limit, got '${name}'` }];
  if (definition.per !== 'account') return [];
  const message = `expected a limit per client, user, key or global, got '${name}' per account`;
  return [{ field, message, remedy: 'Count the account where its name is read, in the handler' }];
}

/** A limit of the service's own, one bucket for all rules and each client. */
export function builtInLimit(
  { limits, policy }: Pick<GuardContext, 'limits' | 'policy'>,
  name: 'refused' | 'preflight',
): PreparedLimit | undefined {
  const given = policy.limits[name];
  if (given === undefined) return undefined;
  const definition: LimitDefinition = { ...given, per: 'client', shared: true };
  return limits.prepare({ name, definition, rule: '* /**' });
}

/** For reports: what is in force. */
export function describeLimits(
  limits: readonly PreparedLimit[],
): Readonly<Record<string, { limit: number; windowSeconds: number; per: string }>> {
  return Object.fromEntries(
    limits.map(({ name, definition: { limit, windowSeconds, per } }) => [
      name,
      { limit, windowSeconds, per },
    ]),
  );
}
