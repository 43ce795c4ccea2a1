import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Listener } from '../../src/adapters/index.ts';
import { type Exchange, exchangeOf } from '../../src/core/index.ts';

/** One request that reached the application. */
export interface Hit {
  readonly method: string;
  readonly url: string;
  /** Monotonic milliseconds. */
  readonly atMs: number;
  /** What a router would answer with; `undefined` before it is known. */
  readonly route: string | undefined;
}

/** What the attacked application answers. */
export interface Reply {
  readonly status?: number;
  readonly fields?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

interface Call {
  readonly exchange: Exchange;
  readonly request: IncomingMessage;
  /** Last segment of the path. */
  readonly action: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

type Action = (call: Call) => Reply | Promise<Reply>;

/** What the attacked application does, whatever the framework. */
const ACTIONS: Readonly<Record<string, Action>> = {
  token: ({ exchange }) => ({ body: exchange.csrfToken() }),
  'sign-in': async ({ exchange, query }) => {
    await exchange.session?.signIn({ subject: query.get('subject') ?? 'somebody' });
    return { body: 'in' };
  },
  'sign-out': async ({ exchange }) => {
    await exchange.session?.signOut();
    return { body: 'out' };
  },
  'sign-out-everywhere': async ({ exchange }) => {
    await exchange.session?.signOutEverywhere(exchange.identity?.subject ?? '');
    return { body: 'out everywhere' };
  },
  me: ({ exchange }) => ({ body: exchange.identity?.subject ?? 'nobody' }),
  redirect: ({ query }) => ({ status: 302, fields: { Location: query.get('to') ?? '' } }),
  moved: () => ({ status: 301, fields: { Location: '/attack/echo' } }),
  'not-modified': () => ({ status: 304 }),
  field: ({ query }) => ({ fields: { 'X-Reflected': query.get('value') ?? '' } }),
  'field-name': ({ query }) => ({ fields: { [query.get('value') ?? '']: 'x' } }),
  cookie: ({ query }) => ({ fields: { 'Set-Cookie': [`seen=${query.get('value') ?? ''}`] } }),
  'weakened-fields': () => ({
    fields: {
      'X-Powered-By': 'attacked/1.0',
      Server: 'attacked/1.0',
      'X-Content-Type-Options': 'off',
      'Content-Security-Policy': "script-src 'unsafe-inline' *",
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Credentials': 'true',
      'Strict-Transport-Security': 'max-age=0',
      Vary: 'Accept-Encoding',
    },
  }),
  unavailable: () => {
    throw Object.assign(new Error('secret_column of 10.0.0.5 is busy'), { statusCode: 503 });
  },
  gone: () => ({ status: 404, body: 'application says 404' }),
  broken: () => {
    throw new Error('SELECT secret_column FROM users failed at /srv/app/secret.ts:12');
  },
};

const echo: Action = ({ exchange, request, body }) => ({
  fields: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    method: request.method,
    url: request.url,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    bodyBytes: body.length,
    client: exchange.clientAddress,
    scheme: exchange.scheme,
    authority: exchange.authority,
    requestId: exchange.requestId,
  }),
});

/** Does what the last segment of the path says. */
export async function answer(request: IncomingMessage, body: string): Promise<Reply> {
  const exchange = exchangeOf(request);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const action = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const run = ACTIONS[action] ?? echo;
  return await run({ exchange, request, action, query: new URLSearchParams(query), body });
}

/** What the least careful of routers would take a path for. */
export function looseRoute(url: string): string {
  const path = (url.split('?', 1)[0] ?? '').toLowerCase();
  const withoutParameters = path.replace(/;[^/]*/g, '');
  const segments: string[] = [];
  for (const segment of decodeLoosely(withoutParameters).split(/[/\\]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

function decodeLoosely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The attacked application on plain `node:http`. */
export function nodeApplication(hits: Hit[]): Listener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    hits.push({ method, url, atMs: performance.now(), route: looseRoute(url) });
    const body = await bodyOf(request);
    const { status = 200, fields = {}, body: text = '' } = await answer(request, body);
    const length = status === 304 ? {} : { 'Content-Length': Buffer.byteLength(text) };
    response.writeHead(status, { ...fields, ...length });
    response.end(text);
  };
}

/** A form was read by the pipeline, so nothing of it is left for the stream. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  if (exchangeOf(request).form !== undefined) return '';
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** The attacked application on Fastify, whose router is as loose as it can be made. */
export function fastifyApplication(hits: Hit[]): FastifyInstance {
  const app = Fastify({
    logger: false,
    routerOptions: {
      caseSensitive: false,
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
    },
  });
  addAttackRoutes(app, hits);
  return app;
}

const FASTIFY_ROUTES = ['/attack', '/attack/*', '/attack/admin', '/attack/admin/*'];
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Adds what the attacks call to an application that stays as it is otherwise. */
export function addAttackRoutes(app: FastifyInstance, hits: Hit[]): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, url } = request;
    hits.push({ method, url, atMs: performance.now(), route: request.routeOptions.url });
    done();
  });
  app.register((scope, _options, done) => {
    scope.removeContentTypeParser(['application/json', 'text/plain']);
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    for (const url of [...FASTIFY_ROUTES, '/attack-post-only']) {
      scope.route({
        method: url === '/attack-post-only' ? 'POST' : methods,
        url,
        bodyLimit: MAX_BODY_BYTES,
        handler: async (request, reply) => {
          const text = typeof request.body === 'string' ? request.body : '';
          const { status = 200, fields = {}, body = '' } = await answer(request.raw, text);
          return reply.code(status).headers(fields).send(body);
        },
      });
    }
    done();
  });
}
