import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root, scratch } from './project.js';
import { run } from './run.js';

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped] only where SEAWORTHY_TEST_ALLOW_MISSING allowed it
 * @property {string[]} [notes] lines for the summary
 */

/** Lines that the services under test log. */
const LOG_LINE = /^\{"(?:timestamp|level)":|^\d{4}-\d\d-\d\dT[\d:.]+Z [A-Z]+ +[\w.-]+ /;

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * Runs Vitest on the project's Node.
 *
 * @param {readonly string[]} args paths or options; with none, everything runs and each id of the
 *   contract that is due must be proven
 * @returns {Promise<Result>}
 */
export async function vitest(args) {
  const folder = join(scratch, 'test-results', String(process.pid));
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    SEAWORTHY_TEST_RESULTS: folder,
    SEAWORTHY_TEST_WHOLE: args.length === 0 ? 'true' : 'false',
  };
  // Of a whole run nobody reads the services' logs; of a few tests somebody may.
  const isWhole = args.length === 0;
  if (isWhole && process.stdout.isTTY) env['FORCE_COLOR'] = '1';
  const options = isWhole ? { env, shows: isTold } : { env };
  const { code } = await run(projectNode, [cli, 'run', ...args], options);
  const tests = count(read(join(folder, 'results.json'))?.testResults ?? []);
  const ids = read(join(folder, 'covers.json'));
  rmSync(folder, { recursive: true, force: true });
  const failed = tests.failed + (ids?.failures.length ?? 0);
  return {
    ...tests,
    // A run that failed for a reason that no test shows (an error outside of tests) is a failure.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    notes: ids?.summary ?? ['no report of contract and attack ids was written'],
  };
}

/** @param {string} line */
function isTold(line) {
  return !LOG_LINE.test(line);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {FileResult[]} files */
function count(files) {
  const tests = files.flatMap((file) => file.assertionResults);
  const unloadable = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length + unloadable.length;
  return { passed, failed, skipped: tests.length - passed - (failed - unloadable.length) };
}
