export { type Clock, systemClock } from './clock.ts';
export { ERROR_CODES, type ErrorCode } from './error-codes.ts';
export { type Fault, formatFault, SeaworthyError, type SeaworthyErrorOptions } from './errors.ts';
export {
  type EventSeverity,
  type EventSink,
  SECURITY_EVENTS,
  type SecurityEvent,
  type SecurityEventCode,
} from './events.ts';
export type { Exchange } from './exchange.ts';
export { exchangeOf } from './exchange-of.ts';
export type { FieldSink, StaticField } from './fields.ts';
export type { ReceivedFile, ReceivedForm } from './form.ts';
export type {
  Drive,
  DriveRequest,
  Guard,
  GuardDescription,
  RouteDescription,
} from './guard.ts';
export type { Identity, RequestSession, SignInOptions } from './identity.ts';
export type { LogFields, Logger } from './log.ts';
export type { Outcome } from './outcome.ts';
export { PHASES, type PhaseName } from './phases.ts';
export { escapeHtml } from './problem.ts';
export { REFUSALS, type RefusalCode } from './refusal-codes.ts';
export type { CanonicalTarget } from './target.ts';
export {
  type Answer,
  customRefusal,
  type Field,
  PASS,
  type ProblemMembers,
  type Refusal,
  type RefusalOptions,
  refuse,
  respond,
  type Verdict,
} from './verdict.ts';
