import type { Exchange } from 'seaworthy';
import type { Answered } from '../chat.ts';
import { MAX_COMMENT_LENGTH, MAX_QUESTION_LENGTH } from '../schemas.ts';
import { type Html, html } from './html.ts';
import { page, tokenField } from './layout.ts';

export interface HomeParts {
  readonly notice?: string | undefined;
  readonly error?: string;
  readonly question?: string;
}

/** The start page: what this is, and where to ask. */
export function homePage(exchange: Exchange, parts: HomeParts): string {
  return page(exchange, {
    title: 'Ask',
    body: html`<h1>Ask the documentation</h1>
<p>ToolkitRAG looks through the documentation of the packages it is made of, and through what its
administrators uploaded, and answers with the passages that fit, each with its source.</p>
${notices(parts)}
${questionForm(exchange, parts.question)}`,
  });
}

/** An answer, what it rests on, and how to say whether it helped. */
export function answerPage(exchange: Exchange, asked: AskedQuestion): string {
  const { question, answered, notice } = asked;
  return page(exchange, {
    title: 'Answer',
    body: html`<h1>${question}</h1>
${notices({ notice })}
<div class="answer${answered.found ? '' : ' none'}">${paragraphs(answered.answer)}</div>
${answered.citations.length > 0 && sources(answered)}
${feedbackForm(exchange, answered.id)}
<h2>Ask again</h2>
${questionForm(exchange)}`,
  });
}

export interface AskedQuestion {
  readonly question: string;
  readonly answered: Answered;
  readonly notice: string | undefined;
}

function notices({ notice, error }: HomeParts): Html {
  return html`${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
${error !== undefined && html`<p class="notice bad" role="alert">${error}</p>`}`;
}

function questionForm(exchange: Exchange, question = ''): Html {
  const isStranger = exchange.identity === undefined;
  const field = html`<label for="query">Your question</label>
<textarea id="query" name="query" rows="3" required maxlength="${MAX_QUESTION_LENGTH}"
 placeholder="How do I redact a field in the log?">${question}</textarea>
<button>Ask</button>`;
  if (!isStranger) {
    return html`<form class="stack" method="post" action="/ask">${tokenField(exchange)}
${field}</form>`;
  }
  return html`<p class="notice"><a href="/auth/login">Log in</a> or
<a href="/auth/register">register</a> to ask.</p>
<form class="stack" method="post" action="/ask"><fieldset disabled>${field}</fieldset></form>`;
}

function paragraphs(text: string): Html[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part}</p>`);
}

function sources({ citations }: Answered): Html {
  const items = citations.map(
    ({
      number,
      title,
      heading,
      source,
      passage,
    }) => html`<li id="source-${number}" value="${number}">
<h3>${title}</h3>
<p class="where">${heading !== '' && html`${heading} · `}<code>${source}</code></p>
<pre>${passage}</pre></li>`,
  );
  return html`<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
<ol class="sources">${items}</ol></section>`;
}

function feedbackForm(exchange: Exchange, id: string): Html {
  return html`<form class="stack card" method="post" action="/feedback">
${tokenField(exchange)}
<input type="hidden" name="id" value="${id}">
<fieldset><legend>Did this help?</legend>
<label class="choice"><input type="radio" name="helpful" value="yes" required> Yes</label>
<label class="choice"><input type="radio" name="helpful" value="no"> No</label></fieldset>
<label for="comment">Comment (optional)</label>
<textarea id="comment" name="comment" rows="2" maxlength="${MAX_COMMENT_LENGTH}"></textarea>
<button class="quiet">Send</button>
</form>`;
}
