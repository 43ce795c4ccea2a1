import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GUARDS } from '../../packages/seaworthy/src/compile/index.ts';
import { NotAnswered, type Round, type Subject, startLoad, startSubject } from './measure.ts';

/**
 * Bare node:http against the full pipeline in interleaved rounds, then each guard's share: what the
 * pipeline costs less when that guard is left out. `--quick` leaves the shares out.
 *
 * Rounds are short and compared in pairs, because a shared machine changes its speed by the second.
 */
const WARM_UP_MS = 1500;
const COMPARISON: Plan = { roundMs: 500, roundCount: 21 };
const SHARE: Plan = { roundMs: 250, roundCount: 15 };

interface Plan {
  readonly roundMs: number;
  readonly roundCount: number;
}

/** A round of each of two servers, one right after the other. */
interface Pair {
  readonly one: Round;
  readonly other: Round;
}

const isQuick = process.argv.includes('--quick');
const rootDirectory = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
const load = startLoad();
try {
  printComparison(await compare('bare', 'full', COMPARISON));
  if (!isQuick) await printShares();
} finally {
  load.kill('SIGKILL');
  rmSync(rootDirectory, { recursive: true, force: true });
}

async function compare(one: string, other: string, plan: Plan): Promise<readonly Pair[]> {
  const started: Subject[] = [];
  const start = async (name: string): Promise<Subject> => {
    const subject = await startSubject(name, rootDirectory, load);
    started.push(subject);
    return subject;
  };
  try {
    const [first, second] = [await start(one), await start(other)];
    for (const subject of [first, second]) await subject.run(WARM_UP_MS);
    const pairs: Pair[] = [];
    for (let round = 0; round < plan.roundCount; round += 1) {
      pairs.push({ one: await first.run(plan.roundMs), other: await second.run(plan.roundMs) });
    }
    return pairs;
  } finally {
    for (const subject of started) subject.stop();
  }
}

function medianOf<Item>(items: readonly Item[], pick: (item: Item) => number): number {
  return items.map(pick).toSorted((left, right) => left - right)[items.length >> 1] ?? 0;
}

function printComparison(pairs: readonly Pair[]): void {
  const cpu = medianOf(pairs, ({ one, other }) => other.cpuMicroseconds / one.cpuMicroseconds);
  const rate = medianOf(pairs, ({ one, other }) => other.requestsPerSecond / one.requestsPerSecond);
  console.log(
    `Node ${process.version}; 64 connections; medians of ${pairs.length} pairs of rounds`,
  );
  console.log('On: every default guard, 20 rules, memory sessions (cookie on half), a 1 KiB form');
  console.log('post with token in ten, JSON access log to a file; load generator on its own core.');
  console.log(
    row(
      'bare node:http',
      pairs.map(({ one }) => one),
    ),
  );
  console.log(
    row(
      'full pipeline',
      pairs.map(({ other }) => other),
    ),
  );
  console.log(
    `CPU per request: ${cpu.toFixed(2)} x bare; throughput: ${(rate * 100).toFixed(0)} %`,
  );
}

function row(name: string, rounds: readonly Round[]): string {
  const perSecond = Math.round(medianOf(rounds, (round) => round.requestsPerSecond));
  const cpu = medianOf(rounds, (round) => round.cpuMicroseconds).toFixed(1);
  const p99 = medianOf(rounds, (round) => round.p99Ms).toFixed(2);
  const columns = [name.padEnd(20), `${perSecond} requests/s`.padStart(20), `${cpu} us CPU`];
  return `${columns.join('   ')}   p99 ${p99} ms`;
}

async function printShares(): Promise<void> {
  console.log('\nEach guard left out, against the full pipeline beside it (us of CPU a request):');
  // Two processes of one program differ too: what is below that difference is not seen here.
  console.log(`${'nothing (the noise)'.padEnd(24)}${await shareOf('full')}`);
  for (const { name } of GUARDS) console.log(`${name.padEnd(24)}${await shareOf(name)}`);
}

async function shareOf(guard: string): Promise<string> {
  try {
    const pairs = await compare('full', guard, SHARE);
    const spared = medianOf(pairs, ({ one, other }) => one.cpuMicroseconds - other.cpuMicroseconds);
    return spared.toFixed(2).padStart(8);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return '       –  (others need it: without it the load is refused)';
  }
}
