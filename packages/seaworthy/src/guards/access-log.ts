import type { Exchange } from '../core/exchange.ts';
import type { Guard } from '../core/guard.ts';
import type { Outcome } from '../core/outcome.ts';
import { PASS } from '../core/verdict.ts';
import type { AccessFacts, RequestOutcome } from '../telemetry/contract.ts';
import type { GuardContext, GuardFactory } from './context.ts';

const NAME = 'access-log';

/** One line a request, refused ones included, and the request's share of the counters. */
export const accessLog: GuardFactory = {
  name: NAME,
  phase: 'identify',
  scope: 'service',
  create: (context): Guard => ({
    describe: () => ({
      name: NAME,
      phase: 'identify',
      promise: 'Each request leaves exactly one line, and is counted exactly once.',
      options: {},
      sources: ['ASVS V16.2.1', 'ASVS V16.3.3'],
      covers: ['O1', 'O2', 'A-LO-01'],
      observedBy: ['verify', 'logs'],
    }),
    check: (exchange) => {
      context.counters.began();
      exchange.counted = true;
      return PASS;
    },
    end: recorder(context),
    drive: () => [
      {
        name: 'a request leaves a line',
        send: {},
        expect: { logged: { request_id: /./, status_code: /^200$/ } },
      },
      {
        name: 'a refused one, too',
        send: { method: 'TRACE' },
        expect: { logged: { status_code: /^501$/, refusal: /^methods\.unknown$/ } },
      },
    ],
  }),
};

type Writable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

/** The end hook; it fills one object anew for each request, so that none is allocated. */
function recorder(context: GuardContext): (exchange: Exchange, outcome: Outcome) => void {
  const facts = emptyFacts();
  return (exchange, outcome) => {
    const { refusal, target } = exchange;
    if (!exchange.counted) context.counters.began();
    facts.requestId = exchange.requestId;
    facts.method = exchange.request.method ?? '';
    facts.path = target.path;
    facts.query = target.query;
    facts.route = exchange.plan.pattern;
    facts.plan = exchange.plan.index;
    facts.status = outcome.status;
    facts.durationMs = outcome.durationMs;
    facts.clientAddress = exchange.clientAddress;
    facts.subject = exchange.identity?.subject;
    facts.bodyBytes = exchange.bodyBytes;
    facts.refusal = refusal?.code;
    facts.refusedBy = refusal === undefined ? undefined : exchange.settledBy;
    facts.aborted = outcome.kind === 'aborted';
    context.access.record(facts);
    context.counters.ended(facts);
    if (refusal !== undefined) context.counters.refused(exchange.settledBy ?? '', refusal.code);
  };
}

function emptyFacts(): Writable<AccessFacts & RequestOutcome> {
  return {
    requestId: '',
    method: '',
    path: '',
    query: '',
    route: '',
    plan: -1,
    status: 0,
    durationMs: 0,
    clientAddress: '',
    subject: undefined,
    bodyBytes: 0,
    refusal: undefined,
    refusedBy: undefined,
    aborted: false,
  };
}
