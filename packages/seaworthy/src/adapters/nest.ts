import type { INestApplication } from '@nestjs/common';
import { SeaworthyError } from '../core/errors.ts';
import type { Adapter, MountedApp, SeenBy } from './adapter.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';

/** The platforms below NestJS; their adapters do the work. */
const PLATFORMS: readonly Adapter[] = [express, fastify];

/**
 * NestJS on Express or Fastify: `app` returns what `NestFactory.create` makes, which is initialised
 * here and must not listen. What holds for the platform holds here. Errors are answered by Nest's
 * own exception filters, which tell clients nothing of what is no `HttpException`.
 */
export const nest: Adapter = {
  framework: 'nest',
  recognises: (app) => isNest(app),
  mount: async (app, seenBy) => {
    if (!isNest(app)) {
      throw new SeaworthyError('adapter.unknown-app', 'app: expected a NestJS application');
    }
    return mountNest(app, seenBy);
  },
};

function isNest(app: unknown): app is INestApplication {
  // What Nest hands out is a proxy that throws for some names, so only these are asked for.
  return typeof app === 'object' && app !== null && 'getHttpAdapter' in app && 'init' in app;
}

async function mountNest(app: INestApplication, seenBy: SeenBy): Promise<MountedApp> {
  await app.init();
  const platform: unknown = app.getHttpAdapter().getInstance();
  const adapter = PLATFORMS.find((each) => each.recognises(platform));
  if (adapter === undefined) {
    throw new SeaworthyError(
      'adapter.unusable-app',
      'nest: expected the Express or the Fastify platform, got another',
    );
  }
  const mounted = await adapter.mount(platform, seenBy);
  return {
    ...mounted,
    framework: `nest on ${mounted.framework}`,
    close: () => app.close(),
  };
}
