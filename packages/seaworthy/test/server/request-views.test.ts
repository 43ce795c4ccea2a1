import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeApart } from '../attacks/client.ts';
import { askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

/** What an application reads once the body is there. */
async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { headersDistinct, trailers, trailersDistinct, rawTrailers } = request;
  const seen = { body, headersDistinct, trailers, trailersDistinct, rawTrailers };
  response.end(JSON.stringify(seen));
}

let running: RunningService;

beforeAll(async () => {
  running = await startService(plainService({ routes: { '* /**': { access: 'public' } } }, tell));
});
afterAll(() => running.stop());

describe('headersDistinct', () => {
  test('shows what the guards left of the fields, and what they wrote', async () => {
    covers('G5', 'A-PX-10', 'A-TR-02');
    const forged = ['forged', 'forged'];
    const fields = {
      ...{
        Host: 'localhost',
        'X-Forwarded-For': forged,
        X_Real_IP: 'forged',
        'X-Kept': ['1', '2'],
      },
      ...{ 'X-Request-ID': forged, 'X-HTTP-Method-Override': 'forged', 'True-Client-IP': 'forged' },
    };
    const answer = await askPort(running.port, { target: '/', method: 'POST', fields });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('forged');
    expect(answer.json()['headersDistinct']).toEqual({
      host: ['localhost'],
      connection: ['close'],
      'x-kept': ['1', '2'],
      'x-request-id': [answer.field('x-request-id')],
      'x-forwarded-for': ['127.0.0.1'],
      'x-forwarded-proto': ['http'],
      'x-forwarded-host': ['localhost'],
    });
  });

  test('shows our request id where the client sends none', async () => {
    const answer = await askPort(running.port, { target: '/', fields: { Host: 'localhost' } });
    const distinct = answer.json()['headersDistinct'];
    expect(distinct).toMatchObject({ 'x-request-id': [answer.field('x-request-id')] });
  });
});

describe('trailers', () => {
  const HEAD = [
    ...['POST / HTTP/1.1', 'Host: localhost', 'Accept: application/problem+json'],
    ...['Connection: close', 'Transfer-Encoding: chunked', '', ''],
  ].join('\r\n');
  const sent = async (trailers: string) => {
    const bytes = [HEAD, '4\r\nbody\r\n', '0\r\n', trailers, '\r\n'];
    return takeApart((await sendRaw(running.port, bytes, { apart: true })).text);
  };

  test.each([
    ['none', ''],
    ['forwarding fields', 'X-Forwarded-For: forged\r\nX-Remote-User: forged\r\n'],
    ['fields of a head', 'Host: forged\r\nCookie: forged\r\nExpect: forged\r\n'],
    ['very many', 'A: forged\r\n'.repeat(1500)],
  ])('never reach the application: %s', async (_name, trailers) => {
    covers('G5');
    const answer = await sent(trailers);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      body: 'body',
      trailers: {},
      trailersDistinct: {},
      rawTrailers: [],
    });
    expect(answer.body).not.toContain('forged');
  });

  test('of more bytes than a head may have are refused', async () => {
    const answer = await sent(`A: ${'b'.repeat(40 * 1024)}\r\n`);
    expect(answer.status).toBe(431);
    expect(refusalOf(answer)).toBe('parser.headers-too-large');
  });
});
