import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineService, type ServiceConfig } from '../../src/service/index.ts';
import { takeApart } from '../attacks/client.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainSettings, type RunningService, startService } from '../support/service.ts';

const SWITCHING =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

function serviceOf(app: () => unknown): ServiceConfig {
  return defineService({
    settings: plainSettings,
    policy: () => ({
      service: 'sockets',
      routes: {
        'GET /**': { access: 'public' },
        'GET /socket': { upgrade: 'websocket' },
        'GET /private-socket': { access: 'session', upgrade: 'websocket' },
      },
    }),
    app,
  }) as ServiceConfig;
}

/** A server that echoes whatever comes through an upgraded connection. */
function echoServer() {
  const server = createServer(({ headers }, response) =>
    response.end(`plain of ${Object.keys(headers)}`),
  );
  server.on('upgrade', (_request, socket: Duplex, head: Buffer) => {
    socket.write(SWITCHING);
    if (head.length > 0) socket.write(head);
    socket.pipe(socket);
  });
  return server;
}

let echo: RunningService;
let deaf: RunningService;

beforeAll(async () => {
  echo = await startService(serviceOf(echoServer));
  deaf = await startService(serviceOf(() => () => undefined));
});
afterAll(async () => {
  await echo.stop();
  await deaf.stop();
});

const ask = (path: string, fields = '', wanted = 'websocket'): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json\r\n` +
  `Connection: Upgrade\r\nUpgrade: ${wanted}\r\n${fields}\r\n`;

describe('an upgrade that the rule allows', () => {
  test('passes the guards and is handed over, with what came behind the head', async () => {
    covers('G8');
    const socket = connect(echo.port, '127.0.0.1');
    socket.write(`${ask('/socket', 'Origin: http://localhost\r\n')}first `);
    let text = '';
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.endsWith('first ')) socket.write('second');
      if (text.endsWith('second')) break;
    }
    expect(text).toBe(`${SWITCHING}first second`);
    socket.destroy();
    await echo.untilLogged(({ path }) => path === '/socket');
  });

  test.each([
    ['from a page of another site', '/socket', 'Origin: https://attacker.example\r\n', 403],
    ['from a cross-site page', '/socket', 'Sec-Fetch-Site: cross-site\r\n', 403],
    ['without the session it needs', '/private-socket', '', 401],
    ['to another protocol', '/socket', '', 403, 'other/1'],
    ['on another route', '/other', '', 403],
    ['for another host', '/socket', 'X-Host: y\r\n', 421],
  ])('is refused with a whole answer %s', async (_name, path, fields, status, wanted?: string) => {
    covers('G8', 'G4');
    const text = ask(path, fields, wanted);
    const bytes = text.includes('X-Host') ? text.replace('localhost', 'other.example') : text;
    const answer = await sendRaw(echo.port, bytes);
    expect({ statuses: answer.statuses, closed: answer.closed }).toEqual({
      statuses: [status],
      closed: true,
    });
    const { field, json } = takeApart(answer.text);
    expect(json()['status']).toBe(status);
    expect(field('x-content-type-options')).toBe('nosniff');
    expect(field('x-request-id')).toBe(json()['instance']);
  });

  test('to h2c is not taken: the request is served without its fields', async () => {
    const settings = 'HTTP2-Settings: AAMAAABkAARAAAAA\r\n';
    for (const path of ['/plain', '/socket']) {
      const answer = await sendRaw(echo.port, ask(path, settings, 'h2c'), {
        untilAnswers: 1,
      });
      expect(answer.statuses).toEqual([200]);
      expect(answer.text).toMatch(/\r\n\r\nplain of (?!.*(?:upgrade|settings))/);
    }
  });

  test('is refused by an application that takes none, instead of left hanging', async () => {
    const answer = await sendRaw(deaf.port, ask('/socket'));
    expect({ statuses: answer.statuses, closed: answer.closed }).toEqual({
      statuses: [403],
      closed: true,
    });
    expect(takeApart(answer.text).json()['code']).toBe('upgrade.refused');
  });
});

test('an open tunnel ends with the service', async () => {
  covers('H6');
  const running = await startService(serviceOf(echoServer), {
    environment: { SHUTDOWN_TIMEOUT: '1' },
  });
  const socket = connect(running.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(ask('/socket'));
  await once(socket, 'data');
  const closed = once(socket, 'close');
  const startMs = performance.now();
  await running.stop();
  await closed;
  expect(performance.now() - startMs).toBeLessThan(3000);
});

test('connections in all are capped, and the cap is an event', async () => {
  const capped = await startService(
    defineService({
      settings: plainSettings,
      policy: () => ({
        service: 'capped',
        connections: { maxCount: 2 },
        routes: { 'GET /**': { access: 'public' } },
      }),
      app: echoServer,
    }) as ServiceConfig,
  );
  const open = async () => {
    const socket = connect(capped.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const first = [await open(), await open()];
  const third = await open();
  await once(third, 'close');
  const lines = await capped.untilLogged(({ event }) => event === 'limit.exceeded');
  expect(lines).toContainEqual(expect.objectContaining({ detail: { limit: 'connections.total' } }));
  for (const socket of first) socket.destroy();
  await capped.stop();
});

test('an open tunnel is cut when the service ends at once', async () => {
  covers('H6');
  const running = await startService(serviceOf(echoServer));
  const socket = connect(running.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(ask('/socket'));
  await once(socket, 'data');
  const closed = once(socket, 'close');
  running.service.abort();
  await closed;
  await running.stop();
});
