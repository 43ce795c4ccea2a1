import type { FastifyReply, FastifyRequest } from 'fastify';
import { exchangeOf, SeaworthyError } from 'seaworthy';
import type { Account } from '../accounts.ts';

/** The user a request comes from; the policy lets nobody else reach a route that asks. */
export function userIdOf(request: FastifyRequest): string {
  const subject = exchangeOf(request).identity?.subject;
  if (subject !== undefined) return subject;
  throw new SeaworthyError('session.missing', 'route: expected a rule that demands a session');
}

/** Starts a session for the account, under a new id. */
export async function signIn(request: FastifyRequest, account: Account): Promise<void> {
  await sessionOf(request).signIn({ subject: account.id, roles: account.roles });
}

export async function signOut(request: FastifyRequest): Promise<void> {
  await sessionOf(request).signOut();
}

function sessionOf(request: FastifyRequest) {
  const { session } = exchangeOf(request);
  if (session !== undefined) return session;
  throw new SeaworthyError('session.missing', 'route: expected a service with sessions');
}

export function sendPage(reply: FastifyReply, text: string) {
  return reply.type('text/html; charset=utf-8').send(text);
}
