/**
 * Every security event the project reports. Codes are permanent: alerts are built on them. The part
 * before the dot is the area (ASVS V16.3); the severity is the level of its log line.
 *
 * @see OWASP Logging Vocabulary
 */
export const SECURITY_EVENTS = {
  'authentication.succeeded': 'INFO',
  'authentication.failed': 'WARNING',
  'authentication.signed-out': 'INFO',
  'authentication.registered': 'INFO',
  'authentication.credential-changed': 'INFO',
  'authentication.session-invalid': 'WARNING',
  'authentication.session-expired': 'INFO',
  'authorization.refused': 'WARNING',
  'csrf.refused': 'WARNING',
  'csrf.cross-origin': 'WARNING',
  'host.refused': 'WARNING',
  'address.refused': 'WARNING',
  'address.forged': 'WARNING',
  'request.refused': 'WARNING',
  'route.mismatch': 'ERROR',
  'guard.failed': 'ERROR',
  'limit.exceeded': 'WARNING',
  'limit.table-full': 'ERROR',
  'limit.store-failed': 'ERROR',
  'upload.refused': 'WARNING',
  'parser.refused': 'WARNING',
  'configuration.insecure': 'WARNING',
  'configuration.invalid': 'ERROR',
  'service.started': 'INFO',
  'service.start-failed': 'CRITICAL',
  'service.stopping': 'INFO',
  'service.stopped': 'INFO',
  'shed.refused': 'WARNING',
  'breaker.opened': 'ERROR',
  'breaker.closed': 'INFO',
} as const satisfies Record<string, EventSeverity>;

/** Level of the log line of an event. */
export type EventSeverity = 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';

/** A permanent code of a security event. */
export type SecurityEventCode = keyof typeof SECURITY_EVENTS;

/** Something that whoever watches over the service must be able to see, count and alert on. */
export interface SecurityEvent {
  readonly code: SecurityEventCode;
  readonly requestId?: string;
  /** Canonical text, as the topology resolved it. */
  readonly clientAddress?: string;
  /** What happened, in short values; never a credential. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Takes an event. Never throws and never blocks; may sample lines, counts every event. */
export type EventSink = (event: SecurityEvent) => void;
