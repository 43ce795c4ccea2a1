import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OMIT_GUARD } from '../../packages/seaworthy/src/core/omit.ts';
import { createService, defineService, exchangeOf } from '../../packages/seaworthy/src/index.ts';
import { defineSettings } from '../../packages/seaworthy/src/settings/index.ts';

/** So high that nothing is refused: what a decision costs is measured, not a refusal. */
const NEVER_REACHED = { limit: 1_000_000, windowSeconds: 1 };

const BODY = JSON.stringify({ id: 42, title: 'Seaworthy', tags: ['a', 'b'], done: false });

/** Twenty rules, all default guards, sessions in memory, forms with tokens. */
const benchService = defineService({
  settings: defineSettings({ database: 'none' }),
  policy: () => ({
    service: 'bench',
    limits: { default: NEVER_REACHED, refused: NEVER_REACHED, named: NEVER_REACHED },
    routes: {
      '* /**': { access: 'public' },
      'GET /sign-in': { access: 'public' },
      'POST /form': { form: true, limit: 'named' },
      ...Object.fromEntries(
        Array.from({ length: 17 }, (_, index) => [`GET /items/${index}/:id`, { limit: 'named' }]),
      ),
    },
  }),
  app: () => (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/sign-in') signIn(request, response);
    else answerJson(response);
  },
});

/**
 * Starts one server and resolves with its port; `mode` is `bare`, `full` or a guard to leave out.
 */
export async function startServer(mode: string, rootDirectory: string): Promise<number> {
  if (mode === 'bare') return startBare();
  const service = await createService(benchService, {
    environment: {
      ENV: 'dev',
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LOG_FORMAT: 'json',
      LOG_FILE: `${rootDirectory}/access-${mode}.log`,
    },
    rootDirectory,
    write: () => undefined,
    ...(mode === 'full' ? {} : { [OMIT_GUARD]: mode }),
  });
  await service.listen();
  return Number(new URL(service.url).port);
}

function startBare(): Promise<number> {
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      answerJson(response);
      return;
    }
    request.resume();
    request.on('end', () => answerJson(response));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function answerJson(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': BODY.length });
  response.end(BODY);
}

/** Gives the load generator a session and a token of it. */
function signIn(request: IncomingMessage, response: ServerResponse): void {
  const exchange = exchangeOf(request);
  exchange.session
    ?.signIn({ subject: 'bench' })
    .then(() => {
      const token = exchange.csrfToken();
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ token }));
    })
    .catch((error: unknown) => exchange.fail(error));
}
