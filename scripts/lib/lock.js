import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, scratch } from './project.js';

const PATIENCE_MS = 15 * 60_000;
const POLL_MS = 100;

/**
 * Runs `work` while no other process of this checkout does the same. The holder's id stands in the
 * lock, so that one left behind by a killed process is taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(scratch, `${name}.lock`);
  mkdirSync(scratch, { recursive: true });
  const deadline = Date.now() + PATIENCE_MS;
  while (!take(folder)) {
    if (Date.now() > deadline) throw new Failure(`another process holds ${folder}; remove it`);
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
  } catch {
    if (holderIsGone(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} folder */
function holderIsGone(folder) {
  const pid = holder(folder);
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string} folder the holder writes its id right after it made the folder */
function holder(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
