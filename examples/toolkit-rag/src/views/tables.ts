import type { Page } from '../paging.ts';
import { type Content, type Html, html } from './html.ts';

/** A row: under each column's heading what stands there. */
export type TableRow = Readonly<Record<string, Content>>;

/** A table whose rows become cards on a narrow page, each value then under its column's name. */
export function table(columns: readonly string[], rows: readonly TableRow[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((column) => cell(column, row[column]));
    return html`<tr>${cells}</tr>\n`;
  });
  if (rows.length === 0) return html`<p class="where">Nothing yet.</p>`;
  return html`<table><thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody></table>`;
}

/** A cell with nothing in it is left out of a card. */
function cell(column: string, content: Content): Html {
  if (content === undefined || content === false) return html`<td></td>`;
  return html`<td data-label="${column}"><div>${content}</div></td>`;
}

/** `2026-11-21 04:05` in UTC. */
export function dateHtml(date: Date): Html {
  const text = date.toISOString();
  return html`<time datetime="${text}">${text.slice(0, 16).replace('T', ' ')}</time>`;
}

/** Links to the pages before and after. */
export function pager(path: string, { page, hasNext }: Page<unknown>): Html | undefined {
  if (page === 1 && !hasNext) return undefined;
  return html`<nav class="pager" aria-label="Pages">
${page > 1 && html`<a href="${path}?page=${page - 1}">Newer</a>`} <span>Page ${page}</span>
${hasNext && html`<a href="${path}?page=${page + 1}">Older</a>`}</nav>`;
}
