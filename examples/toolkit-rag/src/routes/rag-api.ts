import type { FastifyInstance } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { type Question, questionBody, type SearchRequest, searchBody } from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { LOADING_NOTICE } from './question-pages.ts';
import { userIdOf } from './signed-in.ts';

const DEFAULT_LIMIT = 5;

/** Passages for a question, and answers made of them, in JSON. */
export function ragApi(app: FastifyInstance, { chat, library }: Toolkit): void {
  const notice = () => (library.isLoading ? { notice: LOADING_NOTICE } : {});

  app.post<{ Body: SearchRequest }>(
    '/api/rag/search',
    { schema: { body: searchBody } },
    async (request, reply) => {
      const { query, limit = DEFAULT_LIMIT } = request.body;
      const loading = notice();
      const { signal } = exchangeOf(request);
      const found = await chat.search(query.trim(), { limit, signal });
      const results = found.map(({ title, heading, source, content, score }) => ({
        title,
        heading,
        source,
        passage: content,
        score,
      }));
      return reply.send({ results, ...loading });
    },
  );

  app.post<{ Body: Question }>(
    '/api/rag/query',
    { schema: { body: questionBody } },
    async (request, reply) => {
      const loading = notice();
      const question = request.body.query.trim();
      const { signal } = exchangeOf(request);
      const answered = await chat.ask({ userId: userIdOf(request), question, signal });
      return reply.send({ ...answered, ...loading });
    },
  );
}
