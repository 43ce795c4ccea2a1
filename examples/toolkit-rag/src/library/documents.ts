import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { InstalledPackage } from './packages.ts';

/** A documentation file of an installed package. */
export interface LibraryFile {
  readonly package: InstalledPackage;
  /** Path within the package, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export interface LibraryLimits {
  /** Larger files are left out. Default 512 KiB. */
  readonly maxFileBytes: number;
  /** Default 200. */
  readonly maxFilesPerPackage: number;
  /** Default 600. */
  readonly maxFiles: number;
  /** Default 12 MiB. */
  readonly maxTotalBytes: number;
}

export const LIBRARY_LIMITS: LibraryLimits = {
  maxFileBytes: 512 * 1024,
  maxFilesPerPackage: 200,
  maxFiles: 600,
  maxTotalBytes: 12 * 1024 * 1024,
};

const MAX_DEPTH = 8;
const MAX_ENTRIES = 20_000;
const MARKDOWN = /\.(?:md|markdown)$/i;
/** Read for other reasons than to learn how a thing is used. */
const NOT_DOCUMENTATION = new RegExp(
  `^(?:${[
    'change-?log',
    'history',
    'releases?',
    'licen[cs]e',
    'third-?party.*',
    'notice',
    'sponsors?',
    'backers',
    'governance',
    'code[-_]of[-_]conduct',
    'authors',
    'contributors',
    'project_charter',
  ].join('|')})\\b`,
  'i',
);
/** README.de.md, README.zh-CN.md: the English one is the original. */
const TRANSLATION = /^readme[._-][a-z]{2}(?:[-_][a-z]{2})?\.md$/i;
const NOT_DOCUMENTATION_FOLDER = new Set(
  'node_modules test tests __tests__ fixtures vendor dist build lib coverage'.split(' '),
);

/** Lists the Markdown documentation of the packages, bounded, in a fixed order. */
export async function findDocuments(
  packages: readonly InstalledPackage[],
  limits: LibraryLimits = LIBRARY_LIMITS,
): Promise<LibraryFile[]> {
  const lists = await Promise.all(packages.map((entry) => documentsOf(entry, limits)));
  const files: LibraryFile[] = [];
  let total = 0;
  for (const file of lists.flat()) {
    if (files.length >= limits.maxFiles) break;
    if (total + file.sizeBytes > limits.maxTotalBytes) continue;
    total += file.sizeBytes;
    files.push(file);
  }
  return files;
}

async function documentsOf(
  installed: InstalledPackage,
  limits: LibraryLimits,
): Promise<LibraryFile[]> {
  const names = await markdownIn(installed.folder);
  const files: LibraryFile[] = [];
  for (const name of names) {
    if (files.length >= limits.maxFilesPerPackage) break;
    const facts = await stat(path.join(installed.folder, name)).catch(() => undefined);
    if (!facts?.isFile() || facts.size === 0 || facts.size > limits.maxFileBytes) continue;
    files.push({
      package: installed,
      path: name,
      sizeBytes: facts.size,
      modifiedMs: Math.trunc(facts.mtimeMs),
    });
  }
  return files;
}

/** Breadth first, so that a README is never crowded out; symbolic links are not followed. */
async function markdownIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  let seen = 0;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && seen < MAX_ENTRIES; depth++) {
    const next: string[] = [];
    for (const parent of level.sort()) {
      const options = { withFileTypes: true } as const;
      const entries = await readdir(path.join(folder, parent), options).catch(() => []);
      seen += entries.length;
      for (const entry of entries) {
        const name = parent === '' ? entry.name : `${parent}/${entry.name}`;
        if (entry.isDirectory() && isDocumentationFolder(entry.name)) next.push(name);
        else if (entry.isFile() && isDocumentation(entry.name)) found.push(name);
      }
    }
    level = next;
  }
  return found.sort();
}

function isDocumentationFolder(name: string): boolean {
  return !name.startsWith('.') && !NOT_DOCUMENTATION_FOLDER.has(name.toLowerCase());
}

function isDocumentation(name: string): boolean {
  return MARKDOWN.test(name) && !NOT_DOCUMENTATION.test(name) && !TRANSLATION.test(name);
}
