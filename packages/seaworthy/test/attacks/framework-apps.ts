import express, { type Express, type Response as ExpressResponse } from 'express';
import express4 from 'express-4';
import { Hono } from 'hono';
import Koa from 'koa';
import { exchangeOf } from '../../src/core/index.ts';
import { answer, bodyOf, type Hit, looseRoute, type Reply } from './app.ts';

/** The attacked application on Express 5, behind nothing that Express does by itself. */
export function expressApplication(hits: Hit[]): Express {
  return onExpress(express(), hits);
}

/** The same on Express 4. */
export function express4Application(hits: Hit[]): Express {
  return onExpress(express4(), hits);
}

function onExpress(app: Express, hits: Hit[]): Express {
  app.use((request, response, next) => {
    note(hits, request.method, request.url);
    bodyOf(request)
      .then((body) => answer(request, body))
      .then((reply) => send(response, reply))
      .catch(next);
  });
  return app;
}

function send(response: ExpressResponse, { status = 200, fields = {}, body = '' }: Reply): void {
  response.status(status).set(fields);
  // What `send` adds of its own (a type, an ETag) is not what is attacked.
  response.end(body);
}

/** The attacked application on Koa. */
export function koaApplication(hits: Hit[]): Koa {
  const app = new Koa();
  app.use(async (context) => {
    note(hits, context.method, context.url);
    const {
      status = 200,
      fields = {},
      body = '',
    } = await answer(context.req, await bodyOf(context.req));
    context.status = status;
    for (const [name, value] of Object.entries(fields)) context.set(name, value);
    context.body = body;
  });
  return app;
}

/** The attacked application on Hono. */
export function honoApplication(hits: Hit[]): Hono<{ Bindings: { incoming: never } }> {
  const app = new Hono<{ Bindings: { incoming: never } }>();
  app.all('*', async (context) => {
    const { request } = exchangeOf(context);
    note(hits, request.method ?? '', request.url ?? '');
    const text = exchangeOf(context).form === undefined ? await context.req.text() : '';
    const { status = 200, fields = {}, body = '' } = await answer(request, text);
    const headers = new Headers();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) headers.append(name, one);
    }
    return new Response(status === 304 ? null : body, { status, headers });
  });
  return app;
}

function note(hits: Hit[], method: string, url: string): void {
  hits.push({ method, url, atMs: performance.now(), route: looseRoute(url) });
}
