import { describe, expect, test } from 'vitest';
import { type Ids, readIds, reportIds } from './support/ids.ts';

const ids: Ids = {
  currentIssue: 2,
  contract: [
    { id: 'S1', issue: 2, text: 'settings' },
    { id: 'S10', issue: 3, text: 'rotation' },
    { id: 'O4', issue: null, text: 'metrics' },
  ],
  attacks: [
    { id: 'A-SM-01', issue: 2, text: 'smuggling' },
    { id: 'A-SM-02', issue: 2, text: 'lengths' },
  ],
};
const none: ReadonlySet<string> = new Set();

describe('the report of ids', () => {
  test('names what is due and not proven, and what comes later', () => {
    const report = reportIds(ids, { passed: new Set(['S1', 'A-SM-01']), skipped: none });
    expect(report.missing.map((row) => row.id)).toEqual(['A-SM-02']);
    expect(report.later.map((row) => row.id)).toEqual(['S10', 'O4']);
    expect(report.unknown).toEqual([]);
    expect(report.counts).toEqual([
      'contract: 1 of 1 due rows proven, 2 later',
      'attacks: 1 of 2 due rows proven, 0 later',
    ]);
  });

  test('refuses ids that are nobody’s, however close', () => {
    const named = new Set(['S1', 's1', 'S01', 'A-SM-1', 'S1 ']);
    const report = reportIds(ids, { passed: named, skipped: none });
    expect(report.unknown).toEqual(['s1', 'S01', 'A-SM-1', 'S1 ']);
  });

  test('does not count a skipped test as proof, nor as missing', () => {
    const report = reportIds(ids, { passed: none, skipped: new Set(['S1']) });
    expect(report.missing.map((row) => row.id)).toEqual(['A-SM-01', 'A-SM-02']);
    expect(report.counts[0]).toContain('0 of 1');
  });
});

describe('the lists in the repository', () => {
  test('name each id once, and an issue for most', () => {
    const { contract, attacks, currentIssue } = readIds();
    const all = [...contract, ...attacks].map((row) => row.id);
    expect(new Set(all).size).toBe(all.length);
    expect(contract.length).toBeGreaterThan(60);
    expect(attacks.length).toBeGreaterThan(90);
    expect(attacks.every((row) => /^A-[A-Z0-9]+-\d\d$/.test(row.id))).toBe(true);
    expect(currentIssue).toBeGreaterThanOrEqual(2);
  });
});
