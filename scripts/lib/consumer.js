import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npm } from './npm.js';
import { Failure, projectNode, root } from './project.js';
import { run } from './run.js';

const packageFolder = join(root, 'packages', 'seaworthy');

/** Imports every public path of the package as plain JavaScript, as someone who installed it. */
const IMPORT_ALL = `
for (const path of process.argv.slice(2)) {
  const names = Object.keys(await import(path));
  if (names.length === 0) console.log(path + ': types only');
}
`;

/**
 * Packs the package, unpacks it into an empty project with nothing but its own dependencies, and
 * uses it from plain JavaScript and from TypeScript. Needs no network.
 *
 * @returns {Promise<import('./vitest.js').Result>}
 */
export async function consumer() {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-consumer-'));
  try {
    const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const installed = await unpack(folder);
    link(folder, Object.keys(manifest.dependencies));
    await importEveryPath(folder, manifest.exports);
    await expectSuccess(projectNode, [join(installed, 'bin', 'seaworthy.js'), '--help'], folder);
    link(folder, [...Object.keys(manifest.peerDependencies), '@types/node', '@types/pg']);
    await compileAgainst(folder, manifest.exports);
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function unpack(folder) {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  const options = ['--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', folder];
  const { code, output } = await npm(['pack', packageFolder, ...options]);
  const start = output.indexOf('[\n');
  if (code !== 0 || start < 0) throw new Failure(`npm pack failed:\n${output}`);
  const [packed] = JSON.parse(output.slice(start));
  expectOnlyBuilt(packed.files.map((/** @type {{ path: string }} */ file) => file.path));
  await expectSuccess('tar', ['-xzf', join(folder, packed.filename), '-C', modules], folder);
  const installed = join(modules, 'seaworthy');
  await expectSuccess('mv', [join(modules, 'package'), installed], folder);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return installed;
}

/** @param {string[]} files */
function expectOnlyBuilt(files) {
  const meant = /^(package\.json|README\.md|LICENSE|bin\/[^/]+\.js|dist\/.+\.(js|d\.ts|js\.map))$/;
  const strange = files.filter((file) => !meant.test(file) || /(^|\/)\./.test(file));
  if (strange.length > 0) throw new Failure(`the package would hold: ${strange.join(', ')}`);
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
function link(folder, names) {
  const require = createRequire(join(packageFolder, 'package.json'));
  for (const name of names) {
    const target = (require.resolve.paths(name) ?? [])
      .map((modules) => join(modules, name))
      .find((path) => exists(require, path));
    if (target === undefined) throw new Failure(`${name} is not installed`);
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place);
  }
}

/**
 * @param {NodeJS.Require} require
 * @param {string} path
 */
function exists(require, path) {
  try {
    require.resolve(join(path, 'package.json'));
    return true;
  } catch {
    return false;
  }
}

/** @param {Record<string, unknown>} exports */
function specifiers(exports) {
  const paths = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  return paths.map((path) => `seaworthy${path.slice(1)}`);
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} exports
 */
async function importEveryPath(folder, exports) {
  const file = join(folder, 'consumer.js');
  writeFileSync(file, IMPORT_ALL);
  await expectSuccess(projectNode, [file, ...specifiers(exports)], folder);
}

/**
 * The shipped declarations are checked too, not only that they are found.
 *
 * @param {string} folder
 * @param {Record<string, unknown>} exports
 */
async function compileAgainst(folder, exports) {
  const file = join(folder, 'consumer.ts');
  const imports = specifiers(exports).map((path, at) => `import * as m${at} from '${path}';`);
  const uses = imports.map((_, at) => `m${at}`).join(', ');
  writeFileSync(file, `${imports.join('\n')}\nexport const all = [${uses}];\n`);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--noEmit'];
  const args = [tsc, ...flags, '--types', 'node', file];
  const { output } = await run(projectNode, args, { cwd: folder, quiet: true });
  const ours = output
    .split('\n')
    .filter((line) => /^(consumer\.ts|node_modules\/seaworthy)/.test(line));
  if (ours.length > 0) throw new Failure(`the shipped types do not hold:\n${ours.join('\n')}`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function expectSuccess(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd, quiet: true });
  if (code === 0) return;
  throw new Failure(`as a consumer: ${args.join(' ')} ended with ${code}\n${output.trim()}`);
}
