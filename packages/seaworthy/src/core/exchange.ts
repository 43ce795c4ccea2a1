import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Deadline } from './deadlines.ts';
import type { ApplicationFields } from './fields.ts';
import type { ReceivedForm } from './form.ts';
import type { ComposedHead } from './head.ts';
import type { Identity, RequestSession } from './identity.ts';
import type { Logger } from './log.ts';
import type { Outcome } from './outcome.ts';
import type { PipelineServices } from './services.ts';
import type { CanonicalTarget } from './target.ts';
import type { Refusal } from './verdict.ts';

/** The response as the pipeline uses it; the server's own response class is one. */
export interface ResponsePort {
  /** Whether a head has gone out; after that only the connection can be cut. */
  readonly headersSent: boolean;
  /** Whether all of an answer has been handed over; nothing can be added to it any more. */
  readonly writableEnded: boolean;
  /** Writes a whole response and refuses every later write of the application. */
  readonly answer: (
    status: number,
    fields: readonly (readonly [string, string])[],
    body: string,
  ) => void;
  /** Invites a client that sent `Expect: 100-continue` to send its body. */
  readonly invite: () => void;
  /**
   * Makes this the last response of its connection: nothing that follows on it is looked at, and it
   * ends so that the peer can still read the answer.
   */
  readonly last: () => void;
  /** Cuts the connection: the only honest end of a body that cannot be finished. */
  readonly cut: () => void;
}

/** What is known of the connection before anything is believed; found out once a connection. */
export interface PeerFacts {
  /** Canonical address of the socket's other end. */
  readonly address: string;
  readonly encrypted: boolean;
  /** Whether it is one of the topology's trusted proxies. */
  readonly isProxy: boolean;
  /** What limits key on when the peer is the client; empty for a proxy, which is many clients. */
  readonly key: string;
}

/** A connection that leaves HTTP when the application takes the upgrade. */
export interface Tunnel {
  readonly socket: Duplex;
  /** First bytes after the head. */
  readonly head: Buffer;
}

/** The rules in force for a request, as far as the request needs to know them. */
export interface PlanFacts {
  /** The rule's pattern: route label in logs and metrics. */
  readonly pattern: string;
  /** Plans are numbered from 0, so that counters can be flat arrays. */
  readonly index: number;
}

/** What runs exchanges: the pipeline. */
export interface ExchangeOwner {
  readonly services: PipelineServices;
  /** Plan of what no rule covers, and of all that is refused before a rule is known. */
  readonly fallback: PlanFacts;
  /** `[name, value, …]` of every answer that vary by nothing: all that a last resort can carry. */
  readonly constantFields: readonly string[];
  readonly receive: (exchange: Exchange, chunk: Uint8Array) => boolean;
  readonly compose: (exchange: Exchange, theirs: ApplicationFields) => ComposedHead;
  readonly refuse: (exchange: Exchange, by: string, refusal: Refusal) => void;
  readonly failHandler: (exchange: Exchange, error: unknown) => void;
  readonly end: (exchange: Exchange, outcome: Outcome) => void;
}

const NO_TARGET: CanonicalTarget = { path: '', query: '', url: '' };

/**
 * One request and its response. The shape is fixed; each fact is set by the one guard that is named
 * beside it, once, and read by all after it.
 */
export class Exchange {
  readonly pipeline: ExchangeOwner;
  readonly request: IncomingMessage;
  readonly response: ResponsePort;
  readonly peer: PeerFacts;
  /** Name and value of each field as it was sent, whatever guards have made of the request's. */
  readonly sentFields: readonly string[];
  /** Monotonic milliseconds at which the head had arrived. */
  readonly startedMs: number;
  /** `request-id`. */
  requestId = '';
  /** `access-log`: among the requests that have begun. Some are refused before any guard. */
  counted = false;
  /** Canonical text of the client's address: the peer's, until `client-address` knows better. */
  clientAddress: string;
  /** What limits key on, an IPv6 client being its prefix: the peer's, until `client-address`. */
  clientKey: string;
  /** `client-address`: the scheme the client used. */
  scheme: 'http' | 'https' = 'http';
  /**
   * `framing`, then `client-address` behind a proxy: host and port the client asked for, lower
   * case, without a dot at the end. Empty for HTTP/1.0 without Host.
   */
  authority = '';
  /** `target`. */
  target: CanonicalTarget = NO_TARGET;
  /** `target`: the rules in force. Before it, the plan of what no rule covers. */
  plan: PlanFacts;
  /** `session` or another authenticator; undefined for strangers. */
  identity: Identity | undefined = undefined;
  /** `session`. */
  session: RequestSession | undefined = undefined;
  /** `form`. */
  form: ReceivedForm | undefined = undefined;
  /** `csrf-token`: makes a token for the session of the exchange it is given. */
  issueToken: ((exchange: Exchange) => string) | undefined = undefined;
  /** `csrf-token`: a token was handed out, so the answer must not be stored. */
  tokenIssued = false;
  /** `csrf-token`: what a stranger's tokens are bound to, once one was handed out. */
  preSession: string | undefined = undefined;
  /** `rate-limit`: lines of the head that tell the limit nearest to refusal; empty for none. */
  limitLines = '';
  /** `rate-limit`: what the limit that is told has left; infinite until one is. */
  limitRemaining = Number.POSITIVE_INFINITY;
  /** `handler-timeout`: set until the head of the response is written. */
  handlerDeadline: Deadline | undefined = undefined;
  /** `receive-timeout`: set for the first seconds in which a body may arrive. */
  receiveDeadline: Deadline | undefined = undefined;
  /** Cookies to set, written by `session` and `csrf-token`. */
  cookies: string[] | undefined = undefined;
  /** Set by the boundary when the request asks to leave HTTP and a rule lets it. */
  tunnel: Tunnel | undefined = undefined;
  /** Body bytes that have arrived. */
  bodyBytes = 0;
  /** The refusal, once there is one. */
  refusal: Refusal | undefined = undefined;
  /** The guard that refused or answered. */
  settledBy: string | undefined = undefined;
  /** Whether the application has been handed the request. */
  entered = false;
  /** Whether the end hooks have run. */
  ended = false;
  #nonce: string | undefined;
  #abort: AbortController | undefined;
  #aborted: Error | undefined;
  #log: Logger | undefined;

  constructor(pipeline: ExchangeOwner, parts: ExchangeParts) {
    this.pipeline = pipeline;
    this.request = parts.request;
    this.response = parts.response;
    this.peer = parts.peer;
    this.sentFields = parts.request.rawHeaders;
    this.clientAddress = parts.peer.address;
    this.clientKey = parts.peer.key;
    this.startedMs = pipeline.services.clock.monotonicMs();
    this.plan = pipeline.fallback;
  }

  /** Fires when the client goes away, a deadline passes or the service gives up. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#aborted !== undefined) this.#abort.abort(this.#aborted);
    }
    return this.#abort.signal;
  }

  /** Value for `nonce` attributes; the policy's CSP then carries it. 128 bits, base64. */
  get nonce(): string {
    this.#nonce ??= randomBytes(16).toString('base64');
    return this.#nonce;
  }

  /** The nonce if a handler asked for one. */
  get usedNonce(): string | undefined {
    return this.#nonce;
  }

  /** Logger whose lines carry this request's id. */
  get log(): Logger {
    this.#log ??= this.pipeline.services.log.child({ request_id: this.requestId });
    return this.#log;
  }

  /** A token for a form of this session; pages that carry one are `no-store`. */
  csrfToken(): string {
    return this.issueToken?.(this) ?? '';
  }

  /** Answered, refused or gone: nothing may be decided any more. */
  get settled(): boolean {
    return this.settledBy !== undefined || this.ended;
  }

  /** Fires the signal. */
  abort(reason: Error): void {
    if (this.#aborted !== undefined) return;
    this.#aborted = reason;
    this.#abort?.abort(reason);
  }

  /** Ends the request with a refusal, from a deadline, a body limit or a handler's failure. */
  refuse(by: string, refusal: Refusal): void {
    this.pipeline.refuse(this, by, refusal);
  }

  /** Ends the request because the application failed: a 500 without detail, logged once. */
  fail(error: unknown): void {
    this.pipeline.failHandler(this, error);
  }
}

export interface ExchangeParts {
  readonly request: IncomingMessage;
  readonly response: ResponsePort;
  readonly peer: PeerFacts;
}
