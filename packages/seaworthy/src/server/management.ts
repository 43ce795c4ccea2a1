import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Exchange } from '../core/exchange.ts';
import type { Policy } from '../policy/types.ts';

/** What the management listener shows. */
export interface ManagementViews {
  /** The whole readiness answer. */
  readonly readiness: () => Promise<{ readonly status: number; readonly body: string }>;
  /** Effective settings, secrets masked. */
  readonly settings: () => unknown;
  /** Every route with its rule and guards. */
  readonly routes: () => unknown;
  /** Prometheus text. */
  readonly metrics: () => string;
  readonly metricsType: string;
}

/** What the management listener answers, and to whom. */
export interface ManagementOptions {
  readonly views: ManagementViews;
  /** Demanded as a bearer token of everything but liveness; undefined only on loopback. */
  readonly token: string | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const BEARER = 'Bearer ';
/**
 * On loopback everyone is one client: what is refused must not lock the operator out earlier than
 * what is answered.
 */
const PER_ADDRESS = { limit: 600, windowSeconds: 60 };
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The policy of the management listener: it is behind the same pipeline as the service.
 *
 * @param allowedHosts hosts of the service, by which operators may come besides loopback names
 */
export function managementPolicy(
  service: string,
  host: string,
  allowedHosts: readonly string[],
): Policy {
  const own = isWildcard(host) ? [] : [bracketed(host)];
  return {
    service: `${service}-management`,
    hosts: [...new Set([...LOOPBACK_HOSTS, ...own, ...allowedHosts])],
    limits: { default: PER_ADDRESS, refused: PER_ADDRESS },
    routes: { 'GET /**': { access: 'public' } },
  };
}

/** Answers what passed the management pipeline. */
export function managementApp(options: ManagementOptions): (exchange: Exchange) => Promise<void> {
  const { views, token } = options;
  const admits = tokenCheck(token);
  const answers: Readonly<Record<string, () => Answer | Promise<Answer>>> = {
    '/health': () => [200, JSON_TYPE, '{"status":"healthy"}'],
    '/ready': async () => {
      const { status, body } = await views.readiness();
      return [status, JSON_TYPE, body];
    },
    '/settings': () => [200, JSON_TYPE, JSON.stringify(views.settings(), null, 2)],
    '/routes': () => [200, JSON_TYPE, JSON.stringify(views.routes(), null, 2)],
    '/metrics': () => [200, views.metricsType, views.metrics()],
  };
  return async (exchange) => {
    const response = exchange.response as unknown as ServerResponse;
    const { path } = exchange.target;
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (path !== '/health' && !admits(exchange.request.headers.authorization)) {
      response.writeHead(401, { 'Content-Type': JSON_TYPE, 'WWW-Authenticate': 'Bearer' });
      response.end('{"title":"A management token is required","status":401}');
      return;
    }
    const [status, type, body] = (await answer?.()) ?? NOT_FOUND;
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  };
}

type Answer = readonly [status: number, type: string, body: string];

const NOT_FOUND: Answer = [404, JSON_TYPE, '{"title":"Not found","status":404}'];

/** Compares in constant time; the length of the token is no secret. */
function tokenCheck(token: string | undefined): (given: string | undefined) => boolean {
  if (token === undefined) return () => true;
  const expected = Buffer.from(BEARER + token);
  return (given) => {
    const actual = Buffer.from(given ?? '');
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  };
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
