import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Clock } from '../../src/core/clock.ts';
import { Deadlines } from '../../src/core/deadlines.ts';
import type { SecurityEvent } from '../../src/core/events.ts';
import { Exchange, type ResponsePort } from '../../src/core/exchange.ts';
import type { Guard } from '../../src/core/guard.ts';
import { type ComposedHead, fieldsOf } from '../../src/core/head.ts';
import type { Logger } from '../../src/core/log.ts';
import { Pipeline, Plan } from '../../src/core/pipeline.ts';
import type { PipelineServices } from '../../src/core/services.ts';

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #nowMs: number;

  constructor(nowMs = Date.UTC(2026, 10, 21)) {
    this.#nowMs = nowMs;
  }

  readonly monotonicMs = (): number => this.#nowMs;
  readonly wallMs = (): number => this.#nowMs;

  advanceSeconds(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }
}

/** What a test sees of a response. */
export interface Answer {
  status: number;
  body: string;
  code: string | undefined;
  invited: boolean;
}

export interface Harness {
  readonly clock: HandClock;
  readonly events: SecurityEvent[];
  /** Lines at level error. */
  readonly errors: string[];
  readonly pipeline: Pipeline;
  readonly open: (request?: RequestParts) => Opened;
}

export interface RequestParts {
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface Opened {
  readonly exchange: Exchange;
  readonly request: IncomingMessage;
  readonly answer: Answer;
  /** Set `headersSent` to play a response that has begun. */
  readonly response: { headersSent: boolean };
  /** Runs the pipeline; resolves with the answer, or once the handler was entered. */
  readonly run: () => Promise<Answer | 'entered'>;
  /** The head of a response with what the guards add, by lower-case name. */
  readonly head: () => Record<string, string[]>;
}

/** Gives the guards of the harness's one plan, once the services stand. */
export type BuildGuards = (services: PipelineServices) => readonly Guard[];

/** A real pipeline with the guards given, and requests to send through it without a server. */
export function createHarness(build: BuildGuards = () => []): Harness {
  const clock = new HandClock();
  const events: SecurityEvent[] = [];
  const errors: string[] = [];
  const waiting = new Map<Exchange, (result: 'entered') => void>();
  const services: PipelineServices = {
    clock,
    deadlines: new Deadlines(clock),
    log: recordingLogger(errors),
    events: (event) => events.push(event),
    exposeFailures: false,
    newRequestId: () => 'harness',
  };
  const route = build(services);
  const pipeline = new Pipeline({
    services,
    prelude: [],
    fallback: new Plan('* /**', 0, { prelude: [], route }),
    enter: (exchange) => waiting.get(exchange)?.('entered'),
  });
  const open = (parts: RequestParts = {}): Opened => openExchange(pipeline, waiting, parts);
  return { clock, events, errors, pipeline, open };
}

function openExchange(
  pipeline: Pipeline,
  waiting: Map<Exchange, (result: 'entered') => void>,
  parts: RequestParts,
): Opened {
  const request = new IncomingMessage(new Socket());
  request.method = parts.method ?? 'GET';
  for (const [name, value] of Object.entries(parts.fields ?? {})) request.headers[name] = value;
  const answer: Answer = { status: 0, body: '', code: undefined, invited: false };
  const answered = Promise.withResolvers<Answer | 'entered'>();
  const response: ResponsePort & { headersSent: boolean } = {
    headersSent: false,
    writableEnded: false,
    answer: (status, _fields, body) => {
      Object.assign(answer, { status, body, code: exchange.refusal?.code });
      answered.resolve(answer);
    },
    invite: () => {
      answer.invited = true;
    },
    last: () => undefined,
    cut: () => answered.resolve(answer),
  };
  const peer = { address: '192.0.2.1', encrypted: true, isProxy: false, key: '192.0.2.1' };
  const exchange: Exchange = new Exchange(pipeline, { request, response, peer });
  exchange.scheme = 'https';
  exchange.authority = 'app.example';
  waiting.set(exchange, answered.resolve);
  return {
    exchange,
    request,
    answer,
    response,
    run: () => {
      pipeline.handle(exchange);
      return answered.promise;
    },
    head: () => readHead(pipeline.compose(exchange, undefined)),
  };
}

/** Fields by lower-case name, each with its values in order. */
export function readHead(composed: ComposedHead): Record<string, string[]> {
  const head: Record<string, string[]> = {};
  for (const [name, value] of fieldsOf(composed)) {
    const lower = name.toLowerCase();
    head[lower] = [...(head[lower] ?? []), String(value)];
  }
  return head;
}

function recordingLogger(errors: string[]): Logger {
  const logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message) => errors.push(message),
    child: () => logger,
  };
  return logger;
}
