import { defineService, type ServiceConfig } from '../../src/service/index.ts';
import { plainSettings } from '../support/service.ts';
import { fastifyApplication, type Hit, nodeApplication } from './app.ts';
import {
  express4Application,
  expressApplication,
  honoApplication,
  koaApplication,
} from './framework-apps.ts';
import { attackPolicy } from './policy.ts';

const APPLICATIONS = {
  'node:http': nodeApplication,
  fastify: fastifyApplication,
  'express 5': expressApplication,
  'express 4': express4Application,
  koa: koaApplication,
  hono: honoApplication,
} as const;

export type BareFramework = keyof typeof APPLICATIONS;

/** A service of nothing but the attacked application. */
export function bareConfig(framework: BareFramework, hits: Hit[] = []): ServiceConfig {
  return defineService({
    settings: plainSettings,
    policy: () => ({ service: 'attacked', ...attackPolicy() }),
    app: () => APPLICATIONS[framework](hits),
  }) as ServiceConfig;
}

export function isBareFramework(name: string | undefined): name is BareFramework {
  return name !== undefined && Object.hasOwn(APPLICATIONS, name);
}
