import type { Exchange } from 'seaworthy';
import type { RequestFault } from '../errors.ts';
import { html } from './html.ts';
import { page } from './layout.ts';

/** What is wrong with a request. */
export function problemPage(
  exchange: Exchange,
  { status, error, fields = {} }: RequestFault,
): string {
  const title = status === 404 ? 'Not found' : 'That did not work';
  const faults = Object.entries(fields);
  const list = faults.map(([field, text]) => html`<li><b>${field}</b>: ${text}</li>`);
  return page(exchange, {
    title,
    body: html`<h1>${title}</h1>
<p class="notice bad" role="alert">${error}</p>
${list.length > 0 && html`<ul>${list}</ul>`}
<p><a href="/">Back to the start</a></p>`,
  });
}
