import { SeaworthyError } from './errors.ts';
import { Exchange } from './exchange.ts';

/**
 * The exchange a handler's request belongs to: request id, client, session, form, CSP nonce, CSRF
 * token, log and abort signal.
 *
 * @param request a `node:http` request, or a framework's request or context that has it: as `raw`
 *   (Fastify), `req` (Koa) or `env.incoming` (Hono)
 * @throws SeaworthyError `exchange.missing` when the request did not pass through a service
 */
export function exchangeOf(request: object): Exchange {
  const exchange =
    carried(request) ??
    carried(inner(request, 'raw')) ??
    carried(inner(request, 'req')) ??
    carried(inner(inner(request, 'env'), 'incoming'));
  if (exchange === undefined) {
    throw new SeaworthyError('exchange.missing', 'request: expected one of a Seaworthy service');
  }
  return exchange;
}

function carried(request: object | undefined): Exchange | undefined {
  const exchange = request === undefined ? undefined : inner(request, 'exchange');
  return exchange instanceof Exchange ? exchange : undefined;
}

function inner(holder: object | undefined, key: string): object | undefined {
  const value: unknown = holder === undefined ? undefined : Reflect.get(holder, key);
  return typeof value === 'object' && value !== null ? value : undefined;
}
