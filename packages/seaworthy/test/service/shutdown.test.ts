import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { startLoad } from './load.ts';
import { type Spawned, spawnFixture, startFixture } from './spawned.ts';

/** What a machine with two busy cores may add to a deadline. */
const MARGIN_MS = 1_000;

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { Connection: 'close' } });
  await response.text();
  return response.status;
}

/** A request whose handler has it, and whose answer is awaited later. */
async function inFlight(service: Spawned, target: string): Promise<{ answer: Promise<Response> }> {
  const answer = fetch(service.url + target);
  answer.catch(() => undefined);
  await service.message((one) => one['entered'] === target);
  return { answer };
}

describe.concurrent.each(['SIGTERM', 'SIGINT'] as const)('%s under load', (signal) => {
  test('loses no request, and the process exits with 0', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '2', SHUTDOWN_TIMEOUT: '10' });
    const load = startLoad({
      port: service.port,
      keepAliveCount: 40,
      freshCount: 20,
      target: (id) => `/slow?ms=${Number(id.slice(3)) % 7 === 0 ? 400 : 30}&id=${id}`,
    });
    await expect
      .poll(() => load.sent.length, { timeout: 15_000, interval: 5 })
      .toBeGreaterThan(300);
    expect(load.inFlightCount()).toBeGreaterThan(20);
    const signalledMs = performance.now();
    service.signal(signal);

    // A load balancer sees the readiness and opens no more; meanwhile requests are served.
    while ((await statusOf(`${service.url}/ready`)) !== 503);
    expect(performance.now() - signalledMs).toBeLessThan(2_000);
    expect(await statusOf(`${service.url}/echo`)).toBe(200);
    expect(await statusOf(`${service.url}/health`)).toBe(200);
    load.openNoMore();
    await load.ended;
    const { code, atMs } = await service.exited;

    expect(load.sent.filter(({ result }) => result !== 'answered')).toEqual([]);
    expect(load.sent.filter(({ reused }) => reused).length).toBeGreaterThan(100);
    expect(code).toBe(0);
    expect(atMs - signalledMs).toBeLessThan(2_000 + 1_000 + MARGIN_MS);
    expect(await statusOf(`${service.url}/echo`).catch(() => 'refused')).toBe('refused');
    expect(service.out()).toMatch(/service\.stopping[\s\S]*service\.stopped.*"cut":0/);
  });
});

describe.concurrent('a stop', () => {
  test('without a delay answers what is in flight and what comes on open connections', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '0', SHUTDOWN_TIMEOUT: '10' });
    const idle = connect(service.port, '127.0.0.1');
    await once(idle, 'connect');
    const slow = await inFlight(service, '/slow?ms=600&id=patient');
    service.signal('SIGTERM');
    while ((await statusOf(`${service.managementUrl}/ready`).catch(() => 0)) === 200);
    idle.write('GET /echo?id=late HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const chunks: string[] = [];
    for await (const chunk of idle) chunks.push(String(chunk));
    expect(chunks.join('')).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close[\s\S]*late/i);
    expect(await (await slow.answer).text()).toBe('patient');
    expect((await service.exited).code).toBe(0);
  });

  test('ends the tasks before it exits', async () => {
    covers('H7');
    const service = await startFixture();
    expect(service.messages()).toContainEqual({ task: 'started' });
    expect(service.messages()).not.toContainEqual({ task: 'stopped' });
    service.signal('SIGTERM');
    expect((await service.exited).code).toBe(0);
    expect(service.messages()).toContainEqual({ task: 'stopped' });
  });

  test('cuts handlers that never end, at the deadline', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '0', SHUTDOWN_TIMEOUT: '1' });
    const hanging = await Promise.all([
      inFlight(service, '/never?1'),
      inFlight(service, '/never?2'),
      inFlight(service, '/never?3'),
    ]);
    const signalledMs = performance.now();
    service.signal('SIGTERM');
    await expect(hanging[0].answer).rejects.toThrow();
    const { code, atMs } = await service.exited;
    expect(atMs - signalledMs).toBeGreaterThan(990);
    expect(atMs - signalledMs).toBeLessThan(1_000 + MARGIN_MS);
    expect(code).toBe(0);
    expect(service.out()).toMatch(/service\.stopped.*"cut":3/);
  });

  test('is immediate at the second signal', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '0', SHUTDOWN_TIMEOUT: '60' });
    const hanging = await inFlight(service, '/never');
    service.signal('SIGTERM');
    await expect.poll(() => service.out(), { timeout: 5_000 }).toContain('service.stopping');
    const signalledMs = performance.now();
    service.signal('SIGTERM');
    const { code, atMs } = await service.exited;
    expect(atMs - signalledMs).toBeLessThan(MARGIN_MS);
    expect(code).toBeGreaterThan(0);
    await expect(hanging.answer).rejects.toThrow();
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    'by %s during start-up is a clean abort: nothing ever listens',
    async (name, code) => {
      covers('H1', 'H6');
      const service = spawnFixture({ FIXTURE_BUILD_MS: '60000' });
      await service.message((message) => message['building'] === true);
      const signalledMs = performance.now();
      service.signal(name);
      const exit = await service.exited;
      expect(exit.atMs - signalledMs).toBeLessThan(MARGIN_MS);
      expect(exit).toMatchObject({ code, signal: null });
      expect(service.messages().some((message) => message['url'] !== undefined)).toBe(false);
      expect(service.out()).toContain(`✗ start: expected to be let finish, got ${name}`);
      expect(service.out()).toContain('✗ Startup was ended before it was done');
      expect(service.err()).toBe('');
    },
  );

  test('idle and silent connections do not hold it up', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '0', SHUTDOWN_TIMEOUT: '30' });
    const silent = Array.from({ length: 20 }, () => sendRaw(service.port, '', { waitMs: 10_000 }));
    const half = sendRaw(service.port, 'GET /echo HTTP/1.1\r\nHo', { waitMs: 10_000 });
    await statusOf(`${service.url}/echo`);
    const signalledMs = performance.now();
    service.signal('SIGTERM');
    const { code, atMs } = await service.exited;
    expect(code).toBe(0);
    expect(atMs - signalledMs).toBeLessThan(1_000 + MARGIN_MS);
    const ends = await Promise.all([...silent, half]);
    expect(ends.every(({ closed }) => closed)).toBe(true);
  });
});

describe.concurrent.each([
  ['/uncaught', 'nobody catches this'],
  ['/unhandled', 'nobody handles this'],
])('an error that is %s', (path, message) => {
  test('lets what is in flight finish, then exits with 1, told once', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '0', LOG_FORMAT: 'json' });
    const slow = await inFlight(service, '/slow?ms=300&id=patient');
    await (await fetch(service.url + path)).text();
    expect(await (await slow.answer).text()).toBe('patient');
    const { code } = await service.exited;
    expect(code).toBe(1);
    const lines = service.out().split('\n');
    expect(lines.filter((line) => line.includes(message))).toHaveLength(1);
  });
});
