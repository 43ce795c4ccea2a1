import type { Exchange } from './exchange.ts';
import type { FieldSink, StaticField } from './fields.ts';
import type { Outcome } from './outcome.ts';
import type { PhaseName } from './phases.ts';
import type { Refusal, Verdict } from './verdict.ts';

/** What a guard promises, for reports and proofs. Holds no secret. */
export interface GuardDescription {
  /** One protection, one name: file, factory, documentation page and metric label. */
  readonly name: string;
  readonly phase: PhaseName;
  /** One sentence that a test can falsify. */
  readonly promise: string;
  /** The options as they are in force. */
  readonly options: Readonly<Record<string, unknown>>;
  /** RFC, ASVS or CVE that asks for it. */
  readonly sources: readonly string[];
  /** Contract and attack ids. */
  readonly covers: readonly string[];
  /** Who notices when it is missing. */
  readonly observedBy: readonly ('verify' | 'probe' | 'logs')[];
}

/** A request to send, as a change to one that satisfies every guard of the route. */
export interface DriveRequest {
  readonly method?: string;
  /** Path and query; a path of the route's where unset. */
  readonly target?: string;
  /** Replaces fields of the same name; `null` leaves one out. */
  readonly fields?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?:
    | { readonly mediaType: string; readonly text: string }
    | { readonly bytes: number };
  /** The body goes in chunks, without a declared length. */
  readonly chunked?: boolean;
  /** The head and body as they stand, instead of everything above; `\r\n` line ends. */
  readonly raw?: string;
  /** How often it is sent; the expectation is on the last. Default 1, at most 2000. */
  readonly times?: number;
  /** Who sends it; `unprivileged` is signed in without any role. Default: whom the route admits. */
  readonly as?: 'anonymous' | 'unprivileged' | 'admitted';
  /** Address the client comes from; any other than that of the other drives where unset. */
  readonly from?: string;
  /** What never comes: the rest of the body after its first byte, or the application's answer. */
  readonly withheld?: 'body' | 'answer';
}

/** One way to see the guard at work: what it must refuse, and what it must let pass. */
export interface Drive {
  readonly name: string;
  readonly send: DriveRequest;
  readonly expect:
    | { readonly refusal: string }
    /** The application is handed the request, with these fields as it reads them. */
    | { readonly pass: true; readonly reads?: Readonly<Record<string, RegExp | undefined>> }
    /** For guards that refuse nothing: fields the answer carries. */
    | { readonly fields: Readonly<Record<string, RegExp | undefined>> }
    /** Members of the request's one line in the access log. */
    | { readonly logged: Readonly<Record<string, RegExp>> }
    | { readonly status: number };
}

/** What a drive needs to know of the route it is sent to. */
export interface RouteDescription {
  readonly pattern: string;
  /** A method and a path that the pattern matches. */
  readonly method: string;
  readonly path: string;
}

/**
 * One protection. Everything that can be computed is computed at construction; a request pays only
 * for the decision. A guard holds no state of a request: that lives on the `Exchange`.
 */
export interface Guard {
  readonly describe: () => GuardDescription;
  /** A decision; sync wherever it can be. Refusing is a value, not an exception. */
  readonly check?: (exchange: Exchange) => Verdict | Promise<Verdict>;
  /** Called with each chunk of the body as it arrives, before anyone else sees it. */
  readonly body?: (exchange: Exchange, chunk: Uint8Array) => Refusal | undefined;
  /** Fields that never vary, merged into the head of every response at construction. */
  readonly fields?: readonly StaticField[];
  /** Fields that vary by request. */
  readonly decorate?: (exchange: Exchange, fields: FieldSink) => void;
  /** Exactly once: finished, aborted or failed. Releases, refunds, commits, logs. */
  readonly end?: (exchange: Exchange, outcome: Outcome) => void;
  /** How to make it refuse and pass on a given route. */
  readonly drive: (route: RouteDescription) => readonly Drive[];
}
