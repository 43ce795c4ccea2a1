/**
 * Who may enter. `session` and `apiKey` demand that credential; `any` takes either. From loose to
 * strict: `public`, `any`, then `session` and `apiKey`, neither stricter than the other.
 */
export type Access = 'public' | 'session' | 'apiKey' | 'any';

/** Why a protection is loosened, who answers for it, and until when. */
export interface Exemption<Value = unknown> {
  readonly value: Value;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`, the last day it holds (UTC). */
  readonly until: string;
}

/** A protective key's value, or an exemption that carries a looser one. */
export type Protective<Value> = Value | Exempted<Value>;

/** Made by `exempt()`; a literal of the same shape is a fault. */
export interface Exempted<Value = unknown> {
  readonly exemption: Exemption<Value>;
}

/**
 * What a route demands. Unset keys come from broader rules. A protective key may be tightened by a
 * narrower rule and is loosened only with `exempt()`.
 */
export interface Rule {
  /**
   * Must be settled for every rule. Against `* /**` alone a rule is free to decide anew; against
   * any other it may only tighten.
   */
  readonly access?: Protective<Access>;
  /** A role the identity must have; closes to `any` what is otherwise public. `null`: none. */
  readonly role?: Protective<string | null>;
  /** Names of limits that hold beside `default` and those of broader rules. `null`: no others. */
  readonly limit?: Protective<string | readonly string[] | null>;
  /** `false`: the limit `default` does not hold here. */
  readonly default?: Protective<boolean>;
  /** The body is a form, and a CSRF token is demanded of every unsafe method. */
  readonly form?: Protective<boolean>;
  /** Files may come with the form (multipart); needs `form`. Default false. */
  readonly upload?: boolean;
  /** `false` leaves out origin check and token. Default true. */
  readonly csrf?: Protective<boolean>;
  /** `true`: the policy's CORS origins may read answers. Default false. */
  readonly cors?: Protective<boolean>;
  /** Bytes, from 1; at most `request.maxBodyBytes` where it is not exempted. */
  readonly maxBodyBytes?: Protective<number>;
  /** Seconds until response headers, 1 to 3600; at most the policy's own unless exempted. */
  readonly timeoutSeconds?: Protective<number>;
  /** Only `websocket`; every other upgrade is refused. */
  readonly upgrade?: 'websocket';
  /** `%2F` and `%5C` in the path: refused, or handed on byte for byte. Default `refuse`. */
  readonly encodedSlash?: Protective<'refuse' | 'opaque'>;
  /**
   * `no-store`, or `application`: the application's own `Cache-Control` holds. Default
   * `application` where access is public, else `no-store`.
   */
  readonly cache?: 'no-store' | 'application';
  /** Name under which the audit log records requests: letters, digits, `.`, `_`, `-`. */
  readonly audit?: string;
}
