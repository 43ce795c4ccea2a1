import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import type { BaseSettings, InsecureChoice, ReadSettings, SettingsContract } from './contract.ts';
import { findContradictions, findWarnings } from './contradictions.ts';
import { readGeneratedTexts } from './dev-secrets.ts';
import { findExposed } from './exposure.ts';
import { didYouMean } from './faults.ts';
import { joinWords } from './forms.ts';
import { exemptableNames, judgeProtections } from './protections.ts';
import type { ReadValues } from './read.ts';
import { judgeSecrets } from './secret-rules.ts';
import type { Sources } from './sources.ts';

/** What {@link judgeAll} judges. */
export interface Judging {
  readonly contract: SettingsContract<unknown>;
  readonly sources: Sources;
  readonly values: ReadValues;
  readonly rootDirectory: string;
  readonly exempt: readonly string[];
}

/** What all rules found together. */
export interface Judged {
  readonly faults: readonly Fault[];
  readonly choices: readonly InsecureChoice[];
  readonly warnings: readonly string[];
}

/** Runs every rule on whatever could be read: of the base contract, on secrets, of the service. */
export function judgeAll({ contract, sources, values, rootDirectory, exempt }: Judging): Judged {
  const { environment } = sources;
  const { settings } = contract;
  // The rows of the base contract put in what these types say; a name that is wrong is missing.
  const read = Object.fromEntries(values.read) as unknown as ReadSettings<BaseSettings>;
  const generated = environment === 'dev' ? new Set<string>() : readGeneratedTexts(rootDirectory);
  const protections = judgeProtections(read, exempt);
  const secrets = judgeSecrets({ environment, settings, read: values.read, generated });
  const service = runServiceRules(contract, values);
  return {
    faults: [
      ...secrets.faults,
      ...protections.faults,
      ...findContradictions(read),
      ...service.faults,
      ...exempt.flatMap(exemptionFault),
    ],
    choices: [...secrets.choices, ...protections.choices, ...service.choices],
    warnings: [...findWarnings(read, values.given), ...findExposed(settings, sources)],
  };
}

function runServiceRules(contract: SettingsContract<unknown>, values: ReadValues) {
  const faults: Fault[] = [];
  const choices: InsecureChoice[] = [];
  contract.applyRules(values.read, {
    fault: (fault) => faults.push(fault),
    insecure: (choice) => choices.push(choice),
  });
  return { faults, choices };
}

function exemptionFault(name: string): Fault[] {
  const known = exemptableNames();
  if (known.includes(name)) return [];
  const near = nearestName(name, known);
  const message = `expected ${joinWords(known)}, got '${name}'`;
  const remedy = near === undefined ? 'Only these can be exempted in prod' : didYouMean(near);
  return [{ field: 'exemptSettings', message, remedy }];
}
