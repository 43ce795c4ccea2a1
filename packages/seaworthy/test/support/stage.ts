import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchangeOf } from '../../src/core/index.ts';

/** What the application of a stage answers, and where. */
export const stagePaths = {
  signIn: '/stage/sign-in',
  token: '/stage/token',
  /** Request field that keeps the application from answering. */
  silentField: 'X-Stage-Silent',
  /** Answer field that carries what the application read: proof that it was handed the request. */
  readField: 'X-Stage-Read',
} as const;

/** The application of a stage: it signs in, hands out tokens, and tells what it reads. */
export async function stageApp(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = exchangeOf(request);
  const url = new URL(request.url ?? '', 'http://stage');
  if (request.headers[stagePaths.silentField.toLowerCase()] !== undefined) return;
  if (url.pathname === stagePaths.signIn) {
    const roles = url.searchParams.getAll('role');
    await exchange.session?.signIn({ subject: url.searchParams.get('subject') ?? '', roles });
    response.end('signed in');
    return;
  }
  if (url.pathname === stagePaths.token) {
    response.end(exchange.csrfToken());
    return;
  }
  if (exchange.form === undefined) for await (const _ of request);
  const read = Buffer.from(JSON.stringify(request.headers)).toString('base64url');
  response.setHeader(stagePaths.readField, read);
  response.end('read');
}
