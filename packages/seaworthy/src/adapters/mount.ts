import { SeaworthyError } from '../core/errors.ts';
import type { Adapter, MountedApp } from './adapter.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { nest } from './nest.ts';
import { nodeHttp } from './node-http.ts';

/** Every framework that can be mounted; a plain listener is what no other is. */
const ADAPTERS: readonly Adapter[] = [fastify, nest, express, koa, hono, nodeHttp];

const FRAMEWORKS = 'Fastify, Express, Koa, Hono or NestJS';

/**
 * Runs an application factory and mounts what it makes.
 *
 * @throws SeaworthyError `adapter.unknown-app` for what no adapter knows
 */
export async function mountApp(factory: () => unknown): Promise<MountedApp> {
  const watches = ADAPTERS.map((adapter) => adapter.watch?.());
  try {
    const app: unknown = await factory();
    const adapter = ADAPTERS.find((each) => each.recognises(app));
    if (adapter === undefined) {
      throw new SeaworthyError(
        'adapter.unknown-app',
        `app: expected a ${FRAMEWORKS} application or a node:http listener, got ${kindOf(app)}`,
      );
    }
    return await adapter.mount(app, (one) => watches[ADAPTERS.indexOf(one)]?.seen);
  } finally {
    for (const watch of watches) watch?.stop();
  }
}

function kindOf(app: unknown): string {
  if (app === null || typeof app !== 'object') return typeof app;
  return app.constructor?.name ?? 'an object';
}
