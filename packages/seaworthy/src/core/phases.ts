/**
 * The order of the pipeline, once, with a reason per row. Nothing else decides it: a guard names
 * its phase, and within a phase the order is that of the guard table (`compile/guards.ts`).
 */
export const PHASES = [
  {
    name: 'identify',
    scope: 'service',
    settles: 'request id, framing, access log',
    why: 'every later line and refusal carries them; what is framed badly is trusted by nothing',
  },
  {
    name: 'locate',
    scope: 'service',
    settles: 'client address, scheme, host; rewrites every forwarding field',
    why: 'everything after keys on them',
  },
  {
    name: 'route',
    scope: 'service',
    settles: 'canonical target, effective rule, plan',
    why: 'all that follows reads it',
  },
  {
    name: 'health',
    scope: 'service',
    settles: 'liveness and readiness',
    why: 'a probe comes by address, with any Host, and must never be shed',
  },
  { name: 'shed', scope: 'route', settles: 'overload', why: 'the cheapest no' },
  {
    name: 'admit',
    scope: 'route',
    settles: 'hosts, methods, addresses, target, query, header and declared body limits, https',
    why: 'no body is read',
  },
  {
    name: 'preflight',
    scope: 'route',
    settles: 'CORS preflights, on a budget of their own',
    why: 'they never reach the application',
  },
  {
    name: 'throttle',
    scope: 'route',
    settles: 'limits by address; what other guards refused',
    why: 'before anything costly',
  },
  {
    name: 'origin',
    scope: 'route',
    settles: 'Sec-Fetch-Site, Origin, Referer where both are absent',
    why: 'needs no session',
  },
  { name: 'session', scope: 'route', settles: 'who asks', why: 'authorization needs it' },
  {
    name: 'authorize',
    scope: 'route',
    settles: 'access, role, scope',
    why: 'an exemption follows the credential, never the path',
  },
  {
    name: 'throttle-identity',
    scope: 'route',
    settles: 'limits by user, key and account',
    why: 'strangers never get to send a body',
  },
  {
    name: 'receive',
    scope: 'route',
    settles: 'bytes counted as they stream, time to arrive, parsing once',
    why: 'after every refusal that needs no body',
  },
  {
    name: 'token',
    scope: 'route',
    settles: 'CSRF token from header or form field',
    why: 'needs the body',
  },
  { name: 'validate', scope: 'route', settles: 'body, query, params', why: 'the most work, last' },
  {
    name: 'decorate',
    scope: 'route',
    settles: 'headers on every response, refusals and errors included',
    why: 'it runs when the head is written, whoever writes it',
  },
] as const;

/** Name of a phase of the pipeline. */
export type PhaseName = (typeof PHASES)[number]['name'];

/** Position of a phase in the order, from 0. */
export function phaseIndex(name: PhaseName): number {
  return PHASES.findIndex((phase) => phase.name === name);
}
