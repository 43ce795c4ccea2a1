// npm test: every part in order, each whatever became of the ones before it.
// npm test -- PATH…: only those tests. npm test -- --update-surface: accepts the public surface.
import { build, isBuilt } from './lib/build.js';
import { withLock } from './lib/lock.js';
import { PARTS } from './lib/parts.js';
import { Failure, secondsSince } from './lib/project.js';
import { provideSystemParts } from './lib/system-parts.js';
import { vitest } from './lib/vitest.js';

/** @typedef {import('./lib/parts.js').Part} Part */
/** @typedef {import('./lib/vitest.js').Result} Result */

/**
 * @param {readonly string[]} args
 * @returns {readonly Part[]}
 */
function partsFor(args) {
  if (args.length === 0) return [{ name: 'system', run: system }, ...PARTS];
  const update = args.includes('--update-surface');
  if (update) process.env['SEAWORTHY_UPDATE_SURFACE'] = 'true';
  const paths = update ? ['test/surface.test.ts'] : args;
  return [{ name: 'tests', run: () => subset(paths) }];
}

/** @param {readonly string[]} args tests that start processes use the built package */
async function subset(args) {
  if (!isBuilt()) {
    const { output } = await withLock('prepare', build);
    if (output.trim() !== '') console.log(output.trim());
  }
  return vitest(args);
}

/** Not a test of the project: it counts only when something is missing. */
async function system() {
  await provideSystemParts((text) => console.log(`system: ${text}`));
  return { passed: 0, failed: 0 };
}

/**
 * @param {Part} part
 * @returns {Promise<Result>}
 */
async function attempt(part) {
  try {
    return await part.run();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {readonly string[]} args */
async function main(args) {
  /** @type {string[]} */
  const durations = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const notes = [];
  for (const part of partsFor(args)) {
    console.log(`\n== ${part.name}`);
    const startedMs = performance.now();
    const result = await attempt(part);
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped ?? 0;
    notes.push(...(result.notes ?? []));
    const verdict = result.failed === 0 ? 'passed' : 'FAILED';
    durations.push(`${part.name.padEnd(10)}${verdict}  ${secondsSince(startedMs)}`);
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${[...notes, '', ...durations].join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
