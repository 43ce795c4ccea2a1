import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { type Credentials, login, registration } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { fieldFaults } from '../validation.ts';
import { type AccountForm, accountPage } from '../views/account.ts';
import { sendPage, signIn, signOut } from './signed-in.ts';

const REGISTERED =
  'If the address was free, the account is made: log in. If you had one already, it is unchanged.';
const WRONG = 'E-mail and password do not belong together.';

/** Register, log in and log out, as pages that work without script. */
export function accountPages(app: FastifyInstance, { accounts }: Toolkit): void {
  app.get('/auth/login', (request, reply) => show(request, reply, { kind: 'login' }));
  app.get('/auth/register', (request, reply) => show(request, reply, { kind: 'register' }));

  app.post<{ Body: Credentials }>(
    '/auth/register',
    { schema: { body: registration }, attachValidation: true },
    async (request, reply) => {
      const faulty = faultyForm(request, 'register');
      if (faulty !== undefined) return show(request, reply.code(400), faulty);
      const { email } = request.body;
      await accounts.register(request.body);
      // The same for a known address; see the API's route.
      return show(request, reply, { kind: 'login', email, notice: REGISTERED });
    },
  );

  app.post<{ Body: Credentials }>(
    '/auth/login',
    { schema: { body: login }, attachValidation: true },
    async (request, reply) => {
      const faulty = faultyForm(request, 'login');
      if (faulty !== undefined) return show(request, reply.code(400), faulty);
      const account = await accounts.logIn(request.body);
      if (account === undefined) {
        const { email } = request.body;
        return show(request, reply.code(401), { kind: 'login', email, error: WRONG });
      }
      await signIn(request, account);
      return reply.redirect('/', 303);
    },
  );

  app.post('/auth/logout', async (request, reply) => {
    await signOut(request);
    return reply.redirect('/', 303);
  });
}

function show(request: FastifyRequest, reply: FastifyReply, form: AccountForm) {
  return sendPage(reply, accountPage(exchangeOf(request), form));
}

/** The form again, with what is wrong with it and the address that was typed. */
function faultyForm(
  request: FastifyRequest<{ Body: Credentials }>,
  kind: AccountForm['kind'],
): AccountForm | undefined {
  const results = request.validationError?.validation;
  if (results === undefined) return undefined;
  const { email }: { email?: unknown } = request.body ?? {};
  const fields = fieldFaults(results);
  return { kind, fields, ...(typeof email === 'string' ? { email: email.slice(0, 254) } : {}) };
}
