import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SeaworthyError } from '../core/errors.ts';
import { exchangeOf } from '../core/exchange-of.ts';
import type { Adapter, ListedRoute, MountedApp, RouteListing } from './adapter.ts';

/** Fastify announces every new instance here, before any route can be added to it. */
const INITIALIZATION_CHANNEL = 'fastify.initialization';

/** Media types that the `form` guard has read by the time Fastify looks for a parser. */
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Fastify 5. The application is mounted through `app.routing` after `ready()`; its own server never
 * listens. Routes are collected as they are added, so the list is complete for an instance that is
 * made inside the `app` factory, and unknown for one made before.
 */
export const fastify: Adapter = {
  framework: 'fastify',
  recognises: (app) => isFastify(app),
  watch: watchInstances,
  mount: async (app, seen) => {
    if (!isFastify(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected a Fastify instance');
    }
    return mountFastify(app, (seen as RoutesByInstance | undefined)?.get(app));
  },
};

type RoutesByInstance = WeakMap<object, ListedRoute[]>;

function isFastify(app: unknown): app is FastifyInstance {
  return (
    typeof app === 'object' && app !== null && 'routing' in app && 'addContentTypeParser' in app
  );
}

function watchInstances(): { readonly seen: RoutesByInstance; readonly stop: () => void } {
  const seen: RoutesByInstance = new WeakMap();
  const onInstance = (message: unknown): void => {
    const { fastify: instance } = message as { fastify: FastifyInstance };
    const routes: ListedRoute[] = [];
    seen.set(instance, routes);
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, path: policyPath(url) });
    });
  };
  subscribe(INITIALIZATION_CHANNEL, onInstance);
  return { seen, stop: () => unsubscribe(INITIALIZATION_CHANNEL, onInstance) };
}

async function mountFastify(
  app: FastifyInstance,
  routes: readonly ListedRoute[] | undefined,
): Promise<MountedApp> {
  refuseSemicolons(app);
  handOverForms(app);
  await app.ready();
  const listing: RouteListing =
    routes === undefined
      ? { completeness: 'none', routes: [] }
      : { completeness: 'complete', routes };
  return {
    framework: 'fastify',
    handle: ({ request, response }) =>
      app.routing(request as IncomingMessage, response as unknown as ServerResponse),
    upgrade: ({ request }, { socket, head }) => {
      app.server.emit('upgrade', request, socket, head);
    },
    routes: () => listing,
    close: async () => {
      await app.close();
    },
  };
}

/** `;` ends the path for such a router but not for the rules: it would see another path. */
function refuseSemicolons(app: FastifyInstance): void {
  if (app.initialConfig.useSemicolonDelimiter !== true) return;
  throw new SeaworthyError(
    'adapter.unusable-app',
    'fastify.useSemicolonDelimiter: expected false, got true',
  );
}

/** Puts the form that the pipeline parsed where Fastify's handlers look for it: `request.body`. */
function handOverForms(app: FastifyInstance): void {
  for (const type of FORM_TYPES) {
    if (app.hasContentTypeParser(type)) app.removeContentTypeParser(type);
    app.addContentTypeParser(type, (request: FastifyRequest, _payload, done) => {
      const { form } = exchangeOf(request);
      if (form === undefined) done(new UnreadForm());
      else done(null, form.fields);
    });
  }
}

/** What Fastify answers to a media type without parser. */
class UnreadForm extends Error {
  readonly statusCode = 415;

  constructor() {
    super('The rule of this route does not say form: true');
  }
}

/** `/files/*` takes everything below in Fastify; in a policy that is `/files/**`. */
function policyPath(url: string): string {
  const path = url === '' ? '/' : url;
  return path.endsWith('*') ? `${path}*` : path;
}
