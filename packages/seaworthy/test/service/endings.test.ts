import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { type Spawned, spawnFixture, startFixture } from './spawned.ts';

/** What a machine with two busy cores may add to a deadline. */
const MARGIN_MS = 1_500;
const STORED = new URL('fixtures/stored.ts', import.meta.url).pathname;

const root = mkdtempSync(join(tmpdir(), 'seaworthy-endings-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Stored {
  readonly service: Spawned;
  /** There while a process has the database. */
  readonly lock: string;
  readonly logLines: () => string;
}

let storedCount = 0;

/** A service with a database and a log file that outlive its process. */
function spawnStored(variables: Readonly<Record<string, string>> = {}): Stored {
  storedCount += 1;
  const directory = join(root, `database-${storedCount}`);
  const log = join(root, `service-${storedCount}.log`);
  const own = { DATABASE_URL: `pglite://${directory}`, LOG_FILE: log, SHUTDOWN_DELAY: '0' };
  const service = spawnFixture({ ...own, ...variables }, STORED);
  return { service, lock: join(directory, 'lock'), logLines: () => readFileSync(log, 'utf8') };
}

const START_TIMEOUT_MS = 60_000;

describe('a start', () => {
  test(
    'that SIGTERM ends closes what it had opened, and exits as ended by it',
    async () => {
      covers('H1', 'H6');
      const { service, lock, logLines } = spawnStored({ FIXTURE_BUILD_MS: '60000' });
      await service.message((message) => message['building'] === true);
      expect(existsSync(lock)).toBe(true);
      const signalledMs = performance.now();
      service.signal('SIGTERM');
      const exit = await service.exited;
      expect(exit).toMatchObject({ code: 143, signal: null });
      expect(exit.atMs - signalledMs).toBeLessThan(MARGIN_MS);
      expect(existsSync(lock)).toBe(false);
      expect(logLines()).toContain('Application is built');
      expect(service.out()).not.toContain('Startup validation failed');
      expect(service.err()).toBe('');
    },
    START_TIMEOUT_MS,
  );

  test(
    'that a signal ends while its database is being made leaves no lock either',
    async () => {
      covers('H6');
      const { service, lock } = spawnStored();
      await expect.poll(() => existsSync(lock), { timeout: 20_000, interval: 5 }).toBe(true);
      service.signal('SIGTERM');
      expect((await service.exited).code).toBe(143);
      expect(existsSync(lock)).toBe(false);
      expect(service.messages()).toEqual([]);
    },
    START_TIMEOUT_MS,
  );

  test(
    'that a second signal finds at its undoing ends at once',
    async () => {
      covers('H6');
      const { service } = spawnStored({ FIXTURE_BUILD_MS: '60000', FIXTURE_BUSY: 'yes' });
      await service.message((message) => message['building'] === true);
      service.signal('SIGTERM');
      await expect.poll(() => service.out(), { timeout: 5_000 }).toContain('Startup was ended');
      const signalledMs = performance.now();
      service.signal('SIGINT');
      const exit = await service.exited;
      expect(exit).toMatchObject({ code: 143, signal: null });
      expect(exit.atMs - signalledMs).toBeLessThan(MARGIN_MS);
    },
    START_TIMEOUT_MS,
  );

  test(
    'in which an error goes uncaught closes what it had opened, and exits with 1',
    async () => {
      covers('H6');
      const { service, lock, logLines } = spawnStored({
        FIXTURE_BUILD_MS: '60000',
        FIXTURE_THROWS: 'yes',
      });
      expect((await service.exited).code).toBe(1);
      expect(existsSync(lock)).toBe(false);
      expect(logLines()).toContain('Application is built');
      expect(service.err().split('Error: thrown while it starts')).toHaveLength(2);
    },
    START_TIMEOUT_MS,
  );
});

describe('a stop', () => {
  test(
    'in which a task fails closes the rest all the same, and exits with 1',
    async () => {
      covers('H6', 'H7');
      const { service, lock, logLines } = spawnStored({ FIXTURE_TASK_FAILS: 'yes' });
      await service.message((message) => message['url'] !== undefined);
      service.signal('SIGTERM');
      expect((await service.exited).code).toBe(1);
      expect(existsSync(lock)).toBe(false);
      expect(logLines().split('Stop step failed')).toHaveLength(2);
      expect(logLines()).toContain('task will not stop');
      expect(logLines()).toContain('service.stopped');
    },
    START_TIMEOUT_MS,
  );
});

describe.concurrent('an uncaught error', () => {
  const uncaught = async (service: Spawned): Promise<void> => {
    const before = service.out().split('nobody catches this').length;
    await (await fetch(`${service.url}/uncaught`, { headers: { Connection: 'close' } })).text();
    await expect
      .poll(() => service.out().split('nobody catches this').length, { timeout: 5_000 })
      .toBeGreaterThan(before);
  };
  const slow = async (service: Spawned): Promise<Promise<Response>> => {
    const target = '/slow?ms=2500&id=patient';
    const answer = fetch(service.url + target);
    answer.catch(() => undefined);
    await service.message((one) => one['entered'] === target);
    return answer;
  };

  test('that comes while the service stops is logged, and the stop goes on', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '2', LOG_FORMAT: 'json' });
    const answer = slow(service);
    await service.message((one) => String(one['entered']).startsWith('/slow'));
    await uncaught(service);
    await uncaught(service);
    await uncaught(service);
    expect(await (await answer).text()).toBe('patient');
    expect((await service.exited).code).toBe(1);
    expect(service.messages()).toContainEqual({ task: 'stopped' });
    expect(service.out()).toContain('service.stopped');
  });

  test('is no first signal: the one that comes after it forces nothing', async () => {
    covers('H6');
    const service = await startFixture({ SHUTDOWN_DELAY: '2', LOG_FORMAT: 'json' });
    const answer = slow(service);
    await service.message((one) => String(one['entered']).startsWith('/slow'));
    await uncaught(service);
    service.signal('SIGTERM');
    expect(await (await answer).text()).toBe('patient');
    expect((await service.exited).code).toBe(1);
    expect(service.out()).toContain('service.stopped');
  });
});
