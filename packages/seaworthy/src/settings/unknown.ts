import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { didYouMean } from './faults.ts';
import type { SettingTable } from './layer.ts';

/** Names that systems and tools set, near as some come to ours. */
const COMMON_NAMES = new Set([
  'HOME',
  'HOSTNAME',
  'LOGNAME',
  'MAIL',
  'HOSTTYPE',
  'VENDOR',
  'WORKER',
]);
const COMMON_PREFIXES = /^(npm_|NODE_|PG|OTEL_|XDG_|LC_|KUBERNETES_|GITHUB_|CI_|VITEST|_)/;

/** Names of an env file that no setting has, each with the nearest one. */
export function unknownInFile(settings: SettingTable, names: Iterable<string>): Fault[] {
  const known = knownNames(settings);
  const unknown = [...names].filter((name) => !known.has(name));
  return unknown.map((name) => {
    const plain = settingOfFileName(settings, name);
    if (plain !== undefined) return fileOfPlain(name, plain);
    const near = nearestName(name, known);
    return {
      field: name,
      message: 'expected the name of a setting, got an unknown one in the env file',
      remedy:
        near === undefined ? 'Remove it; `seaworthy env` prints every name' : didYouMean(near),
    };
  });
}

/** Warnings for names of the process environment that come close to a setting and are none. */
export function unknownInProcess(settings: SettingTable, names: Iterable<string>): string[] {
  const known = knownNames(settings);
  const warnings: string[] = [];
  for (const name of names) {
    if (known.has(name) || COMMON_NAMES.has(name) || COMMON_PREFIXES.test(name)) continue;
    const plain = settingOfFileName(settings, name);
    const near = nearestName(name, known);
    if (plain !== undefined) warnings.push(`${name} is not read: ${plain} is not a secret.`);
    else if (near !== undefined) warnings.push(`${name} is not a setting. ${didYouMean(near)}`);
  }
  return warnings;
}

function knownNames(settings: SettingTable): Set<string> {
  const names = [...settings.keys()];
  const files = names.filter((name) => settings.get(name)?.secret !== undefined);
  return new Set([...names, ...files.map((name) => `${name}_FILE`)]);
}

/** `PORT` for `PORT_FILE`: only a secret can come from a file. */
function settingOfFileName(settings: SettingTable, name: string): string | undefined {
  const base = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : '';
  return settings.has(base) ? base : undefined;
}

function fileOfPlain(name: string, plain: string): Fault {
  return {
    field: name,
    message: `expected ${plain} itself, got the name of a file`,
    remedy: `Set ${plain}; only a secret can come from a file`,
  };
}
