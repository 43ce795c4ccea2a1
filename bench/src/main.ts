import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GUARDS } from '../../packages/seaworthy/src/compile/index.ts';
import { type Round, type Subject, startLoad, startSubject } from './measure.ts';

/**
 * Bare node:http against the full pipeline in interleaved rounds, then each guard's share: what the
 * pipeline costs less when that guard is left out. `--quick` leaves the shares out.
 */
const WARM_UP_MS = 1500;
const COMPARISON: Plan = { roundMs: 2000, roundCount: 5 };
const SHARE: Plan = { roundMs: 1000, roundCount: 3 };

interface Plan {
  readonly roundMs: number;
  readonly roundCount: number;
}

/** Guards without which the load itself would not be answered with 200. */
const INDISPENSABLE = new Set(['target', 'form', 'session']);

const isQuick = process.argv.includes('--quick');
const rootDirectory = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
const load = startLoad();
try {
  const [bare, full] = await compare(['bare', 'full'], COMPARISON);
  if (bare === undefined || full === undefined) throw new Error('nothing was measured');
  printComparison(bare, full);
  if (!isQuick) await printShares();
} finally {
  load.kill('SIGKILL');
  rmSync(rootDirectory, { recursive: true, force: true });
}

/** Medians of each subject, its rounds taken by turns so that the machine's moods hit all alike. */
async function compare(names: readonly string[], { roundMs, roundCount }: Plan): Promise<Round[]> {
  const subjects: Subject[] = [];
  for (const name of names) subjects.push(await startSubject(name, rootDirectory, load));
  const rounds = subjects.map((): Round[] => []);
  for (const subject of subjects) await subject.run(WARM_UP_MS);
  for (let round = 0; round < roundCount; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      rounds[index]?.push(await subject.run(roundMs));
    }
  }
  for (const subject of subjects) subject.stop();
  return rounds.map(medians);
}

function medians(rounds: readonly Round[]): Round {
  const median = (pick: (round: Round) => number): number =>
    rounds.map(pick).toSorted((left, right) => left - right)[Math.floor(rounds.length / 2)] ?? 0;
  return {
    requestsPerSecond: median((round) => round.requestsPerSecond),
    cpuMicrosecondsPerRequest: median((round) => round.cpuMicrosecondsPerRequest),
    p99Ms: median((round) => round.p99Ms),
  };
}

function printComparison(bare: Round, full: Round): void {
  const cpu = full.cpuMicrosecondsPerRequest / bare.cpuMicrosecondsPerRequest;
  const rate = full.requestsPerSecond / bare.requestsPerSecond;
  console.log(
    `Node ${process.version}; 64 connections; medians of ${COMPARISON.roundCount} rounds by turns`,
  );
  console.log('On: every default guard, 20 rules, memory sessions (cookie on half), a 1 KiB form');
  console.log('post with token in ten, JSON access log to a file; load generator on its own core.');
  console.log(row('bare node:http', bare));
  console.log(row('full pipeline', full));
  console.log(
    `CPU per request: ${cpu.toFixed(2)} x bare; throughput: ${(rate * 100).toFixed(0)} %`,
  );
}

function row(name: string, round: Round): string {
  const rate = `${Math.round(round.requestsPerSecond)} requests/s`.padStart(20);
  const cpu = `${round.cpuMicrosecondsPerRequest.toFixed(1)} us CPU`.padStart(14);
  return `${name.padEnd(24)}${rate}${cpu}   p99 ${round.p99Ms.toFixed(2)} ms`;
}

async function printShares(): Promise<void> {
  console.log('\nEach guard left out, against the full pipeline beside it (us of CPU a request):');
  for (const { name } of GUARDS) {
    if (INDISPENSABLE.has(name)) continue;
    const [full, without] = await compare(['full', name], SHARE);
    if (full === undefined || without === undefined) continue;
    const share = full.cpuMicrosecondsPerRequest - without.cpuMicrosecondsPerRequest;
    console.log(`${name.padEnd(24)}${share.toFixed(2).padStart(8)}`);
  }
}
