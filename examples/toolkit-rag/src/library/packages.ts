import { readdir, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A direct dependency of the project, as it lies on this machine. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** What its manifest says it is for: description and keywords. */
  readonly topics: string;
}

interface Manifest {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly workspaces: readonly string[];
  readonly dependencies: readonly string[];
}

const MAX_PACKAGES = 300;
const MAX_TOPICS_LENGTH = 600;

/**
 * Finds the direct dependencies (production and development) of a workspace root and of all of its
 * workspaces, as `node_modules` resolves them; the workspaces themselves are left out. Sorted by
 * name; of two versions of one package the root's is taken.
 */
export async function findDirectDependencies(root: string): Promise<InstalledPackage[]> {
  const folders = [root, ...(await workspaceFolders(root))];
  const manifests = await Promise.all(folders.map(readManifest));
  const own = new Set(manifests.map((manifest) => manifest?.name));
  const found = new Map<string, InstalledPackage>();
  for (const [index, manifest] of manifests.entries()) {
    for (const name of manifest?.dependencies ?? []) {
      if (own.has(name) || found.has(name) || found.size >= MAX_PACKAGES) continue;
      const installed = await locatePackage(folders[index] ?? root, name);
      if (installed !== undefined) found.set(name, installed);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function workspaceFolders(root: string): Promise<string[]> {
  const manifest = await readManifest(root);
  const found = await Promise.all(
    (manifest?.workspaces ?? []).map((pattern) => expandWorkspace(root, pattern)),
  );
  return found.flat().sort();
}

/** npm's common forms: a folder, or `folder/*`. */
async function expandWorkspace(root: string, pattern: string): Promise<string[]> {
  if (!pattern.endsWith('/*')) return [path.join(root, pattern)];
  const parent = path.join(root, pattern.slice(0, -2));
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(parent, entry.name));
}

/** Looks where Node looks, without needing the package to export its manifest. */
async function locatePackage(from: string, name: string): Promise<InstalledPackage | undefined> {
  const places = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  for (const place of places) {
    const folder = path.join(place, name);
    const manifest = await readManifest(folder);
    if (manifest?.name !== name || manifest.version === undefined) continue;
    const topics = [manifest.description, manifest.keywords.join(', ')].join('. ');
    return {
      name,
      version: manifest.version,
      folder: await realpath(folder),
      topics: topics.slice(0, MAX_TOPICS_LENGTH),
    };
  }
  return undefined;
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const value: unknown = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  return {
    name: textOf(fields.get('name')),
    version: textOf(fields.get('version')),
    description: textOf(fields.get('description')) ?? '',
    keywords: textsOf(fields.get('keywords')),
    workspaces: textsOf(fields.get('workspaces')),
    dependencies: [...keysOf(fields.get('dependencies')), ...keysOf(fields.get('devDependencies'))],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
