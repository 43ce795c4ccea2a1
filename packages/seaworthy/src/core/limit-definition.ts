import { type Check, flag, object, oneOf, whole } from './shape.ts';

/** Whose requests are counted together. */
export type LimitSubject = 'client' | 'user' | 'key' | 'account' | 'global';

/** What holds while a shared store fails. */
export type StoreFailurePolicy = 'local' | 'open' | 'closed';

/** Upper bounds of a definition: beyond them a counter or a time would not fit its cell. */
export const MAX_LIMIT = 1_000_000;
/** Longest window of a limit, in seconds: a week. */
export const MAX_WINDOW_SECONDS = 604_800;

/** What a limit may say besides its numbers. */
export interface LimitOptions {
  /**
   * Default `client`. `account` counts by the account that is asked for (a log-in's user name),
   * whether or not it exists, and is never told to the client.
   */
  readonly per?: LimitSubject;
  /** `local`: each instance counts for itself. Memory never fails. Default `local`. */
  readonly onStoreFailure?: StoreFailurePolicy;
  /** One bucket for all rules that name the limit, instead of one per rule. Default false. */
  readonly shared?: boolean;
}

/**
 * Never more than `limit` requests in any `windowSeconds`, wherever the window begins. It bounds
 * what is admitted, not what arrives, and not how long admitted requests take.
 *
 * @see ASVS V2.4.1
 */
export interface LimitDefinition extends LimitOptions {
  /** Requests admitted in a window: 1 to 1 000 000. */
  readonly limit: number;
  /** 1 to 604 800 (a week). */
  readonly windowSeconds: number;
}

/** A definition with every key filled in. */
export type ResolvedLimit = Required<LimitDefinition>;

/** Everything that is wrong with a definition. A faulty one never means "no limit". */
export const limitDefinition: Check = object(
  {
    limit: whole(1, MAX_LIMIT, 'requests'),
    windowSeconds: whole(1, MAX_WINDOW_SECONDS, 'seconds'),
    per: oneOf(['client', 'user', 'key', 'account', 'global']),
    onStoreFailure: oneOf(['local', 'open', 'closed']),
    shared: flag,
  },
  ['limit', 'windowSeconds'],
);

/** A sound definition, what it leaves unset filled in. */
export function filledLimit(definition: LimitDefinition): ResolvedLimit {
  const { limit, windowSeconds, per, onStoreFailure, shared } = definition;
  return {
    limit,
    windowSeconds,
    per: per ?? 'client',
    onStoreFailure: onStoreFailure ?? 'local',
    shared: shared ?? false,
  };
}
