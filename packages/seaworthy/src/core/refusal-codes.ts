/** What is fixed of a refusal by its code. */
export interface RefusalKind {
  readonly status: number;
  readonly title: string;
  /** Whether the limit `refused` counts it; default: every 4xx but 429. */
  readonly charged?: boolean;
}

/**
 * Every refusal the pipeline can give. A code is `<guard>.<reason>`, permanent, and stands in the
 * problem document, the log line and the metrics. A status is the one RFC 9110 or RFC 6585 gives.
 */
export const REFUSALS = {
  'framing.malformed': { status: 400, title: 'Malformed request' },
  'framing.version': { status: 505, title: 'HTTP version not supported', charged: true },
  'framing.transfer-coding': {
    status: 501,
    title: 'Transfer coding not supported',
    charged: true,
  },
  'framing.host': { status: 400, title: 'Exactly one valid Host is required' },
  'framing.expectation': { status: 417, title: 'Expectation not supported' },
  'parser.malformed': { status: 400, title: 'Malformed request' },
  'parser.headers-too-large': { status: 431, title: 'Request header fields too large' },
  'parser.timeout': { status: 408, title: 'The request did not arrive in time' },
  'connections.in-flight': { status: 503, title: 'Too many requests at once on one connection' },
  'client-address.malformed': { status: 400, title: 'Malformed forwarding fields' },
  'target.malformed': { status: 400, title: 'Malformed request target' },
  'target.encoded-slash': { status: 400, title: 'Encoded slash or backslash in the path' },
  'target.too-long': { status: 414, title: 'Path too long' },
  'target.ambiguous': { status: 400, title: 'Ambiguous path' },
  'hosts.not-allowed': { status: 421, title: 'Unknown host' },
  'methods.unknown': { status: 501, title: 'Method not implemented', charged: true },
  'methods.not-allowed': { status: 405, title: 'Method not allowed' },
  'addresses.denied': { status: 403, title: 'Address not allowed' },
  'header-limits.too-many': { status: 431, title: 'Too many header fields' },
  'header-limits.too-large': { status: 431, title: 'Request header fields too large' },
  'query-limits.too-many': { status: 400, title: 'Too many query parameters' },
  'query-limits.too-long': { status: 414, title: 'Query string too long' },
  'body-limit.too-large': { status: 413, title: 'Request body too large' },
  'upgrade.refused': { status: 403, title: 'Protocol upgrade refused' },
  'cors.refused': { status: 403, title: 'Cross-origin request not allowed' },
  'rate-limit.exceeded': { status: 429, title: 'Rate limit exceeded' },
  'origin-check.cross-origin': { status: 403, title: 'Cross-origin request refused' },
  'origin-check.missing': { status: 403, title: 'An Origin is required' },
  'session.ambiguous': { status: 400, title: 'Ambiguous session cookie' },
  'session.unavailable': { status: 503, title: 'Sessions are not available' },
  'access.no-rule': { status: 404, title: 'Not found' },
  // A page that polls after its session has ended would lock its user out of the log-in.
  'access.session-required': { status: 401, title: 'Sign-in required', charged: false },
  'access.role-required': { status: 403, title: 'Not allowed' },
  'form.malformed': { status: 400, title: 'Malformed form' },
  'form.too-large': { status: 413, title: 'Form too large' },
  'form.media-type': { status: 415, title: 'Form media type required' },
  'csrf-token.invalid': { status: 403, title: 'Form token missing or invalid' },
  'receive-timeout.slow': { status: 408, title: 'The request did not arrive in time' },
  'handler-timeout.exceeded': { status: 503, title: 'The request took too long' },
  'handler.not-found': { status: 404, title: 'Not found', charged: false },
  // By the status that the application's error bears.
  'handler.refused': { status: 400, title: 'Request refused', charged: false },
  'handler.failed': { status: 500, title: 'Internal error' },
  'handler.mismatch': { status: 500, title: 'Internal error' },
  'pipeline.guard-failed': { status: 500, title: 'Internal error' },
} as const satisfies Record<string, RefusalKind>;

/** A permanent refusal code, `<guard>.<reason>`. */
export type RefusalCode = keyof typeof REFUSALS;
