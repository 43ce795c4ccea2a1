import { settingsOf } from '../service/declared.ts';
import { secretTexts } from '../service/telemetry.ts';
import type { BaseSettings, LoadedSettings } from '../settings/index.ts';
import type { CommandContext, CommandInput } from './command.ts';
import { demandConfig, type FoundConfig } from './config-file.ts';

/** A declared service whose settings are good. */
export interface ConfiguredService extends FoundConfig {
  readonly loaded: LoadedSettings<BaseSettings>;
}

/**
 * Finds the service that a command is about and reads its settings, whose secrets no error of the
 * command will show.
 *
 * @throws SeaworthyError `cli.config`, `settings.invalid`, `settings.file`
 */
export async function configuredService(
  input: CommandInput,
  context: CommandContext,
): Promise<ConfiguredService> {
  const found = await demandConfig(context, input.options.get('config'));
  const { config, rootDirectory } = found;
  const loaded = settingsOf(config, { environment: context.environment, rootDirectory });
  for (const text of secretTexts(loaded)) context.secrets.add(text);
  return { ...found, loaded };
}
