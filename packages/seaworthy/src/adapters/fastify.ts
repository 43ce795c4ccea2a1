import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SeaworthyError } from '../core/errors.ts';
import { exchangeOf } from '../core/exchange-of.ts';
import type { PathSensitivity } from '../policy/index.ts';
import type { Adapter, ListedRoute, MountedApp, RouteListing } from './adapter.ts';
import { failThrown } from './thrown.ts';

/** Fastify announces every new instance here, before any route can be added to it. */
const INITIALIZATION_CHANNEL = 'fastify.initialization';

/**
 * Stands for the media type of a form that the `form` guard has read, so that no parser of the
 * application's own waits for a body that is gone; the parser puts back what the client sent.
 */
const PARSED_FORM = 'application/vnd.seaworthy.parsed-form';

/**
 * Fastify 5. The application is mounted through `app.routing` after `ready()`; its own server never
 * listens. Routes are collected as they are added, so the list is complete for an instance that is
 * made inside the `app` factory, and unknown for one made before.
 */
export const fastify: Adapter = {
  framework: 'fastify',
  recognises: (app) => isFastify(app),
  watch: watchInstances,
  mount: async (app, seenBy) => {
    if (!isFastify(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected a Fastify instance');
    }
    return mountFastify(app, (seenBy(fastify) as RoutesByInstance | undefined)?.get(app));
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
    prepare(instance);
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
  if (!app.hasContentTypeParser(PARSED_FORM)) prepare(app);
  await app.ready();
  const listing: RouteListing =
    routes === undefined
      ? { completeness: 'none', routes: [] }
      : { completeness: 'complete', routes };
  return {
    framework: 'fastify',
    handle: ({ request, response, form }) => {
      if (form !== undefined) request.headers['content-type'] = PARSED_FORM;
      app.routing(request as IncomingMessage, response as unknown as ServerResponse);
    },
    upgrade: ({ request }, tunnel) => {
      if (app.server.listenerCount('upgrade') === 0) return false;
      return app.server.emit('upgrade', request, tunnel.socket, tunnel.head);
    },
    routes: () => listing,
    paths: sensitivityOf(app),
    close: async () => {
      await app.close();
    },
  };
}

function sensitivityOf(app: FastifyInstance): PathSensitivity {
  const { caseSensitive, ignoreTrailingSlash } = routerOptions(app);
  return { caseCounts: caseSensitive !== false, slashCounts: ignoreTrailingSlash !== true };
}

/** `;` ends the path for such a router but not for the rules: it would see another path. */
function refuseSemicolons(app: FastifyInstance): void {
  if (routerOptions(app).useSemicolonDelimiter !== true) return;
  throw new SeaworthyError(
    'adapter.unusable-app',
    'fastify.useSemicolonDelimiter: expected false, got true',
  );
}

interface RouterOptions {
  readonly caseSensitive?: boolean;
  readonly ignoreTrailingSlash?: boolean;
  readonly useSemicolonDelimiter?: boolean;
}

/** Given at the top of the options or, as later releases have it, among `routerOptions`. */
function routerOptions({ initialConfig }: FastifyInstance): RouterOptions {
  const config: RouterOptions & { readonly routerOptions?: RouterOptions } = initialConfig;
  return config.routerOptions ?? config;
}

/**
 * What every context of an instance inherits: it must be there before the first plugin is loaded,
 * or the contexts of plugins go without.
 */
function prepare(instance: FastifyInstance): void {
  instance.addContentTypeParser(PARSED_FORM, (request: FastifyRequest, _payload, done) => {
    const { form } = exchangeOf(request);
    request.raw.headers['content-type'] = sentMediaType(request.raw);
    if (form === undefined) done(new UnreadForm());
    else done(null, form.fields);
  });
  hideFailures(instance);
}

/**
 * Fastify shows clients the text of what was thrown. With 5xx it is for the log alone: an answer
 * that carries it becomes ours.
 */
function hideFailures(instance: FastifyInstance): void {
  const thrown = new WeakMap<object, Error>();
  instance.addHook('onError', (...[request, , error, done]) => {
    thrown.set(request, error);
    done();
  });
  instance.addHook('onSend', (...[request, reply, payload, done]) => {
    const error = reply.statusCode < 500 ? undefined : thrown.get(request);
    if (error !== undefined && shows(payload, error)) {
      failThrown(exchangeOf(request), reply.statusCode, error);
    }
    done(null, payload);
  });
}

/** Whether a payload carries the text of an error, as it is or as JSON. */
function shows(payload: unknown, { message }: Error): boolean {
  if (typeof payload !== 'string') return false;
  return payload.includes(message) || payload.includes(JSON.stringify(message).slice(1, -1));
}

function sentMediaType({ rawHeaders }: IncomingMessage): string | undefined {
  const at = rawHeaders.findIndex((text, index) => index % 2 === 0 && isContentType(text));
  return at < 0 ? undefined : rawHeaders[at + 1];
}

function isContentType(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}

/** What Fastify answers to a media type without parser; nobody but the pipeline sends ours. */
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
