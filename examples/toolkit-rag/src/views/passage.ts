import { type Html, html } from './html.ts';

/** Fences stand on lines of their own; what is between two of them is code. */
const FENCE = /^```.*$/m;
/** A span in backticks; passages are short, so that the search for its end is too. */
const CODE_SPAN = /(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)/s;
const CITATION = /^(.*?)\s*\[(\d{1,2})\]$/s;

/** A passage of a document as it reads: paragraphs, lists and code. */
export function passageHtml(content: string): Html[] {
  return content.split(FENCE).flatMap((part, index) => {
    const text = part.trim();
    if (text === '') return [];
    if (index % 2 === 1) return [html`<pre><code>${part.replace(/^\n|\n$/g, '')}</code></pre>`];
    return text.split(/\n{2,}/).map(blockHtml);
  });
}

/** An answer's paragraphs, each citation a link to its source further down the page. */
export function answerHtml(answer: string): Html[] {
  return answer
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, text = part, number] = CITATION.exec(part) ?? [];
      const link = html` <a class="cite" href="#source-${number}">[${number}]</a>`;
      return html`<p>${inlineHtml(text)}${number !== undefined && link}</p>`;
    });
}

/** Where a document comes from; a narrow page may break it after a slash. */
export function sourceHtml(source: string): Html {
  const parts = source.split('/').map((part, index) => html`${index > 0 && html`/<wbr>`}${part}`);
  return html`<code>${parts}</code>`;
}

function blockHtml(block: string): Html {
  const lines = block.split('\n');
  if (!lines.every((line) => line.startsWith('- '))) return html`<p>${inlineHtml(block)}</p>`;
  return html`<ul>${lines.map((line) => html`<li>${inlineHtml(line.slice(2))}</li>`)}</ul>`;
}

/** Spans in backticks become code. */
function inlineHtml(text: string): Html[] {
  const parts: Html[] = [];
  let rest = text;
  for (let span = CODE_SPAN.exec(rest); span !== null; span = CODE_SPAN.exec(rest)) {
    parts.push(html`${rest.slice(0, span.index)}<code>${(span[2] ?? '').trim()}</code>`);
    rest = rest.slice(span.index + span[0].length);
  }
  return [...parts, html`${rest}`];
}
