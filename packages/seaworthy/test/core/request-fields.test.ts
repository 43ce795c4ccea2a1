import { createServer, IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  distinctFields,
  dropTrailers,
  removeRequestField,
  replaceRequestFields,
  setRequestField,
} from '../../src/core/request-fields.ts';
import { takeApart } from '../attacks/client.ts';
import { sendRaw } from '../support/raw.ts';

/** A request as the parser makes it. */
function received(raw: readonly string[]): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.rawHeaders = [...raw];
  for (const [name, values = []] of Object.entries(distinctFields(raw))) {
    request.headers[name] = values.join(', ');
  }
  return request;
}

const SENT = ['Host', 'a', 'X-Id', '1', 'Accept', '*/*', 'x-id', '2', 'X-Id-Of', '3'];

describe('a field of a request', () => {
  test('that is set takes the place of all that was sent', () => {
    const request = received(SENT);
    setRequestField(request, ['x-id', 'ours']);
    expect(request.headers).toEqual({ host: 'a', accept: '*/*', 'x-id': 'ours', 'x-id-of': '3' });
    const raw = ['Host', 'a', 'Accept', '*/*', 'X-Id-Of', '3', 'x-id', 'ours'];
    expect(request.rawHeaders).toEqual(raw);
  });

  test('that was not sent is added, and the list as it was sent stays', () => {
    const request = received(SENT);
    const sent = request.rawHeaders;
    setRequestField(request, ['x-other', 'ours']);
    expect(request.headers['x-other']).toBe('ours');
    expect(request.rawHeaders).toEqual([...SENT, 'x-other', 'ours']);
    expect(sent).toEqual(SENT);
  });

  test('that is removed is gone, and one that is not there changes nothing', () => {
    const request = received(SENT);
    removeRequestField(request, 'x-id');
    expect(request.headers).toEqual({ host: 'a', accept: '*/*', 'x-id-of': '3' });
    expect(request.rawHeaders).toEqual(['Host', 'a', 'Accept', '*/*', 'X-Id-Of', '3']);
    const { rawHeaders } = request;
    removeRequestField(request, 'x-missing');
    expect(request.rawHeaders).toBe(rawHeaders);
  });

  test('is replaced with all others of its kind', () => {
    const request = received(SENT);
    replaceRequestFields(request, (name) => name.toLowerCase().startsWith('x-'), [['x-a', 'b']]);
    expect(request.headers).toEqual({ host: 'a', accept: '*/*', 'x-a': 'b' });
    expect(request.rawHeaders).toEqual(['Host', 'a', 'Accept', '*/*', 'x-a', 'b']);
  });
});

describe('distinct fields', () => {
  test('are every value under its name in lower case', () => {
    expect({ ...distinctFields(SENT) }).toEqual({
      host: ['a'],
      'x-id': ['1', '2'],
      accept: ['*/*'],
      'x-id-of': ['3'],
    });
  });

  test('may have the name of a method or of the prototype', () => {
    const distinct = distinctFields(['__proto__', 'a', 'constructor', 'b', '__PROTO__', 'c']);
    expect(Object.entries(distinct)).toEqual([
      ['__proto__', ['a', 'c']],
      ['constructor', ['b']],
    ]);
    expect({}.constructor).toBe(Object);
  });
});

describe('trailers', () => {
  class Untrailed extends IncomingMessage {
    override push(chunk: unknown, encoding?: BufferEncoding): boolean {
      if (chunk === null && this.rawTrailers.length > 0) dropTrailers(this);
      return super.push(chunk, encoding);
    }
  }

  let server: Server<typeof Untrailed>;
  beforeAll(async () => {
    server = createServer({ IncomingMessage: Untrailed }, tell).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => server.close());

  async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { trailers, trailersDistinct, rawTrailers, headers } = request;
    response.setHeader('Connection', 'close');
    response.end(JSON.stringify({ body, trailers, trailersDistinct, rawTrailers, headers }));
  }

  test.each([
    ['none', ''],
    ['one', 'X-Forwarded-For: forged\r\n'],
    ['many', 'X-Forwarded-For: forged\r\nHost: forged\r\n'.repeat(100)],
  ])('that are dropped are in no view: %s', async (_name, trailer) => {
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    const { port } = server.address() as AddressInfo;
    const { text } = await sendRaw(port, `${head}4\r\nbody\r\n0\r\n${trailer}\r\n`);
    expect(takeApart(text).json()).toEqual({
      body: 'body',
      trailers: {},
      trailersDistinct: {},
      rawTrailers: [],
      headers: { host: 'a', 'transfer-encoding': 'chunked' },
    });
  });
});
