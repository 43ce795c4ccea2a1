import { sectionWeight } from './boilerplate.ts';
import { DocumentRefusedError, type MediaType } from './decode.ts';
import { htmlToText } from './html.ts';
import { type Block, boundedLines, cutBefore, parseMarkdown, type Section } from './markdown.ts';

/** A piece of a document that is found, scored and cited on its own. */
export interface Passage {
  /** Counts from 0 within the document. */
  readonly position: number;
  /** Headings from the outermost to the passage's own. */
  readonly trail: readonly string[];
  /** 40 to about 1400 characters of text; code stands between fences. */
  readonly content: string;
  /** How much the passage counts in ranking: 1 for prose, less for signposts and notices. */
  readonly weight: number;
}

/** A passage is closed at the first block past this many characters. */
const TARGET_LENGTH = 900;
/** No block is longer; longer ones are cut at a line, a sentence or a space. */
const MAX_BLOCK_LENGTH = 1100;
const MAX_PASSAGE_LENGTH = 1400;
const MAX_OVERLAP_LENGTH = 160;
/** A document that falls into more pieces is refused: it is hostile, or no document. */
export const MAX_PASSAGES = 20_000;

/**
 * Splits a document into passages. The same text always gives the same passages; the work is
 * linear in the text's length whatever it holds.
 *
 * @throws DocumentRefusedError more than 20 000 passages
 */
export function chunkDocument(text: string, mediaType: MediaType): Passage[] {
  const passages: Passage[] = [];
  for (const section of sectionsOf(text, mediaType)) {
    const weight = sectionWeight(section);
    if (weight === 0) continue;
    for (const content of packBlocks(section.blocks)) {
      passages.push({ position: passages.length, trail: section.trail, content, weight });
    }
    if (passages.length > MAX_PASSAGES) throw tooManyPassages();
  }
  return passages;
}

function tooManyPassages(): DocumentRefusedError {
  const message = `document: expected at most ${MAX_PASSAGES} passages, got more. Split the file`;
  return new DocumentRefusedError('document.too-many-passages', message);
}

function sectionsOf(text: string, mediaType: MediaType): Section[] {
  if (mediaType === 'text/plain') return [{ trail: [], blocks: plainBlocks(text) }];
  return parseMarkdown(mediaType === 'text/html' ? htmlToText(text) : text);
}

function plainBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  for (const line of [...text.split('\n').flatMap(boundedLines), '']) {
    if (line.trim() !== '') {
      paragraph.push(line.trim());
    } else if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', text: paragraph.join(' '), leads: 'nowhere' });
      paragraph = [];
    }
  }
  return blocks;
}

/** Fills passages block by block; a short lead-in is kept with the code or list it introduces. */
function packBlocks(blocks: readonly Block[]): string[] {
  const passages: string[] = [];
  let current: Block[] = [];
  let length = 0;
  const close = (): void => {
    if (current.length > 0) passages.push(joinBlocks(current));
    current = [];
    length = 0;
  };
  for (const block of blocks.flatMap(cutBlock)) {
    const full = length + block.text.length > limitFor(block, current);
    if (full || length >= TARGET_LENGTH) {
      const overlap = overlapOf(current);
      close();
      if (overlap !== undefined && block.kind !== 'row') {
        current.push(overlap);
        length = overlap.text.length;
      }
    }
    current.push(block);
    length += block.text.length + 1;
  }
  close();
  return passages;
}

/** Code may overfill a passage rather than lose the sentence that says what it shows. */
function limitFor(block: Block, current: readonly Block[]): number {
  const introduced = block.kind === 'code' && current.at(-1)?.kind === 'paragraph';
  return introduced ? MAX_PASSAGE_LENGTH : MAX_BLOCK_LENGTH;
}

function overlapOf(blocks: readonly Block[]): Block | undefined {
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph') return undefined;
  const sentence = /[^.!?]{20,160}[.!?:]$/.exec(last.text.slice(-MAX_OVERLAP_LENGTH))?.[0].trim();
  return sentence === undefined ? undefined : { ...last, text: sentence };
}

function joinBlocks(blocks: readonly Block[]): string {
  let text = '';
  let previous: Block | undefined;
  for (const block of blocks) {
    const tight = previous?.kind === block.kind && (block.kind === 'item' || block.kind === 'row');
    text += previous === undefined ? block.text : `${tight ? '\n' : '\n\n'}${block.text}`;
    previous = block;
  }
  return text;
}

function cutBlock(block: Block): Block | Block[] {
  if (block.text.length <= MAX_BLOCK_LENGTH) return block;
  return block.kind === 'code' ? cutCode(block) : cutProse(block);
}

function cutProse(block: Block): Block[] {
  const pieces: Block[] = [];
  const { text } = block;
  for (let at = 0; at < text.length; ) {
    const end = sentenceEnd(text, at, at + TARGET_LENGTH);
    const piece = text.slice(at, end).trim();
    if (piece !== '') pieces.push({ ...block, text: piece });
    at = end;
  }
  return pieces;
}

function sentenceEnd(text: string, from: number, limit: number): number {
  if (limit >= text.length) return text.length;
  const half = from + ((limit - from) >> 1);
  const stop = text.slice(half, limit).lastIndexOf('. ');
  return stop === -1 ? cutBefore(text, from, limit) : half + stop + 2;
}

/** Each piece of a long listing keeps its fences, so that it still reads as code. */
function cutCode(block: Block): Block[] {
  const lines = block.text.split('\n');
  const fence = lines[0] ?? '```';
  const pieces: Block[] = [];
  let piece: string[] = [];
  let length = 0;
  const close = (): void => {
    const text = `${fence}\n${piece.join('\n')}\n\`\`\``;
    if (piece.some((line) => line.trim() !== '')) pieces.push({ ...block, text });
    piece = [];
    length = 0;
  };
  for (const line of lines.slice(1, -1).flatMap(shortLines)) {
    if (length + line.length > TARGET_LENGTH) close();
    piece.push(line);
    length += line.length + 1;
  }
  close();
  return pieces;
}

function shortLines(line: string): string | string[] {
  if (line.length <= TARGET_LENGTH) return line;
  const pieces: string[] = [];
  for (let at = 0; at < line.length; ) {
    const end = cutBefore(line, at, at + TARGET_LENGTH);
    pieces.push(line.slice(at, end));
    at = end;
  }
  return pieces;
}
