// node scripts/run-example.js NAME [arguments]: starts one of the examples on the project's Node.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { projectNode, root } from './lib/project.js';

const examples = join(root, 'examples');

/** A terminal and npm both deliver one Ctrl-C; a second one in earnest comes later than this. */
const SAME_SIGNAL_MS = 300;

/** @param {string | undefined} name */
function entryOf(name) {
  if (name === undefined || !/^[a-z0-9-]+$/.test(name)) return undefined;
  const entry = join(examples, name, 'src', 'main.ts');
  return existsSync(entry) ? entry : undefined;
}

/** @param {string | undefined} name */
function refuse(name) {
  const known = readdirSync(examples).filter((folder) => entryOf(folder) !== undefined);
  const got = name === undefined ? 'no name' : `'${name}'`;
  console.error(`run-example: expected the name of an example, got ${got}`);
  console.error(`Examples: ${known.join(', ')}`);
  return 2;
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  let forwardedMs = Number.NEGATIVE_INFINITY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const nowMs = performance.now();
      if (nowMs - forwardedMs < SAME_SIGNAL_MS) return;
      forwardedMs = nowMs;
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
}

/**
 * @param {string} entry
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function start(entry, args) {
  const child = spawn(projectNode, [entry, ...args], {
    cwd: join(entry, '..', '..'),
    stdio: 'inherit',
    // In a process group of its own it gets each signal once: from here.
    detached: process.platform !== 'win32',
  });
  forwardSignals(child);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`run-example: ${error.message}. Run: node scripts/prepare.js`);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

const [name, ...args] = process.argv.slice(2);
const entry = entryOf(name);
process.exitCode = entry === undefined ? refuse(name) : await start(entry, args);
