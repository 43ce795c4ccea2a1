import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where runs of the house leave what git ignores. */
export const scratch = join(root, '.seaworthy');

const nodeFile = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node that the npm package `node` brings; the system's Node may be older. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', nodeFile);

/** @param {number} startedMs a reading of `performance.now()` */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(2)} s`;
}

/** A failure whose message says all there is to say: no stack is shown. */
export class Failure extends Error {}
