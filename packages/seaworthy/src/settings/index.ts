export {
  type Banner,
  databaseKind,
  describeBanner,
  renderBanner,
} from './banner.ts';
export {
  type BaseSettings,
  type DatabaseNeed,
  defineSettings,
  type InsecureChoice,
  type ReadSettings,
  type Rules,
  type ServiceSettings,
  type SettingRows,
  type SettingsContract,
  type SettingsOf,
  type SettingsWith,
  type ValuesOf,
} from './contract.ts';
export {
  describeContract,
  renderContractJson,
  renderContractText,
  renderEnvTemplate,
  type SettingDescription,
} from './describe.ts';
export { type EnvFile, type EnvFileFault, formatEnvLine, parseEnvFile } from './env-file.ts';
export {
  anyText,
  cookieName,
  type Form,
  filePath,
  type LogLevelName,
  listOf,
  oneOf,
  secretText,
  trueOrFalse,
  wholeNumber,
} from './forms.ts';
export { generateSecret, generateSecretLines, keyNames } from './generate.ts';
export {
  choice,
  flag,
  integer,
  type Kind,
  type KindWith,
  list,
  type NumberRange,
  type SecretDetails,
  seconds,
  secret,
  secretList,
  settingOf,
  text,
  url,
  urlOf,
} from './kinds.ts';
export { type LoadedSettings, type LoadOptions, loadSettings } from './load.ts';
export { type MaskedSetting, maskedSettings } from './masked.ts';
export {
  allowedHost,
  bindHost,
  databaseUrl,
  proxyRange,
  redisUrl,
  webOrigin,
  webOriginOrAny,
  webUrl,
} from './network-forms.ts';
export { isPlaceholder } from './placeholder.ts';
export { isLoopbackHost } from './reach.ts';
export { type Provenance, SecretList, SecretValue } from './secret.ts';
export { maskUrl, SecretUrl } from './secret-url.ts';
export {
  ENVIRONMENTS,
  type Environment,
  type OptionalDetails,
  type Reading,
  type SecretStrength,
  type Setting,
  type SettingDetails,
} from './setting.ts';
export type { ProcessEnvironment } from './sources.ts';
export { judgeKey, type Weakness } from './strength.ts';
