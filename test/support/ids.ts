import { readFileSync } from 'node:fs';

/** A row of the contract or of the attack list; `issue` is null for rows of no issue yet. */
export interface Row {
  readonly id: string;
  readonly issue: number | null;
  readonly text: string;
}

/** Everything `covers()` may name, and the issue whose rows are due. */
export interface Ids {
  readonly currentIssue: number;
  readonly contract: readonly Row[];
  readonly attacks: readonly Row[];
}

/** What the tests that ran proved. */
export interface Proof {
  readonly passed: ReadonlySet<string>;
  /** Named by a test that was skipped because a part of the system was allowed to be missing. */
  readonly skipped: ReadonlySet<string>;
}

export interface IdReport {
  readonly unknown: readonly string[];
  readonly missing: readonly Row[];
  readonly later: readonly Row[];
  readonly counts: readonly string[];
}

export function readIds(): Ids {
  const contract = JSON.parse(read('contract.json')) as { currentIssue: number; rows: Row[] };
  const lines = read('attacks.jsonl').trim().split('\n');
  const attacks = lines.map((line) => {
    const row = JSON.parse(line) as { id: string; issue: number; title: string };
    return { id: row.id, issue: row.issue, text: row.title };
  });
  return { currentIssue: contract.currentIssue, contract: contract.rows, attacks };
}

function read(name: string): string {
  return readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
}

/** Holds what was proven against what is due; pure. */
export function reportIds(ids: Ids, proof: Proof): IdReport {
  const rows = [...ids.contract, ...ids.attacks];
  const known = new Set(rows.map((row) => row.id));
  const named = [...proof.passed, ...proof.skipped];
  const isDue = (row: Row): boolean => row.issue !== null && row.issue <= ids.currentIssue;
  const lacks = (row: Row): boolean => !proof.passed.has(row.id) && !proof.skipped.has(row.id);
  const count = (name: string, list: readonly Row[]): string => {
    const due = list.filter(isDue);
    const proven = due.filter((row) => proof.passed.has(row.id)).length;
    return `${name}: ${proven} of ${due.length} due rows proven, ${list.length - due.length} later`;
  };
  return {
    unknown: [...new Set(named.filter((id) => !known.has(id)))],
    missing: rows.filter((row) => isDue(row) && lacks(row)),
    later: rows.filter((row) => !isDue(row) && lacks(row)),
    counts: [count('contract', ids.contract), count('attacks', ids.attacks)],
  };
}
