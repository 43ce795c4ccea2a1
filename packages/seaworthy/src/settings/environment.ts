import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { didYouMean, showValue } from './faults.ts';
import { joinWords } from './forms.ts';
import { ENVIRONMENTS, type Environment } from './setting.ts';

/** The environment to judge by, and what is wrong with how it was said. */
export interface JudgedEnvironment {
  readonly environment: Environment;
  readonly faults: readonly Fault[];
}

/** What decides the environment. */
export interface EnvironmentSources {
  /** `ENV`; undefined or empty means dev. */
  readonly name: string | undefined;
  /** `NODE_ENV` of the process. */
  readonly nodeEnvironment: string | undefined;
}

/**
 * Decides the environment. An unknown one is refused and judged by the strictest it can mean, so
 * that the other faults are listed too; so is a missing `ENV` beside `NODE_ENV=production`.
 */
export function judgeEnvironment(sources: EnvironmentSources): JudgedEnvironment {
  const { nodeEnvironment } = sources;
  const name = sources.name === '' ? undefined : sources.name;
  const known = ENVIRONMENTS.find((one) => one === name);
  if (name !== undefined && known === undefined) {
    return { environment: guessMeant(name), faults: [unknownEnvironment(name)] };
  }
  const environment = known ?? 'dev';
  if (nodeEnvironment !== 'production' || environment !== 'dev') return { environment, faults: [] };
  return { environment: known ?? 'prod', faults: [contradiction(known)] };
}

function guessMeant(name: string): Environment {
  const lower = name.toLowerCase();
  if (lower.startsWith('dev')) return 'dev';
  return lower.startsWith('stag') ? 'staging' : 'prod';
}

function unknownEnvironment(name: string): Fault {
  const near = nearestName(name, ENVIRONMENTS) ?? meantLong(name);
  return {
    field: 'ENV',
    message: `expected ${joinWords(ENVIRONMENTS)}, got ${showValue('ENV', name, false)}`,
    remedy: near === undefined ? `Set ENV to ${joinWords(ENVIRONMENTS)}` : didYouMean(near),
  };
}

function meantLong(name: string): Environment | undefined {
  return ENVIRONMENTS.find((one) => name.toLowerCase().startsWith(one.slice(0, 4)));
}

function contradiction(known: Environment | undefined): Fault {
  return {
    field: 'ENV',
    message: `expected staging or prod beside NODE_ENV=production, got ${known ?? 'nothing'}`,
    remedy: 'Set ENV to staging or prod, or unset NODE_ENV',
  };
}
