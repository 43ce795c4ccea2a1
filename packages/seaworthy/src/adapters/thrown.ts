import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../core/exchange.ts';
import { customRefusal, refuse } from '../core/verdict.ts';

const NOT_FOUND = refuse('handler.not-found');

/** Answers what no route of the application took. */
export function answerNotFound(exchange: Exchange): void {
  exchange.refuse('handler', NOT_FOUND);
}

/**
 * Answers in place of the framework what was thrown in it. An error that bears a 4xx status is
 * meant for the client, its text only where it says so (`expose`, as http-errors does); all else is
 * a failure of the application, of which clients are told nothing.
 */
export function answerThrown(exchange: Exchange, error: unknown): void {
  const status = statusOf(error);
  if (status >= 500) {
    failThrown(exchange, status, error);
    return;
  }
  const title = STATUS_CODES[status] ?? 'Request refused';
  const detail = isExposed(error) ? { detail: error.message } : {};
  exchange.refuse(
    'handler',
    customRefusal({ code: 'handler.refused', status, title }, { ...detail, charged: false }),
  );
}

/** Answers a failure by the status that the framework had chosen. */
export function failThrown(exchange: Exchange, status: number, error: unknown): void {
  if (status === 500) {
    exchange.fail(error);
    return;
  }
  exchange.log.error('Handler failed', { error, route: exchange.plan.pattern });
  const title = STATUS_CODES[status] ?? 'Server error';
  const detail = error instanceof Error ? { detail: error.message } : {};
  exchange.refuse('handler', customRefusal({ code: 'handler.failed', status, title }, detail));
}

function statusOf(error: unknown): number {
  const { status, statusCode } = Object(error) as { status?: unknown; statusCode?: unknown };
  for (const given of [status, statusCode]) {
    if (Number.isInteger(given) && Number(given) >= 400 && Number(given) < 600)
      return Number(given);
  }
  return 500;
}

function isExposed(error: unknown): error is Error {
  return error instanceof Error && 'expose' in error && error.expose === true;
}
