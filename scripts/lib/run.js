import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './project.js';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] keep the output instead of showing it
 * @property {boolean} [shell]
 * @property {(line: string) => boolean} [shows] which lines of the output to show; default all
 */

/**
 * Runs a command to its end, without standard input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet`
 */
export function run(command, args, options = {}) {
  const { quiet = false, shows } = options;
  const stdio = quiet || shows !== undefined ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    stdio: ['ignore', stdio, stdio],
    shell: options.shell ?? false,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    if (shows !== undefined) {
      createInterface({ input: stream }).on('line', (line) => {
        if (shows(line)) console.log(line);
      });
      continue;
    }
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
