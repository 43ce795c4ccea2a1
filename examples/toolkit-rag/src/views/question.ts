import type { Exchange } from 'seaworthy';
import type { Answered } from '../chat.ts';
import { MAX_COMMENT_LENGTH, MAX_QUESTION_LENGTH } from '../schemas.ts';
import { type Html, html } from './html.ts';
import { page, tokenField } from './layout.ts';
import { answerHtml, passageHtml, sourceHtml } from './passage.ts';

export interface HomeParts {
  readonly notice?: string | undefined;
  readonly error?: string;
  readonly question?: string;
}

/** What a newcomer may try; the library that `npm start` loads answers each. */
const EXAMPLES = [
  'How do I redact a field in the log?',
  'How large may an uploaded file be?',
  'How do I stop other sites from framing mine?',
] as const;

/** The start page: what this is, and where to ask. */
export function homePage(exchange: Exchange, parts: HomeParts): string {
  return page(exchange, {
    title: 'Ask',
    body: html`<h1>Ask the documentation</h1>
<p>ToolkitRAG looks through the documentation of the packages it is made of, and through what its
administrators uploaded, and answers with the passages that fit, each with its source.</p>
${notices(parts)}
${exchange.identity === undefined ? invitation() : asking(exchange, parts.question)}`,
  });
}

/** An answer, what it rests on, and how to say whether it helped. */
export function answerPage(exchange: Exchange, asked: AskedQuestion): string {
  const { question, answered, notice } = asked;
  return page(exchange, {
    title: 'Answer',
    body: html`<h1>${question}</h1>
${notices({ notice })}
<div class="answer">${answerHtml(answered.answer)}</div>
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

/** For whoever may not ask yet. */
function invitation(): Html {
  return html`<p class="actions"><a class="button" href="/auth/login">Log in</a>
<a class="button quiet" href="/auth/register">Register</a></p>
<h2>What you could ask</h2>
<ul>${EXAMPLES.map((example) => html`<li>${example}</li>\n`)}</ul>`;
}

function asking(exchange: Exchange, question?: string): Html {
  const examples = EXAMPLES.map(
    (example) => html`<li><button class="quiet" name="query" value="${example}">${example}</button>
</li>`,
  );
  return html`${questionForm(exchange, question)}
<form method="post" action="/ask" aria-labelledby="examples">${tokenField(exchange)}
<h2 id="examples">Or try one of these</h2>
<ul class="examples">${examples}</ul></form>`;
}

function questionForm(exchange: Exchange, question = ''): Html {
  return html`<form class="stack" method="post" action="/ask">${tokenField(exchange)}
<label for="query">Your question</label>
<textarea id="query" name="query" rows="3" required maxlength="${MAX_QUESTION_LENGTH}"
>${question}</textarea>
<button>Ask</button></form>`;
}

function sources({ citations }: Answered): Html {
  const items = citations.map(
    ({ number, title, heading, source, passage }) => html`<li id="source-${number}">
<h3>${title}</h3>
<p class="where">${heading !== '' && html`${heading} · `}${sourceHtml(source)}</p>
<details${number === 1 && html` open`}><summary>The passage</summary>
<blockquote>${passageHtml(passage)}</blockquote></details></li>`,
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
