import { exchangeOf } from '../../src/core/index.ts';

export const SECRET = "relation 'users' at /srv/app/secret.ts:12 c4n4ry";

/** Resolves with the reason when the last call of `/patient` hears that its client is gone. */
export let gone = Promise.withResolvers<string>();

export function forgetGone(): void {
  gone = Promise.withResolvers();
}

export function factsOf(request: object): Record<string, unknown> {
  const { requestId, clientAddress, scheme, authority, session, form, nonce } = exchangeOf(request);
  const fields = form === undefined ? undefined : { ...form.fields };
  return { requestId, clientAddress, scheme, authority, subject: session?.subject, fields, nonce };
}

export function listen(request: object): void {
  const { signal } = exchangeOf(request);
  signal.addEventListener('abort', () => gone.resolve(String(signal.reason)), { once: true });
}

export async function* parts(): AsyncGenerator<string> {
  for (const part of ['one ', 'two ', 'three']) yield part;
}

export const EVENTS = 'data: one\n\ndata: two\n\n';
export const refusal = (): Error =>
  Object.assign(new Error(SECRET), { status: 422, statusCode: 422 });
