import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const CONNECT = 'CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n';

let running: RunningService;

beforeAll(async () => {
  running = await startService(
    plainService({ routes: { 'GET /': { access: 'public' } } }, (_request, response) => {
      response.end('ok');
    }),
  );
});

afterAll(() => running.stop());

test('a CONNECT behind a request ends the connection with its answer', async () => {
  const { statuses, closed } = await sendRaw(running.port, GET + CONNECT);
  expect(statuses).toEqual([200]);
  expect(closed).toBe(true);
});

test("a CONNECT whose sender resets the connection is nobody's uncaught error", async () => {
  const socket = connect(running.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.write(CONNECT);
  socket.once('connect', () => socket.resetAndDestroy());
  await gone;
  expect((await sendRaw(running.port, GET, { untilAnswers: 1 })).statuses).toEqual([200]);
});
