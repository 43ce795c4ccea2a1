import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { exchangeOf, SeaworthyError } from 'seaworthy';
import { DocumentRefusedError } from './retrieval/decode.ts';
import { type FieldFaults, fieldFaults } from './validation.ts';
import { problemPage } from './views/problem.ts';

/** What is wrong with a request, for its sender. */
export interface RequestFault {
  readonly status: number;
  readonly error: string;
  /** What is wrong with which field. */
  readonly fields?: FieldFaults;
}

const CLIENT_FAULTS: Readonly<Record<number, string>> = {
  400: 'The body cannot be read.',
  404: 'There is nothing here.',
  413: 'The body is too large.',
  415: 'The body must be application/json.',
};

/** Whether a browser asks, to be answered with a page. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') === true;
}

/** Tells what is wrong: a page for browsers, JSON for the rest. */
export function answerFault(request: FastifyRequest, reply: FastifyReply, fault: RequestFault) {
  reply.code(fault.status);
  if (wantsPage(request)) {
    return reply.type('text/html; charset=utf-8').send(problemPage(exchangeOf(request), fault));
  }
  const { error, fields } = fault;
  return reply.send(fields === undefined ? { error } : { error, fields });
}

/** The last answer to what a route threw; a failure of ours tells nothing of itself. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const fault = faultOf(error);
  if (fault !== undefined) return answerFault(request, reply, fault);
  // Logs it once, and answers 500 unless the request was refused or has ended meanwhile.
  reply.hijack();
  exchangeOf(request).fail(error);
  return reply;
}

/** What the sender can mend; undefined for a failure of ours. */
function faultOf(error: FastifyError): RequestFault | undefined {
  if (error.validation !== undefined) {
    const fields = fieldFaults(error.validation);
    return { status: 400, error: 'The request is not valid.', fields };
  }
  if (error instanceof DocumentRefusedError) return { status: error.status, error: error.message };
  if (error instanceof SeaworthyError && error.code === 'password.busy') {
    return { status: 503, error: 'Too many others are logging in. Try again in a moment.' };
  }
  const text = error.statusCode === undefined ? undefined : CLIENT_FAULTS[error.statusCode];
  return text === undefined ? undefined : { status: error.statusCode ?? 400, error: text };
}
