import type { IncomingMessage, ServerResponse } from 'node:http';
import type Application from 'koa';
import { SeaworthyError } from '../core/errors.ts';
import { exchangeOf } from '../core/exchange-of.ts';
import type { Adapter, ListedRoute, MountedApp, RouteListing } from './adapter.ts';
import { showClient } from './client-view.ts';
import { policyPath } from './path-to-regexp.ts';
import { answerThrown } from './thrown.ts';

/** What `router.routes()` of @koa/router returns. */
interface RouterMiddleware {
  readonly router: { readonly stack: readonly RouterLayer[] };
}

interface RouterLayer {
  readonly path: unknown;
  readonly methods: readonly string[];
}

/**
 * Koa 2 and 3. What is thrown is answered by the pipeline; `ctx.ip`, `protocol` and `hostname` are
 * the guards' findings, whatever `app.proxy` says. A form that was read is `ctx.request.body`,
 * which the usual body parsers leave alone.
 *
 * Routes of @koa/router are listed, with those of routers inside; what other middleware does with a
 * path is not known, so the list is partial at best.
 */
export const koa: Adapter = {
  framework: 'koa',
  recognises: (app) => isKoa(app),
  mount: (app) => {
    if (!isKoa(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected a Koa application');
    }
    return Promise.resolve(mountKoa(app));
  },
};

function isKoa(app: unknown): app is Application {
  return (
    typeof app === 'object' &&
    app !== null &&
    'middleware' in app &&
    Array.isArray(app.middleware) &&
    'createContext' in app &&
    'callback' in app
  );
}

function mountKoa(app: Application): MountedApp {
  const requestOf = (shown: object): object => (shown as { req: IncomingMessage }).req;
  showClient(app.request, ['ip', 'ips', 'protocol', 'secure', 'host', 'hostname'], requestOf);
  handBodies(app);
  takeFailures(app);
  const handle = app.callback();
  return {
    framework: 'koa',
    handle: ({ request, response }) =>
      handle(request as IncomingMessage, response as unknown as ServerResponse),
    routes: () => listRoutes(app.middleware),
    close: () => Promise.resolve(),
  };
}

/** A form that the pipeline has read is there before any middleware looks for it. */
function handBodies(app: Application): void {
  const create = app.createContext.bind(app);
  app.createContext = (request, response) => {
    const context = create(request, response);
    const { form } = exchangeOf(request);
    if (form !== undefined) Object.assign(context.request, { body: form.fields });
    return context;
  };
}

/** Koa itself would print errors and answer with their text where it is not to be told. */
function takeFailures(app: Application): void {
  Object.assign(app.context, {
    onerror(this: Application.Context, error: unknown): void {
      // Koa tells of clients that are gone, too.
      if (error === null || error === undefined || this.req.socket.destroyed) return;
      answerThrown(exchangeOf(this.req), error);
    },
  });
}

function listRoutes(middleware: readonly unknown[]): RouteListing {
  const routes: ListedRoute[] = [];
  const routers = middleware.filter((one) => isRouter(one));
  for (const { router } of routers) {
    for (const { path, methods } of router.stack) {
      const listed = typeof path === 'string' ? policyPath(path) : undefined;
      if (listed === undefined) continue;
      for (const method of methods) routes.push({ method, path: listed });
    }
  }
  return { completeness: routers.length === 0 ? 'none' : 'partial', routes };
}

function isRouter(middleware: unknown): middleware is RouterMiddleware {
  return typeof middleware === 'function' && 'router' in middleware;
}
