import { runAttacks } from './run.ts';
import { bareTargets } from './target.ts';

runAttacks(bareTargets);
