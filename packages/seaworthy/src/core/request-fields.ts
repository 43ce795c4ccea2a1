import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A field as guards write it: its name in lower case, and its one value. */
export type RequestField = readonly [lowerName: string, value: string];

/**
 * Sets a field of a request in every view that node has of it (`headers`, `headersDistinct`,
 * `rawHeaders`), in place of all that the client sent under the name: frameworks differ in which
 * they read. The list of fields as they were sent (`Exchange.sentFields`) stays as it is.
 */
export function setRequestField(request: IncomingMessage, [name, value]: RequestField): void {
  if (request.headers[name] !== undefined) {
    replaceRequestFields(request, (sent) => isNamed(sent, name), [[name, value]]);
    return;
  }
  request.headers[name] = value;
  request.rawHeaders = [...request.rawHeaders, name, value];
  forgetDistinct(request);
}

/** Takes a field away in every view; costs a look when it is not there. */
export function removeRequestField(request: IncomingMessage, name: string): void {
  if (request.headers[name] === undefined) return;
  delete request.headers[name];
  replaceRequestFields(request, (sent) => isNamed(sent, name), []);
}

/**
 * Takes all fields of some names away in every view, and puts others there.
 *
 * @param isReplaced asked with each name as it was sent, in any case
 */
export function replaceRequestFields(
  request: IncomingMessage,
  isReplaced: (sentName: string) => boolean,
  fields: readonly RequestField[],
): void {
  const { headers, rawHeaders } = request;
  const kept: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (isReplaced(name)) forget(headers, name.toLowerCase(), fields);
    else kept.push(name, rawHeaders[index + 1] ?? '');
  }
  for (const [name, value] of fields) {
    headers[name] = value;
    kept.push(name, value);
  }
  request.rawHeaders = kept;
  forgetDistinct(request);
}

/**
 * What `headersDistinct` shows of raw fields: every value under its name in lower case. Node's own
 * getter reads as many fields as were sent, and fails when there are fewer by then.
 */
export function distinctFields(rawHeaders: readonly string[]): NodeJS.Dict<string[]> {
  // Without a prototype: `__proto__` is a name like any other (CVE-2026-21710).
  const distinct: NodeJS.Dict<string[]> = Object.create(null);
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const values = distinct[name];
    if (values === undefined) distinct[name] = [value];
    else values.push(value);
  }
  return distinct;
}

/**
 * Takes the trailer fields of a request away in every view. No guard has seen them, and what reads
 * them as fields of the head could be told anything; a recipient may discard them (RFC 9110 6.5.1).
 */
export function dropTrailers(request: IncomingMessage): void {
  request.rawTrailers = [];
  request.trailers = {};
  request.trailersDistinct = {};
}

/** A field that is written again is left: taking it away would make the object a slow one. */
function forget(
  headers: IncomingHttpHeaders,
  name: string,
  writtenAgain: readonly RequestField[],
): void {
  for (const [written] of writtenAgain) if (written === name) return;
  delete headers[name];
}

function isNamed(sentName: string, lowerName: string): boolean {
  return sentName.length === lowerName.length && sentName.toLowerCase() === lowerName;
}

/** The view is made anew from the raw fields when somebody asks. */
function forgetDistinct(request: { headersDistinct: unknown }): void {
  request.headersDistinct = undefined;
}
