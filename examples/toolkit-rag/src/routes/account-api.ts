import type { FastifyInstance } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { type Credentials, login, registration } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { signIn, signOut } from './signed-in.ts';

/** Register, log in and log out, in JSON. */
export function accountApi(app: FastifyInstance, { accounts }: Toolkit): void {
  // A new address and a known one get the same answer, so it says nothing about who has an account
  // here. It signs nobody in, since it could not for a known address; logging in tells its owner.
  // Telling the owner by mail would close the rest of the gap, and this example sends none.
  app.post<{ Body: Credentials }>(
    '/api/auth/register',
    { schema: { body: registration } },
    async (request, reply) => {
      await accounts.register(request.body);
      return reply.code(201).send({ email: request.body.email.toLowerCase() });
    },
  );

  app.post<{ Body: Credentials }>(
    '/api/auth/login',
    { schema: { body: login } },
    async (request, reply) => {
      const account = await accounts.logIn(request.body);
      if (account === undefined) {
        return reply.code(401).send({ error: 'E-mail and password do not belong together.' });
      }
      await signIn(request, account);
      return reply.send({ email: account.email });
    },
  );

  app.post('/api/auth/logout', async (request, reply) => {
    await signOut(request);
    return reply.code(204).send();
  });

  app.get('/api/csrf-token', (request, reply) =>
    reply.send({ token: exchangeOf(request).csrfToken() }),
  );
}
