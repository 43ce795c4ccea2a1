import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ATTACKS } from './rows.ts';
import { runAttacks } from './run.ts';
import { bareTargets } from './target.ts';

const LIST = new URL('../../../../test/data/attacks.jsonl', import.meta.url);
/** Rows of later issues come with what they attack. */
const NEWEST_ISSUE = 2;

runAttacks(bareTargets);

test('every row that is due is run, and no other', () => {
  const rows = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly issue: number });
  const due = rows.filter(({ issue }) => issue <= NEWEST_ISSUE).map(({ id }) => id);
  expect(Object.keys(ATTACKS).sort()).toEqual(due.sort());
});
