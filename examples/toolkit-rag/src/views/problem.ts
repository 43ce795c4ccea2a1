import type { Exchange } from 'seaworthy';
import type { RequestFault } from '../errors.ts';
import { html } from './html.ts';
import { page } from './layout.ts';

/** What is wrong with a request. */
export function problemPage(exchange: Exchange, { error, fields = {} }: RequestFault): string {
  const faults = Object.entries(fields);
  const list = faults.map(([field, text]) => html`<li><b>${field}</b>: ${text}</li>`);
  return page(exchange, {
    title: 'That did not work',
    body: html`<h1>That did not work</h1>
<p class="notice bad" role="alert">${error}</p>
${list.length > 0 && html`<ul>${list}</ul>`}
<p><a href="/">Back to the start</a></p>`,
  });
}
