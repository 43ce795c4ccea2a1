/** A fenced block of a Markdown page. */
export interface CodeBlock {
  readonly language: string;
  /** What follows the language on the fence: `ignore: the reason`. */
  readonly info: string;
  /** The line of the fence, from 1. */
  readonly line: number;
  readonly code: string;
}

export interface Link {
  readonly target: string;
  readonly line: number;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/;

/** Every fenced block; one that is never closed ends with the page. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const open = lines[at]?.match(FENCE);
    if (open === null || open === undefined) continue;
    const [, , fence = '', language = '', info = ''] = open;
    const isClose = (line: string): boolean => line.trim() === fence;
    const length = lines.slice(at + 1).findIndex(isClose);
    const end = length < 0 ? lines.length : at + 1 + length;
    blocks.push({ language, info, line: at + 1, code: lines.slice(at + 1, end).join('\n') });
    at = end;
  }
  return blocks;
}

/** The text with code blanked out, line for line. */
function prose(text: string): string {
  let rest = text;
  for (const block of codeBlocks(text)) {
    rest = rest.replace(block.code, block.code.replace(/[^\n]/g, ' '));
  }
  return rest.replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
}

/** Inline links and link definitions outside of code. */
export function links(text: string): readonly Link[] {
  const plain = prose(text);
  const matches = plain.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm);
  return [...matches].map((match) => ({
    target: match[1] ?? match[2] ?? '',
    line: plain.slice(0, match.index).split('\n').length,
  }));
}

/** The anchors that the headings of a page give. */
export function anchors(text: string): ReadonlySet<string> {
  const headings = text.split('\n').filter((line) => /^#{1,6} /.test(line));
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}
