import { limitDefinition } from '../core/limit-definition.ts';
import { type Check, flag, list, object, oneOf, record, text, whole } from '../core/shape.ts';
import { fieldName, headers } from './header-values.ts';
import { addressRange, host, origin, originOrAny, proxyRange } from './network-values.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const METHOD = /^(?!TRACE$|CONNECT$)[A-Z][A-Z-]{0,31}$/;
const COOKIE = /^(?!__(?:host|secure)-)[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/i;
const LIMIT_NAME = /^[a-z][A-Za-z0-9-]{0,63}$/;

const MIB = 1024 * 1024;
const DAY_SECONDS = 86_400;

const seconds = (min: number, max: number): Check => whole(min, max, 'seconds');
const bytes = (min: number, max: number): Check => whole(min, max, 'bytes');
const count = (max: number): Check => whole(1, max);

const method: Check = text('a method in upper case, not TRACE or CONNECT', (value) =>
  METHOD.test(value),
);

/** Where an exact name is wanted: audit events, roles, the service itself. */
export const name: Check = text(
  'a name of 1 to 63 letters, digits, dots, underscores or dashes',
  (value) => NAME.test(value),
);

/** Checks of keys that hold one value each. */
export const PLAIN = {
  service: name,
  defaults: oneOf(['2026-11']),
  hosts: list(host, { min: 1 }),
  publicOrigin: origin,
  errors: oneOf(['thrown']),
} as const satisfies Record<string, Check>;

export const TOPOLOGY = {
  trustedProxies: list(proxyRange),
  forwarded: oneOf(['x-forwarded', 'forwarded']),
  passedFields: list(fieldName, { max: 32 }),
  ipv6PrefixBits: whole(48, 128, 'bits'),
} as const satisfies Record<string, Check>;

export const CONNECTIONS = {
  maxCount: count(1_000_000),
  maxPerAddressCount: count(1_000_000),
  maxInFlightCount: count(1_000_000),
  keepAliveSeconds: seconds(1, 3600),
} as const satisfies Record<string, Check>;

export const ADDRESSES = {
  allow: list(addressRange, { max: 100_000 }),
  deny: list(addressRange, { max: 100_000 }),
} as const satisfies Record<string, Check>;

export const REQUEST = {
  maxBodyBytes: bytes(1, 16_384 * MIB),
  maxFormBytes: bytes(1, 16 * MIB),
  maxQueryParameterCount: count(10_000),
  maxQueryStringBytes: bytes(1, 65_536),
  maxHeaderBytes: bytes(1024, MIB),
  maxHeaderCount: count(2000),
  receiveTimeoutSeconds: seconds(1, 3600),
  minBodyBytesPerSecond: whole(1, 1_000_000_000, 'bytes per second'),
  timeoutSeconds: seconds(1, 3600),
  writeStallSeconds: seconds(1, 3600),
  methods: list(method, { min: 1, max: 32 }),
} as const satisfies Record<string, Check>;

export const CSRF = {
  origin: oneOf(['check', 'required']),
  trustedOrigins: list(origin),
  token: oneOf(['forms', 'always']),
  tokenSeconds: seconds(60, 7 * DAY_SECONDS),
} as const satisfies Record<string, Check>;

export const CORS = {
  origins: list(originOrAny),
  credentials: flag,
  maxAgeSeconds: seconds(0, 7200),
  exposedHeaders: list(fieldName),
  methods: list(method, { max: 32 }),
  allowedHeaders: list(fieldName),
} as const satisfies Record<string, Check>;

export const SESSIONS = {
  cookie: text('a cookie name of 1 to 64 token characters, without __Host- or __Secure-', (value) =>
    COOKIE.test(value),
  ),
  idleSeconds: seconds(60, 365 * DAY_SECONDS),
  absoluteSeconds: seconds(60, 365 * DAY_SECONDS),
  maxConcurrentCount: count(1000),
  sameSite: oneOf(['Lax', 'Strict']),
  secure: flag,
} as const satisfies Record<string, Check>;

const limitName: Check = text(
  'a name that begins with a small letter, of letters, digits and dashes',
  (value) => LIMIT_NAME.test(value),
);

/** Every key of a policy but `routes`, each with its check. */
export const SECTIONS = {
  ...PLAIN,
  topology: object(TOPOLOGY),
  connections: object(CONNECTIONS),
  addresses: object(ADDRESSES),
  request: object(REQUEST),
  limits: record(limitName, limitDefinition, 64),
  csrf: object(CSRF),
  cors: object(CORS),
  headers,
  sessions: object(SESSIONS),
} as const satisfies Record<string, Check>;
