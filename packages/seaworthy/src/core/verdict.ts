import { REFUSALS, type RefusalCode, type RefusalKind } from './refusal-codes.ts';

/** The request may go on. A guard that returns anything else than a verdict fails closed. */
export const PASS: unique symbol = Symbol('pass');

/** A field of a response head: name in its usual spelling, and value. */
export type Field = readonly [name: string, value: string];

/** Members that a problem document has beside those of RFC 9457. */
export type ProblemMembers = Readonly<Record<string, string | number | readonly string[]>>;

/** The request ends here, with a problem document in the form the client reads. */
export interface Refusal {
  readonly kind: 'refuse';
  /** `<guard>.<reason>`, see `REFUSALS`; a user's guard gives its own. */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** One sentence for the client. Left out of 5xx answers outside dev. */
  readonly detail: string | undefined;
  /** Fields of this answer alone: `Retry-After`, `Allow`. */
  readonly fields: readonly Field[];
  /** Members added to the problem document. */
  readonly extensions: ProblemMembers | undefined;
  /** RFC 9457 problem type where one is registered; `about:blank` otherwise. */
  readonly type: string | undefined;
  /** The connection cannot be used again. */
  readonly close: boolean;
  /** Whether the client is to blame: the limit `refused` counts it. */
  readonly charged: boolean;
}

/** The request is answered here, by the guard: health, preflights, redirects. */
export interface Answer {
  readonly kind: 'respond';
  readonly status: number;
  readonly fields: readonly Field[];
  readonly body: string;
}

/** What a guard decides: the request goes on, is refused, or is answered here. */
export type Verdict = typeof PASS | Refusal | Answer;

/** What varies of a refusal; everything may be left out. */
export interface RefusalOptions {
  readonly detail?: string;
  readonly fields?: readonly Field[];
  readonly extensions?: ProblemMembers;
  readonly type?: string;
  readonly close?: boolean;
  /** Default: every 4xx but 429. */
  readonly charged?: boolean;
}

/** A refusal by one of the project's own codes; guards build theirs once where nothing varies. */
export function refuse(code: RefusalCode, options: RefusalOptions = {}): Refusal {
  const { status, title, charged }: RefusalKind = REFUSALS[code];
  return customRefusal(
    { code, status, title },
    charged === undefined ? options : { charged, ...options },
  );
}

/** A refusal by a code that is not in the table: what users' own guards give. */
export function customRefusal(
  what: { readonly code: string; readonly status: number; readonly title: string },
  options: RefusalOptions = {},
): Refusal {
  return {
    kind: 'refuse',
    code: what.code,
    status: what.status,
    title: what.title,
    detail: options.detail,
    fields: options.fields ?? [],
    extensions: options.extensions,
    type: options.type,
    close: options.close ?? false,
    charged: options.charged ?? (what.status >= 400 && what.status < 500 && what.status !== 429),
  };
}

/** An answer given by a guard. */
export function respond(status: number, fields: readonly Field[], body = ''): Answer {
  return { kind: 'respond', status, fields, body };
}
