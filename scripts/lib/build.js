import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectNode, root } from './project.js';
import { run } from './run.js';

const packageFolder = join(root, 'packages', 'seaworthy');
const source = join(packageFolder, 'src');
const dist = join(packageFolder, 'dist');
const stampFile = join(dist, '.seaworthy-stamp');
const settings = [join(packageFolder, 'tsconfig.build.json'), join(root, 'tsconfig.base.json')];

/** True when the built package stems from the sources as they are. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

/**
 * Builds the package with tsc.
 *
 * @returns {Promise<{ code: number, output: string }>} what tsc said
 */
export async function build() {
  const stamp = sourceStamp();
  // Without its stamp the incremental state may be ahead of the files: then all is written anew.
  if (existsSync(stampFile)) rmSync(stampFile);
  else rmSync(dist, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const result = await run(projectNode, [tsc, '-p', settings[0] ?? ''], { quiet: true });
  if (result.code !== 0) return result;
  removeOrphans();
  writeFileSync(stampFile, stamp);
  return result;
}

/** Size and time of each source: cheap enough for every start. */
function sourceStamp() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...files(source)]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return `${hash.digest('hex')}\n`;
}

/** A module that was renamed must not live on in the package. */
function removeOrphans() {
  for (const file of files(dist)) {
    const stem = relative(dist, file).replace(/\.(d\.ts|js|js\.map)$/, '');
    const built = stem !== relative(dist, file);
    if (built && !existsSync(join(source, `${stem}.ts`))) rmSync(file);
  }
}

/**
 * @param {string} folder
 * @returns {string[]} every file below it, in a stable order
 */
function files(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}
