import { build, isBuilt } from './build.js';
import { install, isInstalled } from './install.js';
import { withLock } from './lock.js';
import { Failure, secondsSince } from './project.js';

/** @param {string} text */
function say(text) {
  console.log(`prepare: ${text}`);
}

/**
 * Makes the checkout ready to start or to test; does nothing where nothing changed.
 *
 * @param {{ build: boolean }} wanted
 * @returns {Promise<number>} the exit code
 */
export async function prepare(wanted) {
  const startedMs = performance.now();
  try {
    const ready = isInstalled() && (!wanted.build || isBuilt());
    if (!ready) await withLock('prepare', () => makeReady(wanted));
    say(`ready (${secondsSince(startedMs)})`);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`prepare: ${error.message}`);
    return 1;
  }
}

/** @param {{ build: boolean }} wanted */
async function makeReady(wanted) {
  if (!isInstalled()) {
    const startedMs = performance.now();
    say('installing the packages that package-lock.json names');
    await install();
    say(`installed (${secondsSince(startedMs)})`);
  }
  if (!wanted.build || isBuilt()) return;
  const startedMs = performance.now();
  const { code, output } = await build();
  if (code !== 0) throw new Failure(`packages/seaworthy does not build:\n${output.trim()}`);
  say(`built packages/seaworthy (${secondsSince(startedMs)})`);
}
