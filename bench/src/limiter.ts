/**
 * Measures the in-memory limiter alone: bytes per key, ns per decision and the longest pause at
 * 10 000, 100 000 and 1 000 000 keys. Run by hand, on a quiet machine:
 * `node --conditions=seaworthy-source bench/src/limiter.ts`.
 */
import {
  createLimitState,
  MemoryLimitStore,
  type PreparedLimit,
  perMinute,
} from 'seaworthy/limits';

const DECISIONS = 2_000_000;
const ROUNDS = 5;
/** Decisions between two looks at the clock, when pauses are hunted. */
const PAUSE_STEP = 64;

interface Measurement {
  readonly keys: number;
  readonly limit: string;
  readonly nsPerDecision: number;
  readonly longestPauseMs: number;
  readonly bytesPerKey: number;
  readonly evictions: number;
}

/** Distinct client keys in an order that no cache can follow. */
function clientKeys(count: number): readonly string[] {
  const keys = Array.from({ length: count }, (_, index) => {
    const host = Math.imul(index, 0x9e3779b1) >>> 0;
    return `${host >>> 24}.${(host >>> 16) & 255}.${(host >>> 8) & 255}.${host & 255}`;
  });
  // A template's result is a tree of pieces until it is read: read it before the clock runs.
  for (const key of keys) key.charCodeAt(key.length - 1);
  return keys;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function measure(keys: readonly string[], limit: number): Measurement {
  const store = new MemoryLimitStore({ maxKeyCount: keys.length });
  const prepared = store.prepare({ name: 'bench', rule: '* /**', definition: perMinute(limit) });
  const run = decisions(store, prepared, keys);
  run(keys.length, 0);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    run(DECISIONS, round);
    times.push(((performance.now() - before) * 1e6) / DECISIONS);
  }
  let longestPauseMs = 0;
  for (let step = 0; step < DECISIONS / PAUSE_STEP; step += 1) {
    const before = performance.now();
    run(PAUSE_STEP, step * PAUSE_STEP);
    longestPauseMs = Math.max(longestPauseMs, performance.now() - before);
  }
  const sweep = performance.now();
  store.sweep();
  longestPauseMs = Math.max(longestPauseMs, performance.now() - sweep);
  const { byteCount, evictionCount } = store.stats();
  return {
    keys: keys.length,
    limit: limit <= 16 ? `${limit} (exact)` : `${limit} (sub-windows)`,
    nsPerDecision: Math.round(median(times)),
    longestPauseMs: Number(longestPauseMs.toFixed(2)),
    // Both tables are there whether or not both are used: each has room for every key.
    bytesPerKey: Math.round(byteCount / keys.length / 2),
    evictions: evictionCount,
  };
}

function decisions(
  store: MemoryLimitStore,
  prepared: PreparedLimit,
  keys: readonly string[],
): (count: number, from: number) => void {
  const limits = [prepared];
  const states = [createLimitState()];
  const subjects = [''];
  return (count, from) => {
    let position = from % keys.length;
    for (let done = 0; done < count; done += 1) {
      subjects[0] = keys[position] ?? '';
      store.take(limits, subjects, states);
      position = position + 1 === keys.length ? 0 : position + 1;
    }
  };
}

const rows: Measurement[] = [];
for (const count of [10_000, 100_000, 1_000_000]) {
  const keys = clientKeys(count);
  for (const limit of [5, 300]) rows.push(measure(keys, limit));
}
console.table(rows);
