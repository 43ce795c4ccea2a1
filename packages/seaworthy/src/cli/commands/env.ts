import {
  defineSettings,
  ENVIRONMENTS,
  renderContractJson,
  renderContractText,
  renderEnvTemplate,
} from '../../settings/index.ts';
import { CONFIG_OPTION, type Command, type ExitCode, NO_ARGUMENTS } from '../command.ts';
import { findConfig } from '../config-file.ts';

/** Prints names, forms and defaults; never a value that somebody gave. */
export const envCommand: Command = {
  name: 'env',
  summary: 'print the whole environment contract',
  details: [
    'Every setting: its form and unit, its default, where it is required. With a configuration',
    "also the service's own settings. Reads no value of the environment.",
  ],
  arguments: NO_ARGUMENTS,
  options: {
    format: {
      label: 'FORMAT',
      summary: 'text to read, JSON, or an env file to fill in',
      choices: ['text', 'json', 'env'],
    },
    environment: {
      label: 'ENV',
      summary: 'whom the env file is for',
      choices: ['prod', 'staging', 'dev'],
    },
    config: CONFIG_OPTION,
  },
  run: async ({ options }, context): Promise<ExitCode> => {
    const found = await findConfig(context, options.get('config'));
    const contract = found?.config.settings ?? defineSettings();
    const target = ENVIRONMENTS.find((one) => one === options.get('environment')) ?? 'prod';
    const format = options.get('format');
    if (format === 'json') context.print(renderContractJson(contract));
    else if (format === 'env') context.print(renderEnvTemplate(contract, target).trimEnd());
    else context.print(renderContractText(contract));
    return 0;
  },
};
