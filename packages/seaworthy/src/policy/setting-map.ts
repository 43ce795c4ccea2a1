import { type Check, flag, text, whole } from '../core/shape.ts';
import { CORS, CSRF, PLAIN, REQUEST, SESSIONS, TOPOLOGY } from './section-shapes.ts';

/** A key of the policy and the setting that fills it where the policy says nothing. */
export interface SettingMapping {
  /** `section.key`, or the key itself. */
  readonly key: string;
  readonly setting: string;
  /** What the setting may hold, in its own unit. */
  readonly check: Check;
  /** From there to the key's unit. Default: as it is. */
  readonly convert?: (value: unknown) => unknown;
}

/** `RATE_LIMIT_ENABLED` has no key: limits are switched off by whoever runs it, in the open. */
export const LIMITS_ENABLED = 'limitsEnabled';

const MIB = 1024 * 1024;

/** Every setting that fills the policy. The one place that ties the two. */
export const SETTING_MAP: readonly SettingMapping[] = [
  { key: 'hosts', setting: 'ALLOWED_HOSTS', check: PLAIN.hosts },
  { key: 'publicOrigin', setting: 'PUBLIC_ORIGIN', check: PLAIN.publicOrigin },
  { key: 'csrf.trustedOrigins', setting: 'TRUSTED_ORIGINS', check: CSRF.trustedOrigins },
  { key: 'cors.origins', setting: 'CORS_ORIGINS', check: CORS.origins },
  { key: 'topology.trustedProxies', setting: 'TRUSTED_PROXIES', check: TOPOLOGY.trustedProxies },
  { key: LIMITS_ENABLED, setting: 'RATE_LIMIT_ENABLED', check: flag },
  {
    key: 'request.maxBodyBytes',
    setting: 'MAX_REQUEST_SIZE_MB',
    check: whole(1, 16_384, 'MiB'),
    convert: (value) => Number(value) * MIB,
  },
  {
    key: 'request.maxQueryParameterCount',
    setting: 'MAX_QUERY_PARAMS',
    check: REQUEST.maxQueryParameterCount,
  },
  {
    key: 'request.maxQueryStringBytes',
    setting: 'MAX_QUERY_STRING_LENGTH',
    check: REQUEST.maxQueryStringBytes,
  },
  { key: 'request.timeoutSeconds', setting: 'REQUEST_TIMEOUT', check: REQUEST.timeoutSeconds },
  { key: 'sessions.cookie', setting: 'SESSION_COOKIE_NAME', check: SESSIONS.cookie },
  { key: 'sessions.absoluteSeconds', setting: 'SESSION_MAX_AGE', check: SESSIONS.absoluteSeconds },
  {
    key: 'sessions.sameSite',
    setting: 'COOKIE_SAMESITE',
    check: text('Lax or Strict', (word) => /^(lax|strict)$/i.test(word)),
    convert: (word) => capitalised(String(word)),
  },
  { key: 'sessions.secure', setting: 'COOKIE_SECURE', check: SESSIONS.secure },
];

/** The documents write `lax`, browsers `Lax`. */
function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
