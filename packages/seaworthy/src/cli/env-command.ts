import {
  defineSettings,
  ENVIRONMENTS,
  renderContractJson,
  renderContractText,
  renderEnvTemplate,
  type SettingsContract,
} from '../settings/index.ts';
import { oneOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { findConfig, nearby } from './config-file.ts';

/** `seaworthy env`: the whole environment contract. */
export const envCommand: Command = {
  name: 'env',
  summary: 'print the environment contract: every setting, unit, default and where it is required',
  usage: `[--format text|json|env] [--environment dev|staging|prod] [--config FILE]
  --format       text (default), json, or env: a template of an env file
  --environment  for --format env; default prod
  --config       the service whose own settings are printed too`,
  run: async (args, output) => {
    const { options } = parseArguments(args, ['format', 'environment', 'config']);
    const format = oneOf('--format', options['format'], ['text', 'json', 'env']);
    const environment = oneOf('--environment', options['environment'] ?? 'prod', ENVIRONMENTS);
    const contract = await contractOf(options['config']);
    if (format === 'json') output.line(renderContractJson(contract));
    else if (format === 'env') output.line(renderEnvTemplate(contract, environment));
    else output.line(renderContractText(contract));
    return 0;
  },
};

/** The service's contract where there is a service, else the base contract. */
async function contractOf(path: string | undefined): Promise<SettingsContract<unknown>> {
  if (path === undefined && nearby() === undefined) return defineSettings({});
  return (await findConfig(path)).config.settings;
}
