import { afterAll, describe, expect, test } from 'vitest';
import { covers } from '../support/covers.ts';
import { ATTACKS } from './rows.ts';
import type { AttackTarget } from './target.ts';

/** Runs every row on each target, and prints how many each withstood. */
export function runAttacks(targets: readonly AttackTarget[]): void {
  const withstood = new Map<string, number>();
  describe.each(targets)('$name withstands', (target) => {
    afterAll(target.stop);
    test.each(Object.keys(ATTACKS))('%s', async (id) => {
      covers(id);
      const attack = ATTACKS[id];
      expect(attack).toBeDefined();
      await attack?.(target);
      withstood.set(target.name, (withstood.get(target.name) ?? 0) + 1);
    });
  });
  afterAll(() => {
    const counts = targets.map(({ name }) => `${name} ${withstood.get(name) ?? 0}`);
    console.log(`attacks: ${counts.join(', ')}`);
  });
}
