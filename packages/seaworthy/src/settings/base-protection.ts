import { cookieName } from './forms.ts';
import { choice, flag, integer, list, seconds, secretList, settingOf } from './kinds.ts';
import { allowedHost, proxyRange, webOrigin, webOriginOrAny } from './network-forms.ts';
import type { Environment } from './setting.ts';

const DEPLOYED: readonly Environment[] = ['staging', 'prod'];
const isDeployed = (environment: Environment): boolean => environment !== 'dev';

/** Keys, cookies, sessions. */
export const sessions = {
  SECRET_KEY: secretList({
    description: 'Keys that sign sessions and tokens, newest first; dev generates one',
    requiredIn: DEPLOYED,
  }),
  CSRF_SECRET_KEY: secretList({
    description: 'Keys that sign CSRF tokens, newest first; dev generates one',
    requiredIn: DEPLOYED,
  }),
  COOKIE_SECURE: flag({
    description: 'Cookies travel over https alone; forced in prod',
    default: isDeployed,
  }),
  COOKIE_SAMESITE: choice(['lax', 'strict'], {
    description: 'Which cross-site requests carry cookies: top-level navigations, or none',
    default: 'lax',
  }),
  SESSION_COOKIE_NAME: settingOf(cookieName)({
    description: 'Name of the session cookie; `__Host-` is added where cookies are Secure',
    default: 'session',
  }),
  SESSION_MAX_AGE: seconds({
    description: 'A session ends at this age',
    min: 60,
    max: 31_536_000,
    default: 2_592_000,
  }),
} as const;

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Who may talk to the service, under which names. */
export const network = {
  PUBLIC_ORIGIN: settingOf(webOrigin)({
    description: 'Origin that clients use; https in prod',
    optional: true,
    requiredIn: DEPLOYED,
    example: 'https://toolkit.example.org',
  }),
  ALLOWED_HOSTS: {
    ...list(allowedHost)({
      description: 'Hosts that requests may name; a leading dot admits subdomains',
      requiredIn: DEPLOYED,
      default: LOCAL_HOSTS,
      example: 'toolkit.example.org',
    }),
    refuseEmptyIn: DEPLOYED,
  },
  TRUSTED_ORIGINS: {
    ...list(webOrigin)({
      description: 'Origins whose pages may send unsafe requests; PUBLIC_ORIGIN unless set',
      default: [],
      example: 'https://toolkit.example.org',
    }),
    refuseEmptyIn: DEPLOYED,
  },
  CORS_ORIGINS: list(webOriginOrAny)({
    description: 'Origins whose scripts may read answers; `*` is refused in prod',
    default: [],
    example: 'https://app.example.org',
  }),
  TRUSTED_PROXIES: list(proxyRange)({
    description: 'Peers whose forwarding fields are believed: addresses, CIDRs, named ranges',
    optional: true,
    example: '10.0.0.0/8',
  }),
} as const;

/** How much, how long, how often. */
export const limits = {
  RATE_LIMIT_ENABLED: flag({ description: 'Rate limits are on', default: true }),
  RATE_LIMIT_STORE: choice(['memory', 'redis'], {
    description: 'Where limits are counted',
    default: 'memory',
  }),
  MAX_REQUEST_SIZE_MB: integer({
    description: 'Largest request body',
    unit: 'MiB',
    min: 1,
    max: 1024,
    default: 10,
  }),
  MAX_QUERY_PARAMS: integer({
    description: 'Most query parameters',
    unit: 'parameters',
    min: 1,
    max: 10_000,
    default: 100,
  }),
  MAX_QUERY_STRING_LENGTH: integer({
    description: 'Longest query string',
    unit: 'bytes',
    min: 1,
    max: 16_384,
    default: 4096,
  }),
  REQUEST_TIMEOUT: seconds({
    description: 'A request without response headers by then is answered 503',
    min: 1,
    max: 3600,
    default: 60,
  }),
} as const;
