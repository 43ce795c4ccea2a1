import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService } from '../../src/service/index.ts';
import { type Answered, AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const POLICY = {
  limits: {
    default: { limit: 1000, windowSeconds: 60 },
    refused: { limit: 3, windowSeconds: 2 },
    auth: { limit: 5, windowSeconds: 60 },
    quick: { limit: 4, windowSeconds: 1 },
  },
  routes: {
    '* /**': { access: 'public' },
    'GET /login': { limit: 'auth' },
    'GET /search': { limit: 'auth' },
    'GET /quick': { limit: 'quick' },
    'GET /private': { access: 'session' },
  },
} as const;

let entered = 0;
const config = plainService(POLICY, (_request, response) => {
  entered += 1;
  response.end('reached');
});
let running: RunningService;

beforeAll(async () => {
  running = await startService(config, { environment: { TRUSTED_PROXIES: '127.0.0.9' } });
});
afterAll(() => running.stop());

let addressCount = 0;
const newAddress = (): string => {
  addressCount += 1;
  return `127.3.0.${addressCount}`;
};

function get(target: string, from: string, fields = {}): Promise<Answered> {
  const always = { Host: 'localhost', ...AS_PROBLEM };
  return askPort(running.port, { target, from, fields: { ...always, ...fields } });
}

async function inTurn<Result>(count: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let index = 0; index < count; index += 1) results.push(await work());
  return results;
}

describe('a limit', () => {
  test('refuses what is beyond it: 429, with the seconds to wait in field and body', async () => {
    covers('L2', 'L1');
    const from = newAddress();
    const admitted = await inTurn(5, () => get('/login', from));
    expect(admitted.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(admitted.map((answer) => answer.field('x-ratelimit-remaining'))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
    ]);
    for (const answer of admitted) {
      expect(answer.field('x-ratelimit-limit')).toBe('5');
      expect(answer.field('ratelimit-policy')).toMatch(/"auth";q=5;w=60/);
      expect(answer.field('ratelimit')).toMatch(/"auth";r=[0-4];t=\d+/);
      expect(Number(answer.field('x-ratelimit-reset'))).toBeGreaterThan(0);
    }
    const before = entered;
    const refused = await get('/login', from);
    expect([refused.status, refusalOf(refused)]).toEqual([429, 'rate-limit.exceeded']);
    const seconds = Number(refused.field('retry-after'));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json()).toMatchObject({
      retry_after_seconds: seconds,
      detail: expect.stringContaining(`${seconds} seconds`),
    });
    expect(refused.field('x-ratelimit-remaining')).toBe('0');
    expect(entered).toBe(before);
    const text = await get('/login', from, { Accept: 'text/plain' });
    expect(text.body).toMatch(/^Rate limit exceeded\. Try again in \d+ seconds\.\n$/);
  });

  test('counts each client and each endpoint by itself, and no forged address', async () => {
    covers('L1', 'G5');
    const from = newAddress();
    await inTurn(6, () => get('/login', from));
    expect((await get('/login', from)).status).toBe(429);
    expect((await get('/search', from)).status).toBe(200);
    expect((await get('/login', newAddress())).status).toBe(200);
    for (let index = 0; index < 5; index += 1) {
      const forged = {
        'X-Forwarded-For': `203.0.113.${index}`,
        Forwarded: `for=203.0.113.${index}`,
      };
      expect((await get('/login', from, forged)).status).toBe(429);
    }
    for (let index = 0; index < 7; index += 1) {
      const answer = await get('/login', '127.0.0.9', { 'X-Forwarded-For': `203.0.113.${index}` });
      expect(answer.status).toBe(200);
    }
  });

  test('never admits more than itself in any second, at its edges neither', async () => {
    covers('L1', 'L2');
    const from = newAddress();
    const admittedMs: number[] = [];
    const untilMs = performance.now() + 2600;
    while (performance.now() < untilMs) {
      const sentMs = performance.now();
      const { status } = await get('/quick', from);
      if (status === 200) admittedMs.push(sentMs);
      await sleep(15);
    }
    expect(admittedMs.length).toBeGreaterThan(6);
    for (const startMs of admittedMs) {
      const within = admittedMs.filter((ms) => ms >= startMs && ms < startMs + 950);
      expect(within.length).toBeLessThanOrEqual(4);
    }
  });

  test('holds for many at once', async () => {
    covers('L1');
    const from = newAddress();
    const all = await Promise.all(Array.from({ length: 40 }, () => get('/search', from)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(35);
  });
});

describe('what other guards refused', () => {
  test('is counted too, and ends by itself', async () => {
    covers('L1', 'L2');
    const from = newAddress();
    const wrong = await inTurn(3, () => get('/%ZZ', from));
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
    const refused = await get('/', from);
    expect([refused.status, refusalOf(refused)]).toEqual([429, 'rate-limit.exceeded']);
    expect((await get('/', newAddress())).status).toBe(200);
    await expect
      .poll(async () => (await get('/', from)).status, { timeout: 5000, interval: 200 })
      .toBe(200);
  });

  test('is not the lack of a session: a page that polls locks nobody out', async () => {
    covers('L2');
    const from = newAddress();
    const polled = await inTurn(8, () => get('/private', from));
    expect(new Set(polled.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await get('/', from)).status).toBe(200);
  });
});

test('liveness and readiness are limited for nobody', async () => {
  covers('H3', 'L2');
  const from = newAddress();
  const all = await inTurn(30, () => get('/health', from));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
});

describe('the switch', () => {
  test('is on unless it is said otherwise, and off turns every limit off', async () => {
    covers('L5');
    const off = await startService(config, { environment: { RATE_LIMIT_ENABLED: 'false' } });
    const fields = { Host: 'localhost' };
    const all = await inTurn(20, () => askPort(off.port, { target: '/login', fields }));
    await off.stop();
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(all[0]?.field('x-ratelimit-limit')).toBeUndefined();
    expect(off.service.guardsOf('GET /login').map((guard) => guard.describe().name)).not.toContain(
      'rate-limit',
    );
    expect(running.service.guardsOf('GET /login').map((guard) => guard.describe().name)).toContain(
      'rate-limit',
    );
  });

  test.each(['false', 'no', '0', 'off', 'flase', ''])(
    '%j starts no service in prod without limits',
    async (value) => {
      covers('L5', 'S7');
      const environment = { ...prodEnvironment(), RATE_LIMIT_ENABLED: value };
      const starting = createService(config, { environment, write: () => undefined });
      if (value === '') {
        const service = await starting;
        expect(service.policy.limitsEnabled).toBe(true);
        await service.stop();
      } else {
        await expect(starting).rejects.toThrow(/RATE_LIMIT_ENABLED/);
      }
    },
  );
});

test('memory is bounded by clients that come once, and the blocked stay blocked', async () => {
  covers('L4');
  const blocked = '203.0.113.1';
  const via = (client: string, target: string) =>
    get(target, '127.0.0.9', { 'X-Forwarded-For': client });
  await inTurn(6, () => via(blocked, '/login'));
  expect((await via(blocked, '/login')).status).toBe(429);
  const before = memoryBytes();
  for (let batch = 0; batch < 40; batch += 1) {
    const clients = Array.from({ length: 50 }, (_, index) => `198.18.${batch}.${index}`);
    await Promise.all(clients.map((client) => via(client, '/login')));
  }
  expect((await via(blocked, '/login')).status).toBe(429);
  expect(memoryBytes() - before).toBeLessThan(20 * 1024 * 1024);
});

/** Buffers of the limiter's tables lie outside of the heap. */
function memoryBytes(): number {
  return process.memoryUsage().arrayBuffers;
}

describe('a query', () => {
  const ask = (query: string) => get(`/?${query}`, newAddress());

  test.each([
    ['100 parameters', Array.from({ length: 100 }, (_, index) => `p${index}=1`).join('&'), 200],
    ['101 parameters', Array.from({ length: 101 }, (_, index) => `p${index}=1`).join('&'), 400],
    ['101 empty ones', '&'.repeat(100), 400],
    ['101 of one name', Array.from({ length: 101 }, () => 'a=1').join('&'), 400],
    ['4096 bytes', `a=${'b'.repeat(4094)}`, 200],
    ['4097 bytes', `a=${'b'.repeat(4095)}`, 414],
    ['4097 bytes in escapes', `a=${'%41'.repeat(1365)}`, 414],
  ])('of %s is answered', async (_name, query, status) => {
    covers('G2');
    const answer = await ask(query);
    expect(answer.status).toBe(status);
    if (status !== 200) {
      expect(refusalOf(answer)).toMatch(/^query-limits\.too-(many|long)$/);
      expect(answer.json()['detail']).toMatch(/100 parameters|4096 bytes/);
    }
  });

  test('is bounded as the settings say', async () => {
    covers('G2', 'G1');
    const environment = {
      ...{ MAX_QUERY_PARAMS: '2', MAX_QUERY_STRING_LENGTH: '20', MAX_REQUEST_SIZE_MB: '1' },
    };
    const small = await startService(config, { environment });
    const fields = { Host: 'localhost' };
    const statusOf = async (target: string, body?: string) => {
      const method = body === undefined ? 'GET' : 'POST';
      const sent = body === undefined ? {} : { body };
      return (await askPort(small.port, { method, target, fields, ...sent })).status;
    };
    expect(await statusOf('/?a=1&b=2')).toBe(200);
    expect(await statusOf('/?a=1&b=2&c=3')).toBe(400);
    expect(await statusOf(`/?a=${'b'.repeat(19)}`)).toBe(414);
    expect(await statusOf('/', 'b'.repeat(1024 * 1024))).toBe(200);
    expect(await statusOf('/', 'b'.repeat(1024 * 1024 + 1))).toBe(413);
    await small.stop();
  });
});
