import type { Page } from '../paging.ts';
import { type Html, html } from './html.ts';

/** `2026-11-21 04:05` in UTC. */
export function dateText(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

/** Links to the pages before and after. */
export function pager(path: string, { page, hasNext }: Page<unknown>): Html | undefined {
  if (page === 1 && !hasNext) return undefined;
  return html`<nav class="pager" aria-label="Pages">
${page > 1 && html`<a href="${path}?page=${page - 1}">Newer</a>`} <span>Page ${page}</span>
${hasNext && html`<a href="${path}?page=${page + 1}">Older</a>`}</nav>`;
}
