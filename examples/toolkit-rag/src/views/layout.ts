import type { Exchange } from 'seaworthy';
import { ASSETS } from '../assets.ts';
import { type Content, type Html, html } from './html.ts';

export interface PageParts {
  readonly title: string;
  readonly body: Content;
}

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
<nav aria-label="Main">${navigation(exchange)}</nav>
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

function navigation(exchange: Exchange): Html {
  if (exchange.identity === undefined) {
    return html`<a href="/auth/login">Log in</a> <a href="/auth/register">Register</a>`;
  }
  const isAdmin = exchange.identity.roles.includes('admin');
  return html`${isAdmin && adminLinks()}
<form method="post" action="/auth/logout">${tokenField(exchange)}
<button class="quiet">Log out</button></form>`;
}

function adminLinks(): Html {
  return html`<a href="/admin/documents">Documents</a>
<a href="/admin/chats">Questions</a>
<a href="/admin/feedback">Feedback</a>`;
}
