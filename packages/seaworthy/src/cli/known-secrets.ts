import { defineSettings, type ProcessEnvironment } from '../settings/index.ts';

const SECRET_NAME = /(?:^|_)(?:KEY|SECRET|TOKEN|PASSWORD|PASSPHRASE|DSN)$/;

/**
 * Texts of the environment that no error may show: values of the base contract's secrets, and of
 * every variable whose name says that it holds one.
 */
export function secretsOf(environment: ProcessEnvironment): Set<string> {
  const { settings } = defineSettings();
  const held = Object.entries(environment).filter(
    ([name]) => SECRET_NAME.test(name) || settings.get(name)?.secret !== undefined,
  );
  return new Set(held.flatMap(([, value]) => (value === undefined ? [] : [value])));
}
