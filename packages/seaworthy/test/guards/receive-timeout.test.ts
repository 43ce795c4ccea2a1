import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { receiveTimeout } from '../../src/guards/receive-timeout.ts';
import type { ResolvedPolicy } from '../../src/policy/types.ts';
import type { Harness, Opened } from '../identity/exchange-harness.ts';
import { covers } from '../support/covers.ts';
import { edgeHarness, finish } from './edge-harness.ts';

const SLOW = { status: 408, code: 'receive-timeout.slow' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function harnessOf(receiveTimeoutSeconds: number): Harness {
  const request = { receiveTimeoutSeconds, minBodyBytesPerSecond: 240 };
  return edgeHarness([receiveTimeout], {
    policy: { request: request as ResolvedPolicy['request'] },
  });
}

async function begin(harness: Harness, fields: Record<string, string>): Promise<Opened> {
  const opened = harness.open({ method: 'POST', fields });
  await opened.run();
  return opened;
}

/** Lets seconds pass in which bytes arrive. */
function pass(
  harness: Harness,
  opened: Opened,
  [seconds, bytesPerSecond]: readonly [number, number],
) {
  for (let second = 0; second < seconds; second += 1) {
    harness.clock.advanceSeconds(1);
    opened.exchange.bodyBytes += bytesPerSecond;
    vi.advanceTimersByTime(1000);
  }
}

const DECLARED = { 'content-length': '100000' };

describe('a body', () => {
  test.each([
    ['that stops', DECLARED, 30, 0, 5],
    ['of undeclared length that stops', { 'transfer-encoding': 'chunked' }, 30, 0, 5],
    ['just under the rate', DECLARED, 30, 239, 5],
    ['at the rate that is late', DECLARED, 30, 240, 30],
    ['that is fast and late', DECLARED, 30, 3000, 30],
    ['that is late before the rate is asked', DECLARED, 2, 3000, 2],
    ['that is late soon after', DECLARED, 6, 3000, 6],
  ] as const)('%s is refused on time', async (_name, fields, timeout, rate, seconds) => {
    covers('A-DO-02');
    const harness = harnessOf(timeout);
    const opened = await begin(harness, fields);
    pass(harness, opened, [seconds - 1, rate]);
    expect(opened.answer.status).toBe(0);
    pass(harness, opened, [1, rate]);
    expect(opened.answer).toMatchObject(SLOW);
    expect(opened.exchange.refusal?.close).toBe(true);
  });

  test('that falls behind later is refused then', async () => {
    covers('A-DO-02');
    const harness = harnessOf(30);
    const opened = await begin(harness, DECLARED);
    pass(harness, opened, [5, 480]);
    // 2400 bytes are enough for ten seconds.
    pass(harness, opened, [5, 0]);
    expect(opened.answer.status).toBe(0);
    pass(harness, opened, [1, 0]);
    expect(opened.answer).toMatchObject(SLOW);
  });

  test('that a slow handler leaves unread is not taken for slow', async () => {
    const harness = harnessOf(30);
    const opened = await begin(harness, DECLARED);
    opened.request.push(Buffer.alloc(opened.request.readableHighWaterMark));
    pass(harness, opened, [29, 0]);
    expect(opened.answer.status).toBe(0);
    pass(harness, opened, [1, 0]);
    expect(opened.answer).toMatchObject(SLOW);
  });
});

test.each<[string, (opened: Opened) => void]>([
  ['has arrived', ({ request }) => Object.assign(request, { complete: true })],
  ['is of an exchange that has ended', ({ exchange }) => finish(exchange)],
])('a body that %s has no deadline', async (_name, act) => {
  const harness = harnessOf(30);
  for (const before of [1, 7]) {
    const opened = await begin(harness, DECLARED);
    pass(harness, opened, [before, 240]);
    act(opened);
    pass(harness, opened, [40, 0]);
    expect(opened.exchange.refusal).toBeUndefined();
  }
});

test.each([
  ['none', {}],
  ['an empty one', { 'content-length': '0' }],
])('a request with %s is not watched', async (_name, fields) => {
  const harness = harnessOf(2);
  const opened = await begin(harness, fields);
  pass(harness, opened, [10, 0]);
  expect(opened.exchange.refusal).toBeUndefined();
});
