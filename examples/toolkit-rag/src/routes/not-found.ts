import type { FastifyInstance } from 'fastify';
import { answerFault } from '../errors.ts';

/** What no route takes. */
export function notFound(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    answerFault(request, reply, { status: 404, error: 'There is nothing here.' }),
  );
}
