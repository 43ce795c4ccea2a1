import type { MigrationRun } from '../database/index.ts';

/** What was carried out, a line each. */
export function runLines(done: string, runs: readonly MigrationRun[]): string {
  const lines = runs.map(
    ({ file, durationMs }) => `${done} ${file} (${Math.round(durationMs)} ms)`,
  );
  return lines.length === 0 ? 'nothing to do' : lines.join('\n');
}
