import type { Access, EffectiveRule } from './types.ts';

/** How two values of a protective key compare. */
interface Strictness {
  /** Whether `value` admits nothing that `base` does not. */
  readonly tightens: (value: unknown, base: unknown) => boolean;
  /** The loosest value that is as strict as both; undefined where there is none. */
  readonly strictest: (left: unknown, right: unknown) => unknown;
}

/** Which accesses admit only what each admits. `session` and `apiKey` admit different requests. */
const WITHIN: Readonly<Record<Access, readonly string[]>> = {
  public: ['public', 'any', 'session', 'apiKey'],
  any: ['any', 'session', 'apiKey'],
  session: ['session'],
  apiKey: ['apiKey'],
};

/** The keys that a narrower rule may tighten and loosens only by exemption. `limit` adds up. */
export const PROTECTIVE: Readonly<Record<ProtectiveKey, Strictness>> = {
  access: ordered((value, base) => WITHIN[base as Access].includes(value as string)),
  role: ordered((value, base) => base === null || value === base),
  default: ordered((value, base) => value === true || base === false),
  form: ordered((value, base) => value === true || base === false),
  csrf: ordered((value, base) => value === true || base === false),
  cors: ordered((value, base) => value === false || base === true),
  maxBodyBytes: ordered((value, base) => Number(value) <= Number(base)),
  timeoutSeconds: ordered((value, base) => Number(value) <= Number(base)),
  encodedSlash: ordered((value, base) => value === 'refuse' || base === 'opaque'),
};

export type ProtectiveKey =
  | 'access'
  | 'role'
  | 'default'
  | 'form'
  | 'csrf'
  | 'cors'
  | 'maxBodyBytes'
  | 'timeoutSeconds'
  | 'encodedSlash';

/**
 * Whether every request that `rule` lets through, `base` would let through too, as far as their
 * protective keys tell.
 */
export function isAtLeastAsStrict(rule: EffectiveRule, base: EffectiveRule): boolean {
  if (rule === base || rule.access === 'none') return true;
  if (base.access === 'none') return false;
  const tightens = (key: ProtectiveKey, value: unknown, other: unknown): boolean =>
    PROTECTIVE[key].tightens(value, other);
  return (
    tightens('access', rule.access, base.access) &&
    tightens('role', rule.role ?? null, base.role ?? null) &&
    tightens('form', rule.form, base.form) &&
    tightens('csrf', rule.csrf, base.csrf) &&
    tightens('cors', rule.cors, base.cors) &&
    tightens('maxBodyBytes', rule.maxBodyBytes, base.maxBodyBytes) &&
    tightens('timeoutSeconds', rule.timeoutSeconds, base.timeoutSeconds) &&
    tightens('encodedSlash', rule.encodedSlash, base.encodedSlash) &&
    (rule.upgrade === undefined || rule.upgrade === base.upgrade) &&
    (!rule.upload || base.upload) &&
    base.limits.every((name) => rule.limits.includes(name))
  );
}

function ordered(tightens: Strictness['tightens']): Strictness {
  return {
    tightens,
    strictest: (left, right) => {
      if (tightens(left, right)) return left;
      return tightens(right, left) ? right : undefined;
    },
  };
}
