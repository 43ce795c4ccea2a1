import type { FastifyInstance } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { type PageQuery, pageQuery } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { chatsPage, feedbackPage } from '../views/admin-logs.ts';
import { sendPage } from './signed-in.ts';

/** What administrators see of questions and feedback. */
export function adminLogs(app: FastifyInstance, { chat, feedback }: Toolkit): void {
  const options = { schema: { querystring: pageQuery } };

  app.get<{ Querystring: PageQuery }>('/admin/chats', options, async (request, reply) => {
    const chats = await chat.list(Number(request.query.page ?? 1));
    return sendPage(reply, chatsPage(exchangeOf(request), chats));
  });

  app.get<{ Querystring: PageQuery }>('/admin/feedback', options, async (request, reply) => {
    const listed = await feedback.list(Number(request.query.page ?? 1));
    return sendPage(reply, feedbackPage(exchangeOf(request), listed));
  });
}
