import type { Clock } from '../core/clock.ts';
import type { LimitDefinition, ResolvedLimit } from '../core/limit-definition.ts';
import type { Access, Exemption, Rule } from './rule-types.ts';
import type {
  Connections,
  CorsPolicy,
  CsrfPolicy,
  HeaderPolicy,
  RequestLimits,
  SessionPolicy,
  Topology,
} from './section-types.ts';

export type { LimitDefinition, LimitSubject } from '../core/limit-definition.ts';
export type * from './rule-types.ts';
export type * from './section-types.ts';

/** What a service promises, in one place. */
export interface Policy {
  /** Name on logs, metrics and traces: 1 to 63 letters, digits, `.`, `_`, `-`. Required. */
  readonly service: string;
  /** Dated set of defaults, so that a stricter release is opt-in. Default: the newest. */
  readonly defaults?: '2026-11';
  /**
   * Hosts the service answers to; a leading dot admits subdomains, though not the name itself; any
   * port unless one is given. From `ALLOWED_HOSTS`; required in staging and prod; in dev the names
   * of this machine.
   */
  readonly hosts?: readonly string[];
  /**
   * Origin that clients use: trusted for CSRF, used in redirects. From `PUBLIC_ORIGIN`; required in
   * staging and prod, https in prod; none in dev.
   */
  readonly publicOrigin?: string;
  readonly topology?: Topology;
  readonly connections?: Connections;
  /**
   * Addresses and CIDRs. An address in `deny` is refused, and with `allow` every one that is not in
   * it. Default: none.
   */
  readonly addresses?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] };
  readonly request?: RequestLimits;
  /**
   * Limits by name. `default` (300 a minute), `refused` (what other guards refused, 60 a minute)
   * and `preflight` (600 a minute) always stand, per client, and can be set anew; others hold where
   * a rule names them. At most 64.
   */
  readonly limits?: Readonly<Record<string, LimitDefinition>>;
  readonly csrf?: CsrfPolicy;
  readonly cors?: CorsPolicy;
  readonly headers?: HeaderPolicy;
  readonly sessions?: SessionPolicy;
  /** Which 5xx bodies outside dev become ours. Default `thrown`. */
  readonly errors?: 'thrown';
  /**
   * `'METHOD[,METHOD] /pattern'` or `'* /pattern'` to rule. `*` is one segment, `:name` one too, a
   * final `/**` the base path and everything below it; GET brings HEAD with it. Rules cascade from
   * the broadest to the narrowest, key by key.
   */
  readonly routes: Readonly<Record<string, Rule>>;
}

/** Every key of a policy, filled from defaults and settings, checked and parsed. */
export interface ResolvedPolicy {
  readonly service: string;
  readonly environment: 'dev' | 'staging' | 'prod';
  /** Never empty. */
  readonly hosts: readonly string[];
  readonly publicOrigin: string | undefined;
  readonly topology: Required<Topology>;
  readonly connections: Required<Connections>;
  readonly addresses: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly request: Required<RequestLimits>;
  /** `false` when limits are switched off by `RATE_LIMIT_ENABLED`. */
  readonly limitsEnabled: boolean;
  readonly limits: Readonly<Record<string, ResolvedLimit>>;
  readonly csrf: Required<CsrfPolicy>;
  /** Undefined when no origin is listed. */
  readonly cors: Required<CorsPolicy> | undefined;
  readonly headers: HeaderPolicy;
  readonly sessions: Required<SessionPolicy>;
  /**
   * Effective rules, the most specific first; no two match alike. `createMatcher` finds that of a
   * request. Those with access `none` are for requests whose path rules cover and whose method none
   * admits: 405.
   */
  readonly rules: readonly EffectiveRule[];
  /** What no rule covers. */
  readonly uncovered: EffectiveRule;
  /** What is worth knowing and stops nothing here. */
  readonly notices: readonly PolicyNotice[];
}

/** Something about a policy that is worth knowing and stops nothing here. */
export interface PolicyNotice {
  /** Permanent: `policy.W001`. */
  readonly id: string;
  /** `error`: whoever starts the service outside dev should refuse to. */
  readonly severity: 'warning' | 'error';
  /** Where in the policy it stands. */
  readonly field: string;
  /** `<field>: <what>`. */
  readonly message: string;
}

/** Where the value of a key came from: a rule's pattern, the policy, a setting or the default. */
export type KeySource = string;

/** What holds for the requests of one pattern, after the cascade. */
export interface EffectiveRule {
  /** Method part and path part: label of the route everywhere. */
  readonly pattern: string;
  /** Upper case; empty means any. */
  readonly methods: readonly string[];
  /** `/`-separated; `*`, `:name`, and `/**` at the end. */
  readonly path: string;
  /** `none`: no rule covers the request, or none its method, so nobody may enter. */
  readonly access: Access | 'none';
  readonly role: string | undefined;
  /** Names, `default` included where it holds. */
  readonly limits: readonly string[];
  readonly form: boolean;
  readonly upload: boolean;
  readonly csrf: boolean;
  readonly cors: boolean;
  readonly maxBodyBytes: number;
  readonly timeoutSeconds: number;
  readonly upgrade: 'websocket' | undefined;
  readonly encodedSlash: 'refuse' | 'opaque';
  readonly cache: 'no-store' | 'application';
  readonly audit: string | undefined;
  /**
   * Methods that some rule admits on this path; for `Allow`. Empty only where no rule covers the
   * path.
   */
  readonly allowedMethods: readonly string[];
  /** Which rule each key came from. */
  readonly sources: Readonly<Record<string, KeySource>>;
  /** Exemptions in force, by key. */
  readonly exemptions: Readonly<Record<string, Exemption>>;
}

/** What resolving a policy may ask of its surroundings. */
export interface ResolveContext {
  readonly environment: 'dev' | 'staging' | 'prod';
  readonly clock: Clock;
  /** Values of settings that fill unset keys, by setting name, each as its contract reads it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of settings that somebody gave; the others hold their defaults. */
  readonly givenSettings: ReadonlySet<string>;
}
