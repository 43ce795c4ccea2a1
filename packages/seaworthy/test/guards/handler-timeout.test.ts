import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tunnel } from '../../src/core/exchange.ts';
import { handlerTimeout } from '../../src/guards/handler-timeout.ts';
import type { Harness } from '../identity/exchange-harness.ts';
import { covers } from '../support/covers.ts';
import { edgeHarness, finish } from './edge-harness.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(harness: Harness, seconds: number): void {
  harness.clock.advanceSeconds(seconds);
  vi.advanceTimersByTime(seconds * 1000);
}

const harnessOf = (): Harness => edgeHarness([handlerTimeout], { rule: { timeoutSeconds: 30 } });

test('a handler that does not answer in time is answered for, and told to stop', async () => {
  covers('G3');
  const harness = harnessOf();
  const opened = harness.open();
  expect(await opened.run()).toBe('entered');
  pass(harness, 29);
  expect(opened.answer.status).toBe(0);
  expect(opened.exchange.signal.aborted).toBe(false);
  pass(harness, 1);
  expect(opened.answer).toMatchObject({ status: 503, code: 'handler-timeout.exceeded' });
  expect(opened.exchange.signal.aborted).toBe(true);
});

test.each<[string, (opened: ReturnType<Harness['open']>) => void]>([
  ['its head is written', (opened) => opened.head()],
  ['it has ended', (opened) => finish(opened.exchange)],
  [
    'its head was sent before us',
    (opened) => Object.assign(opened.response, { headersSent: true }),
  ],
])('a response is left alone once %s', async (_name, act) => {
  const harness = harnessOf();
  const opened = harness.open();
  await opened.run();
  act(opened);
  pass(harness, 31);
  expect(opened.exchange.refusal).toBeUndefined();
});

test('a tunnel has no deadline', async () => {
  const harness = harnessOf();
  const opened = harness.open();
  opened.exchange.tunnel = {} as Tunnel;
  await opened.run();
  pass(harness, 31);
  expect(opened.exchange.refusal).toBeUndefined();
});

test('each of many has its own deadline', async () => {
  const harness = harnessOf();
  const first = harness.open();
  await first.run();
  pass(harness, 10);
  const second = harness.open();
  await second.run();
  pass(harness, 20);
  expect(first.answer.status).toBe(503);
  expect(second.answer.status).toBe(0);
  pass(harness, 10);
  expect(second.answer.status).toBe(503);
});
