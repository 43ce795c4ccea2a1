import type { SecurityEventCode } from './events.ts';

/** The event of a refusal, by its code; `<guard>.` stands for all of a guard that are not named. */
const EVENTS: Readonly<Record<string, SecurityEventCode | undefined>> = {
  'access.': 'authorization.refused',
  'access.no-rule': 'request.refused',
  'role.': 'authorization.refused',
  'addresses.': 'address.refused',
  'client-address.': 'address.forged',
  'hosts.': 'host.refused',
  'framing.': 'parser.refused',
  'parser.': 'parser.refused',
  'origin-check.': 'csrf.cross-origin',
  'csrf-token.': 'csrf.refused',
  'pipeline.': 'guard.failed',
  'handler.mismatch': 'route.mismatch',
  // These report for themselves: the limits with more to say, the handlers in the error log.
  'rate-limit.': undefined,
  'handler.': undefined,
};

/** The security event that a refusal is; undefined where somebody else reports it. */
export function eventOfRefusal(code: string): SecurityEventCode | undefined {
  if (code in EVENTS) return EVENTS[code];
  const guard = `${code.slice(0, code.indexOf('.'))}.`;
  return guard in EVENTS ? EVENTS[guard] : 'request.refused';
}
