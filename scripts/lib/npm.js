import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './run.js';

/** What an outer `npm start -w …` would tell an inner npm, and what must not steer it. */
const OUTER_ONLY =
  /^npm_(lifecycle|package|command|config_(workspace|include_workspace_root|local_prefix))/i;

/**
 * Runs npm: the one that started this process where there is one, else the one in PATH. It runs on
 * the system's Node, because `npm ci` deletes the project's own.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function npm(args, options = {}) {
  const cli = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'];
  const shared = { ...options, env: environment(), quiet: true };
  if (cli?.endsWith('npm-cli.js') && existsSync(cli) && node !== undefined && existsSync(node)) {
    return run(node, [cli, ...args], shared);
  }
  return run('npm', args, { ...shared, shell: process.platform === 'win32' });
}

function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !OUTER_ONLY.test(name));
  /** @type {NodeJS.ProcessEnv} */
  const env = Object.fromEntries(kept);
  const path = (env['PATH'] ?? '').split(delimiter);
  return {
    ...env,
    PATH: path.filter((folder) => !folder.includes('node_modules')).join(delimiter),
  };
}
