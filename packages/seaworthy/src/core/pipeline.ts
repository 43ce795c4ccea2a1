import type { Exchange, ExchangeOwner, PlanFacts } from './exchange.ts';
import { FieldTemplate } from './field-template.ts';
import type { ApplicationFields } from './fields.ts';
import type { Guard } from './guard.ts';
import { type ComposedHead, HeadComposer } from './head.ts';
import type { Outcome } from './outcome.ts';
import { renderRefusal } from './problem.ts';
import { eventOfRefusal } from './refusal-events.ts';
import { hasLongRest } from './rest-of-body.ts';
import type { PipelineServices } from './services.ts';
import { type Answer, PASS, type Refusal, refuse, type Verdict } from './verdict.ts';

type Check = NonNullable<Guard['check']>;

/** The guards of one effective rule, sorted into what runs when. */
export class Plan implements PlanFacts {
  /** The rule's pattern: route label in logs and metrics. */
  readonly pattern: string;
  /** Plans are numbered from 0, so that counters can be flat arrays. */
  readonly index: number;
  readonly guards: readonly Guard[];
  readonly checks: readonly Check[];
  readonly checkNames: readonly string[];
  readonly bodies: readonly { name: string; body: NonNullable<Guard['body']> }[];
  readonly decorators: readonly NonNullable<Guard['decorate']>[];
  readonly ends: readonly NonNullable<Guard['end']>[];
  readonly template: FieldTemplate;

  constructor(pattern: string, index: number, guards: Stages) {
    const all = [...guards.prelude, ...guards.route];
    const checking = guards.route.filter((guard) => guard.check !== undefined);
    this.pattern = pattern;
    this.index = index;
    this.guards = all;
    this.checks = checking.flatMap((guard) => guard.check ?? []);
    this.checkNames = checking.map((guard) => guard.describe().name);
    this.bodies = all.flatMap((guard) =>
      guard.body === undefined ? [] : [{ name: guard.describe().name, body: guard.body }],
    );
    this.decorators = all.flatMap((guard) => guard.decorate ?? []);
    this.ends = all.flatMap((guard) => guard.end ?? []);
    this.template = new FieldTemplate(all.flatMap((guard) => guard.fields ?? []));
  }
}

export interface Stages {
  /** Guards that run before a rule is known, in order. */
  readonly prelude: readonly Guard[];
  /** Guards of the rule, in order. */
  readonly route: readonly Guard[];
}

export interface PipelineParts {
  readonly services: PipelineServices;
  readonly prelude: readonly Guard[];
  /** Plan of what no rule covers, and of all that is refused before a rule is known. */
  readonly fallback: Plan;
  /** Hands a request that passed to the application. */
  readonly enter: (exchange: Exchange) => void;
}

/** Runs exchanges through their guards. Holds no state of a request. */
export class Pipeline implements ExchangeOwner {
  readonly services: PipelineServices;
  readonly fallback: Plan;
  readonly #prelude: readonly Check[];
  readonly #preludeNames: readonly string[];
  readonly #enter: (exchange: Exchange) => void;
  readonly #composer = new HeadComposer();

  constructor(parts: PipelineParts) {
    this.services = parts.services;
    this.fallback = parts.fallback;
    const checking = parts.prelude.filter((guard) => guard.check !== undefined);
    this.#prelude = checking.flatMap((guard) => guard.check ?? []);
    this.#preludeNames = checking.map((guard) => guard.describe().name);
    this.#enter = parts.enter;
  }

  get constantFields(): readonly string[] {
    return this.fallback.template.flat;
  }

  /** Takes a request whose head has arrived through every guard to the application. */
  handle(exchange: Exchange): void {
    this.#advance(exchange, true, 0);
  }

  /** A chunk of the body has arrived; returns false when nobody may see it. */
  receive(exchange: Exchange, chunk: Uint8Array): boolean {
    exchange.bodyBytes += chunk.byteLength;
    if (exchange.refusal !== undefined) return false;
    const { bodies } = planOf(exchange);
    for (let index = 0; index < bodies.length; index += 1) {
      const guard = bodies[index];
      const refusal = guard?.body(exchange, chunk);
      if (guard !== undefined && refusal !== undefined) {
        this.refuse(exchange, guard.name, refusal);
        return false;
      }
    }
    return true;
  }

  /** The head of a response with all that the guards demand of it. */
  compose(exchange: Exchange, theirs: ApplicationFields): ComposedHead {
    const composer = this.#composer;
    const { decorators, template } = planOf(exchange);
    composer.begin(template);
    for (let index = 0; index < decorators.length; index += 1) {
      decorators[index]?.(exchange, composer);
    }
    return composer.finish(theirs);
  }

  refuse(exchange: Exchange, by: string, refusal: Refusal): void {
    if (exchange.settled) return;
    exchange.settledBy = by;
    exchange.refusal = refusal;
    exchange.abort(new Error(refusal.code));
    this.#report(exchange, refusal.code);
    if (exchange.response.headersSent) {
      exchange.response.cut();
      return;
    }
    if (refusal.close || hasLongRest(exchange)) exchange.response.last();
    const { fields, body } = renderRefusal(exchange, refusal);
    exchange.response.answer(refusal.status, fields, body);
  }

  failHandler(exchange: Exchange, error: unknown): void {
    exchange.log.error('Handler failed', { error, route: exchange.plan.pattern });
    // A whole answer is on its way: cutting the connection would only take it from the client.
    if (exchange.response.writableEnded) return;
    const detail =
      this.services.exposeFailures && error instanceof Error ? error.message : undefined;
    this.refuse(
      exchange,
      'handler',
      refuse('handler.failed', detail === undefined ? {} : { detail }),
    );
  }

  /** Runs the end hooks, exactly once. A hook that throws is logged and stops no other. */
  end(exchange: Exchange, outcome: Outcome): void {
    if (exchange.ended) return;
    exchange.ended = true;
    if (outcome.kind === 'aborted') exchange.abort(new Error('client.aborted'));
    const { ends } = planOf(exchange);
    for (let index = 0; index < ends.length; index += 1) {
      try {
        ends[index]?.(exchange, outcome);
      } catch (error) {
        this.services.log.error('End hook failed', { error, request_id: exchange.requestId });
      }
    }
  }

  #report(exchange: Exchange, refusal: string): void {
    const code = eventOfRefusal(refusal);
    if (code === undefined) return;
    const { requestId, clientAddress } = exchange;
    this.services.events({ code, requestId, clientAddress, detail: { refusal } });
  }

  #advance(exchange: Exchange, inPrelude: boolean, from: number): void {
    const checks = inPrelude ? this.#prelude : planOf(exchange).checks;
    for (let index = from; index < checks.length; index += 1) {
      const verdict = this.#ask(exchange, inPrelude, index);
      if (verdict === PASS) continue;
      if (verdict instanceof Promise) {
        this.#wait(exchange, verdict, { inPrelude, index });
      } else {
        this.#settle(exchange, verdict, this.#nameOf(exchange, inPrelude, index));
      }
      return;
    }
    if (inPrelude) this.#advance(exchange, false, 0);
    else this.#hand(exchange);
  }

  #ask(exchange: Exchange, inPrelude: boolean, index: number): Verdict | Promise<Verdict> {
    const check = (inPrelude ? this.#prelude : planOf(exchange).checks)[index];
    try {
      return check === undefined ? PASS : check(exchange);
    } catch (error) {
      return this.#failGuard(exchange, error, this.#nameOf(exchange, inPrelude, index));
    }
  }

  #wait(
    exchange: Exchange,
    pending: Promise<Verdict>,
    at: { readonly inPrelude: boolean; readonly index: number },
  ): void {
    const name = this.#nameOf(exchange, at.inPrelude, at.index);
    pending
      .catch((error: unknown) => this.#failGuard(exchange, error, name))
      .then((verdict) => {
        if (exchange.settled) return;
        if (verdict === PASS) this.#advance(exchange, at.inPrelude, at.index + 1);
        else this.#settle(exchange, verdict, name);
      });
  }

  #hand(exchange: Exchange): void {
    if (exchange.settled) return;
    exchange.entered = true;
    try {
      this.#enter(exchange);
    } catch (error) {
      this.failHandler(exchange, error);
    }
  }

  /** A verdict that is neither pass, refusal nor answer is a broken guard: it fails closed. */
  #settle(exchange: Exchange, verdict: Refusal | Answer, name: string): void {
    if (verdict?.kind === 'refuse') {
      this.refuse(exchange, name, verdict);
    } else if (verdict?.kind === 'respond') {
      if (exchange.settled) return;
      exchange.settledBy = name;
      if (hasLongRest(exchange)) exchange.response.last();
      exchange.response.answer(verdict.status, verdict.fields, verdict.body);
    } else {
      this.refuse(exchange, name, this.#failGuard(exchange, new TypeError('no verdict'), name));
    }
  }

  #failGuard(exchange: Exchange, error: unknown, guard: string): Refusal {
    exchange.log.error('Guard failed', { error, guard });
    return refuse('pipeline.guard-failed', { close: true });
  }

  #nameOf(exchange: Exchange, inPrelude: boolean, index: number): string {
    return (inPrelude ? this.#preludeNames : planOf(exchange).checkNames)[index] ?? '';
  }
}

/** Only plans of this file are ever put on an exchange; it knows them by less, to stay below. */
function planOf(exchange: Exchange): Plan {
  return exchange.plan as Plan;
}
