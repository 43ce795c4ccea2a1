import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import type { FastifyInstance } from 'fastify';
import { createService, type ServiceConfig } from 'seaworthy';
import { afterAll } from 'vitest';
import { addAttackRoutes, type Hit } from '../../../packages/seaworthy/test/attacks/app.ts';
import { runAttacks } from '../../../packages/seaworthy/test/attacks/run.ts';
import { createTarget } from '../../../packages/seaworthy/test/attacks/target.ts';
import { rootDirectory, toolkitService } from '../src/service.ts';

const main = path.join(rootDirectory, 'src', 'main.ts');
const own = mkdtempSync(path.join(tmpdir(), 'toolkit-attacks-'));
afterAll(() => rmSync(own, { recursive: true, force: true }));

const COMMON = { SEED_LIBRARY: 'false', LOG_LEVEL: 'CRITICAL', PORT: '0', MANAGEMENT_PORT: '0' };
const migrated = path.join(own, 'migrated');
let isMigrated = false;

/** Prod applies no migrations, so it gets a database that dev has made; all else is in memory. */
async function databaseUrl(environment: string): Promise<string> {
  if (environment !== 'prod') return 'pglite://memory';
  if (!isMigrated) {
    const service = await createService(toolkitService(), {
      environment: {
        ...COMMON,
        DATABASE_URL: `pglite://${migrated}`,
        ADMIN_PASSWORD: 'kelp-tar-42',
      },
      write: () => undefined,
    });
    await service.stop();
    isMigrated = true;
  }
  const copy = mkdtempSync(path.join(own, 'prod-'));
  cpSync(migrated, copy, { recursive: true });
  return `pglite://${copy}`;
}

const ADD_USER = `insert into users (id, email, password_hash)
  values ($1, md5($1) || '@attack.example', '') on conflict (id) do nothing`;

/** ToolkitRAG as it is, with the routes that the attacks call added to its application. */
function attackedToolkit(hits: Hit[]): ServiceConfig {
  const config = toolkitService() as unknown as ServiceConfig;
  const exemption = { reason: 'attacked by tests', owner: 'tests', until: '2099-12-31' };
  return {
    ...config,
    exemptSettings: { DATABASE_URL: exemption },
    app: (context) => {
      const app = config.app(context) as FastifyInstance;
      // Here a session is a user's, so whoever the attacks sign in must be one.
      app.addHook('preHandler', async (request) => {
        const subject = new URL(request.url, 'http://a').searchParams.get('subject');
        if (subject === null) return;
        await context.database.query(ADD_USER, [subject]);
      });
      addAttackRoutes(app, hits);
      return app;
    },
  };
}

runAttacks([
  createTarget({
    name: 'toolkit-rag',
    command: [execPath, '--conditions=seaworthy-source', main],
    config: attackedToolkit,
    environment: async (name) => ({ ...COMMON, DATABASE_URL: await databaseUrl(name) }),
    rootDirectory,
  }),
]);
