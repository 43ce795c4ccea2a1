export type { Adapter, ListedRoute, Listener, MountedApp, RouteListing } from './adapter.ts';
export { fastify } from './fastify.ts';
export { mountApp } from './mount.ts';
export { nodeHttp } from './node-http.ts';
