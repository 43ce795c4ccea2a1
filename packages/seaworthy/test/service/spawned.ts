import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fixture that runs as a process of its own. */
export interface Spawned {
  readonly child: ChildProcess;
  readonly url: string;
  readonly managementUrl: string;
  readonly port: number;
  /** Standard output so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Messages of the fixture so far. */
  readonly messages: () => readonly Message[];
  /** Resolves with the first message that fits, past ones included. */
  readonly message: (fits: (message: Message) => boolean) => Promise<Message>;
  readonly exited: Promise<Exit>;
  readonly signal: (signal: NodeJS.Signals) => void;
}

export type Message = Readonly<Record<string, unknown>>;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Monotonic milliseconds. */
  readonly atMs: number;
}

const FIXTURE = new URL('fixtures/service.ts', import.meta.url).pathname;

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts the fixture with these variables and no others; does not wait for it to listen. */
export function spawnFixture(
  variables: Readonly<Record<string, string>>,
  fixture: string = FIXTURE,
): Spawned {
  const root = mkdtempSync(join(tmpdir(), 'seaworthy-spawned-'));
  const child = spawn(process.execPath, ['--conditions=seaworthy-source', fixture, root], {
    env: { PORT: '0', MANAGEMENT_PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  alive.add(child);
  const printed = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const messages: Message[] = [];
  child.on('message', (message: Message) => messages.push(message));
  const exited = once(child, 'close').then(([code, signal]): Exit => {
    alive.delete(child);
    rmSync(root, { recursive: true, force: true });
    return { code, signal, atMs: performance.now() };
  });
  const address = (): Message => messages.find((one) => one['url'] !== undefined) ?? {};
  return {
    child,
    get url() {
      return String(address()['url']);
    },
    get managementUrl() {
      return String(address()['managementUrl']);
    },
    get port() {
      return Number(new URL(this.url).port);
    },
    out: () => printed.out,
    err: () => printed.err,
    messages: () => messages,
    message: async (fits) => {
      for (;;) {
        const found = messages.find(fits);
        if (found !== undefined) return found;
        const next = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
        if (next === undefined) throw new Error(`ended first:\n${printed.out}\n${printed.err}`);
      }
    },
    exited,
    signal: (signal) => {
      child.kill(signal);
    },
  };
}

/** Starts the fixture and waits until it listens. */
export async function startFixture(
  variables: Readonly<Record<string, string>> = {},
): Promise<Spawned> {
  const spawned = spawnFixture(variables);
  await spawned.message((message) => message['url'] !== undefined);
  return spawned;
}
