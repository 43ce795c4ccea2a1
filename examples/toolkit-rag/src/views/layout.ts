import type { Exchange } from 'seaworthy';
import { ASSETS } from '../assets.ts';
import { type Content, type Html, html } from './html.ts';

export interface PageParts {
  readonly title: string;
  readonly body: Content;
}

const ADMIN_PAGES = [
  { title: 'Documents', path: '/admin/documents' },
  { title: 'Questions', path: '/admin/chats' },
  { title: 'Feedback', path: '/admin/feedback' },
] as const;

/** A whole page, with the navigation of whoever asks. */
export function page(exchange: Exchange, { title, body }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ToolkitRAG</title>
<link rel="icon" type="image/svg+xml" href="${ASSETS['icon.svg'].href}">
<link rel="stylesheet" href="${ASSETS['site.css'].href}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
<a class="brand" href="/">ToolkitRAG</a>
${navigation(exchange, title)}
</header>
<main id="content">
${body}
</main>
<footer><p>Answers are made of passages of the documents they name.</p></footer>
</body>
</html>
`.toString();
}

/** The hidden field that ties a form to the session it was made for. */
export function tokenField(exchange: Exchange): Html {
  return html`<input type="hidden" name="csrf_token" value="${exchange.csrfToken()}">`;
}

function navigation(exchange: Exchange, title: string): Html {
  if (exchange.identity === undefined) {
    return html`<nav aria-label="Main"><a href="/auth/login">Log in</a>
<a href="/auth/register">Register</a></nav>`;
  }
  const isAdmin = exchange.identity.roles.includes('admin');
  return html`${isAdmin && adminLinks(title)}
<form method="post" action="/auth/logout">${tokenField(exchange)}
<button class="quiet">Log out</button></form>`;
}

function adminLinks(title: string): Html {
  const links = ADMIN_PAGES.map((each) => {
    const current = each.title === title && html` aria-current="page"`;
    return html`<a href="${each.path}"${current}>${each.title}</a>\n`;
  });
  return html`<nav class="admin" aria-label="Main">${links}</nav>`;
}
