import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hono } from 'hono';
import { SeaworthyError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import { exchangeOf } from '../core/exchange-of.ts';
import type { Adapter, ListedRoute, MountedApp, RouteListing } from './adapter.ts';
import { answerThrown } from './thrown.ts';

/** Tells @hono/node-server that an answer is out. */
const ALREADY_SENT = 'x-hono-already-sent';

type Fetch = Hono['fetch'];

/** A body that was read already; @hono/node-server gives it to the request as its own. */
interface WithRawBody {
  rawBody?: Buffer;
}

/**
 * Hono 4, through @hono/node-server. `c.req.url` has the scheme and host that the guards found out;
 * `exchangeOf(c)` gives the client and all else. A form without files that was read is what
 * `c.req.parseBody()` reads; files are at `exchangeOf(c).form`.
 *
 * Every route is listed, with its base path; handlers for all methods under a wildcard cannot be
 * told from middleware and are left out, so where there are such the list is partial.
 */
export const hono: Adapter = {
  framework: 'hono',
  recognises: (app) => isHono(app),
  mount: async (app) => {
    if (!isHono(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected a Hono application');
    }
    return mountHono(app);
  },
};

function isHono(app: unknown): app is Hono {
  return (
    typeof app === 'object' &&
    app !== null &&
    'fetch' in app &&
    'routes' in app &&
    Array.isArray(app.routes) &&
    'getPath' in app
  );
}

async function mountHono(app: Hono): Promise<MountedApp> {
  const { getRequestListener } = await nodeServer();
  takeFailures(app);
  const answer: Fetch = (request, env, context) => {
    const { incoming } = Object(env) as { incoming: IncomingMessage };
    return app.fetch(seenBy(request, exchangeOf(incoming)), env, context);
  };
  const listener = getRequestListener((request, env) => answer(request, env), {
    overrideGlobalObjects: false,
  });
  return {
    framework: 'hono',
    handle: (exchange) => {
      const request: IncomingMessage & WithRawBody = exchange.request;
      if (exchange.form !== undefined) request.rawBody = encode(exchange.form.fields);
      return listener(request, exchange.response as unknown as ServerResponse);
    },
    routes: () => listRoutes(app),
    close: () => Promise.resolve(),
  };
}

/**
 * Hono's own error handler prints to the console, past the log and its redaction. One that the
 * application has set stays.
 */
function takeFailures(app: Hono): void {
  const fresh: object = new (app.constructor as new () => Hono)();
  if (Reflect.get(app, 'errorHandler') !== Reflect.get(fresh, 'errorHandler')) return;
  app.onError((error, context) => {
    if ('getResponse' in error) {
      const response = error.getResponse();
      return context.newResponse(response.body, response);
    }
    answerThrown(exchangeOf(context), error);
    return new Response(null, { headers: { [ALREADY_SENT]: 'true' } });
  });
}

async function nodeServer(): Promise<typeof import('@hono/node-server')> {
  try {
    return await import('@hono/node-server');
  } catch (cause) {
    throw new SeaworthyError(
      'adapter.unusable-app',
      'hono: expected the package @hono/node-server beside hono, got none',
      { cause },
    );
  }
}

/** The request under the scheme and host that were asked for, not those of the last proxy. */
function seenBy(request: Request, { scheme, authority }: Exchange): Request {
  const url = new URL(request.url);
  const origin = authority === '' ? url.origin : `${scheme}://${authority}`;
  if (origin === url.origin) return request;
  return new Request(`${origin}${url.pathname}${url.search}`, request);
}

function encode(fields: Readonly<Record<string, string | readonly string[]>>): Buffer {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) encoded.append(name, one);
  }
  return Buffer.from(encoded.toString());
}

function listRoutes({ routes }: Hono): RouteListing {
  const isMiddleware = ({ method, path }: Hono['routes'][number]): boolean =>
    method === 'ALL' && path.endsWith('*');
  const listed = routes
    .filter((route) => !isMiddleware(route))
    .map(({ method, path }): ListedRoute | undefined => {
      const policy = policyPath(path);
      if (policy === undefined) return undefined;
      return { method: method === 'ALL' ? '*' : method, path: policy };
    });
  const known = listed.filter((route) => route !== undefined);
  const isComplete = known.length === routes.length;
  return { completeness: isComplete ? 'complete' : 'partial', routes: known };
}

/** `/files/*` takes everything below; undefined for optional parts and expressions. */
function policyPath(path: string): string | undefined {
  if (/[?{}]/.test(path)) return undefined;
  return path.endsWith('/*') ? `${path}*` : path;
}
