import type { Exchange } from './exchange.ts';
import type { Field, Refusal } from './verdict.ts';

const PROBLEM: Field = ['Content-Type', 'application/problem+json; charset=utf-8'];
const PAGE: Field = ['Content-Type', 'text/html; charset=utf-8'];
const TEXT: Field = ['Content-Type', 'text/plain; charset=utf-8'];

/** The body of a refusal and the fields that go with it. */
export interface RenderedRefusal {
  readonly fields: readonly Field[];
  readonly body: string;
}

/**
 * A refusal in the form the client reads: RFC 9457 problem details for API clients, a short page
 * for browsers, a line of text for the rest. A 5xx says no more than its title, unless the service
 * exposes failures (dev).
 */
export function renderRefusal(exchange: Exchange, refusal: Refusal): RenderedRefusal {
  const detail =
    refusal.status < 500 || exchange.pipeline.services.exposeFailures ? refusal.detail : undefined;
  const [type, body] = renderBody(exchange, refusal, detail);
  return { fields: [type, ['Cache-Control', 'no-store'], ...refusal.fields], body };
}

function renderBody(
  exchange: Exchange,
  refusal: Refusal,
  detail: string | undefined,
): readonly [Field, string] {
  const form = preferredForm(exchange.request.headers);
  if (form === 'problem') return [PROBLEM, problemDocument(exchange.requestId, refusal, detail)];
  if (form === 'page') return [PAGE, page(exchange.requestId, refusal, detail)];
  return [TEXT, `${detail ?? refusal.title}\n`];
}

/** What the `Accept` and `Content-Type` fields of the request say about its reader. */
function preferredForm(headers: Readonly<Record<string, unknown>>): 'problem' | 'page' | 'text' {
  const accept = typeof headers['accept'] === 'string' ? headers['accept'].slice(0, 512) : '';
  if (accept.includes('text/html')) return 'page';
  if (accept.includes('json')) return 'problem';
  if (accept.includes('text/plain')) return 'text';
  const sent = typeof headers['content-type'] === 'string' ? headers['content-type'] : '';
  return sent.includes('json') ? 'problem' : 'text';
}

/** An RFC 9457 problem document; `instance` is the request id. */
export function problemDocument(
  requestId: string,
  refusal: Refusal,
  detail: string | undefined,
): string {
  return JSON.stringify({
    type: refusal.type ?? 'about:blank',
    title: refusal.title,
    status: refusal.status,
    detail,
    instance: requestId,
    code: refusal.code,
    ...refusal.extensions,
  });
}

function page(requestId: string, refusal: Refusal, detail: string | undefined): string {
  const title = escapeHtml(refusal.title);
  const facts = [String(refusal.status), refusal.code, `request ${requestId}`];
  const text = detail === undefined ? '' : `<p>${escapeHtml(detail)}</p>\n`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
${text}<p><small>${facts.map(escapeHtml).join(' · ')}</small></p>
</html>
`;
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML content or quoted attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? '');
}
