import { framing } from './framing.ts';
import type { AttackRow } from './row.ts';
import { transferEncoding } from './transfer-encoding.ts';

/** What each row of attacks.jsonl does, by its id. */
export const ATTACKS: Readonly<Record<string, AttackRow>> = {
  ...framing,
  ...transferEncoding,
};
