import type { Exchange } from '../core/exchange.ts';
import { PASS, type Refusal, type Verdict } from '../core/verdict.ts';
import type { PreparedLimit } from '../limits/prepared-limit.ts';
import type { LimitState } from '../limits/store.ts';
import type { GuardContext } from './context.ts';
import { builtInLimit, overLimit } from './limit-set.ts';

/**
 * The limit `refused`: a client that other guards refused too often gets nothing more for a while,
 * so that guessing paths, tokens and hosts costs the guesser the service.
 */
export class RefusedLimit {
  readonly limit: PreparedLimit | undefined;
  readonly #context: GuardContext;
  #state: LimitState;

  constructor(context: GuardContext) {
    this.#context = context;
    this.limit = builtInLimit(context, 'refused');
    this.#state = context.limitTelling.createState();
  }

  /** Consumes nothing: what is charged is known only at the end. */
  check(exchange: Exchange): Verdict | Promise<Verdict> {
    const { limit } = this;
    if (limit === undefined) return PASS;
    const state = this.#state;
    const admits = this.#context.limits.peek(limit, exchange.clientKey, state);
    if (typeof admits === 'boolean') return admits ? PASS : this.#refuse(exchange, limit, state);
    this.#state = this.#context.limitTelling.createState();
    return admits.then((is) => (is ? PASS : this.#refuse(exchange, limit, state)));
  }

  /**
   * Counts a request that has ended, if a guard refused it and blamed the client. A limit's own
   * refusals do not, or a client could never come back.
   */
  charge({ refusal, clientKey }: Exchange): void {
    const { limit } = this;
    if (limit === undefined || refusal?.charged !== true || clientKey === '') return;
    const charged = this.#context.limits.charge(limit, clientKey);
    if (charged instanceof Promise) charged.catch(() => this.#reportFailure(limit));
  }

  #refuse(exchange: Exchange, limit: PreparedLimit, state: LimitState): Refusal {
    exchange.limitLines = this.#context.limitTelling.fields([limit]).lines([state]);
    return overLimit(this.#context, exchange, [state]);
  }

  #reportFailure({ name }: PreparedLimit): void {
    this.#context.services.events({ code: 'limit.store-failed', detail: { limit: name } });
  }
}
