import type { IncomingMessage, ServerResponse } from 'node:http';
import { SeaworthyError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import { distinctFields } from '../core/request-fields.ts';
import type { Adapter, ListedRoute, MountedApp, RouteListing } from './adapter.ts';
import { showClient } from './client-view.ts';
import { policyPath } from './path-to-regexp.ts';
import { answerNotFound, answerThrown } from './thrown.ts';

/** What is used of an application, of Express 4 or 5. */
interface ExpressApp {
  (request: object, response: object, done: (error?: unknown) => void): void;
  readonly request: object;
  readonly disable: (setting: string) => unknown;
  /** Express 5. */
  readonly router: Router;
  /** Express 4, once something was mounted. */
  readonly _router?: Router;
}

interface Router {
  readonly stack: readonly Layer[];
}

interface Layer {
  readonly route?: Route;
  readonly name: string;
}

interface Route {
  readonly path: unknown;
  readonly methods: Readonly<Record<string, boolean>>;
}

/** A request as Express reads it; what the `form` guard has parsed is not parsed again. */
interface ReadRequest extends IncomingMessage {
  body?: unknown;
  /** body-parser 1 looks here, later ones at the end of the stream. */
  _body?: boolean;
}

/**
 * Express 5 and 4. What no route takes and what is thrown is answered by the pipeline, not by
 * Express, whose answers show stacks outside of `NODE_ENV=production`. `req.ip`, `protocol` and
 * `hostname` are the guards' findings, whatever `trust proxy` says.
 *
 * Routes of the application itself are listed, those of routers below it are not: Express keeps no
 * path of theirs. So the list is partial where there are such, or routes with a regular expression.
 */
export const express: Adapter = {
  framework: 'express',
  recognises: (app) => isExpress(app),
  mount: (app) => {
    if (!isExpress(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected an Express application');
    }
    return Promise.resolve(mountExpress(app));
  },
};

function isExpress(app: unknown): app is ExpressApp {
  return (
    typeof app === 'function' &&
    'handle' in app &&
    'settings' in app &&
    'engine' in app &&
    'set' in app
  );
}

function mountExpress(app: ExpressApp): MountedApp {
  showClient(app.request, ['ip', 'ips', 'protocol', 'secure', 'host', 'hostname']);
  Object.defineProperty(app.request, 'headersDistinct', {
    configurable: true,
    get(this: IncomingMessage) {
      return distinctFields(this.rawHeaders);
    },
  });
  app.disable('x-powered-by');
  return {
    framework: 'express',
    handle: (exchange) => enter(app, exchange),
    routes: () => listRoutes(routerOf(app)?.stack ?? []),
    close: () => Promise.resolve(),
  };
}

function enter(app: ExpressApp, exchange: Exchange): void {
  const request: ReadRequest = exchange.request;
  if (exchange.form !== undefined) {
    request.body = exchange.form.fields;
    request._body = true;
  }
  app(request, exchange.response as unknown as ServerResponse, (error) => {
    if (error === undefined || error === null) answerNotFound(exchange);
    else answerThrown(exchange, error);
  });
}

/** Express 5 makes the router when it is first asked for; Express 4 throws for that name. */
function routerOf(app: ExpressApp): Router | undefined {
  return 'lazyrouter' in app ? app._router : app.router;
}

function listRoutes(stack: readonly Layer[]): RouteListing {
  const routes: ListedRoute[] = [];
  let isComplete = true;
  for (const { route, name } of stack) {
    if (name === 'router' || name === 'mounted_app') isComplete = false;
    for (const path of [route?.path ?? []].flat()) {
      const listed = typeof path === 'string' ? policyPath(path) : undefined;
      if (listed === undefined) isComplete = false;
      else for (const method of methodsOf(route)) routes.push({ method, path: listed });
    }
  }
  return { completeness: isComplete ? 'complete' : 'partial', routes };
}

function methodsOf(route: Route | undefined): readonly string[] {
  const methods = Object.keys(route?.methods ?? {});
  return methods.includes('_all') ? ['*'] : methods.map((method) => method.toUpperCase());
}
