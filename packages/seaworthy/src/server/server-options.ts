import type { IncomingMessage, ServerOptions } from 'node:http';
import type { ResolvedPolicy } from '../policy/types.ts';
import { ServiceRequest } from './request.ts';
import { ServiceResponse } from './response.ts';

// Ten seconds for a head, of which one is the checking interval.
const HEADERS_TIMEOUT_MS = 9_000;
const CHECK_INTERVAL_MS = 1_000;
const REQUEST_TIMEOUT_SLACK_MS = 5_000;
/** Whether a request may leave HTTP at all: rules know of no other protocol. */
export function asksForTunnel({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** What node's server is told; a guard bounds the same things more finely where it can. */
export function serverOptions(
  policy: ResolvedPolicy,
): ServerOptions<typeof ServiceRequest, typeof ServiceResponse> {
  const { request } = policy;
  const requestTimeout = request.receiveTimeoutSeconds * 1000 + REQUEST_TIMEOUT_SLACK_MS;
  const hasTunnels = policy.rules.some((rule) => rule.upgrade !== undefined);
  return {
    IncomingMessage: ServiceRequest,
    ServerResponse: ServiceResponse,
    insecureHTTPParser: false,
    requireHostHeader: false,
    joinDuplicateHeaders: false,
    // Whatever is not let out of HTTP stays with the parser, as a request like any other.
    shouldUpgradeCallback: (request) => hasTunnels && asksForTunnel(request),
    maxHeaderSize: request.maxHeaderBytes + 1024,
    // Node refuses a head that may take longer than the whole request.
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    // One sweep over all connections closes idle ones; node would set two timers a request.
    keepAliveTimeout: 0,
    noDelay: true,
  };
}
