import { statSync } from 'node:fs';
import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { BaseSettings, InsecureChoice, SettingsContract } from './contract.ts';
import { keepDevSecrets } from './dev-secrets.ts';
import { redactor } from './faults.ts';
import { judgeAll } from './judge.ts';
import { missingDevKeys, putDevKeys, type ReadValues, readValues } from './read.ts';
import type { Provenance } from './secret.ts';
import { givenSecretTexts } from './secret-rules.ts';
import type { Environment } from './setting.ts';
import { type ProcessEnvironment, readSources } from './sources.ts';

/** What {@link loadSettings} reads from. */
export interface LoadOptions {
  /** Usually `process.env`; it is read, never changed. */
  readonly environment: ProcessEnvironment;
  /** The service's root: `config/`, relative paths and dev secrets are found under it. */
  readonly rootDirectory: string;
  /** Name of the service, for people to read. */
  readonly service: string;
  /** Settings whose weakening in prod the policy answers for; shown as insecure choices then. */
  readonly exemptSettings?: readonly string[];
}

/** Settings that may be used, and what is to be said of them. */
export interface LoadedSettings<Values> {
  readonly service: string;
  readonly environment: Environment;
  /** Frozen. */
  readonly settings: Values;
  readonly contract: SettingsContract<Values>;
  /** Where each value came from, by name. */
  readonly provenance: ReadonlyMap<string, Provenance>;
  /** Names that some source gave; the others hold their defaults. */
  readonly given: ReadonlySet<string>;
  readonly insecureChoices: readonly InsecureChoice[];
  readonly warnings: readonly string[];
}

/**
 * Reads every setting once, from all sources, and judges them together.
 *
 * Guarantee: either all settings are good, or every fault is listed at once with its remedy, and no
 * message holds a secret. In dev, missing keys are made and kept; nothing is written before all
 * else is good.
 *
 * @throws SeaworthyError `settings.invalid` with all faults; `settings.file` when `rootDirectory`
 * is no directory.
 * @see OWASP ASVS 5.0 V13.4.2, V16.5.3
 */
export function loadSettings<Values extends BaseSettings>(
  contract: SettingsContract<Values>,
  options: LoadOptions,
): LoadedSettings<Values> {
  const { service, rootDirectory } = options;
  demandDirectory(rootDirectory);
  const sources = readSources(contract.settings, options.environment, rootDirectory);
  const values = readValues(contract.settings, sources);
  const redact = redactor(givenSecretTexts(contract.settings, sources.given));
  const exempt = options.exemptSettings ?? [];
  const judged = judgeAll({ contract, sources, values, rootDirectory, exempt });
  refuseFaults(service, [...sources.faults, ...values.faults, ...judged.faults], redact);
  const made = sources.environment === 'dev' ? fillDevKeys(contract, values, options) : [];
  return {
    service,
    environment: sources.environment,
    settings: contract.assemble(values.read),
    contract,
    provenance: values.provenance,
    given: values.given,
    insecureChoices: judged.choices.map(({ name, why }) => ({ name, why: redact(why) })),
    warnings: [...sources.warnings, ...judged.warnings, ...made].map(redact),
  };
}

/** Makes and keeps the keys that dev lacks. @returns warnings. */
function fillDevKeys(
  contract: SettingsContract<unknown>,
  values: ReadValues,
  { rootDirectory, service }: LoadOptions,
): readonly string[] {
  const names = missingDevKeys(contract.settings, values);
  if (names.length === 0) return [];
  const kept = keepDevSecrets(rootDirectory, names);
  refuseFaults(service, kept.faults, (text) => text);
  putDevKeys(contract.settings, values, kept.secrets);
  return kept.warnings;
}

function refuseFaults(
  service: string,
  faults: readonly Fault[],
  redact: (text: string) => string,
): void {
  if (faults.length === 0) return;
  const shown = faults.map(({ field, message, remedy }) => ({
    field,
    message: redact(message),
    ...(remedy === undefined ? {} : { remedy: redact(remedy) }),
  }));
  const message = `The settings of ${service} cannot be used`;
  throw new SeaworthyError('settings.invalid', message, { faults: shown });
}

function demandDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const message = 'The root directory of the service cannot be read';
  const fault = { field: 'rootDirectory', message: `expected a directory, got '${path}'` };
  throw new SeaworthyError('settings.file', message, { faults: [fault] });
}
