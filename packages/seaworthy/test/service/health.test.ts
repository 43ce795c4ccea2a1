import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const POLICY = { routes: { 'GET /**': { access: 'public' } } } as const;

let dev: RunningService;
let prod: RunningService;
let isDown = false;
let checkCount = 0;

beforeAll(async () => {
  const plain = plainService(POLICY, (_request, response) => response.end('application'));
  const config = {
    ...plain,
    readiness: () => [
      {
        name: 'mailer',
        check: () => {
          checkCount += 1;
          return isDown ? Promise.reject(new Error('smtp://user:c4n4ry@mail')) : Promise.resolve();
        },
      },
      { name: 'ornament', critical: false, check: () => Promise.reject(new Error('gone')) },
    ],
  };
  dev = await startService(config);
  prod = await startService(config, { environment: prodEnvironment() });
});
afterAll(async () => {
  await dev.stop();
  await prod.stop();
});

/** Host header as a prober would send it, by address. */
async function ask(service: RunningService, line: string): Promise<string> {
  const head = `${line} HTTP/1.1\r\nHost: 192.0.2.44:8000\r\nConnection: close\r\n\r\n`;
  return (await sendRaw(service.port, head)).text;
}

describe.each(['/health', '/healthz'])('%s', (path) => {
  test('answers 200 for any Host, without a dependency, on every method of reading', async () => {
    covers('H3', 'A-HE-01');
    isDown = true;
    for (const service of [dev, prod]) {
      const text = await ask(service, `GET ${path}`);
      expect(text).toMatch(/^HTTP\/1\.1 200 /);
      expect(text).toMatch(/\r\ncontent-type: application\/json; charset=utf-8\r\n/i);
      expect(text).toMatch(/\r\ncache-control: no-store\r\n/i);
      expect(text.endsWith('\r\n\r\n{"status":"healthy"}')).toBe(true);
      expect(await ask(service, `HEAD ${path}`)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n$/);
    }
    isDown = false;
  });

  test.each([`${path}/`, `${path}x`, path.toUpperCase(), `${path}/../x`])(
    'is no door: %s is for no host',
    async (near) => {
      covers('H3', 'A-HE-01');
      expect(await ask(prod, `GET ${near}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );

  test('is not written to', async () => {
    covers('H3');
    expect(await ask(prod, `POST ${path}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

describe.each(['/ready', '/readyz'])('%s', (path) => {
  test('tells dev all, a stranger in prod its status, the management listener all', async () => {
    covers('H4', 'A-HE-01');
    const whole = { status: 'ready', mailer: 'ok', ornament: 'failed' };
    const bodies = [await fetch(dev.url + path), await fetch(`${prod.managementUrl}/ready`)];
    for (const response of bodies) {
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(whole);
    }
    const stranger = await ask(prod, `GET ${path}`);
    expect(stranger).toMatch(/^HTTP\/1\.1 200 /);
    expect(stranger.endsWith('\r\n\r\n{"status":"ready"}')).toBe(true);
  });
});

test('a dependency that fails makes the service unready, and no detail leaks', async () => {
  covers('H4');
  isDown = true;
  await expect
    .poll(() => ask(prod, 'GET /ready'), { timeout: 3_000, interval: 50 })
    .toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\n\r\n\{"status":"not_ready"\}$/);
  const whole = await fetch(`${prod.managementUrl}/ready`);
  const body = await whole.text();
  expect(whole.status).toBe(503);
  expect(JSON.parse(body)).toEqual({
    status: 'not_ready',
    mailer: 'failed',
    ornament: 'failed',
  });
  expect(body).not.toContain('c4n4ry');
  isDown = false;
  await expect
    .poll(() => ask(prod, 'GET /ready'), { timeout: 3_000, interval: 50 })
    .toMatch(/^HTTP\/1\.1 200 /);
});

test('however many ask, the dependencies are looked at once a second', async () => {
  covers('H4');
  await expect.poll(() => ask(prod, 'GET /ready'), { timeout: 3_000 }).toMatch(/ 200 /);
  const before = checkCount;
  const startMs = performance.now();
  await Promise.all(Array.from({ length: 100 }, () => ask(prod, 'GET /ready')));
  const seconds = Math.ceil((performance.now() - startMs) / 1000);
  expect(checkCount - before).toBeLessThanOrEqual(seconds + 1);
});
