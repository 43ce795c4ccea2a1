import type { FastifyInstance } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { type Question, questionBody } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { fieldFaults } from '../validation.ts';
import { answerPage, homePage } from '../views/question.ts';
import { sendPage, userIdOf } from './signed-in.ts';

/** What a question is told while passages may still be missing. */
export const LOADING_NOTICE =
  'The library is still being loaded: an answer may be missing now that will be there in a minute.';

const THANKS = 'Thank you for telling us.';

/** The start page, and asking from it. */
export function questionPages(app: FastifyInstance, { chat, library }: Toolkit): void {
  app.get<{ Querystring: { readonly done?: unknown } }>('/', (request, reply) => {
    const loading = library.isLoading ? LOADING_NOTICE : undefined;
    const notice = request.query.done === 'feedback' ? THANKS : loading;
    return sendPage(reply, homePage(exchangeOf(request), { notice }));
  });

  app.post<{ Body: Question }>(
    '/ask',
    { schema: { body: questionBody }, attachValidation: true },
    async (request, reply) => {
      const exchange = exchangeOf(request);
      const results = request.validationError?.validation;
      if (results !== undefined) {
        const { query } = fieldFaults(results);
        const error = `Question: ${query ?? 'the form is not valid'}`;
        return sendPage(reply.code(400), homePage(exchange, { error }));
      }
      const question = request.body.query.trim();
      const notice = library.isLoading ? LOADING_NOTICE : undefined;
      const { signal } = exchange;
      const answered = await chat.ask({ userId: userIdOf(request), question, signal });
      return sendPage(reply, answerPage(exchange, { question, answered, notice }));
    },
  );
}
