import { decodeEntities } from './html.ts';

/*
 * Every pattern below stops at its own opening character and has an upper bound, so that a line of
 * ten million brackets is read once, not once per bracket.
 */
const IMAGE = /!\[[^[\]]{0,500}\](?:\([^()[\]]{0,2000}\)|\[[^[\]]{0,200}\])/g;
const LINK = /\[([^[\]]{1,500})\](?:\([^()[\]]{0,2000}\)|\[[^[\]]{0,200}\])/g;
const EMPTY_LINK = /\[\s{0,20}\](?:\([^()[\]]{0,2000}\)|\[[^[\]]{0,200}\])/g;
const AUTO_LINK = /<https?:\/\/[^<>\s]{1,2000}>/g;
const TAG = /<\/?[a-z][^<>]{0,1000}>/gi;
const EMPHASIS = /(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)/g;
const NOTE_MARK = /^\[!(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION)\]\s*/i;

/** Markdown's inline marks taken off: images gone, links reduced to their text, tags removed. */
export function plainInline(line: string): string {
  let text = line;
  if (text.includes('[')) {
    text = text.replace(NOTE_MARK, '').replaceAll(IMAGE, '').replaceAll(EMPTY_LINK, '');
    text = text.replaceAll(LINK, '$1');
  }
  if (/[<*_]/.test(text)) text = outsideCode(text);
  return decodeEntities(text)
    .replaceAll(/:[a-z][a-z0-9_]{1,30}:/g, '')
    .replaceAll(/[^\S\n]{2,}/g, ' ')
    .trim();
}

/** Tags and stars are markup outside of code spans, and the text's subject inside of them. */
function outsideCode(text: string): string {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll(AUTO_LINK, '').replaceAll(TAG, ' ').replaceAll(EMPHASIS, ''),
    )
    .join('`');
}

/** How many links the line has, and how many of them only lead elsewhere in the same document. */
export function countLinks(line: string): { readonly links: number; readonly anchors: number } {
  if (!line.includes('](')) return { links: 0, anchors: 0 };
  const links = line.match(/\]\([^()\s]{1,2000}/g)?.length ?? 0;
  const anchors = line.match(/\]\(#/g)?.length ?? 0;
  return { links, anchors };
}
