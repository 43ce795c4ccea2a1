import type { StaticField } from '../core/fields.ts';

/** What stands between clients and this service. */
export interface Topology {
  /**
   * CIDRs, addresses, `loopback` or `uniqueLocal`; wider than an IPv4 /8 or an IPv6 /16 is refused.
   * From `TRUSTED_PROXIES`. Default: no proxy.
   */
  readonly trustedProxies?: readonly string[];
  /** The one family of fields that the proxies write. Default `x-forwarded`. */
  readonly forwarded?: 'x-forwarded' | 'forwarded';
  /**
   * Fields that are taken from strangers and left to trusted proxies, for the application to read:
   * `x-auth-request-email`, `x-ssl-client-verify`. Each proxy has to set or clear them in every
   * request; what a client sends through one that does not is believed. At most 32. Default: none.
   */
  readonly passedFields?: readonly string[];
  /** Bits of an IPv6 address that make one client: 48 to 128. Default 64. */
  readonly ipv6PrefixBits?: number;
}

/** What may be open at once, and for how long; each cap 1 to 1 000 000. */
export interface Connections {
  /** Open connections in all. Default 10 000. */
  readonly maxCount?: number;
  /**
   * Open connections of one peer address, all of an IPv6 client's prefix together; trusted proxies
   * are not counted. Default 256.
   */
  readonly maxPerAddressCount?: number;
  /** Requests of one connection in flight. Default 16. */
  readonly maxInFlightCount?: number;
  /**
   * How long a connection stays open with nothing in flight: 1 to 3600. Longer than the load
   * balancer's idle time, so that it closes first and no request meets a closed socket. Default 65.
   */
  readonly keepAliveSeconds?: number;
}

/** What one request may cost. Zero never means "no limit". */
export interface RequestLimits {
  /** Decoded bytes of a body: 1 to 16 GiB. From `MAX_REQUEST_SIZE_MB`. Default 10 MiB. */
  readonly maxBodyBytes?: number;
  /** Bytes of a form that is buffered: 1 to 16 MiB. Default 64 KiB. */
  readonly maxFormBytes?: number;
  /** 1 to 10 000. From `MAX_QUERY_PARAMS`. Default 100. */
  readonly maxQueryParameterCount?: number;
  /** 1 to 65 536. From `MAX_QUERY_STRING_LENGTH`. Default 4096. */
  readonly maxQueryStringBytes?: number;
  /** All header fields together: 1 KiB to 1 MiB. Default 16 KiB. */
  readonly maxHeaderBytes?: number;
  /** 1 to 2000. Default 100. */
  readonly maxHeaderCount?: number;
  /** From the head until the last body byte: 1 to 3600. Default 30. */
  readonly receiveTimeoutSeconds?: number;
  /** Averaged since the head, after five seconds of grace: 1 to 1 000 000 000. Default 240. */
  readonly minBodyBytesPerSecond?: number;
  /** Until response headers: 1 to 3600. From `REQUEST_TIMEOUT`. Default 60. */
  readonly timeoutSeconds?: number;
  /** A response that makes no progress for so long is cut: 1 to 3600. Default 30. */
  readonly writeStallSeconds?: number;
  /**
   * Methods that any rule can admit, in upper case; TRACE and CONNECT never. Default GET HEAD POST
   * PUT PATCH DELETE OPTIONS.
   */
  readonly methods?: readonly string[];
}

/** Requests that another site makes a browser send. */
export interface CsrfPolicy {
  /** `check` refuses cross-origin requests; `required` also those without any. Default `check`. */
  readonly origin?: 'check' | 'required';
  /**
   * Origins besides `publicOrigin` whose pages may send unsafe requests. From `TRUSTED_ORIGINS`.
   * Default: none.
   */
  readonly trustedOrigins?: readonly string[];
  /**
   * `forms`: a token where a rule says `form`; `always`: on every unsafe method by cookie. Default
   * `forms`.
   */
  readonly token?: 'forms' | 'always';
  /** How long a token is good: 60 to 604 800. Default 43 200 (12 hours). */
  readonly tokenSeconds?: number;
}

/** Whose pages may read answers, where a rule says `cors`. */
export interface CorsPolicy {
  /**
   * Exact origins, or `*` alone, which is refused in prod and together with `credentials`. From
   * `CORS_ORIGINS`. Default: none.
   */
  readonly origins?: readonly string[];
  /** Default false. */
  readonly credentials?: boolean;
  /** How long a browser may keep a preflight's answer: 0 to 7200. Default 600. */
  readonly maxAgeSeconds?: number;
  /** Response fields that pages may read beyond the plain ones. Default: none. */
  readonly exposedHeaders?: readonly string[];
  /** Methods a preflight may ask for. Default: those of the policy. */
  readonly methods?: readonly string[];
  /** Request fields a preflight may ask for. Default `content-type`, `x-csrf-token`. */
  readonly allowedHeaders?: readonly string[];
}

/**
 * `directive → sources`; `nonce` among the sources adds the page's nonce when one is used. A source
 * holds no white space, `;` or `,`, so that it can begin nothing else.
 */
export type ContentSecurityPolicy = Readonly<Record<string, readonly string[]>>;

/** Fields on every response. */
export interface HeaderPolicy {
  /** Replaces directives of the default policy, one by one. */
  readonly contentSecurityPolicy?: ContentSecurityPolicy;
  readonly strictTransportSecurity?: {
    /** 0 to 63 072 000 (two years). Default 31 536 000 (a year). */
    readonly maxAgeSeconds?: number;
    /** Default true. */
    readonly includeSubDomains?: boolean;
  };
  /** Replaces the default value. */
  readonly permissionsPolicy?: string;
  /** Any but `unsafe-url`. Default `strict-origin-when-cross-origin`. */
  readonly referrerPolicy?: string;
  /** Further constant fields, or other modes for ours. */
  readonly fields?: readonly StaticField[];
}

/** Sessions by cookie. */
export interface SessionPolicy {
  /**
   * Cookie name without prefix; `__Host-` is added where cookies are Secure. From
   * `SESSION_COOKIE_NAME`. Default `session`.
   */
  readonly cookie?: string;
  /**
   * Unused for so long, a session ends: 60 to `absoluteSeconds`. Default 86 400 (a day), or
   * `absoluteSeconds` where that is less.
   */
  readonly idleSeconds?: number;
  /** 60 to 31 536 000 (a year). From `SESSION_MAX_AGE`. Default 2 592 000 (30 days). */
  readonly absoluteSeconds?: number;
  /** Sessions of one user; the oldest ends. 1 to 1000. Default 10. */
  readonly maxConcurrentCount?: number;
  /** From `COOKIE_SAMESITE`. Default Lax. */
  readonly sameSite?: 'Lax' | 'Strict';
  /**
   * Secure and `__Host-`. From `COOKIE_SECURE`. Default true, in dev false; false is refused in
   * staging and prod.
   */
  readonly secure?: boolean;
}
