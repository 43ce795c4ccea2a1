import type { Service } from 'seaworthy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../../../packages/seaworthy/test/support/covers.ts';
import { ADMIN, Client, startToolkit } from './support/toolkit.ts';

let service: Service;
let admin: Client;

beforeAll(async () => {
  service = await startToolkit({ RATE_LIMIT_ENABLED: 'true' });
  admin = await new Client(service.url).logIn(ADMIN);
});

afterAll(async () => {
  await service.stop();
});

const statuses = async (count: number, send: () => Promise<Response>): Promise<number[]> => {
  const seen: number[] = [];
  for (let index = 0; index < count; index++) seen.push((await send()).status);
  return seen;
};

describe('limits', () => {
  test('admit 5 log-ins a minute of page and API together', async () => {
    covers('L1', 'L2');
    // The administrator's log-in was the first.
    const wrong = { email: ADMIN.email, password: 'not the password' };
    const stranger = new Client(service.url);
    const csrf_token = await stranger.token();
    const byPage = () => stranger.page('/auth/login', { ...wrong, csrf_token });
    const byApi = () => stranger.send('/api/auth/login', { json: wrong });
    expect(await statuses(2, byPage)).toEqual([401, 401]);
    expect(await statuses(2, byApi)).toEqual([401, 401]);
    for (const send of [byPage, byApi]) {
      const refused = await send();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('ratelimit-policy')).toContain('"login";q=5;w=60');
    }
  });

  test.each(['/api/auth/register', '/auth/register'])(
    '%s admits 5 a minute, in a bucket of its own',
    async (path) => {
      covers('L1', 'L2');
      const stranger = new Client(service.url);
      const csrf_token = await stranger.token();
      const wrong = { email: 'x', password: 'y' };
      const send = (): Promise<Response> =>
        path.startsWith('/api')
          ? stranger.send(path, { json: wrong })
          : stranger.page(path, { ...wrong, csrf_token });
      expect(await statuses(6, send)).toEqual([400, 400, 400, 400, 400, 429]);
    },
  );

  test.each(['/api/rag/query', '/api/rag/search'])(
    '%s admits 20 a minute, in a bucket of its own',
    async (path) => {
      covers('L1', 'L2');
      const send = (): Promise<Response> => admin.send(path, { json: { query: 'a rope' } });
      expect(await statuses(20, send)).toEqual(Array.from({ length: 20 }, () => 200));
      const refused = await send();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    },
  );
});
