import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.js';
import { Failure, projectNode, root } from './project.js';

const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules', '.package-lock.json');
const stampFile = join(root, 'node_modules', '.seaworthy-stamp');

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean }} Entry */

/** True when `node_modules` is what `package-lock.json` says, as far as the last run knows. */
export function isInstalled() {
  return read(stampFile) === expectedStamp() && existsSync(projectNode);
}

/** Installs what is missing, checks the project's Node, and remembers both. */
export async function install() {
  if (!agreesWithLock()) {
    await expectNpm();
    await npmOrFail(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  await expectProjectNode();
  writeFileSync(stampFile, expectedStamp());
}

function expectedStamp() {
  const hash = createHash('sha256').update(read(lockFile) ?? '');
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** npm keeps a lock of what it really installed; someone who ran `npm install` is up to date. */
function agreesWithLock() {
  const wanted = packages(lockFile);
  const installed = packages(installedLockFile);
  const lacks = Object.entries(wanted).some(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return false;
    const present = installed[path];
    return present === undefined ? entry.optional !== true : present.version !== entry.version;
  });
  return !lacks && Object.keys(installed).every((path) => path in wanted);
}

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
function packages(file) {
  const text = read(file);
  return text === undefined ? {} : JSON.parse(text).packages;
}

async function expectNpm() {
  const { code, output } = await npm(['--version']);
  const version = output.trim().split('\n').at(-1) ?? '';
  if (code !== 0) {
    throw new Failure('npm is missing. Install Node 20 or newer with npm 10 or newer.');
  }
  if (Number.parseInt(version, 10) < 10) {
    throw new Failure(
      `npm ${version} is too old: expected 10 or newer. Run: npm install -g npm@11`,
    );
  }
}

/** @param {readonly string[]} args */
async function npmOrFail(args) {
  const { code, output } = await npm(args);
  if (code === 0) return;
  // npm follows its reason with a page of usage.
  const reason = output.split(/^npm error\s+Clean install a project$/m)[0] ?? output;
  throw new Failure(`npm ${args.join(' ')} failed (exit ${code}):\n${reason.trim()}`);
}

/** The package `node` fetches its binary in an install script, which npm may have held back. */
async function expectProjectNode() {
  const wanted = wantedNodeVersion();
  if (projectNodeVersion() === wanted) return;
  await npm(['rebuild', 'node']);
  const got = projectNodeVersion();
  if (got === wanted) return;
  throw new Failure(
    [
      `the project's Node is not there: expected ${wanted}, got ${got ?? 'nothing'}.`,
      'The package `node` brings it by an install script, and npm did not run that script.',
      '  - With `ignore-scripts` in your npm settings: npm rebuild node --ignore-scripts=false',
      '  - With npm 11 and another allow list: npm approve-scripts node && npm rebuild node',
    ].join('\n'),
  );
}

function wantedNodeVersion() {
  return `v${packages(lockFile)['node_modules/node']?.version}`;
}

function projectNodeVersion() {
  if (!existsSync(projectNode)) return undefined;
  return spawnSync(projectNode, ['--version'], { encoding: 'utf8' }).stdout?.trim();
}
