import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StaticField } from '../core/fields.ts';

/** A middleware that sets fields which vary by no request. */
export type FieldMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What a middleware does to a head, asked once, so that no request pays for asking. */
export function recordFields(middleware: FieldMiddleware): readonly StaticField[] {
  const fields: StaticField[] = [];
  let failure: unknown;
  const recorder = {
    setHeader: (name: string, value: string) => fields.push({ name, value, mode: 'set' }),
    removeHeader: (name: string) => fields.push({ name, value: '', mode: 'remove' }),
  };
  middleware({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    failure = error;
  });
  if (failure !== undefined) throw failure;
  return fields;
}
