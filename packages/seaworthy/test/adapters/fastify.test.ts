import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { exempt } from '../../src/policy/index.ts';
import { defineService, type ServiceConfig } from '../../src/service/index.ts';
import { plainSettings, prodEnvironment, startService } from '../support/service.ts';

const HOST = 'service.example';
const EXEMPTION = { reason: 'not under test here', owner: 'tests', until: '2099-12-31' };

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends one request to a service in prod whose Fastify application was built like this. */
async function askOne(
  build: (app: FastifyInstance) => void | Promise<void>,
  request: { readonly path: string; readonly type?: string; readonly body?: string },
): Promise<Answer> {
  const config = defineService({
    settings: plainSettings,
    policy: () => ({
      service: 'fastify',
      hosts: [HOST, '127.0.0.1'],
      routes: {
        '* /**': { access: 'public' as const },
        'POST /form': { form: true, csrf: exempt({ ...EXEMPTION, value: false }) },
      },
    }),
    app: async () => {
      const app = Fastify();
      await build(app);
      return app;
    },
  }) as ServiceConfig;
  const running = await startService(config, {
    environment: { ...prodEnvironment(), LOG_LEVEL: 'CRITICAL' },
  });
  const { path, type, body } = request;
  const response = await fetch(`${running.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'X-Forwarded-Proto': 'https',
      ...(type === undefined ? {} : { 'Content-Type': type }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const answer = { status: response.status, body: await response.text() };
  await running.stop();
  return answer;
}

const URLENCODED = 'application/x-www-form-urlencoded';
const form = {
  path: '/form',
  type: `${URLENCODED}; charset=utf-8`,
  body: 'name=rope&knot=bowline',
};

function formRoute(app: FastifyInstance): void {
  app.post('/form', (request) => ({ body: request.body, type: request.headers['content-type'] }));
}

describe('a form that the pipeline has read', () => {
  test.each([
    ['a route of the root', formRoute],
    [
      'a route of a plugin',
      (app: FastifyInstance) => void app.register(async (one) => formRoute(one)),
    ],
    [
      'a plugin that was loaded before the application was handed over',
      async (app: FastifyInstance) => {
        await app.register(async (one) => formRoute(one));
      },
    ],
    [
      'an application with a parser of its own',
      (app: FastifyInstance) => {
        app.addContentTypeParser(URLENCODED, { parseAs: 'string' }, (_request, text, done) =>
          done(null, text),
        );
        app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) =>
          done(null, text),
        );
        formRoute(app);
      },
    ],
  ])('is the body of %s', async (_name, build) => {
    const { status, body } = await askOne(build, form);
    expect(status).toBe(200);
    const fields = { name: 'rope', knot: 'bowline' };
    expect(JSON.parse(body)).toEqual({ body: fields, type: form.type });
  });

  test('cannot be claimed by a client', async () => {
    const type = 'application/vnd.seaworthy.parsed-form';
    const { status } = await askOne((app) => void app.post('/other', () => 'entered'), {
      ...{ path: '/other', type, body: 'name=rope' },
    });
    expect(status).toBe(415);
  });
});

describe('what a handler throws', () => {
  const secret = 'relation "users" of 10.0.0.5 is "gone"';
  const throwing = (statusCode?: number) => (app: FastifyInstance) => {
    app.get('/', () => {
      throw Object.assign(new Error(secret), statusCode === undefined ? {} : { statusCode });
    });
  };

  test.each([
    [undefined, 500],
    [500, 500],
    [502, 502],
    [503, 503],
  ])('with status %s is answered %i without its text', async (given, status) => {
    const answer = await askOne(throwing(given), { path: '/' });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toMatch(/users|10\.0\.0\.5|gone/);
  });

  test('is hidden when a handler of errors shows it', async () => {
    const answer = await askOne(
      (app) => {
        app.setErrorHandler((error: Error, _request, reply) =>
          reply.code(500).send({ oops: error.message }),
        );
        throwing()(app);
      },
      { path: '/' },
    );
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/users|oops/);
  });

  test('is told to the client when it is the client who is wrong', async () => {
    const answer = await askOne(throwing(409), { path: '/' });
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.body)).toMatchObject({ message: secret });
  });

  test('leaves an answer alone that says nothing of it', async () => {
    const answer = await askOne(
      (app) => {
        app.setErrorHandler((_error, _request, reply) => reply.code(500).send('our own page'));
        throwing()(app);
      },
      { path: '/' },
    );
    expect(answer).toEqual({ status: 500, body: 'our own page' });
  });
});

describe('a public path and a route beside it', () => {
  const policy = {
    service: 'beside',
    routes: {
      '* /**': { access: 'session' as const },
      'GET /users/me': { access: 'public' as const },
    },
  };
  const fastifyApp = (options: FastifyServerOptions) => (): FastifyInstance => {
    const app = Fastify(options);
    app.get('/users/me', () => 'me');
    app.get('/users/:id', ({ params }) => `user ${JSON.stringify(params)}`);
    app.get('/users/me/*', () => 'below');
    return app;
  };
  const listener = () => (request: IncomingMessage, response: ServerResponse) =>
    response.end(request.url === '/users/me' ? 'me' : 'user');
  const lenient = { routerOptions: { caseSensitive: false, ignoreTrailingSlash: true } };
  const SENSITIVE = { '/users/me': 200, '/users/ME': 401, '/users/me/': 401, '/Users/me': 401 };
  const LENIENT = { '/users/me': 200, '/users/ME': 200, '/users/me/': 200, '/Users/me': 200 };

  test.each([
    ['a Fastify router for which case and slash count', fastifyApp({}), SENSITIVE],
    ['a Fastify router for which they do not', fastifyApp(lenient), LENIENT],
    ['a plain listener', listener, SENSITIVE],
  ])('%s', async (_name, app, expected) => {
    const config = defineService({ settings: plainSettings, policy: () => policy, app });
    const running = await startService(config as ServiceConfig);
    const seen: Record<string, number> = {};
    for (const path of Object.keys(expected)) {
      const response = await fetch(running.url + path);
      seen[path] = response.status;
      if (response.status === 200) expect(await response.text()).toBe('me');
    }
    expect(seen).toEqual(expected);
    await running.stop();
  });

  test('are not read at a semicolon, wherever the option stands', async () => {
    const routerOptions: object = { useSemicolonDelimiter: true };
    const app = fastifyApp({ routerOptions });
    const config = defineService({ settings: plainSettings, policy: () => policy, app });
    await expect(startService(config as ServiceConfig)).rejects.toThrow('useSemicolonDelimiter');
  });
});
