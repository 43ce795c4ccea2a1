import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange } from '../core/exchange.ts';
import type { ReceivedFile, ReceivedForm } from '../core/form.ts';
import type { Drive, Guard, RouteDescription } from '../core/guard.ts';
import { isSafeMethod } from '../core/safe-methods.ts';
import { PASS, type Refusal, refuse, type Verdict } from '../core/verdict.ts';
import type { EffectiveRule, ResolvedPolicy } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';
import { readBody } from './forms/body.ts';
import { readMediaType } from './forms/media-type.ts';
import {
  type MultipartFault,
  type MultipartLimits,
  receiveMultipart,
  type StreamingForm,
} from './forms/multipart.ts';
import { parseUrlencoded } from './forms/urlencoded.ts';

/** What the head of a request says about the form it carries. */
export type FormFinding =
  | { readonly kind: 'none' | 'urlencoded' | 'malformed' | 'media-type' | 'too-large' }
  | { readonly kind: 'multipart'; readonly boundary: string };

/**
 * Judges a form by the head of its request, before a byte of it is read.
 *
 * @param headers as Node gives them
 * @param limits `upload`: whether multipart is allowed; `maxFormBytes`: of a form without files
 */
export function checkFormHead(
  headers: IncomingHttpHeaders,
  limits: { readonly upload: boolean; readonly maxFormBytes: number },
): FormFinding {
  const length = headers['content-length'];
  const isEmpty = headers['transfer-encoding'] === undefined && Number(length ?? 0) === 0;
  const contentType = headers['content-type'];
  if (contentType === undefined) return { kind: isEmpty ? 'none' : 'media-type' };
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return { kind: 'media-type' };
  const type = readMediaType(contentType);
  if (type.kind === 'other') return { kind: 'media-type' };
  if (type.kind === 'urlencoded') {
    if (isEmpty) return { kind: 'none' };
    return { kind: Number(length ?? 0) > limits.maxFormBytes ? 'too-large' : 'urlencoded' };
  }
  return limits.upload ? type : { kind: 'media-type' };
}

/**
 * Parses the form of an unsafe request once, in bounded memory, and hands it on; anything that is
 * no well-formed form is refused before the application sees it. Files stream to the handler.
 *
 * Does not cover what a file contains, nor whether the fields make sense.
 *
 * @see OWASP ASVS 5.0 V1.5.3, V5.2.1; RFC 7578; WHATWG URL §5
 */
export const form: GuardFactory = {
  name: 'form',
  phase: 'receive',
  scope: 'route',
  create:
    ({ policy }) =>
    (rule) =>
      rule.form ? formGuard(rule, policy) : undefined,
};

interface Refusals {
  readonly malformed: Refusal;
  readonly 'too-many': Refusal;
  readonly 'too-large': Refusal;
  readonly 'media-type': Refusal;
}

function formGuard(rule: EffectiveRule, { request }: ResolvedPolicy): Guard {
  const { maxFormBytes } = request;
  const limits: MultipartLimits = {
    maxBytes: maxFormBytes,
    maxCount: request.maxQueryParameterCount,
    maxFileBytes: rule.maxBodyBytes,
  };
  const { upload } = rule;
  const refusals = buildRefusals(limits, upload);
  return {
    describe: () => ({
      name: 'form',
      phase: 'receive',
      promise: 'Only a well-formed form within its bounds reaches the application.',
      options: { upload, maxFormBytes, maxFieldCount: limits.maxCount },
      sources: ['ASVS V1.5.3', 'ASVS V5.2.1', 'RFC 7578', 'CVE-2026-3304', 'CVE-2026-3520'],
      covers: ['G7', 'G12', 'A-UP-05'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => {
      if (isSafeMethod(exchange.request.method)) return PASS;
      const found = checkFormHead(exchange.request.headers, { upload, maxFormBytes });
      if (found.kind === 'none') {
        exchange.form = EMPTY_FORM;
        return PASS;
      }
      if (found.kind === 'urlencoded') return receiveUrlencoded(exchange, limits, refusals);
      if (found.kind !== 'multipart') return refusals[found.kind];
      return receiveFiles({ exchange, boundary: found.boundary, limits, refusals });
    },
    end: (exchange) => {
      if (isStreaming(exchange.form)) exchange.form.dispose();
    },
    drive: (route) => drives({ rule, route, maxFormBytes }),
  };
}

function buildRefusals(limits: MultipartLimits, upload: boolean): Refusals {
  const expected = upload
    ? 'application/x-www-form-urlencoded or multipart/form-data'
    : 'application/x-www-form-urlencoded';
  return {
    malformed: refuse('form.malformed', { detail: 'The form cannot be read.' }),
    'too-many': refuse('form.malformed', {
      detail: `A form may have at most ${limits.maxCount} fields.`,
    }),
    'too-large': refuse('form.too-large', {
      detail: `A form may have at most ${limits.maxBytes} bytes besides its files.`,
      extensions: { max_bytes: limits.maxBytes },
    }),
    'media-type': refuse('form.media-type', { detail: `The body must be ${expected}, in UTF-8.` }),
  };
}

async function* noFiles(): AsyncGenerator<ReceivedFile, void, undefined> {}

const NO_FILES: AsyncIterable<ReceivedFile> = { [Symbol.asyncIterator]: noFiles };

const EMPTY_FORM: ReceivedForm = Object.freeze({
  fields: Object.freeze(Object.create(null)),
  files: NO_FILES,
});

async function receiveUrlencoded(
  exchange: Exchange,
  limits: MultipartLimits,
  refusals: Refusals,
): Promise<Verdict> {
  exchange.response.invite();
  const body = await readBody(exchange.request, limits.maxBytes);
  if (body === 'aborted') return refusals.malformed;
  const fields = body === 'too-large' ? body : parseUrlencoded(body, limits);
  if (typeof fields === 'string') return refusals[fields];
  exchange.form = { fields, files: NO_FILES };
  return PASS;
}

interface FileReception {
  readonly exchange: Exchange;
  readonly boundary: string;
  readonly limits: MultipartLimits;
  readonly refusals: Refusals;
}

async function receiveFiles(reception: FileReception): Promise<Verdict> {
  const { exchange, boundary, limits, refusals } = reception;
  exchange.response.invite();
  const refusalOf = (fault: MultipartFault): Refusal =>
    fault === 'aborted' ? refusals.malformed : refusals[fault];
  const received = await receiveMultipart(exchange, {
    boundary,
    limits,
    onLateFault: (fault) => {
      if (fault !== 'aborted') exchange.refuse('form', refusalOf(fault));
    },
  });
  if (typeof received === 'string') return refusalOf(received);
  exchange.form = received;
  return PASS;
}

function isStreaming(form: ReceivedForm | undefined): form is StreamingForm {
  return form !== undefined && 'dispose' in form;
}

interface DriveParts {
  readonly rule: EffectiveRule;
  readonly route: RouteDescription;
  readonly maxFormBytes: number;
}

function drives({ rule, route, maxFormBytes }: DriveParts): Drive[] {
  const method = isSafeMethod(route.method)
    ? (rule.methods.find((one) => !isSafeMethod(one)) ?? 'POST')
    : route.method;
  if (rule.methods.length > 0 && !rule.methods.includes(method)) return [];
  const mediaType = 'application/x-www-form-urlencoded';
  const send = (text: string, type = mediaType): Drive['send'] => ({
    method,
    body: { mediaType: type, text },
  });
  const malformed = { refusal: 'form.malformed' };
  const padding = `probe=${'a'.repeat(maxFormBytes)}`;
  const tooLarge = { refusal: 'form.too-large' };
  return [
    {
      name: 'JSON instead of a form',
      send: send('{}', 'application/json'),
      expect: { refusal: 'form.media-type' },
    },
    { name: 'a name that comes twice', send: send('probe=1&probe=2'), expect: { pass: true } },
    { name: 'a broken percent sign', send: send('probe=%ZZ'), expect: malformed },
    { name: 'octets that are no UTF-8', send: send('probe=%C3%28'), expect: malformed },
    { name: "a prototype's name", send: send('__proto__=1'), expect: malformed },
    { name: 'a form over the limit', send: send(padding), expect: tooLarge },
    {
      name: 'a form over the limit, in chunks',
      send: { ...send(padding), chunked: true },
      expect: tooLarge,
    },
  ];
}
