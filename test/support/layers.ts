import { posix } from 'node:path';
import { type Import, importsOf, type Source } from './syntax.ts';

/** What one folder of `src/` may import: everything of some folders, only types of others. */
interface Row {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

/** The folder of `src/index.ts`. */
const TOP = '';

const PARTS = ['limits', 'identity', 'health', 'telemetry', 'database', 'jobs'];
const BELOW_GUARDS = ['core', 'settings', 'policy', ...PARTS];
const BELOW_SERVER = [...BELOW_GUARDS, 'guards', 'compile'];
const READERS = ['gateway', 'checks', 'verify', 'ship', 'probe'];
const BELOW_SERVICE = [...BELOW_SERVER, 'server', 'adapters', ...READERS];

const CORE_AND_POLICY: Row = { values: ['core', 'policy'] };

/** The table of ARCHITECTURE.md. A folder without a row here is a fault. */
export const LAYERS: ReadonlyMap<string, Row> = new Map([
  ['core', { values: [] }],
  ['settings', { values: ['core'] }],
  ['policy', { values: ['core'] }],
  ...PARTS.map((part): [string, Row] => [part, { values: ['core'] }]),
  ['guards', { values: ['core'], types: ['policy', ...PARTS] }],
  ['compile', { values: [...BELOW_GUARDS, 'guards'] }],
  ['server', { values: BELOW_SERVER }],
  ['adapters', CORE_AND_POLICY],
  ...READERS.map((reader): [string, Row] => [reader, CORE_AND_POLICY]),
  ['service', { values: BELOW_SERVICE }],
  [TOP, { values: [...BELOW_SERVICE, 'service'] }],
  ['cli', { values: [TOP, ...BELOW_SERVICE, 'service'] }],
]);

/** What a package may bring in: `dependencies` always, the others only when used. */
export interface Packages {
  readonly always: ReadonlySet<string>;
  /** Optional peers: types, or `import()` where they are used. */
  readonly whenUsed: ReadonlySet<string>;
}

/** Every import that the table or the manifest forbids, by file and line. */
export function layerFaults(sources: readonly Source[], packages: Packages): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((each) => {
      const fault = faultOf(source.path, each, packages);
      return fault === undefined ? [] : [`${source.path}:${each.line} ${fault}`];
    }),
  );
}

function faultOf(path: string, each: Import, packages: Packages): string | undefined {
  if (!each.specifier.startsWith('.')) return packageFault(each, packages);
  const folder = folderOf(path);
  const target = folderOf(resolve(path, each.specifier));
  if (target === folder) return undefined;
  const row = LAYERS.get(folder);
  if (row === undefined) return `is in '${folder}', which has no row in the table of layers`;
  if (row.values.includes(target)) return undefined;
  if (!row.types?.includes(target)) return `imports '${target}', which '${folder}' may not`;
  return each.typeOnly ? undefined : `imports a value of '${target}', expected only types`;
}

function packageFault(each: Import, packages: Packages): string | undefined {
  const name = each.specifier.split('/', each.specifier.startsWith('@') ? 2 : 1).join('/');
  if (name.startsWith('node:') || packages.always.has(name)) return undefined;
  if (!packages.whenUsed.has(name)) return `imports '${name}', which the manifest does not name`;
  return each.typeOnly || each.dynamic
    ? undefined
    : `imports '${name}' at load, expected import() where it is used`;
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/', 1)[0] ?? TOP) : TOP;
}

function resolve(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

/** Each import cycle once, as `a.ts → b.ts → a.ts`; types count too. */
export function importCycles(sources: readonly Source[]): readonly string[] {
  const graph = new Map(sources.map((source) => [source.path, neighbours(source)]));
  const cycles = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.add([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return [...cycles];
}

function neighbours(source: Source): readonly string[] {
  const relative = importsOf(source).filter((each) => each.specifier.startsWith('.'));
  return relative.map((each) => resolve(source.path, each.specifier));
}
