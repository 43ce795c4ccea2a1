import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Load, LoadResult } from './load.ts';
import { traffic } from './traffic.ts';

/** One round of one server. */
export interface Round {
  readonly requestsPerSecond: number;
  /** User and system time of the server, per request. */
  readonly cpuMicroseconds: number;
  readonly p99Ms: number;
}

/** The server refused what it was to serve, so there is nothing to compare. */
export class NotAnswered extends Error {}

/** A server under test, started and ready. */
export interface Subject {
  readonly name: string;
  readonly run: (durationMs: number) => Promise<Round>;
  readonly stop: () => void;
}

const CONNECTION_COUNT = 64;
const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** Starts the load generator, on a core of its own where the system can pin it. */
export function startLoad(): ChildProcess {
  const child = fork(new URL('./load-process.ts', import.meta.url));
  pin(child, LOAD_CORE);
  return child;
}

/** Starts a server in its own process. */
export async function startSubject(
  name: string,
  rootDirectory: string,
  load: ChildProcess,
): Promise<Subject> {
  const child = fork(new URL('./server.ts', import.meta.url), [name, rootDirectory], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  pin(child, SERVER_CORE);
  const [ready] = (await once(child, 'message')) as [{ port: number }];
  const requests = traffic(await signIn(name, ready.port));
  return {
    name,
    run: (durationMs) =>
      measure(child, load, {
        port: ready.port,
        requests,
        connectionCount: CONNECTION_COUNT,
        durationMs,
      }),
    stop: () => child.kill('SIGKILL'),
  };
}

async function measure(child: ChildProcess, load: ChildProcess, plan: Load): Promise<Round> {
  const before = await cpuMicroseconds(child);
  load.send(plan);
  const [result] = (await once(load, 'message')) as [LoadResult];
  const after = await cpuMicroseconds(child);
  if (result.errorCount > 0) throw new NotAnswered(`${result.errorCount} answers were not 200`);
  return {
    requestsPerSecond: (result.requestCount / result.durationMs) * 1000,
    cpuMicroseconds: (after - before) / result.requestCount,
    p99Ms: result.p99Ms,
  };
}

async function cpuMicroseconds(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }];
  return cpu.user + cpu.system;
}

async function signIn(name: string, port: number): Promise<{ cookie: string; token: string }> {
  if (name === 'bare') return { cookie: `session=${'a'.repeat(43)}`, token: 'a'.repeat(80) };
  const response = await fetch(`http://localhost:${port}/sign-in`);
  if (!response.ok) throw new NotAnswered(`signing in was answered ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { cookie: cookies.filter((cookie) => !cookie.endsWith('=')).join('; '), token };
}

function pin(child: ChildProcess, core: number): void {
  spawnSync('taskset', ['-cp', String(core), String(child.pid)], { stdio: 'ignore' });
}
