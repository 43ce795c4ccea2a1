import type { SettingTable } from './layer.ts';
import type { Sources } from './sources.ts';

/** Warnings for secrets that lie where others can read them; staging and prod alone. */
export function findExposed(settings: SettingTable, sources: Sources): string[] {
  if (sources.environment === 'dev') return [];
  return [...sources.given].flatMap(([name, given]) => {
    if (settings.get(name)?.secret === undefined || given.text === '') return [];
    const inFile = given.provenance === 'env-file';
    const where = inFile ? sources.envFile : `the file of ${name}_FILE`;
    if (given.readableByAll) return [`${name}: every user of the machine can read ${where}.`];
    if (!inFile || sources.envFileNamed) return [];
    return [`${name}: ${where} lies beside the code; keep secrets out of the repository.`];
  });
}
