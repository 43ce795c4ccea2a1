import type { Guard } from '../../src/core/guard.ts';
import type { PipelineServices } from '../../src/core/services.ts';
import type { GuardContext, GuardFactory } from '../../src/guards/context.ts';
import type { SessionStore } from '../../src/identity/contract.ts';
import { createTokenKeys } from '../../src/identity/keys.ts';
import { createMemorySessionStore } from '../../src/identity/memory-store.ts';
import { createSessions } from '../../src/identity/session.ts';
import type { EffectiveRule, ResolvedPolicy } from '../../src/policy/types.ts';
import { createHarness, type Harness } from './exchange-harness.ts';

export const SECRET = 'of-tests-alone-and-long-enough-to-be-a-secret';

export const SESSION_POLICY = {
  cookie: 'session',
  idleSeconds: 86_400,
  absoluteSeconds: 2_592_000,
  maxConcurrentCount: 10,
  sameSite: 'Lax',
  secure: true,
} as const;

/** A rule with nothing on but what a test asks for. */
export function ruleWith(part: Partial<EffectiveRule> = {}): EffectiveRule {
  return {
    pattern: '* /**',
    methods: [],
    path: '/**',
    access: 'public',
    role: undefined,
    limits: [],
    form: false,
    upload: false,
    csrf: true,
    cors: false,
    maxBodyBytes: 10_485_760,
    timeoutSeconds: 60,
    upgrade: undefined,
    encodedSlash: 'refuse',
    cache: 'no-store',
    audit: undefined,
    allowedMethods: [],
    sources: {},
    exemptions: {},
    ...part,
  };
}

export interface PolicyParts {
  readonly publicOrigin?: string;
  readonly trustedOrigins?: readonly string[];
  readonly origin?: 'check' | 'required';
  readonly token?: 'forms' | 'always';
  readonly secure?: boolean;
  readonly maxFormBytes?: number;
  readonly store?: SessionStore;
}

/** A pipeline with one rule's guards, made by their factories as a service makes them. */
export function guardHarness(
  factories: readonly GuardFactory[],
  rule: EffectiveRule,
  parts: PolicyParts = {},
): Harness {
  return createHarness((services) => {
    const context = contextOf(services, parts);
    return factories.flatMap((factory) => guardsOf(factory, context, rule));
  });
}

/** The guard that a factory makes for a rule; none where the rule does not ask for it. */
export function guardsOf(
  factory: GuardFactory,
  context: GuardContext,
  rule: EffectiveRule,
): Guard[] {
  if (factory.scope !== 'route') throw new Error(`${factory.name} is no route guard`);
  const guard = factory.create(context)(rule);
  return guard === undefined ? [] : [guard];
}

/** What factories are given, as far as the guards from `origin` to `token` use it. */
export function contextOf(services: PipelineServices, parts: PolicyParts): GuardContext {
  const sessions = { ...SESSION_POLICY, secure: parts.secure ?? true };
  const policy: Pick<ResolvedPolicy, 'publicOrigin' | 'csrf' | 'sessions'> & { request: object } = {
    publicOrigin: parts.publicOrigin,
    csrf: {
      origin: parts.origin ?? 'check',
      trustedOrigins: parts.trustedOrigins ?? [],
      token: parts.token ?? 'forms',
      tokenSeconds: 43_200,
    },
    sessions,
    request: { maxFormBytes: parts.maxFormBytes ?? 65_536, maxQueryParameterCount: 100 },
  };
  const used: Partial<GuardContext> = {
    policy: policy as ResolvedPolicy,
    services,
    tokens: createTokenKeys([SECRET]),
    sessions: createSessions({
      store: parts.store ?? createMemorySessionStore(),
      policy: sessions,
      clock: services.clock,
      log: services.log,
      events: services.events,
    }),
  };
  return used as GuardContext;
}
