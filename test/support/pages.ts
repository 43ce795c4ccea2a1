import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocks } from './markdown.ts';
import { readText, root } from './repository.ts';

/** The TypeScript block of a page that holds this text. */
export function blockWith(page: string, text: string): string {
  const blocks = codeBlocks(readText(page)).filter(
    ({ language, code }) => language === 'ts' && code.includes(text),
  );
  const [block] = blocks;
  if (block === undefined || blocks.length > 1) {
    throw new Error(`${page}: expected one block with '${text}', got ${blocks.length}`);
  }
  return block.code;
}

/** A folder inside the checkout, so that what lies in it finds the package as a user would. */
export interface Workshop {
  readonly folder: string;
  /** Writes a module; returns its path. */
  readonly put: (name: string, code: string) => string;
  readonly remove: () => void;
}

export function openWorkshop(): Workshop {
  mkdirSync(join(root, '.seaworthy'), { recursive: true });
  const folder = mkdtempSync(join(root, '.seaworthy', 'pages-'));
  return {
    folder,
    put: (name, code) => {
      const file = join(folder, name);
      writeFileSync(file, code);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The cells of a page's tables, row by row, without their heads; only tables with this head. */
export function tableRows(page: string, ...head: readonly string[]): readonly string[][] {
  const lines = readText(page).split('\n');
  const start = lines.indexOf(`| ${head.join(' | ')} |`);
  if (start < 0) throw new Error(`${page}: expected a table of ${head.join(', ')}`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end < 0 ? undefined : end);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
