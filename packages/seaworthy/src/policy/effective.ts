import type { Fault } from '../core/errors.ts';
import {
  type Floor,
  type Layer,
  type Settled,
  settle,
  settleLimits,
  settlePlain,
} from './cascade.ts';
import { includes } from './pattern-order.ts';
import type { RouteSet } from './route-sets.ts';
import { PROTECTIVE, type ProtectiveKey } from './strictness.ts';
import type { Access, EffectiveRule, Exemption } from './types.ts';

/** Label of what no rule covers. */
export const UNCOVERED_PATTERN = 'uncovered';

export interface Effective {
  readonly rule: EffectiveRule;
  /** Overlapping rules between which the policy has to decide. */
  readonly faults: readonly Fault[];
}

type SettledKeys = Readonly<Record<ProtectiveKey, Settled>>;

/**
 * What holds for the requests of one set.
 *
 * @param members the rules that match them, the most specific first
 */
export function effectiveRule(
  set: Omit<RouteSet, 'members'>,
  members: readonly Layer[],
  floor: Floor,
): Effective {
  if (members.length === 0) return { rule: deniedRule(set, floor), faults: [] };
  const settled = settleAll(members, floor);
  const pattern = patternOf(set, members);
  const faults = Object.entries(settled).flatMap(([key, { conflict }]) =>
    conflict === undefined ? [] : [conflictFault(key, pattern, conflict)],
  );
  const { access, accessSource } = accessOf(settled);
  const limits = settleLimits(members);
  const plain = plainKeys(members, access);
  const isDefault = settled.default.value === true;
  const rule: EffectiveRule = {
    pattern,
    methods: set.methods,
    path: set.path,
    access,
    role: typeof settled.role.value === 'string' ? settled.role.value : undefined,
    limits: [...new Set([...(isDefault ? ['default'] : []), ...limits.names])],
    ...protections(settled),
    ...plain.values,
    allowedMethods: set.allowedMethods,
    sources: {
      ...sourcesOf(settled),
      ...plain.sources,
      access: accessSource,
      limit: limits.source,
    },
    exemptions: exemptionsOf(settled, limits.exemption),
  };
  return { rule, faults };
}

/** Nobody enters: no rule covers the request, or only rules for other methods do. */
export function deniedRule(
  set: Pick<RouteSet, 'path' | 'allowedMethods'> | undefined,
  floor: Floor,
): EffectiveRule {
  const settled = settleAll([], floor);
  return {
    pattern: set === undefined ? UNCOVERED_PATTERN : `* ${set.path}`,
    methods: [],
    path: set?.path ?? '/**',
    access: 'none',
    role: undefined,
    limits: ['default'],
    ...protections(settled),
    upload: false,
    upgrade: undefined,
    cache: 'no-store',
    audit: undefined,
    allowedMethods: set?.allowedMethods ?? [],
    sources: { ...sourcesOf(settled), access: 'default' },
    exemptions: {},
  };
}

function settleAll(members: readonly Layer[], floor: Floor): SettledKeys {
  const keys = Object.keys(PROTECTIVE) as ProtectiveKey[];
  return Object.fromEntries(
    keys.map((key) => [key, settle(key, members, floor)]),
  ) as unknown as SettledKeys;
}

type Protections = Pick<
  EffectiveRule,
  'form' | 'csrf' | 'cors' | 'maxBodyBytes' | 'timeoutSeconds' | 'encodedSlash'
>;

function protections(settled: SettledKeys): Protections {
  return {
    form: settled.form.value === true,
    csrf: settled.csrf.value !== false,
    cors: settled.cors.value === true,
    maxBodyBytes: Number(settled.maxBodyBytes.value),
    timeoutSeconds: Number(settled.timeoutSeconds.value),
    encodedSlash: settled.encodedSlash.value === 'opaque' ? 'opaque' : 'refuse',
  };
}

/** A role can only be held by someone who is known, so it closes what was public. */
function accessOf(settled: SettledKeys): { access: Access | 'none'; accessSource: string } {
  const { access, role } = settled;
  const needsSomeone = typeof role.value === 'string';
  if (needsSomeone && (access.value === undefined || access.value === 'public')) {
    return { access: 'any', accessSource: role.source };
  }
  const value = (access.value as Access | undefined) ?? 'none';
  return { access: value, accessSource: access.source };
}

function plainKeys(
  members: readonly Layer[],
  access: Access | 'none',
): {
  values: Pick<EffectiveRule, 'upload' | 'upgrade' | 'cache' | 'audit'>;
  sources: Record<'upload' | 'upgrade' | 'cache' | 'audit', string>;
} {
  const upload = settlePlain('upload', members);
  const upgrade = settlePlain('upgrade', members);
  const cache = settlePlain('cache', members);
  const audit = settlePlain('audit', members);
  // Answers to someone who is known may hold what is theirs (ASVS V14.3.2).
  const isKept = (cache.value ?? (access === 'public' ? 'application' : 'no-store')) === 'no-store';
  return {
    values: {
      upload: upload.value === true,
      upgrade: upgrade.value === 'websocket' ? 'websocket' : undefined,
      cache: isKept ? 'no-store' : 'application',
      audit: typeof audit.value === 'string' ? audit.value : undefined,
    },
    sources: {
      upload: upload.source,
      upgrade: upgrade.source,
      cache: cache.source,
      audit: audit.source,
    },
  };
}

function sourcesOf(settled: SettledKeys): Record<string, string> {
  return Object.fromEntries(Object.entries(settled).map(([key, { source }]) => [key, source]));
}

function exemptionsOf(
  settled: SettledKeys,
  limit: Exemption | undefined,
): Record<string, Exemption> {
  const found = Object.entries(settled).flatMap(([key, { exemption }]) =>
    exemption === undefined ? [] : [[key, exemption] as const],
  );
  return Object.fromEntries(limit === undefined ? found : [...found, ['limit', limit] as const]);
}

/** A rule that stands in the policy is called as it is there. */
function patternOf(set: Omit<RouteSet, 'members'>, members: readonly Layer[]): string {
  const own = members[0]?.pattern;
  if (own !== undefined && members.every((member) => includes(member.pattern, own))) {
    return own.text;
  }
  const shown = set.methods.filter((method) => method !== 'HEAD' || !set.methods.includes('GET'));
  return `${shown.join(',') || '*'} ${set.path}`;
}

function conflictFault(
  key: string,
  pattern: string,
  [left, right]: readonly [Layer, Layer],
): Fault {
  const say = (layer: Layer): string =>
    `'${layer.pattern.text}' says '${String(layer.values[key as ProtectiveKey])}'`;
  return {
    field: 'policy.routes',
    message: `expected one ${key} for '${pattern}', got two: ${say(left)}, ${say(right)}`,
    remedy: `Add the rule '${pattern}' and say there which holds, with exempt()`,
  };
}
