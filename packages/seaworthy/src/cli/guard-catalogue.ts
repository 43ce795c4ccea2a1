import { policyOf, settingsOf } from '../service/declared.ts';
import { defineService } from '../service/index.ts';
import { previewRoutes } from '../service/preview.ts';
import { defineSettings, generateSecret } from '../settings/index.ts';

/** A service that asks for every guard there is. */
const ASKS_FOR_ALL = defineService({
  settings: defineSettings({ database: 'none' }),
  policy: () => ({
    service: 'catalogue',
    publicOrigin: 'https://catalogue.test',
    addresses: { deny: ['192.0.2.1'] },
    cors: { origins: ['https://other.test'] },
    limits: { user: { limit: 60, windowSeconds: 60, per: 'user' } },
    routes: {
      '* /**': { access: 'session', role: 'member', limit: 'user', form: true, cors: true },
    },
  }),
  app: () => () => undefined,
});

/** The promise of each guard by name, in its own words. */
export async function guardCatalogue(): Promise<ReadonlyMap<string, string>> {
  const loaded = settingsOf(ASKS_FOR_ALL, {
    // Given, so that none is made and kept; this folder has no env file.
    environment: { ENV: 'dev', SECRET_KEY: generateSecret(), CSRF_SECRET_KEY: generateSecret() },
    rootDirectory: import.meta.dirname,
  });
  const routes = await previewRoutes(policyOf(ASKS_FOR_ALL, loaded), loaded);
  const guards = routes.flatMap((route) => route.guards);
  return new Map(guards.map(({ name, promise }) => [name, promise]));
}
