import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { type IdReport, type Proof, readIds, reportIds } from './ids.ts';

export interface CoversReporterOptions {
  /** Where `covers.json` goes for who prints it; without it the report is printed here. */
  readonly folder: string | undefined;
  /** All tests ran: a due id without a passing test fails the run. */
  readonly whole: boolean;
}

/** Lists the contract and attack ids that no passing test proves. */
export class CoversReporter implements Reporter {
  readonly #options: CoversReporterOptions;

  constructor(options: CoversReporterOptions) {
    this.#options = options;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const report = reportIds(readIds(), proofOf(modules));
    const failures = failuresOf(report, this.#options.whole);
    const summary = summaryOf(report, this.#options.whole);
    if (failures.length > 0) process.exitCode = 1;
    const { folder } = this.#options;
    if (folder === undefined) {
      console.log(`\n${summary.join('\n')}`);
      return;
    }
    mkdirSync(folder, { recursive: true });
    const text = JSON.stringify({ failures, summary }, undefined, 2);
    writeFileSync(join(folder, 'covers.json'), text);
  }
}

function proofOf(modules: readonly TestModule[]): Proof {
  const passed = new Set<string>();
  const skipped = new Set<string>();
  for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
    const { state } = test.result();
    for (const id of test.meta().covers ?? []) {
      if (state === 'passed') passed.add(id);
      if (state === 'skipped') skipped.add(id);
    }
  }
  return { passed, skipped };
}

function failuresOf(report: IdReport, whole: boolean): readonly string[] {
  return [...report.unknown, ...(whole ? report.missing.map((row) => row.id) : [])];
}

function summaryOf(report: IdReport, whole: boolean): readonly string[] {
  const unknown = report.unknown.map((id) => `  ${id}: unknown id in covers()`);
  const missing = report.missing.map((row) => `  ${row.id}: no passing test (${row.text})`);
  const later = `later: ${report.later.map((row) => row.id).join(' ')}`;
  return [...report.counts, ...unknown, ...(whole ? [...missing, later] : [])];
}
