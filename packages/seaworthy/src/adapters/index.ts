export type { Adapter, ListedRoute, Listener, MountedApp, RouteListing } from './adapter.ts';
export { express } from './express.ts';
export { fastify } from './fastify.ts';
export { hono } from './hono.ts';
export { koa } from './koa.ts';
export { mountApp } from './mount.ts';
export { nest } from './nest.ts';
export { nodeHttp } from './node-http.ts';
