import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SeaworthyError } from '../core/errors.ts';
import type { Connection, Connector } from './connection.ts';
import { type Engine, startEngine } from './embedded-engine.ts';
import { unreachable } from './failure.ts';
import { takeLock } from './lock-file.ts';

/** Only the owner reads a database: it holds password hashes and documents. */
const PRIVATE_DIRECTORY_MODE = 0o700;

/**
 * PGlite in a directory of its own (`<directory>/data`, beside the lock that keeps a second process
 * out), or in memory. One connection: the gate above it has one slot.
 *
 * An engine that ended is replaced at the next connection; what is on disk is recovered from its
 * write-ahead log, what was in memory is lost. It does not call fsync, so it survives a crash of
 * the process, not of the machine.
 *
 * @throws SeaworthyError `database.locked`, `database.unreachable` for a directory it cannot use.
 */
export function createEmbeddedConnector(directory: string | undefined): Connector {
  const place = directory === undefined ? inMemory() : onDisk(directory);
  let running = launch(place);
  let closed = false;
  const current = () => running.catch(() => undefined);
  // Start-up is told by the first query; until then nobody listens.
  void current();

  return {
    kind: 'embedded',
    connect: async () => {
      if (closed) throw unreachable('to be open, got closed');
      const engine = await current();
      if (engine?.alive() === true) return connectionOf(engine);
      await engine?.exited;
      running = launch(place);
      return connectionOf(await running);
    },
    close: async () => {
      closed = true;
      const engine = await current();
      await engine?.close();
      place.unlock();
    },
  };
}

async function launch({ dataDirectory }: Place): Promise<Engine> {
  if (dataDirectory !== undefined && !existsSync(dataDirectory)) await initialise(dataDirectory);
  return startReady(dataDirectory);
}

/** Under another name until it is whole: an interrupted first start leaves no half of one. */
async function initialise(dataDirectory: string): Promise<void> {
  const draft = `${dataDirectory}.initialising`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: PRIVATE_DIRECTORY_MODE });
  const engine = await startReady(draft);
  await engine.close();
  renameSync(draft, dataDirectory);
}

async function startReady(dataDirectory: string | undefined): Promise<Engine> {
  const engine = startEngine({ dataDirectory });
  try {
    await engine.ready;
    return engine;
  } catch (error) {
    // The next attempt opens the same files.
    await engine.exited;
    throw error;
  }
}

function connectionOf(engine: Engine): Connection {
  return {
    run: (sql, values) => engine.run(sql, values),
    inTransaction: () => engine.inTransaction(),
    // PGlite has no timers; the deadline above ends the whole engine instead.
    setStatementTimeout: () => Promise.resolve(),
    release: () => undefined,
    destroy: () => engine.kill(),
  };
}

interface Place {
  readonly dataDirectory: string | undefined;
  readonly unlock: () => void;
}

function inMemory(): Place {
  return { dataDirectory: undefined, unlock: () => undefined };
}

function onDisk(directory: string): Place {
  try {
    mkdirSync(directory, { recursive: true, mode: PRIVATE_DIRECTORY_MODE });
    const unlock = takeLock(join(directory, 'lock'));
    return { dataDirectory: join(directory, 'data'), unlock };
  } catch (cause) {
    if (cause instanceof SeaworthyError) throw cause;
    throw unreachable('a directory of DATABASE_URL that can be written, got a refusal', cause);
  }
}
