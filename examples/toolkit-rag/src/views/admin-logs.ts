import type { Exchange } from 'seaworthy';
import type { ListedChat } from '../chat.ts';
import type { ListedFeedback } from '../feedback.ts';
import type { Page } from '../paging.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { sourceHtml } from './passage.ts';
import { dateHtml, pager, table } from './tables.ts';

const CHAT_COLUMNS = ['When (UTC)', 'Who', 'Question', 'Sources', 'Took (ms)'];
const FEEDBACK_COLUMNS = ['When (UTC)', 'Who', 'Helped', 'Question', 'Comment'];

/** What was asked and answered. */
export function chatsPage(exchange: Exchange, chats: Page<ListedChat>): string {
  const rows = chats.rows.map(({ createdAt, email, question, found, sources, durationMs }) => ({
    'When (UTC)': dateHtml(createdAt),
    Who: email,
    Question: question,
    Sources: found
      ? html`<ul>${sources.map((each) => html`<li>${sourceHtml(each)}</li>`)}</ul>`
      : 'not found',
    'Took (ms)': durationMs,
  }));
  return page(exchange, {
    title: 'Questions',
    body: html`<h1>Questions</h1>
${table(CHAT_COLUMNS, rows)}
${pager('/admin/chats', chats)}`,
  });
}

/** What users said of the answers. */
export function feedbackPage(exchange: Exchange, feedback: Page<ListedFeedback>): string {
  const rows = feedback.rows.map(({ createdAt, email, helpful, question, comment }) => ({
    'When (UTC)': dateHtml(createdAt),
    Who: email,
    Helped: helpful ? 'yes' : 'no',
    Question: question,
    Comment: comment,
  }));
  return page(exchange, {
    title: 'Feedback',
    body: html`<h1>Feedback</h1>
${table(FEEDBACK_COLUMNS, rows)}
${pager('/admin/feedback', feedback)}`,
  });
}
