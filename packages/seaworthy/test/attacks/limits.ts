import { expect } from 'vitest';
import { parseItemList } from '../limits/structured-fields.ts';
import { sendRaw } from '../support/raw.ts';
import { ask, requestText } from './client.ts';
import { PROXY } from './policy.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

interface Burst {
  readonly target: string;
  readonly count: number;
  /** Requests of one connection, one after the other without waiting. Default 1. */
  readonly pipelined?: number;
  readonly from?: string;
  readonly fields?: (index: number) => Readonly<Record<string, string>>;
}

/** Sends requests side by side; gives how many got which status. */
async function burst(attacked: Attacked, asked: Burst): Promise<Record<string, number>> {
  const { target, count, pipelined = 1, from, fields = () => ({}) } = asked;
  const connections = Array.from({ length: Math.ceil(count / pipelined) }, (_, connection) => {
    const first = connection * pipelined;
    const size = Math.min(pipelined, count - first);
    const text = Array.from({ length: size }, (__, at) => {
      const own = { ...fields(first + at), Connection: at === size - 1 ? 'close' : 'keep-alive' };
      return requestText({ target, fields: own });
    }).join('');
    const options = from === undefined ? {} : { from };
    return sendRaw(attacked.port, text, { waitMs: 10_000, ...options });
  });
  const statuses = (await Promise.all(connections)).flatMap((answer) => answer.statuses);
  const counts: Record<string, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Exact boundary memory */
const exactBoundary: AttackRow = async (target) => {
  const attacked = await target.shared();
  const from = '127.4.0.1';
  const asked = { target: '/attack/hundred', count: 1000, pipelined: 10, from };
  expect(await burst(attacked, asked)).toEqual({ 200: 100, 429: 900 });
  const alone = { target: '/attack/hundred', count: 200, from: '127.4.0.2' };
  expect(await burst(attacked, alone)).toEqual({ 200: 100, 429: 100 });
  // Neither another spelling nor another method is another bucket; another rule is.
  for (const spelled of [
    '/attack/hundred?x=1',
    '/attack//hundred',
    '/attack/HUNDRED',
    '/attack/hundred/',
  ]) {
    expect(await burst(attacked, { target: spelled, count: 5, from })).toEqual({ 429: 5 });
  }
  for (const method of ['HEAD', 'POST', 'OPTIONS']) {
    const body = method === 'POST' ? { body: '' } : {};
    expect((await ask(attacked, { target: '/attack/hundred', method, from, ...body })).status).toBe(
      429,
    );
  }
  expect(await burst(attacked, { target: '/attack/five', count: 6, from })).toEqual({
    200: 5,
    429: 1,
  });
  expect(await burst(attacked, { target: '/attack/five-too', count: 6, from })).toEqual({
    200: 5,
    429: 1,
  });
};

/** Window edge burst */
const windowEdge: AttackRow = async (target) => {
  const attacked = await target.shared();
  const from = '127.4.1.1';
  await rolling(attacked, { target: '/attack/exact-second', limit: 5, from });
  await rolling(attacked, { target: '/attack/sliced-second', limit: 40, from });
};

interface Rolling {
  readonly target: string;
  readonly limit: number;
  readonly from: string;
}

/** Asks without pause for three windows of a second; looks at when the application was entered. */
async function rolling(attacked: Attacked, { target, limit, from }: Rolling): Promise<void> {
  const startedMs = performance.now();
  const before = attacked.hits.length;
  while (performance.now() - startedMs < 2600) {
    await burst(attacked, { target, count: limit, from, pipelined: 8 });
  }
  const entered = attacked.hits.slice(before).filter(({ url }) => url === target);
  const times = entered.map(({ atMs }) => atMs).sort((left, right) => left - right);
  expect(times.length).toBeGreaterThanOrEqual(limit);
  for (const [at, first] of times.entries()) {
    const over = times[at + limit];
    // Between decision and application some time may pass: a tenth of the window is let off.
    if (over !== undefined) expect(over - first).toBeGreaterThan(900);
  }
}

/** Key cardinality */
const cardinality: AttackRow = async (target) => {
  const attacked = await target.shared();
  const blocked = '127.4.2.1';
  expect(await burst(attacked, { target: '/attack/five', count: 6, from: blocked })).toEqual({
    200: 5,
    429: 1,
  });
  const usedBytes = process.memoryUsage().heapUsed;
  const count = 4000;
  for (let batch = 0; batch < 4; batch += 1) {
    const address = (index: number): string => {
      const key = batch * count + index;
      if (key % 2 === 0) return `2001:db8:${key.toString(16)}::1`;
      return `10.${batch}.${Math.trunc(index / 250)}.${index % 250}`;
    };
    const fields = (index: number) => ({ 'X-Forwarded-For': address(index) });
    const asked = { target: '/attack/five', count, pipelined: 16, from: PROXY, fields };
    expect(await burst(attacked, asked)).toEqual({ 200: count });
  }
  // 16 000 keys; what the answers themselves took is not collected yet.
  expect(process.memoryUsage().heapUsed - usedBytes).toBeLessThan(200 * 1024 * 1024);
  const still = await ask(attacked, { target: '/attack/five', from: blocked });
  expect(still.status, 'the blocked stays blocked').toBe(429);
};

/** Header format */
const fieldFormat: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (let n = 1; n <= 7; n += 1) {
    const asked = {
      target: '/attack/five',
      from: '127.4.3.1',
      fields: { Accept: 'application/json' },
    };
    const answered = await ask(attacked, asked);
    const isOver = n > 5;
    expect(answered.status).toBe(isOver ? 429 : 200);
    const policies = parseItemList(answered.field('ratelimit-policy') ?? '');
    for (const { value, parameters } of policies) {
      expect(typeof value).toBe('string');
      expect(Number.isInteger(parameters.get('q'))).toBe(true);
      expect(Number.isInteger(parameters.get('w'))).toBe(true);
    }
    expect(policies.map(({ value }) => value)).toContain('five');
    const [state, ...others] = parseItemList(answered.field('ratelimit') ?? '');
    expect(others).toEqual([]);
    expect(state?.value).toBe('five');
    expect(state?.parameters.get('r')).toBe(Math.max(0, 5 - n));
    const seconds = state?.parameters.get('t');
    expect(Number.isInteger(seconds)).toBe(true);
    expect(seconds).toBeLessThanOrEqual(60);
    const key = state?.parameters.get('pk');
    if (key !== undefined) expect(key).toBeInstanceOf(Uint8Array);
    expect(answered.field('x-ratelimit-limit')).toBe('5');
    expect(answered.field('x-ratelimit-remaining')).toBe(String(Math.max(0, 5 - n)));
    if (isOver) expectQuotaExceeded(answered, Number(seconds));
    else expect(answered.field('retry-after')).toBeUndefined();
  }
};

function expectQuotaExceeded(answered: Awaited<ReturnType<typeof ask>>, seconds: number): void {
  const wait = Number(answered.field('retry-after'));
  expect(wait).toBeGreaterThanOrEqual(seconds);
  expect(wait).toBeLessThanOrEqual(60);
  expect(answered.field('content-type')).toMatch(/^application\/problem\+json/);
  expect(answered.json()).toMatchObject({
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    status: 429,
    'violated-policies': ['five'],
    retry_after_seconds: wait,
  });
  expect(answered.body).toContain(`${wait} seconds`);
}

export const limits = {
  'A-RL-01': exactBoundary,
  'A-RL-03': windowEdge,
  'A-RL-04': cardinality,
  'A-RL-07': fieldFormat,
} as const satisfies Record<string, AttackRow>;
