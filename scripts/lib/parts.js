import { join } from 'node:path';
import { build } from './build.js';
import { consumer } from './consumer.js';
import { withLock } from './lock.js';
import { projectNode, root } from './project.js';
import { run } from './run.js';
import { vitest } from './vitest.js';

/** @typedef {import('./vitest.js').Result} Result */
/** @typedef {{ name: string, run: () => Promise<Result> }} Part */

/** The parts of `npm test`, in the order in which they run; each runs whatever became of others. */
/** @type {readonly Part[]} */
export const PARTS = [
  { name: 'lint', run: lint },
  { name: 'types', run: types },
  { name: 'build', run: builds },
  { name: 'tests', run: () => vitest([]) },
  { name: 'consumer', run: consumer },
];

/** @param {boolean} passed */
function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

async function lint() {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const { code } = await run(projectNode, [biome, 'check', '--error-on-warnings', '.']);
  return one(code === 0);
}

async function types() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  let passed = true;
  for (const project of ['tsconfig.json', join('scripts', 'tsconfig.json')]) {
    const { code } = await run(projectNode, [tsc, '-p', project]);
    passed &&= code === 0;
  }
  return one(passed);
}

async function builds() {
  const { code, output } = await withLock('prepare', build);
  if (output.trim() !== '') console.log(output.trim());
  return one(code === 0);
}
