import type { Exchange } from 'seaworthy';
import type { ListedDocument } from '../documents.ts';
import type { Page } from '../paging.ts';
import { type Html, html } from './html.ts';
import { page, tokenField } from './layout.ts';
import { sourceHtml } from './passage.ts';
import { dateHtml, pager, type TableRow, table } from './tables.ts';

export interface DocumentsParts {
  readonly documents: Page<ListedDocument>;
  readonly notice?: string | undefined;
  readonly error?: string | undefined;
  readonly isLoading: boolean;
}

const COLUMNS = ['Document', 'From', 'Passages', 'Added (UTC)', 'Action'];

/** What answers are drawn from, and the form to add to it. */
export function documentsPage(exchange: Exchange, parts: DocumentsParts): string {
  const { documents, notice, error, isLoading } = parts;
  return page(exchange, {
    title: 'Documents',
    body: html`<h1>Documents</h1>
${isLoading && html`<p class="notice" role="status">The library is still being loaded.</p>`}
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
${error !== undefined && html`<p class="notice bad" role="alert">${error}</p>`}
${uploadForm(exchange)}
${table(
  COLUMNS,
  documents.rows.map((document) => row(exchange, document)),
)}
${pager('/admin/documents', documents)}`,
  });
}

function uploadForm(exchange: Exchange): Html {
  return html`<form class="stack card" method="post" action="/admin/documents"
 enctype="multipart/form-data">
<h2>Upload a document</h2>
${tokenField(exchange)}
<label for="title">Title (the file's name unless given)</label>
<input id="title" name="title" maxlength="200">
<label for="document">Markdown, text or HTML, in UTF-8, up to 10 MB</label>
<input id="document" name="document" type="file" required
 accept=".md,.markdown,.txt,.text,.html,.htm,text/markdown,text/plain,text/html">
<button>Upload</button>
</form>`;
}

function row(exchange: Exchange, document: ListedDocument): TableRow {
  const { id, title, source, origin, passageCount, createdAt } = document;
  return {
    Document: html`${title}<br>${sourceHtml(source)}`,
    From: origin,
    Passages: passageCount,
    'Added (UTC)': dateHtml(createdAt),
    Action: origin === 'upload' && deleteForm(exchange, { id, title }),
  };
}

function deleteForm(exchange: Exchange, { id, title }: { id: string; title: string }): Html {
  return html`<form method="post" action="/admin/documents/${id}/delete">${tokenField(exchange)}
<button class="quiet" aria-label="Delete ${title}">Delete</button></form>`;
}
