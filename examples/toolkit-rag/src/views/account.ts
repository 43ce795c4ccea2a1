import type { Exchange } from 'seaworthy';
import type { FieldFaults } from '../validation.ts';
import { type Html, html } from './html.ts';
import { page, tokenField } from './layout.ts';

export interface AccountForm {
  readonly kind: 'login' | 'register';
  /** What was typed before; the password is never sent back. */
  readonly email?: string;
  readonly error?: string;
  readonly notice?: string;
  readonly fields?: FieldFaults;
}

const TEXTS = {
  login: { title: 'Log in', action: '/auth/login', password: 'current-password' },
  register: { title: 'Register', action: '/auth/register', password: 'new-password' },
} as const;

/** The page to log in, or to register. */
export function accountPage(exchange: Exchange, form: AccountForm): string {
  const { title, action, password } = TEXTS[form.kind];
  const { email = '', fields = {} } = form;
  return page(exchange, {
    title,
    body: html`<section class="narrow">
<h1>${title}</h1>
${form.notice !== undefined && html`<p class="notice" role="status">${form.notice}</p>`}
${form.error !== undefined && html`<p class="notice bad" role="alert">${form.error}</p>`}
<form class="stack" method="post" action="${action}">
${tokenField(exchange)}
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254"
 value="${email}" ${described('email', fields)}>
${fault('email', fields)}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="${password}" required
 ${form.kind === 'register' && html`minlength="8" maxlength="128"`}
 ${described('password', fields)}>
${form.kind === 'register' && html`<small>8 to 128 characters, any you like.</small>`}
${fault('password', fields)}
<button>${title}</button>
</form>
${other(form.kind)}
</section>`,
  });
}

function described(field: string, fields: FieldFaults): Html | undefined {
  if (fields[field] === undefined) return undefined;
  return html`aria-invalid="true" aria-describedby="${field}-fault"`;
}

function fault(field: string, fields: FieldFaults): Html | undefined {
  const text = fields[field];
  return text === undefined
    ? undefined
    : html`<small class="fault" id="${field}-fault">${text}</small>`;
}

function other(kind: AccountForm['kind']): Html {
  return kind === 'login'
    ? html`<p>No account yet? <a href="/auth/register">Register</a></p>`
    : html`<p>You have an account? <a href="/auth/login">Log in</a></p>`;
}
