/** One statement of a script, without its semicolon. */
export interface Statement {
  readonly text: string;
  /** The line its first word stands on, counted from 1. */
  readonly line: number;
}

/** A quote, comment or parenthesis that never closes. */
export interface UnclosedSql {
  /** What it is, as a word. */
  readonly unclosed: string;
  /** The line it opens on. */
  readonly line: number;
}

/** What a piece of SQL is to a reader that only looks for the ends of statements. */
type Piece = 'space' | 'word' | 'opaque' | 'open' | 'close' | 'end' | 'other';

interface Token {
  readonly piece: Piece;
  readonly text: string;
  /** Set where the text is all that is left, since its end was not found. */
  readonly unclosed?: string;
}

/**
 * Splits a script at its semicolons, as psql does: not within quotes, dollar quotes, comments,
 * parentheses, or the body of a function that begins with `BEGIN ATOMIC`. Time grows with the
 * length of the script and nothing else.
 *
 * @returns the statements, or what never closes.
 * @see https://www.postgresql.org/docs/15/sql-syntax-lexical.html
 */
export function splitStatements(sql: string, firstLine = 1): Statement[] | UnclosedSql {
  const statements: Statement[] = [];
  let line = firstLine;
  let current = newStatement();
  const finish = () => {
    if (current.text !== '') statements.push({ text: current.text.trim(), line: current.line });
    current = newStatement();
  };
  for (const token of tokens(sql)) {
    if (token.unclosed !== undefined) return { unclosed: token.unclosed, line };
    if (token.piece === 'end' && current.depth <= 0 && current.blocks.depth === 0) {
      finish();
    } else if (current.text !== '' || token.piece !== 'space') {
      if (current.text === '') current.line = line;
      current.text += token.text;
      track(current, token);
    }
    line += lineBreaks(token.text);
  }
  if (current.depth > 0) return { unclosed: 'parenthesis', line: current.line };
  finish();
  return statements;
}

interface Current {
  text: string;
  line: number;
  /** Parentheses open. */
  depth: number;
  readonly words: string[];
  readonly blocks: { depth: number };
}

function newStatement(): Current {
  return { text: '', line: 0, depth: 0, words: [], blocks: { depth: 0 } };
}

const LEADING_WORDS = 4;

/** Follows parentheses, and `BEGIN … END` and `CASE … END` in the body of a function. */
function track(current: Current, token: Token): void {
  if (token.piece === 'open') current.depth += 1;
  if (token.piece === 'close') current.depth -= 1;
  if (token.piece !== 'word') return;
  const word = token.text.toLowerCase();
  if (current.words.length < LEADING_WORDS) current.words.push(word);
  if (!createsRoutine(current.words) || current.depth > 0) return;
  const { blocks } = current;
  if (word === 'begin' || (word === 'case' && blocks.depth > 0)) blocks.depth += 1;
  if (word === 'end' && blocks.depth > 0) blocks.depth -= 1;
}

function createsRoutine(words: readonly string[]): boolean {
  return /^create (or replace )?(function|procedure)\b/.test(words.join(' '));
}

const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const SPACE = /\s+/uy;
const NUMBER = /\d[\p{L}\p{N}_.]*/uy;
const DOLLAR_TAG = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const PLAIN: Readonly<Record<string, Piece>> = { '(': 'open', ')': 'close', ';': 'end' };

function* tokens(sql: string): Generator<Token> {
  let index = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index;
    return pattern.exec(sql)?.[0];
  };
  while (index < sql.length) {
    const token = nextToken({ sql, index, take });
    index += token.text.length;
    yield token;
  }
}

interface Reader {
  readonly sql: string;
  readonly index: number;
  readonly take: (pattern: RegExp) => string | undefined;
}

function nextToken(reader: Reader): Token {
  const { sql, index, take } = reader;
  const character = sql[index] ?? '';
  const space = take(SPACE);
  if (space !== undefined) return { piece: 'space', text: space };
  if (sql.startsWith('--', index)) return { piece: 'space', text: lineComment(reader) };
  if (sql.startsWith('/*', index)) return token(reader, 'comment', blockCommentEnd(reader));
  if (/^e'/i.test(sql.slice(index, index + 2))) {
    return token(reader, 'quotation', quotationEnd(sql, { open: index + 1, escapes: true }));
  }
  if (character === "'" || character === '"') {
    return token(reader, 'quotation', quotationEnd(sql, { open: index, escapes: false }));
  }
  const tag = take(DOLLAR_TAG);
  if (tag !== undefined) {
    const close = sql.indexOf(tag, index + tag.length);
    return token(reader, 'dollar quotation', close === -1 ? -1 : close + tag.length);
  }
  const word = take(WORD);
  if (word !== undefined) return { piece: 'word', text: word };
  return { piece: PLAIN[character] ?? 'other', text: take(NUMBER) ?? character };
}

/** What reaches from here to its end; -1 where the end is missing. */
function token({ sql, index }: Reader, what: string, end: number): Token {
  const piece = what === 'comment' ? 'space' : 'opaque';
  if (end === -1) return { piece, text: sql.slice(index), unclosed: what };
  return { piece, text: sql.slice(index, end) };
}

function lineComment({ sql, index }: Reader): string {
  const end = sql.indexOf('\n', index);
  return end === -1 ? sql.slice(index) : sql.slice(index, end);
}

/** Comments nest. */
function blockCommentEnd({ sql, index }: Reader): number {
  let depth = 0;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = index;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}

/** A doubled quote reads as two quotations side by side, which ends at the same place. */
function quotationEnd(
  sql: string,
  at: { readonly open: number; readonly escapes: boolean },
): number {
  const quote = sql[at.open];
  let index = at.open + 1;
  while (index < sql.length && sql[index] !== quote) {
    index += at.escapes && sql[index] === '\\' ? 2 : 1;
  }
  return index < sql.length ? index + 1 : -1;
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
