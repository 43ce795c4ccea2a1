import { countLinks, plainInline } from './inline.ts';

export type BlockKind = 'paragraph' | 'item' | 'row' | 'code';

/** One piece of a document under its heading, already reduced to text. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Does it do nothing but lead somewhere: a line of a table of contents, a list of projects? */
  readonly leads: 'nowhere' | 'elsewhere' | 'within';
}

/** A heading with what stands beneath it, up to the next heading. */
export interface Section {
  /** Headings from the outermost to this one; empty before the first heading. */
  readonly trail: readonly string[];
  readonly blocks: readonly Block[];
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t#]*$/;
const HTML_HEADING = /<h([1-6])[^<>]{0,300}>(.{0,300}?)<\/h\1>/i;
/** What folds a part of a page away is that part's heading. */
const SUMMARY = /<summary[^<>]{0,300}>(.{1,300}?)<\/summary>/i;
const FENCE = /^ {0,12}(`{3,}|~{3,})(.*)$/;
const ITEM = /^ {0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const REFERENCE = /^ {0,3}\[[^[\]]{1,200}\]:\s*\S/;
const TABLE_RULE = /^[\s|:-]*-[\s|:-]*$/;
const MAX_HEADING_LENGTH = 200;
const MAX_LINE_LENGTH = 4000;

/** Splits Markdown into sections and blocks; marks, badges and link targets are left behind. */
export function parseMarkdown(text: string): Section[] {
  const parser = new MarkdownParser();
  const lines = withoutComments(text).split('\n').flatMap(boundedLines);
  for (let index = frontMatterEnd(lines); index < lines.length; index++) {
    parser.line(lines[index] ?? '', lines[index + 1] ?? '');
  }
  return parser.finish();
}

/** Cuts a line of megabytes into bounded ones, so that no pattern ever sees more than 4000. */
export function boundedLines(line: string): string | string[] {
  if (line.length <= MAX_LINE_LENGTH) return line;
  const pieces: string[] = [];
  for (let at = 0; at < line.length; ) {
    const end = cutBefore(line, at, at + MAX_LINE_LENGTH);
    pieces.push(line.slice(at, end));
    at = end;
  }
  return pieces;
}

/** The last white space in reach of the limit, else the limit, never within a surrogate pair. */
export function cutBefore(text: string, from: number, limit: number): number {
  if (limit >= text.length) return text.length;
  const window = text.slice(from + ((limit - from) >> 1), limit);
  const space = window.search(/\s\S*$/);
  if (space !== -1) return limit - window.length + space + 1;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    if (open === -1) break;
    parts.push(text.slice(at, open));
    const close = text.indexOf('-->', open);
    at = close === -1 ? open + 4 : close + 3;
    if (close === -1) break;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.slice(1, 60).findIndex((line) => line.trim() === '---');
  return end === -1 ? 0 : end + 2;
}

class MarkdownParser {
  readonly #sections: Section[] = [];
  #trail: (string | undefined)[] = [];
  #blocks: Block[] = [];
  #paragraph: string[] = [];
  #kind: BlockKind = 'paragraph';
  #fence: { readonly mark: string; readonly lines: string[]; readonly info: string } | undefined;
  #skipNext = false;
  #foldDepth: number | undefined;

  line(line: string, next: string): void {
    if (this.#skipNext) {
      this.#skipNext = false;
      return;
    }
    if (this.#fence !== undefined) this.#codeLine(line);
    else if (!this.#structure(line, next)) this.#textLine(line);
  }

  finish(): Section[] {
    this.#endFence();
    this.#endSection();
    return this.#sections;
  }

  #structure(line: string, next: string): boolean {
    const fence = FENCE.exec(line);
    if (fence !== null && !(fence[2] ?? '').includes('`')) {
      this.#endParagraph();
      this.#fence = { mark: fence[1] ?? '```', lines: [], info: (fence[2] ?? '').trim() };
      return true;
    }
    const heading = this.#headingOf(line, next);
    if (heading === undefined) return false;
    this.#startSection(heading.depth, heading.text);
    return true;
  }

  #headingOf(line: string, next: string): { depth: number; text: string } | undefined {
    if (line.length > 1000) return undefined;
    const atx = HEADING.exec(line);
    if (atx !== null) return { depth: atx[1]?.length ?? 1, text: atx[2] ?? '' };
    const html = line.includes('<') ? HTML_HEADING.exec(line) : null;
    if (html !== null) return { depth: Number(html[1]), text: html[2] ?? '' };
    const summary = line.includes('<') ? SUMMARY.exec(line) : null;
    if (summary !== null) return { depth: this.#summaryDepth(), text: summary[1] ?? '' };
    const underline = /^ {0,3}(=+|-+)\s*$/.exec(next);
    const plain = line.trim() !== '' && this.#paragraph.length === 0 && !/^[\s>|*+-]/.test(line);
    if (underline === null || next.trim().length < 2 || !plain) return undefined;
    this.#skipNext = true;
    return { depth: next.trim().startsWith('=') ? 1 : 2, text: line };
  }

  #textLine(raw: string): void {
    const line = raw.replace(/^ {0,3}(?:>[ \t]?)+/, '');
    if (line.trim() === '' || /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line)) {
      this.#endParagraph();
    } else if (REFERENCE.test(line)) {
      this.#endParagraph();
    } else if (line.trimStart().startsWith('|')) {
      this.#endParagraph();
      if (!TABLE_RULE.test(line)) this.#begin('row', tableRow(line));
      this.#endParagraph();
    } else if (ITEM.test(line)) {
      this.#endParagraph();
      this.#begin('item', line.replace(ITEM, '- ').trim());
    } else {
      this.#paragraph.push(line.trim());
    }
  }

  #begin(kind: BlockKind, text: string): void {
    this.#kind = kind;
    this.#paragraph.push(text);
  }

  #codeLine(line: string): void {
    const fence = this.#fence;
    if (fence === undefined) return;
    const close = line.trim();
    if (close.startsWith(fence.mark) && close.replaceAll(fence.mark.charAt(0), '') === '') {
      this.#endFence();
    } else fence.lines.push(line);
  }

  #endFence(): void {
    const fence = this.#fence;
    this.#fence = undefined;
    if (fence === undefined) return;
    const code = fence.lines.join('\n').trimEnd();
    if (code.trim() === '') return;
    const info = /^[\w+-]{1,20}/.exec(fence.info)?.[0].toLowerCase() ?? '';
    this.#blocks.push({ kind: 'code', text: `\`\`\`${info}\n${code}\n\`\`\``, leads: 'nowhere' });
  }

  #endParagraph(): void {
    const raw = this.#paragraph.join(' ');
    const kind = this.#kind;
    this.#paragraph = [];
    this.#kind = 'paragraph';
    if (raw === '') return;
    const text = plainInline(raw);
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    this.#blocks.push({ kind, text, leads: whereItLeads(raw, text) });
  }

  /** One below the last real heading; folded parts that follow each other are siblings. */
  #summaryDepth(): number {
    this.#foldDepth ??= Math.min(6, this.#trail.length) + 1;
    return this.#foldDepth;
  }

  #startSection(depth: number, text: string): void {
    this.#endSection();
    if (depth !== this.#foldDepth) this.#foldDepth = undefined;
    this.#trail.length = Math.min(this.#trail.length, depth - 1);
    this.#trail[depth - 1] = plainInline(text).replaceAll('`', '').slice(0, MAX_HEADING_LENGTH);
  }

  #endSection(): void {
    this.#endParagraph();
    const trail = this.#trail.filter((heading): heading is string => Boolean(heading));
    if (this.#blocks.length > 0 || trail.length > 0) {
      this.#sections.push({ trail, blocks: this.#blocks });
    }
    this.#blocks = [];
  }
}

function tableRow(line: string): string {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(' | ');
}

/** A short line around a link is a signpost; a sentence that holds a link is a sentence. */
function whereItLeads(raw: string, text: string): Block['leads'] {
  const { links, anchors } = countLinks(raw);
  if (links === 0 || text.length / links > 90) return 'nowhere';
  return anchors === links ? 'within' : 'elsewhere';
}
