import { canonicalOrigin } from '../core/host-names.ts';
import { filledLimit } from '../core/limit-definition.ts';
import {
  BUILT_IN_LIMITS,
  CONNECTION_DEFAULTS,
  CSRF_DEFAULTS,
  corsDefaults,
  DEV_HOSTS,
  REQUEST_DEFAULTS,
  sessionDefaults,
  TOPOLOGY_DEFAULTS,
} from './defaults.ts';
import type { FilledPolicy } from './fill.ts';
import type {
  CorsPolicy,
  LimitDefinition,
  RequestLimits,
  ResolveContext,
  ResolvedPolicy,
  SessionPolicy,
} from './types.ts';

/** Everything but the routes. */
export type ResolvedSections = Omit<
  ResolvedPolicy,
  'environment' | 'rules' | 'uncovered' | 'notices'
>;

const NO_ADDRESSES: ResolvedPolicy['addresses'] = { allow: [], deny: [] };

/** What was written or set, over what holds by default. Checks nothing. */
export function resolveSections(filled: FilledPolicy, context: ResolveContext): ResolvedSections {
  const { policy } = filled;
  const request = overlaid(REQUEST_DEFAULTS, policy.request);
  const csrf = overlaid(CSRF_DEFAULTS, policy.csrf);
  const hosts = policy.hosts ?? (context.environment === 'dev' ? DEV_HOSTS : []);
  return {
    service: policy.service ?? '',
    hosts: hosts.map((host) => host.toLowerCase()),
    publicOrigin: policy.publicOrigin === undefined ? undefined : origins([policy.publicOrigin])[0],
    topology: overlaid(TOPOLOGY_DEFAULTS, policy.topology),
    connections: overlaid(CONNECTION_DEFAULTS, policy.connections),
    addresses: overlaid<ResolvedPolicy['addresses']>(NO_ADDRESSES, policy.addresses),
    request,
    limitsEnabled: filled.limitsEnabled,
    limits: resolveLimits(policy.limits ?? {}),
    csrf: { ...csrf, trustedOrigins: origins(csrf.trustedOrigins) },
    cors: resolveCors(policy.cors, request),
    headers: policy.headers ?? {},
    sessions: resolveSessions(policy.sessions, context),
  };
}

function resolveLimits(given: Readonly<Record<string, LimitDefinition>>): ResolvedPolicy['limits'] {
  const entries = Object.entries({ ...BUILT_IN_LIMITS, ...given });
  return Object.fromEntries(entries.map(([name, limit]) => [name, filledLimit(limit)]));
}

function resolveCors(
  given: CorsPolicy | undefined,
  request: Required<RequestLimits>,
): Required<CorsPolicy> | undefined {
  const cors = overlaid(corsDefaults(request.methods), given);
  return cors.origins.length === 0 ? undefined : { ...cors, origins: origins(cors.origins) };
}

function resolveSessions(
  given: SessionPolicy | undefined,
  context: ResolveContext,
): Required<SessionPolicy> {
  const sessions = overlaid(sessionDefaults(context.environment), given);
  if (given?.idleSeconds !== undefined) return sessions;
  return { ...sessions, idleSeconds: Math.min(sessions.idleSeconds, sessions.absoluteSeconds) };
}

/** As browsers send them, so that they can be compared as texts. `*` stays. */
function origins(given: readonly string[]): readonly string[] {
  return [...new Set(given.map((origin) => canonicalOrigin(origin) ?? origin))];
}

function overlaid<Section extends object>(
  defaults: Section,
  given: { readonly [Key in keyof Section]?: Section[Key] | undefined } | undefined,
): Section {
  const set = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}
