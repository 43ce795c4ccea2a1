import type { SettingsContract } from './contract.ts';
import { ENVIRONMENTS, type Environment, type Setting } from './setting.ts';

/** A setting of the contract as `seaworthy env` tells it. */
export interface SettingDescription {
  readonly name: string;
  readonly expected: string;
  readonly unit: string | undefined;
  /** As it would be written; by environment where that decides it. Undefined: none. */
  readonly default: string | Readonly<Record<Environment, string>> | undefined;
  readonly requiredIn: readonly Environment[];
  readonly secret: boolean;
  readonly description: string;
  readonly example: string | undefined;
}

/** Every setting of a contract, in order. */
export function describeContract(contract: SettingsContract<unknown>): SettingDescription[] {
  return [...contract.settings].map(([name, setting]) => ({
    name,
    expected: setting.expected,
    unit: setting.unit,
    default: describeDefault(setting),
    requiredIn: setting.requiredIn,
    secret: setting.secret !== undefined,
    description: setting.description,
    example: setting.example,
  }));
}

function describeDefault(setting: Setting<unknown>): SettingDescription['default'] {
  const [dev, staging, prod] = ENVIRONMENTS.map((environment) =>
    setting.requiredIn.includes(environment) ? '' : writeValue(setting.defaultFor(environment)),
  );
  if (dev === undefined || staging === undefined || prod === undefined) return undefined;
  if (dev === staging && staging === prod) return dev === '' ? undefined : dev;
  return { dev, staging, prod };
}

/** A default as an env file would say it. */
function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return value === undefined ? '' : String(value);
}

/** The contract as text: name, form and unit, default, where it is required, what it does. */
export function renderContractText(contract: SettingsContract<unknown>): string {
  const rows = describeContract(contract);
  return rows
    .map((one) => [one.name, ...details(one).map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}

/** The contract as JSON, two spaces deep. */
export function renderContractJson(contract: SettingsContract<unknown>): string {
  return JSON.stringify(describeContract(contract), undefined, 2);
}

/**
 * The contract as an env file: what the environment requires stands empty, to be filled in; the
 * rest is a comment with its default.
 */
export function renderEnvTemplate(
  contract: SettingsContract<unknown>,
  environment: Environment,
): string {
  const rows = describeContract(contract).filter(({ name }) => name !== 'ENV_FILE');
  const blocks = rows.map((one) => [
    ...details(one).map((line) => `# ${line}`),
    templateLine(one, environment),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function templateLine(one: SettingDescription, environment: Environment): string {
  if (one.name === 'ENV') return `ENV=${environment}`;
  if (one.requiredIn.includes(environment)) return `${one.name}=`;
  return `# ${one.name}=${defaultIn(one, environment)}`;
}

function defaultIn(one: SettingDescription, environment: Environment): string {
  if (one.default === undefined) return '';
  return typeof one.default === 'string' ? one.default : one.default[environment];
}

function details(one: SettingDescription): string[] {
  const unit = one.unit === undefined ? '' : `, in ${one.unit}`;
  const lines = [`${one.description}.`, `Form: ${one.expected}${unit}.`];
  if (one.secret) lines.push(`Secret: ${one.name}_FILE may name a file that holds it.`);
  if (one.requiredIn.length > 0) lines.push(`Required in: ${one.requiredIn.join(', ')}.`);
  if (one.default !== undefined) lines.push(`Default: ${defaultText(one.default)}.`);
  if (one.example !== undefined) lines.push(`Example: ${one.example}`);
  return lines;
}

function defaultText(standard: NonNullable<SettingDescription['default']>): string {
  if (typeof standard === 'string') return standard;
  return ENVIRONMENTS.map(
    (one) => `${standard[one] === '' ? 'none' : standard[one]} in ${one}`,
  ).join(', ');
}
