import type { Exchange } from 'seaworthy';
import type { ListedChat } from '../chat.ts';
import type { ListedFeedback } from '../feedback.ts';
import type { Page } from '../paging.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { dateText, pager } from './tables.ts';

/** What was asked and answered. */
export function chatsPage(exchange: Exchange, chats: Page<ListedChat>): string {
  const rows = chats.rows.map(
    (chat) => html`<tr><td>${dateText(chat.createdAt)}</td><td>${chat.email}</td>
<td>${chat.question}</td><td>${chat.found ? chat.sources.join(', ') : 'not found'}</td>
<td>${chat.durationMs}</td></tr>
`,
  );
  return page(exchange, {
    title: 'Questions',
    body: html`<h1>Questions</h1>
<div class="scroll" role="region" aria-label="Questions" tabindex="0">
<table><thead><tr><th scope="col">When (UTC)</th><th scope="col">Who</th>
<th scope="col">Question</th><th scope="col">Sources</th>
<th scope="col">Milliseconds</th></tr></thead><tbody>${rows}</tbody></table></div>
${pager('/admin/chats', chats)}`,
  });
}

/** What users said of the answers. */
export function feedbackPage(exchange: Exchange, feedback: Page<ListedFeedback>): string {
  const rows = feedback.rows.map(
    (one) => html`<tr><td>${dateText(one.createdAt)}</td><td>${one.email}</td>
<td>${one.helpful ? 'yes' : 'no'}</td><td>${one.question}</td><td>${one.comment}</td></tr>
`,
  );
  return page(exchange, {
    title: 'Feedback',
    body: html`<h1>Feedback</h1>
<div class="scroll" role="region" aria-label="Feedback" tabindex="0">
<table><thead><tr><th scope="col">When (UTC)</th><th scope="col">Who</th>
<th scope="col">Helped</th><th scope="col">Question</th>
<th scope="col">Comment</th></tr></thead><tbody>${rows}</tbody></table></div>
${pager('/admin/feedback', feedback)}`,
  });
}
