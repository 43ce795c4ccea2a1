import { expect, test } from 'vitest';
import { createGate } from '../../src/database/gate.ts';

test('admits as many as there are slots, then first come, first served', async () => {
  const gate = createGate({ slotCount: 2, maxWaitingCount: 2 });
  const order: string[] = [];
  const [first, second] = [await gate.enter(1000), await gate.enter(1000)];
  const enter = async (name: string) => {
    const leave = await gate.enter(1000);
    order.push(name);
    return leave;
  };
  const third = enter('third');
  const fourth = enter('fourth');
  expect(gate.stats()).toEqual({ inUseCount: 2, waitingCount: 2 });
  await expect(gate.enter(1000)).rejects.toMatchObject({ code: 'database.busy' });
  second();
  second();
  (await third)();
  first();
  (await fourth)();
  expect(order).toEqual(['third', 'fourth']);
  expect(gate.stats()).toEqual({ inUseCount: 0, waitingCount: 0 });
});

test('refuses after the time-out and keeps no place in the queue', async () => {
  const gate = createGate({ slotCount: 1, maxWaitingCount: 9 });
  const leave = await gate.enter(1000);
  await expect(gate.enter(20)).rejects.toMatchObject({ code: 'database.busy' });
  expect(gate.stats()).toEqual({ inUseCount: 1, waitingCount: 0 });
  leave();
  (await gate.enter(1000))();
});

test('closing refuses those who wait and waits for those inside', async () => {
  const gate = createGate({ slotCount: 1, maxWaitingCount: 9 });
  const leave = await gate.enter(1000);
  const waiting = gate.enter(1000);
  let closed = false;
  const closing = gate.close().then(() => {
    closed = true;
  });
  await expect(waiting).rejects.toMatchObject({ code: 'database.unreachable' });
  await expect(gate.enter(1000)).rejects.toMatchObject({ code: 'database.unreachable' });
  expect(closed).toBe(false);
  leave();
  await closing;
});
