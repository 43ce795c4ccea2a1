import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TestRunner } from 'vitest';

const finder = fileURLToPath(new URL('../../../../scripts/system-parts.js', import.meta.url));

/**
 * The path of a part of the system that a test drives (`chromium`, `curl`). Call it in the test
 * body, after `covers()`. A missing part fails the test, with the package that brings it; where
 * `SEAWORTHY_TEST_ALLOW_MISSING` names it, the test is counted as skipped instead.
 */
export function requireTool(name: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [finder, name], {
    encoding: 'utf8',
  });
  if (status === 0) return stdout.trim();
  if (status === 1 && isAllowedMissing(name))
    TestRunner.getCurrentTest()?.context.skip(stderr.trim());
  throw new Error(stderr.trim());
}

function isAllowedMissing(name: string): boolean {
  const names = (process.env['SEAWORTHY_TEST_ALLOW_MISSING'] ?? '').split(',');
  return names.some((allowed) => allowed.trim() === name);
}
