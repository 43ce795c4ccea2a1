import { type Fault, SeaworthyError } from '../core/errors.ts';
import { isRecord, shown, unknownKey } from '../core/shape.ts';
import type { Floor } from './cascade.ts';
import { BUILT_IN_LIMITS } from './defaults.ts';
import { type FilledPolicy, fillFromSettings } from './fill.ts';
import { headerNotices } from './header-values.ts';
import { type Notice, notice } from './notices.ts';
import { type ResolvedRoutes, resolveRoutes } from './routes.ts';
import { sectionFaults } from './section-faults.ts';
import { SECTIONS } from './section-shapes.ts';
import { type ResolvedSections, resolveSections } from './sections.ts';
import type { Policy, RequestLimits, ResolveContext, ResolvedPolicy } from './types.ts';

/**
 * Checks a policy, fills its unset keys from settings and defaults, and works out what holds for
 * each request. Trusts nothing that is handed in; a wrong policy never boots.
 *
 * @throws SeaworthyError `policy.invalid`, with every fault found. Rules are held against each
 * other only once each of them can be read.
 */
export function resolvePolicy(policy: Policy, context: ResolveContext): ResolvedPolicy {
  const { sound, faults } = soundSections(policy);
  const filled = fillFromSettings(sound, context);
  faults.push(...filled.faults);
  const sections = resolveSections(filled, context);
  faults.push(...sectionFaults({ written: policy, filled, sections, context }));
  const routes = resolveRoutes(isRecord(policy) ? policy.routes : undefined, {
    methods: sections.request.methods,
    limits: Object.keys(limitsNamed(policy)),
    floor: floorOf(filled, sections.request),
    nowMs: context.clock.wallMs(),
  });
  faults.push(...routes.faults);
  if (faults.length > 0) {
    throw new SeaworthyError('policy.invalid', 'The policy cannot be used:', { faults });
  }
  const notices = [
    ...filled.notices,
    ...headerNotices(sections.headers),
    ...routes.notices,
    ...unusedNotices(sections, routes),
  ];
  const { rules, uncovered } = routes;
  return { ...sections, environment: context.environment, rules, uncovered, notices };
}

/** What of a policy can be read; what cannot is left out, so that the rest is still looked at. */
function soundSections(policy: unknown): { sound: Partial<Policy>; faults: Fault[] } {
  const faults: Fault[] = [];
  if (!isRecord(policy)) {
    faults.push({ field: 'policy', message: `expected an object, got ${shown(policy)}` });
    return { sound: {}, faults };
  }
  const sound: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(policy)) {
    if (key === 'routes' || value === undefined) continue;
    const before = faults.length;
    const known = Object.entries(SECTIONS).find(([name]) => name === key);
    if (known === undefined) {
      faults.push(unknownKey(`policy.${key}`, key, [...Object.keys(SECTIONS), 'routes']));
    } else {
      known[1](value, `policy.${key}`, faults);
    }
    if (faults.length === before) sound[key] = value;
  }
  return { sound, faults };
}

/** Names of limits as written, so that a fault in one does not make its name unknown. */
function limitsNamed(policy: unknown): Readonly<Record<string, unknown>> {
  const given = isRecord(policy) ? policy['limits'] : undefined;
  return { ...BUILT_IN_LIMITS, ...(isRecord(given) ? given : {}) };
}

function floorOf(filled: FilledPolicy, request: Required<RequestLimits>): Floor {
  const { maxBodyBytes, timeoutSeconds } = request;
  return {
    values: {
      role: null,
      default: true,
      form: false,
      csrf: true,
      cors: undefined,
      maxBodyBytes,
      timeoutSeconds,
    },
    sources: {
      maxBodyBytes: filled.sources.get('request.maxBodyBytes') ?? 'default',
      timeoutSeconds: filled.sources.get('request.timeoutSeconds') ?? 'default',
    },
  };
}

function unusedNotices(sections: ResolvedSections, routes: ResolvedRoutes): readonly Notice[] {
  const unnamed = Object.keys(sections.limits).filter(
    (name) => !Object.hasOwn(BUILT_IN_LIMITS, name) && !routes.namedLimits.has(name),
  );
  const isCorsIdle = sections.cors === undefined && routes.rules.some((rule) => rule.cors);
  return [
    ...unnamed.map((name) => notice('policy.W006', `policy.limits['${name}']`, 'holds nowhere')),
    ...(isCorsIdle ? [notice('policy.W003', 'policy.cors.origins', 'rules say cors in vain')] : []),
  ];
}
