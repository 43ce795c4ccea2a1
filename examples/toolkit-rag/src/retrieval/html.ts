/**
 * HTML to Markdown-like text: one pass, no tree, so that hostile nesting costs nothing. The result
 * is text for searching and citing; whoever shows it must still escape it.
 */

const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'nav',
  'iframe',
]);
const BREAKS = new Set(
  'p div br section article main header footer ul ol table thead tbody tr blockquote dl dt dd hr'
    .concat(' figure figcaption details summary form fieldset aside address')
    .split(' '),
);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
};
const MAX_TAG_LENGTH = 4096;

/** Reduces HTML to text with Markdown headings, lists and code blocks. Linear in its input. */
export function htmlToText(html: string): string {
  const reader: Reader = { html, at: 0, out: [], inPre: false };
  while (reader.at < html.length) {
    const open = html.indexOf('<', reader.at);
    pushText(reader, open === -1 ? html.length : open);
    if (open === -1) break;
    readMarkup(reader);
  }
  if (reader.inPre) reader.out.push('\n```\n');
  return reader.out.join('');
}

interface Reader {
  readonly html: string;
  readonly out: string[];
  at: number;
  inPre: boolean;
}

function pushText(reader: Reader, end: number): void {
  if (end <= reader.at) return;
  const text = decodeEntities(reader.html.slice(reader.at, end));
  reader.out.push(reader.inPre ? text : text.replaceAll(/\s+/g, ' '));
  reader.at = end;
}

function readMarkup(reader: Reader): void {
  const { html, at } = reader;
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    reader.at = end === -1 ? html.length : end + 3;
    return;
  }
  const end = tagEnd(html, at);
  if (end === -1) {
    reader.out.push('<');
    reader.at = at + 1;
    return;
  }
  reader.at = end + 1;
  const closing = html.charAt(at + 1) === '/';
  const name = tagName(html.slice(at + (closing ? 2 : 1), at + 20));
  if (!closing && SKIPPED.has(name)) skipElement(reader, name);
  else emitTag(reader, name, closing);
}

/** Looks a bounded distance ahead, so that ten million `<` are ten million cheap looks. */
function tagEnd(html: string, at: number): number {
  if (!/[a-z/!?]/i.test(html.charAt(at + 1))) return -1;
  const limit = Math.min(html.length, at + MAX_TAG_LENGTH);
  for (let index = at + 1; index < limit; index++) {
    const code = html.charCodeAt(index);
    if (code === 62) return index;
    if (code === 60) return -1;
  }
  return -1;
}

function tagName(text: string): string {
  return /^[a-z][a-z0-9]{0,15}/i.exec(text)?.[0].toLowerCase() ?? '';
}

function skipElement(reader: Reader, name: string): void {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = reader.at;
  const end = closing.exec(reader.html)?.index;
  const close = end === undefined ? -1 : reader.html.indexOf('>', end);
  reader.at = close === -1 ? reader.html.length : close + 1;
}

function emitTag(reader: Reader, name: string, closing: boolean): void {
  const { out } = reader;
  if (name === 'pre') {
    if (closing === reader.inPre) out.push('\n```\n');
    reader.inPre = !closing;
  } else if (/^h[1-6]$/.test(name)) {
    out.push(closing ? '\n\n' : `\n\n${'#'.repeat(Number(name.charAt(1)))} `);
  } else if (name === 'li') {
    out.push(closing ? '\n' : '\n- ');
  } else if (name === 'td' || name === 'th') {
    out.push(' | ');
  } else if (name === 'code' && !reader.inPre) {
    out.push('`');
  } else if (BREAKS.has(name)) {
    out.push(name === 'tr' || name === 'br' ? '\n' : '\n\n');
  }
}

/** Decodes the numeric entities and the commonest named ones; others stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, (whole, body: string) => {
    const lower = body.toLowerCase();
    if (!lower.startsWith('#'))
      return Object.hasOwn(ENTITIES, lower) ? (ENTITIES[lower] ?? whole) : whole;
    const code = lower.startsWith('#x')
      ? Number.parseInt(lower.slice(2), 16)
      : Number(lower.slice(1));
    return isCharacter(code) ? String.fromCodePoint(code) : whole;
  });
}

/** A scalar value that a document may hold: no NUL, no surrogate, nothing past Unicode. */
function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
