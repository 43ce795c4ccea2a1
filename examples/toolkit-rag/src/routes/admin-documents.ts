import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exchangeOf } from 'seaworthy';
import { answerFault, type RequestFault, wantsPage } from '../errors.ts';
import { DocumentRefusedError } from '../retrieval/decode.ts';
import {
  type IdParameter,
  idParameter,
  type PageQuery,
  pageQuery,
  type UploadFields,
  uploadFields,
} from '../schemas.ts';
import type { Toolkit } from '../toolkit.ts';
import { receiveDocument } from '../upload.ts';
import { documentsPage } from '../views/admin-documents.ts';
import { sendPage } from './signed-in.ts';

const DONE = {
  uploaded: 'The document was added.',
  known: 'A document with the same content was there already; nothing was changed.',
  deleted: 'The document was deleted.',
} as const;

const DELETE_FAULTS = {
  library: {
    status: 409,
    error: 'Documents of the library come with the packages and cannot be deleted.',
  },
  unknown: { status: 404, error: 'There is no such document.' },
} as const satisfies Readonly<Record<string, RequestFault>>;

/** The documents that answers are drawn from: list, upload, delete. */
export function adminDocuments(app: FastifyInstance, toolkit: Toolkit): void {
  const { documents } = toolkit;

  app.get('/admin', (_request, reply) => reply.redirect('/admin/documents', 303));

  app.get<{ Querystring: PageQuery }>(
    '/admin/documents',
    { schema: { querystring: pageQuery } },
    async (request, reply) => {
      const { page, done } = request.query;
      const notice = done === undefined ? undefined : DONE[done];
      return show({ toolkit, request, reply }, { page: Number(page ?? 1), notice });
    },
  );

  app.post<{ Body: UploadFields }>(
    '/admin/documents',
    { schema: { body: uploadFields } },
    async (request, reply) => upload({ toolkit, request, reply }, request.body.title),
  );

  app.post<{ Params: IdParameter }>(
    '/admin/documents/:id/delete',
    { schema: { params: idParameter } },
    async (request, reply) => {
      const outcome = await documents.delete(request.params.id);
      if (outcome !== 'deleted') return answerFault(request, reply, DELETE_FAULTS[outcome]);
      if (!wantsPage(request)) return reply.code(204).send();
      return reply.redirect('/admin/documents?done=deleted', 303);
    },
  );
}

interface Handling {
  readonly toolkit: Toolkit;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Shown {
  readonly page: number;
  readonly notice?: string | undefined;
  readonly error?: string;
}

async function show({ toolkit, request, reply }: Handling, { page, notice, error }: Shown) {
  const documents = await toolkit.documents.list(page);
  const { isLoading } = toolkit.library;
  const parts = { documents, notice, error, isLoading };
  return sendPage(reply, documentsPage(exchangeOf(request), parts));
}

async function upload(handling: Handling, title: string | undefined) {
  const { toolkit, request, reply } = handling;
  const exchange = exchangeOf(request);
  try {
    const document = await receiveDocument(exchange.form, title);
    const added = await toolkit.documents.add(document, exchange.signal);
    if (wantsPage(request)) {
      const done = added.created ? 'uploaded' : 'known';
      return reply.redirect(`/admin/documents?done=${done}`, 303);
    }
    const { documentId: id, passageCount } = added;
    return reply
      .code(added.created ? 201 : 200)
      .send({ id, title: document.title, passages: passageCount, created: added.created });
  } catch (error) {
    if (!(error instanceof DocumentRefusedError) || !wantsPage(request)) throw error;
    return show(
      { ...handling, reply: reply.code(error.status) },
      { page: 1, error: error.message },
    );
  }
}
