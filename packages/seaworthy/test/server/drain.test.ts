import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/core/index.ts';
import { drain } from '../../src/server/index.ts';
import { covers } from '../support/covers.ts';
import { serveBehind } from './own-guards.ts';

/** A server whose handlers answer when the test says so, in the order they were entered. */
async function startWaiting() {
  const waiting: ServerResponse[] = [];
  const { boundary, port, stop } = await serveBehind({}, ({ response }) => {
    waiting.push(response as unknown as ServerResponse);
  });
  onTestFinished(stop);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  const entered = async (count: number): Promise<void> => {
    while (waiting.length < count) await sleep(2);
  };
  return { boundary, socket, waiting, entered, text: () => text };
}

function ask(socket: Socket, path: string): void {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
}

const OPTIONS = { delayMs: 0, timeoutMs: 5_000, clock: systemClock };

test('an answer to a request from before the stop says that it is the last', async () => {
  covers('H6');
  const { boundary, socket, waiting, entered, text } = await startWaiting();
  ask(socket, '/before');
  await entered(1);
  const closed = once(socket, 'close');
  const drained = drain(boundary, OPTIONS);
  waiting[0]?.end('whole');
  await closed;
  expect(text()).toMatch(/connection: close\r\n[\s\S]*whole$/i);
  expect(await drained).toBe(0);
});

test('of several requests in flight, only the newest is the last', async () => {
  covers('H6');
  const { boundary, socket, waiting, entered, text } = await startWaiting();
  ask(socket, '/one');
  ask(socket, '/two');
  await entered(2);
  const closed = once(socket, 'close');
  const drained = drain(boundary, OPTIONS);
  waiting[0]?.end('first');
  waiting[1]?.end('second');
  await closed;
  expect(text()).toMatch(/keep-alive\r\n[\s\S]*first[\s\S]*connection: close\r\n[\s\S]*second$/i);
  expect(await drained).toBe(0);
});

test('the grace of a connection begins when it becomes idle', async () => {
  covers('H6');
  const { boundary, socket, waiting, entered, text } = await startWaiting();
  ask(socket, '/streaming');
  await entered(1);
  waiting[0]?.write('begun ');
  await once(socket, 'data');
  const drained = drain(boundary, OPTIONS);
  // Past the grace of connections that were idle when the stop began.
  await sleep(900);
  waiting[0]?.end('ended');
  await once(socket, 'data');
  await sleep(100);
  ask(socket, '/next');
  await entered(2);
  const closed = once(socket, 'close');
  waiting[1]?.end('served');
  await closed;
  expect(text()).toMatch(/begun [\s\S]*connection: close\r\n[\s\S]*served$/i);
  expect(await drained).toBe(0);
});
