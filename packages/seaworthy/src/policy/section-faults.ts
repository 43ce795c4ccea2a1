import type { Fault } from '../core/errors.ts';
import { isRecord } from '../core/shape.ts';
import type { FilledPolicy } from './fill.ts';
import type { ResolvedSections } from './sections.ts';
import type { ResolveContext } from './types.ts';

export interface SectionParts {
  /** The policy as it was handed in: whatever it is. */
  readonly written: unknown;
  readonly filled: FilledPolicy;
  readonly sections: ResolvedSections;
  readonly context: ResolveContext;
}

/** What no key has wrong by itself: required keys, and keys that do not go together. */
export function sectionFaults(parts: SectionParts): readonly Fault[] {
  return [
    ...requiredFaults(parts),
    ...originFaults(parts),
    ...corsFaults(parts),
    ...sessionFaults(parts),
  ];
}

function requiredFaults({ written, sections, context }: SectionParts): readonly Fault[] {
  const faults: Fault[] = [];
  // A key that was given but is wrong has its own fault already.
  const isUnset = (key: string): boolean => isRecord(written) && written[key] === undefined;
  if (sections.service === '' && isUnset('service')) {
    faults.push({ field: 'policy.service', message: 'expected a name, got none' });
  }
  if (context.environment === 'dev') return faults;
  const where = `in ${context.environment}`;
  if (sections.hosts.length === 0 && isUnset('hosts')) {
    const message = `expected the hosts the service answers to ${where}, got none`;
    faults.push({ field: 'policy.hosts', message, remedy: 'Set it, or ALLOWED_HOSTS' });
  }
  if (sections.publicOrigin === undefined && isUnset('publicOrigin')) {
    const message = `expected the origin that clients use ${where}, got none`;
    faults.push({ field: 'policy.publicOrigin', message, remedy: 'Set it, or PUBLIC_ORIGIN' });
  }
  return faults;
}

function originFaults({ filled, sections, context }: SectionParts): readonly Fault[] {
  const { publicOrigin } = sections;
  if (context.environment !== 'prod' || publicOrigin === undefined) return [];
  if (publicOrigin.startsWith('https://')) return [];
  const field = filled.sources.get('publicOrigin') ?? 'policy.publicOrigin';
  return [{ field, message: `expected https in prod, got '${publicOrigin}'` }];
}

function corsFaults({ filled, sections, context }: SectionParts): readonly Fault[] {
  const { cors } = sections;
  if (!cors?.origins.includes('*')) return [];
  const field = filled.sources.get('cors.origins') ?? 'policy.cors.origins';
  const faults: Fault[] = [];
  if (cors.origins.length > 1) {
    faults.push({ field, message: `expected '*' alone, got it among other origins` });
  }
  if (cors.credentials) {
    const message = `expected exact origins beside credentials: true, got '*'`;
    faults.push({ field, message, remedy: 'List the origins, or leave credentials out' });
  }
  if (context.environment === 'prod') {
    faults.push({ field, message: `expected exact origins in prod, got '*'` });
  }
  return faults;
}

function sessionFaults({ filled, sections, context }: SectionParts): readonly Fault[] {
  const { sessions } = sections;
  const faults: Fault[] = [];
  if (sessions.idleSeconds > sessions.absoluteSeconds) {
    const message =
      `expected at most the ${sessions.absoluteSeconds} seconds a session lives, ` +
      `got ${sessions.idleSeconds}`;
    faults.push({ field: 'policy.sessions.idleSeconds', message });
  }
  if (!sessions.secure && context.environment !== 'dev') {
    const field = filled.sources.get('sessions.secure') ?? 'policy.sessions.secure';
    faults.push({ field, message: `expected true in ${context.environment}, got false` });
  }
  return faults;
}
