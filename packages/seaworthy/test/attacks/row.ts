import type { AttackTarget } from './target.ts';

/** A row of attacks.jsonl, driven from outside; it rejects where the service gives way. */
export type AttackRow = (target: AttackTarget) => Promise<void>;
