import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure, root } from './project.js';
import { run } from './run.js';

/** @typedef {{ commands: string[], debianPackage: string, use: string }} SystemPart */

/**
 * What tests need from the system and npm cannot bring.
 *
 * @returns {Record<string, SystemPart>}
 */
export function systemParts() {
  return JSON.parse(readFileSync(join(root, 'test', 'data', 'system-parts.json'), 'utf8'));
}

/**
 * @param {SystemPart} part
 * @returns {string | undefined} the path of the first of its commands that is in PATH
 */
export function systemPart(part) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = part.commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Finds every part, installs what is missing where that is allowed, and fails for the rest.
 *
 * @param {(text: string) => void} say
 */
export async function provideSystemParts(say) {
  const allowed = allowedMissing();
  const wanted = missing().filter(([name]) => !allowed.has(name));
  if (wanted.length > 0 && canInstall()) await aptInstall(wanted, say);
  for (const [name] of missing().filter(([name]) => allowed.has(name))) {
    say(`${name} is missing, as SEAWORTHY_TEST_ALLOW_MISSING allows: its tests are skipped`);
  }
  const left = missing().filter(([name]) => !allowed.has(name));
  if (left.length > 0) throw new Failure(left.map(describe).join('\n'));
}

/** @returns {Set<string>} names the caller can do without */
function allowedMissing() {
  const names = (process.env['SEAWORTHY_TEST_ALLOW_MISSING'] ?? '').split(',');
  const given = names.map((name) => name.trim()).filter((name) => name !== '');
  const unknown = given.filter((name) => !(name in systemParts()));
  if (unknown.length === 0) return new Set(given);
  const known = Object.keys(systemParts()).join(', ');
  throw new Failure(
    `SEAWORTHY_TEST_ALLOW_MISSING: expected names out of ${known}, got ${unknown.join(', ')}`,
  );
}

function missing() {
  return Object.entries(systemParts()).filter(([, part]) => systemPart(part) === undefined);
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {[string, SystemPart][]} wanted
 * @param {(text: string) => void} say
 */
async function aptInstall(wanted, say) {
  const names = wanted.map(([, part]) => part.debianPackage);
  say(`installing with apt-get: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...names];
  for (const args of [['update'], install]) {
    const { code, output } = await run('apt-get', ['-q', ...args], { env, quiet: true });
    if (code !== 0) say(`apt-get ${args[0]} failed:\n${output.trim()}`);
  }
}

/** @param {[string, SystemPart]} entry */
function describe([name, part]) {
  return (
    `${name} is missing (${part.use}). Install it, on Debian: ` +
    `apt-get install ${part.debianPackage}; ` +
    `or run without it: SEAWORTHY_TEST_ALLOW_MISSING=${name}`
  );
}
