/**
 * Reads PostgreSQL's text form of an array (`{1,NULL,"a \"b\""}`, nested, with or without bounds
 * `[0:1]=`) in one pass. The text comes from the server, so its form is trusted.
 *
 * @see https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO
 */
export function parseArrayText(text: string, parse: (item: string) => unknown): unknown[] {
  const root: unknown[] = [];
  const open: unknown[][] = [root];
  let index = text.startsWith('[') ? text.indexOf('=') + 1 : 0;
  while (index < text.length) {
    const character = text[index];
    const current = open.at(-1) ?? root;
    if (character === '{') {
      const inner: unknown[] = [];
      current.push(inner);
      open.push(inner);
      index += 1;
    } else if (character === '}') {
      open.pop();
      index += 1;
    } else if (character === ',') {
      index += 1;
    } else {
      const item = character === '"' ? quotedItem(text, index) : bareItem(text, index);
      current.push(item.isNull ? null : parse(item.value));
      index = item.end;
    }
  }
  return Array.isArray(root[0]) ? root[0] : [];
}

interface Item {
  readonly value: string;
  readonly isNull: boolean;
  /** The index after it. */
  readonly end: number;
}

function quotedItem(text: string, start: number): Item {
  let value = '';
  let index = start + 1;
  while (index < text.length && text[index] !== '"') {
    if (text[index] === '\\') index += 1;
    value += text[index] ?? '';
    index += 1;
  }
  return { value, isNull: false, end: index + 1 };
}

function bareItem(text: string, start: number): Item {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '}') end += 1;
  const value = text.slice(start, end);
  return { value, isNull: value === 'NULL', end };
}
