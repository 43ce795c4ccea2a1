import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { ReceivedForm } from '../../src/core/form.ts';
import { form } from '../../src/guards/form.ts';
import type { EffectiveRule } from '../../src/policy/types.ts';
import type { Opened } from '../identity/exchange-harness.ts';
import { guardHarness, type PolicyParts, ruleWith } from '../identity/guard-harness.ts';
import { covers } from '../support/covers.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=B';
const MALFORMED = { status: 400, code: 'form.malformed' };
const TOO_LARGE = { status: 413, code: 'form.too-large' };
const MEDIA_TYPE = { status: 415, code: 'form.media-type' };

interface Sending {
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly fields?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** Bytes of a chunk; without it the body comes in one. */
  readonly chunkBytes?: number;
  /** The client goes away instead of ending the body. */
  readonly abort?: boolean;
}

function open(sending: Sending, rule: Partial<EffectiveRule> = {}, parts: PolicyParts = {}) {
  const harness = guardHarness([form], ruleWith({ form: true, upload: true, ...rule }), parts);
  const fields = {
    ...(sending.type === undefined ? {} : { 'content-type': sending.type }),
    ...(sending.body === undefined ? {} : { 'transfer-encoding': 'chunked' }),
    ...sending.fields,
  };
  return harness.open({ method: sending.method ?? 'POST', fields });
}

/** Lets the body arrive, chunk by chunk, as the event loop comes round. */
async function deliver({ request }: Opened, sending: Sending): Promise<void> {
  const body = Buffer.from(sending.body ?? '');
  const size = sending.chunkBytes ?? Math.max(1, body.length);
  for (let start = 0; start < body.length; start += size) {
    request.push(body.subarray(start, start + size));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (sending.abort === true) request.destroy();
  else request.push(null);
}

async function send(sending: Sending, rule: Partial<EffectiveRule> = {}, parts: PolicyParts = {}) {
  const opened = open(sending, rule, parts);
  const result = opened.run();
  await deliver(opened, sending);
  return { opened, result: await result, form: opened.exchange.form };
}

function part(name: string, content: string, head = ''): string {
  return `--B\r\nContent-Disposition: form-data; name="${name}"${head}\r\n\r\n${content}\r\n`;
}

function file(name: string, content: string, fileName = 'a.txt', type = 'text/plain'): string {
  return part(name, content, `; filename="${fileName}"\r\nContent-Type: ${type}`);
}

async function readFiles(received: ReceivedForm | undefined) {
  const files: Record<string, string>[] = [];
  for await (const { field, fileName, mediaType, content } of received?.files ?? []) {
    files.push({ field, fileName, mediaType, text: await text(content) });
  }
  return files;
}

function listenerCount({ request }: Opened): number {
  return ['data', 'end', 'close', 'error'].reduce(
    (sum, name) => sum + request.listenerCount(name),
    0,
  );
}

describe('a urlencoded form', () => {
  test.each([undefined, 1, 7])('is parsed, in chunks of %s', async (chunkBytes) => {
    covers('G7');
    const body = 'name=Ada+L.&tag=a&tag=b';
    const sending = { type: URLENCODED, body, ...(chunkBytes === undefined ? {} : { chunkBytes }) };
    const { result, form: received, opened } = await send(sending);
    expect(result).toBe('entered');
    expect({ ...received?.fields }).toEqual({ name: 'Ada L.', tag: ['a', 'b'] });
    expect(await readFiles(received)).toEqual([]);
    expect(opened.answer.invited).toBe(true);
    expect(listenerCount(opened)).toBe(0);
  });

  test.each([
    ['a broken percent sign', { body: 'a=%ZZ' }, MALFORMED],
    ['a prototype name', { body: '__proto__=1' }, MALFORMED],
    ['101 fields', { body: 'a=1&'.repeat(101) }, MALFORMED],
    ['64 KiB and one byte', { body: `a=${'x'.repeat(65_535)}`, chunkBytes: 16_384 }, TOO_LARGE],
    ['JSON', { type: 'application/json', body: '{}' }, MEDIA_TYPE],
    ['JSON without a body', { type: 'application/json' }, MEDIA_TYPE],
    ['a body without a type', { type: '', body: 'a=1' }, MEDIA_TYPE],
    ['plain text', { type: 'text/plain', body: 'a=1' }, MEDIA_TYPE],
    ['a compressed body', { body: 'a=1', fields: { 'content-encoding': 'gzip' } }, MEDIA_TYPE],
  ])('%s', async (_name, sending, expected) => {
    const { result, opened } = await send({ type: URLENCODED, ...sending });
    expect(result).toMatchObject(expected);
    expect(opened.exchange.form).toBeUndefined();
    expect(listenerCount(opened)).toBe(0);
  });

  test('of exactly 64 KiB is taken', async () => {
    const { result } = await send({ type: URLENCODED, body: `a=${'x'.repeat(65_534)}` });
    expect(result).toBe('entered');
  });

  test('that declares too much is refused before it is asked for', async () => {
    const opened = open({ type: URLENCODED, fields: { 'content-length': '65537' } });
    expect(await opened.run()).toMatchObject(TOO_LARGE);
    expect(opened.answer.invited).toBe(false);
  });

  test('without a body is an empty form', async () => {
    for (const fields of [{}, { 'content-length': '0' }, { 'content-type': URLENCODED }]) {
      const opened = open({ method: 'DELETE', fields });
      expect(await opened.run()).toBe('entered');
      expect({ ...opened.exchange.form?.fields }).toEqual({});
    }
  });

  test('is not read where the method is safe', async () => {
    const opened = open({ method: 'GET', type: 'application/json' });
    expect(await opened.run()).toBe('entered');
    expect(opened.exchange.form).toBeUndefined();
  });

  test('whose client goes away leaves nothing waiting', async () => {
    covers('G7');
    const { result, opened } = await send({ type: URLENCODED, body: 'a=1&b', abort: true });
    expect(result).toMatchObject(MALFORMED);
    expect(listenerCount(opened)).toBe(0);
  });
});

describe('a multipart form', () => {
  const whole = `${part('csrf_token', 't')}${part('tag', 'a')}${part('tag', 'é')}`;

  test.each([undefined, 1, 5])('without files, in chunks of %s', async (chunkBytes) => {
    const sending = { type: MULTIPART, body: `${whole}--B--\r\n` };
    const {
      result,
      form: received,
      opened,
    } = await send(chunkBytes === undefined ? sending : { ...sending, chunkBytes });
    expect(result).toBe('entered');
    expect({ ...received?.fields }).toEqual({ csrf_token: 't', tag: ['a', 'é'] });
    expect(await readFiles(received)).toEqual([]);
    expect(listenerCount(opened)).toBe(0);
  });

  test.each([undefined, 9])('hands its files on as they stream, in chunks of %s', async (size) => {
    covers('G12');
    const big = 'x'.repeat(3000);
    const one = file('one', 'first', 'C:\\dir\\é.txt');
    const two = file('two', big, '../b.md', 'Text/Markdown; x=y');
    const body = `${whole}${one}${two}--B--\r\n`;
    const sending = size === undefined ? {} : { chunkBytes: size };
    const opened = open({ type: MULTIPART, body });
    const entered = opened.run();
    const delivered = deliver(opened, { body, ...sending });
    expect(await entered).toBe('entered');
    expect({ ...opened.exchange.form?.fields }).toMatchObject({ csrf_token: 't' });
    expect(await readFiles(opened.exchange.form)).toEqual([
      { field: 'one', fileName: 'é.txt', mediaType: 'text/plain', text: 'first' },
      { field: 'two', fileName: 'b.md', mediaType: 'text/markdown', text: big },
    ]);
    await delivered;
    expect(listenerCount(opened)).toBe(0);
  });

  test('skips a file that nobody chose, and what a handler leaves unread', async () => {
    const none = file('none', '', '', 'application/octet-stream');
    const body = `${none}${file('a', 'aa')}${file('b', 'bb')}--B--\r\n`;
    const { form: received } = await send({ type: MULTIPART, body });
    const names: string[] = [];
    for await (const { field } of received?.files ?? []) names.push(field);
    expect(names).toEqual(['a', 'b']);
  });

  test('is refused where a rule takes no files', async () => {
    const { result } = await send({ type: MULTIPART, body: whole }, { upload: false });
    expect(result).toMatchObject(MEDIA_TYPE);
  });

  test.each([
    ['no boundary', { type: 'multipart/form-data', body: `${whole}--B--` }, MALFORMED],
    [
      'a boundary of 71',
      { type: `multipart/form-data; boundary=${'B'.repeat(71)}`, body: 'x' },
      MALFORMED,
    ],
    ['no final boundary', { body: whole }, MALFORMED],
    ['another boundary', { body: '--C\r\n\r\nx\r\n--C--' }, MALFORMED],
    ['an empty body', { body: '' }, MALFORMED],
    ['a cut part head', { body: `${whole}--B\r\nContent-Disposition: form-` }, MALFORMED],
    ['a part head of a megabyte', { body: `--B\r\nX: ${'x'.repeat(1_048_576)}` }, MALFORMED],
    ['__proto__', { body: `${part('__proto__', 'x')}--B--` }, MALFORMED],
    ['__proto__ of a file', { body: `${file('__proto__', 'x')}--B--` }, MALFORMED],
    [
      'a part without a name',
      { body: '--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--' },
      MALFORMED,
    ],
    [
      'octets that are no UTF-8',
      { body: Buffer.from(`${part('a', '\xff')}--B--`, 'latin1') },
      MALFORMED,
    ],
    [
      'a nested multipart',
      { body: `${part('a', 'x', '\r\nContent-Type: multipart/mixed; boundary=C')}--B--` },
      MALFORMED,
    ],
    [
      '10 000 parts',
      { body: `${part('a', '').repeat(10_000)}--B--`, chunkBytes: 16_384 },
      MALFORMED,
    ],
    ['101 fields', { body: `${part('a', '').repeat(101)}--B--` }, MALFORMED],
    ['fields of more than 64 KiB', { body: `${part('a', 'x'.repeat(70_000))}--B--` }, TOO_LARGE],
    ['a preamble without end', { body: 'x'.repeat(200_000), chunkBytes: 32_768 }, TOO_LARGE],
    ['a client that goes away', { body: whole, abort: true }, MALFORMED],
  ])('%s', async (_name, sending, expected) => {
    covers('A-UP-05');
    const { result, opened } = await send({ type: MULTIPART, ...sending });
    expect(result).toMatchObject(expected);
    expect(listenerCount(opened)).toBe(0);
  });

  test('100 fields are taken', async () => {
    const { result } = await send({ type: MULTIPART, body: `${part('a', '').repeat(100)}--B--` });
    expect(result).toBe('entered');
  });

  test.each([
    ['a field after a file', `${file('a', 'x')}${part('late', 'x')}--B--`, 'form.malformed'],
    [
      'a nested part after a file',
      `${file('a', 'x')}${file('b', 'x', 'b', 'multipart/mixed')}--B--`,
      'form.malformed',
    ],
    ['no final boundary after a file', `${file('a', 'x')}`, 'form.malformed'],
    [
      'content without a file name',
      `${file('a', 'x')}${file('b', 'x', '', 'application/octet-stream')}--B--`,
      'form.malformed',
    ],
  ])('%s ends the request late', async (_name, body, code) => {
    covers('A-UP-05');
    const { opened, form: received } = await send({ type: MULTIPART, body });
    await expect(readFiles(received)).rejects.toThrow();
    expect(opened.exchange.refusal?.code).toBe(code);
    expect(listenerCount(opened)).toBe(0);
  });

  test('a client that goes away in a file ends the handler’s reading', async () => {
    const body = `${whole}${file('a', 'x'.repeat(1000)).slice(0, -10)}`;
    const opened = open({ type: MULTIPART, body });
    const entered = opened.run();
    opened.request.push(Buffer.from(body));
    expect(await entered).toBe('entered');
    const reading = readFiles(opened.exchange.form);
    opened.request.destroy();
    await expect(reading).rejects.toThrow();
    expect(opened.exchange.refusal).toBeUndefined();
    expect(listenerCount(opened)).toBe(0);
  });

  test('a handler that answers without reading its files holds nothing up', async () => {
    const body = Buffer.from(`${file('a', 'x'.repeat(500_000))}--B--`);
    const opened = open({ type: MULTIPART, body });
    const entered = opened.run();
    opened.request.push(body.subarray(0, 200_000));
    expect(await entered).toBe('entered');
    const ended = once(opened.request, 'end');
    opened.exchange.pipeline.end(opened.exchange, { kind: 'finished', status: 200, durationMs: 1 });
    opened.request.push(body.subarray(200_000));
    opened.request.push(null);
    await ended;
    expect(listenerCount(opened)).toBe(0);
  });

  test('a file waits for its reader', async () => {
    const opened = open({ type: MULTIPART, body: 'x' });
    const entered = opened.run();
    opened.request.push(Buffer.from(`${file('a', 'x'.repeat(300_000)).slice(0, -2)}`));
    expect(await entered).toBe('entered');
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened.request.isPaused()).toBe(true);
    const reading = readFiles(opened.exchange.form);
    opened.request.push(Buffer.from('\r\n--B--\r\n'));
    opened.request.push(null);
    expect((await reading)[0]?.['text']).toHaveLength(300_000);
  });
});
