import type {
  Connections,
  CorsPolicy,
  CsrfPolicy,
  LimitDefinition,
  RequestLimits,
  SessionPolicy,
  Topology,
} from './types.ts';

type Environment = 'dev' | 'staging' | 'prod';

export const TOPOLOGY_DEFAULTS: Required<Topology> = {
  trustedProxies: [],
  forwarded: 'x-forwarded',
  passedFields: [],
  ipv6PrefixBits: 64,
};

export const CONNECTION_DEFAULTS: Required<Connections> = {
  maxCount: 10_000,
  maxPerAddressCount: 256,
  maxInFlightCount: 16,
  // Longer than a load balancer's usual minute.
  keepAliveSeconds: 65,
};

export const REQUEST_DEFAULTS: Required<RequestLimits> = {
  maxBodyBytes: 10 * 1024 * 1024,
  maxFormBytes: 64 * 1024,
  maxQueryParameterCount: 100,
  maxQueryStringBytes: 4096,
  maxHeaderBytes: 16 * 1024,
  maxHeaderCount: 100,
  receiveTimeoutSeconds: 30,
  minBodyBytesPerSecond: 240,
  timeoutSeconds: 60,
  writeStallSeconds: 30,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
};

export const CSRF_DEFAULTS: Required<CsrfPolicy> = {
  origin: 'check',
  trustedOrigins: [],
  token: 'forms',
  tokenSeconds: 43_200,
};

/** @param methods of the policy: what a preflight may ask for unless it is said otherwise */
export function corsDefaults(methods: readonly string[]): Required<CorsPolicy> {
  return {
    origins: [],
    credentials: false,
    maxAgeSeconds: 600,
    exposedHeaders: [],
    methods,
    allowedHeaders: ['content-type', 'x-csrf-token'],
  };
}

/** Cookies of staging and prod never travel in the clear; dev has no certificate. */
export function sessionDefaults(environment: Environment): Required<SessionPolicy> {
  return {
    cookie: 'session',
    idleSeconds: 86_400,
    absoluteSeconds: 30 * 86_400,
    maxConcurrentCount: 10,
    sameSite: 'Lax',
    secure: environment !== 'dev',
  };
}

/** Limits that stand without being asked for. */
export const BUILT_IN_LIMITS: Readonly<Record<string, LimitDefinition>> = {
  default: { limit: 300, windowSeconds: 60 },
  // What other guards refuse costs less than an answer, and is asked for by those who search.
  refused: { limit: 60, windowSeconds: 60 },
  preflight: { limit: 600, windowSeconds: 60 },
};

/** Names of this machine, which no other name can be rebound to. */
export const DEV_HOSTS: readonly string[] = ['localhost', '.localhost', '127.0.0.1', '[::1]'];
