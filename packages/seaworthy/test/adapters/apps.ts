import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import Router from '@koa/router';
import express5 from 'express';
import express4 from 'express-4';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { EVENTS, factsOf, listen, parts, refusal, SECRET } from './handlers.ts';
import { buildNestOnExpress, buildNestOnFastify } from './nest-app.ts';

/** One application of the suite: the same routes, whatever they are written with. */
export interface AdapterCase {
  readonly name: string;
  readonly build: () => unknown;
  /** Routes under `/nested` that a router below the application has. */
  readonly listsNested: boolean;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const nodeListener: Listener = async (request, response) => {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/facts' || path === '/form') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ exchange: factsOf(request) }));
  } else if (path === '/stream') Readable.from(parts()).pipe(response);
  else if (path === '/events') response.setHeader('Content-Type', 'text/event-stream').end(EVENTS);
  else if (path === '/json') {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    response.end(JSON.stringify({ body: JSON.parse(text) }));
  } else if (path === '/throws' || path === '/rejects') throw new Error(SECRET);
  else if (path === '/patient') listen(request);
  else if (path === '/nested/items/7') response.end('item 7');
  else if (path === '/plain') response.end('plain');
  else response.writeHead(404).end('none');
};

interface ExpressLike {
  (): express5.Express;
  json: typeof express5.json;
  urlencoded: typeof express5.urlencoded;
  Router: typeof express5.Router;
}

function buildExpress(express: ExpressLike): express5.Express {
  const app = express();
  app.use(express.urlencoded({ extended: false }), express.json());
  app.get('/plain', (_request, response) => void response.send('plain'));
  app.get('/stream', (_request, response) => void Readable.from(parts()).pipe(response));
  app.get('/events', (_request, response) => void response.type('text/event-stream').send(EVENTS));
  app.get('/facts', (request, response) => {
    const { ip, protocol, secure, hostname, headersDistinct } = request;
    const names = Object.keys(headersDistinct).sort();
    response.json({ exchange: factsOf(request), ip, protocol, secure, hostname, names });
  });
  app.post('/form', (request, response) => {
    response.json({ exchange: factsOf(request), body: request.body });
  });
  app.post('/json', (request, response) => void response.json({ body: request.body }));
  app.get('/throws', () => {
    throw new Error(SECRET);
  });
  app.get('/rejects', (_request, _response, next) => {
    Promise.reject(new Error(SECRET)).catch(next);
  });
  app.get('/refuses', (_request, _response, next) => next(refusal()));
  app.get('/patient', (request) => listen(request));
  const nested = express.Router();
  nested.get(
    '/items/:id',
    (request, response) => void response.send(`item ${request.params['id']}`),
  );
  app.use('/nested', nested);
  return app;
}

function buildKoa(): Koa {
  const app = new Koa();
  const router = new Router();
  router.get('/plain', (context) => {
    context.body = 'plain';
  });
  router.get('/stream', (context) => {
    context.body = Readable.from(parts());
  });
  router.get('/events', (context) => {
    context.type = 'text/event-stream';
    context.body = EVENTS;
  });
  router.get('/facts', (context) => {
    const { ip, protocol, secure, hostname } = context;
    context.body = { exchange: factsOf(context), ip, protocol, secure, hostname };
  });
  router.post('/form', (context) => {
    const { body } = context.request as { body?: unknown };
    context.body = { exchange: factsOf(context), body };
  });
  router.post('/json', async (context) => {
    let text = '';
    for await (const chunk of context.req) text += String(chunk);
    context.body = { body: JSON.parse(text) };
  });
  router.get('/throws', () => {
    throw new Error(SECRET);
  });
  router.get('/rejects', () => Promise.reject(new Error(SECRET)));
  router.get('/refuses', () => {
    throw refusal();
  });
  router.get('/patient', (context) => {
    listen(context);
    return new Promise(() => undefined);
  });
  const nested = new Router();
  nested.get('/items/:id', (context) => {
    context.body = `item ${context.params['id']}`;
  });
  router.use('/nested', nested.routes());
  app.use(router.routes());
  return app;
}

function buildHono(): Hono {
  const app = new Hono();
  app.get('/plain', (context) => context.text('plain'));
  app.get('/stream', () => new Response(ReadableStream.from(encoded(parts()))));
  app.get(
    '/events',
    () => new Response(EVENTS, { headers: { 'Content-Type': 'text/event-stream' } }),
  );
  app.get('/facts', (context) => {
    const { protocol, hostname } = new URL(context.req.url);
    const exchange = factsOf(context);
    return context.json({ exchange, protocol: protocol.replace(':', ''), hostname });
  });
  app.post('/form', async (context) => {
    const exchange = factsOf(context);
    return context.json({ exchange, body: await context.req.parseBody({ all: true }) });
  });
  app.post('/json', async (context) => context.json({ body: await context.req.json() }));
  app.get('/throws', () => {
    throw new Error(SECRET);
  });
  app.get('/rejects', () => Promise.reject(new Error(SECRET)));
  app.get('/patient', (context) => {
    listen(context);
    return new Promise(() => undefined);
  });
  const nested = new Hono();
  nested.get('/items/:id', (context) => context.text(`item ${context.req.param('id')}`));
  app.route('/nested', nested);
  return app;
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
}

function buildFastify(): unknown {
  const app = Fastify();
  app.get('/plain', () => 'plain');
  app.get('/stream', (_request, reply) => reply.send(Readable.from(parts())));
  app.get('/events', (_request, reply) => reply.type('text/event-stream').send(EVENTS));
  app.get('/facts', (request) => ({ exchange: factsOf(request) }));
  app.post('/form', (request) => ({ exchange: factsOf(request), body: request.body }));
  app.post('/json', (request) => ({ body: request.body }));
  app.get('/throws', () => {
    throw new Error(SECRET);
  });
  app.get('/rejects', () => Promise.reject(new Error(SECRET)));
  app.get('/patient', (request) => {
    listen(request);
    return new Promise(() => undefined);
  });
  app.register(
    async (nested) => {
      nested.get<{ Params: { id: string } }>('/items/:id', ({ params }) => `item ${params.id}`);
    },
    { prefix: '/nested' },
  );
  return app;
}

export const ADAPTERS: readonly AdapterCase[] = [
  { name: 'node:http', build: () => nodeListener, listsNested: false },
  { name: 'fastify', build: buildFastify, listsNested: true },
  { name: 'express 5', build: () => buildExpress(express5), listsNested: false },
  {
    name: 'express 4',
    build: () => buildExpress(express4),
    listsNested: false,
  },
  { name: 'koa', build: buildKoa, listsNested: true },
  { name: 'hono', build: buildHono, listsNested: true },
  { name: 'nest on express', build: buildNestOnExpress, listsNested: true },
  { name: 'nest on fastify', build: buildNestOnFastify, listsNested: true },
];
