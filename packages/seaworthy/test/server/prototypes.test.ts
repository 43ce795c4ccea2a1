import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { FieldedResponse } from '../../src/server/fielded-response.ts';
import { ServiceRequest } from '../../src/server/request.ts';
import { ServiceResponse } from '../../src/server/response.ts';
import { takeApart } from '../attacks/client.ts';
import { covers } from '../support/covers.ts';
import { sendRaw } from '../support/raw.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

/** As Express keeps them: below node's classes, and beside ours. */
const REQUEST: object = Object.create(IncomingMessage.prototype);
const RESPONSE: object = Object.create(ServerResponse.prototype);

let running: RunningService;
let readBytes = 0;

beforeAll(async () => {
  const config = plainService(
    {
      hosts: ['localhost'],
      request: { maxBodyBytes: 1000 },
      routes: { '* /**': { access: 'public' } },
    },
    (request, response) => {
      Object.setPrototypeOf(request, REQUEST);
      Object.setPrototypeOf(response, RESPONSE);
      if (request.url === '/injects') {
        response.setHeader('X-Kept', 'kept');
        response.writeHead(200, { 'X-Broken': 'one\r\nX-Injected: two' });
        response.end('never');
        return;
      }
      if (request.url === '/body') {
        request.on('data', (chunk: Buffer) => {
          readBytes += chunk.length;
        });
        request.on('end', () => response.end('read'));
        return;
      }
      response.setHeader('X-Powered-By', 'something');
      response.setHeader('Content-Type', 'text/plain');
      response.write('for ');
      response.end(exchangeOf(request).clientAddress);
    },
  );
  running = await startService(config);
});
afterAll(() => running.stop());

const HEAD = 'Host: localhost\r\nConnection: close\r\n';

describe('requests and responses that a framework has given other prototypes', () => {
  test('get every field of the guards, and none that the guards take away', async () => {
    covers('G10', 'A-HV-01');
    const answer = takeApart((await sendRaw(running.port, `GET / HTTP/1.1\r\n${HEAD}\r\n`)).text);
    expect(answer.field('x-content-type-options')).toBe('nosniff');
    expect(answer.field('content-security-policy')).toContain("default-src 'self'");
    expect(answer.field('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(answer.field('x-powered-by')).toBeUndefined();
    expect(answer.field('content-type')).toBe('text/plain');
  });

  test('have their bodies counted, and nothing beyond the limit is seen', async () => {
    covers('G12');
    const chunk = `200\r\n${'a'.repeat(0x200)}\r\n`;
    const head = `POST /body HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
    readBytes = 0;
    const refused = await sendRaw(running.port, `${head}${chunk.repeat(4)}0\r\n\r\n`);
    expect(refused.statuses).toEqual([413]);
    expect(readBytes).toBeLessThanOrEqual(1000);
    const fine = await sendRaw(running.port, `${head}${chunk}0\r\n\r\n`);
    expect(fine.statuses).toEqual([200]);
    expect(fine.text).toContain('read');
  });

  test('split no response', async () => {
    const { statuses, text } = await sendRaw(running.port, `GET /injects HTTP/1.1\r\n${HEAD}\r\n`);
    expect(statuses).toEqual([500]);
    expect(text).not.toContain('X-Injected');
    expect(takeApart(text).field('x-content-type-options')).toBe('nosniff');
  });
});

test('every method of ours is the object’s own', () => {
  const request = new ServiceRequest(new Socket());
  const response = new ServiceResponse(request);
  const inherited = (from: object, on: object): string[] =>
    Object.getOwnPropertyNames(from).filter((name) => {
      const { value } = Object.getOwnPropertyDescriptor(from, name) ?? {};
      return name !== 'constructor' && typeof value === 'function' && !Object.hasOwn(on, name);
    });
  expect(inherited(ServiceRequest.prototype, request)).toEqual([]);
  expect(inherited(FieldedResponse.prototype, response)).toEqual([]);
  // The boundary alone calls it, before anyone else has the response.
  expect(inherited(ServiceResponse.prototype, response)).toEqual(['tellKeepAlive']);
});
