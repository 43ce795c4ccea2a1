import { systemClock } from '../core/clock.ts';
import { type ResolvedPolicy, resolvePolicy } from '../policy/index.ts';
import {
  type BaseSettings,
  type LoadedSettings,
  loadSettings,
  type ProcessEnvironment,
} from '../settings/index.ts';
import type { ServiceConfig } from './define.ts';
import { exemptSettings } from './exempt-settings.ts';

/** Where the settings of a declaration are read from. */
export interface SettingsPlace {
  readonly environment: ProcessEnvironment;
  readonly rootDirectory: string;
}

/**
 * The settings of a declared service, as its start reads them.
 *
 * @throws SeaworthyError `settings.invalid`, `settings.file`
 */
export function settingsOf<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
  place: SettingsPlace,
): LoadedSettings<Values> {
  return loadSettings(config.settings, {
    environment: place.environment,
    rootDirectory: place.rootDirectory,
    service: 'service',
    exemptSettings: exemptSettings(config.exemptSettings, systemClock),
  });
}

/**
 * The policy of a declared service under these settings, checked and filled.
 *
 * @throws SeaworthyError `policy.invalid`
 */
export function policyOf<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
  loaded: LoadedSettings<Values>,
): ResolvedPolicy {
  return resolvePolicy(config.policy(loaded.settings), {
    environment: loaded.environment,
    clock: systemClock,
    settings: loaded.settings,
    givenSettings: loaded.given,
  });
}
