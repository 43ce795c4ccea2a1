import Fastify, { type FastifyInstance } from 'fastify';
import { answerError } from './errors.ts';
import { MAX_JSON_BYTES } from './policy.ts';
import { accountApi } from './routes/account-api.ts';
import { accountPages } from './routes/account-pages.ts';
import { adminDocuments } from './routes/admin-documents.ts';
import { adminLogs } from './routes/admin-logs.ts';
import { assets } from './routes/assets.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { notFound } from './routes/not-found.ts';
import { questionPages } from './routes/question-pages.ts';
import { ragApi } from './routes/rag-api.ts';
import type { Toolkit } from './toolkit.ts';

const ROUTES = [
  assets,
  accountPages,
  accountApi,
  questionPages,
  ragApi,
  feedbackRoutes,
  adminDocuments,
  adminLogs,
  notFound,
];

/** The application. It guards nothing itself: the policy does, before a request comes here. */
export function buildApp(toolkit: Toolkit): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: MAX_JSON_BYTES,
    ajv: {
      // Values are taken as they are sent or not at all; bodies are small and patterns linear.
      customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true },
    },
  });
  // Bodies are JSON or forms; Fastify would also take text.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.addHook('onReady', toolkit.prepare);
  for (const routes of ROUTES) routes(app, toolkit);
  return app;
}
