import type { FastifyInstance } from 'fastify';
import { answerFault } from '../errors.ts';
import { type FeedbackBody, type FeedbackForm, feedbackBody, feedbackForm } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { userIdOf } from './signed-in.ts';

const UNKNOWN = { status: 404, error: 'You have no such answer.' };

/** What a user says of an answer, from the page and in JSON. */
export function feedbackRoutes(app: FastifyInstance, { feedback }: Toolkit): void {
  app.post<{ Body: FeedbackForm }>(
    '/feedback',
    { schema: { body: feedbackForm } },
    async (request, reply) => {
      const { id: chatId, helpful, comment = '' } = request.body;
      const userId = userIdOf(request);
      const known = await feedback.put({ userId, chatId, helpful: helpful === 'yes', comment });
      if (!known) return answerFault(request, reply, UNKNOWN);
      return reply.redirect('/?done=feedback', 303);
    },
  );

  app.post<{ Body: FeedbackBody }>(
    '/api/feedback',
    { schema: { body: feedbackBody } },
    async (request, reply) => {
      const { id: chatId, helpful, comment = '' } = request.body;
      const known = await feedback.put({ userId: userIdOf(request), chatId, helpful, comment });
      return known ? reply.code(201).send({ id: chatId }) : answerFault(request, reply, UNKNOWN);
    },
  );
}
