import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { type Answered, AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';

const PROXY = '127.0.0.9';
const STRANGER = '127.0.0.5';

/** What an application reads of the fields, in each view that keeps all of them. */
function tell(request: IncomingMessage, response: ServerResponse): void {
  const { headers, rawHeaders, method } = request;
  const { requestId, clientAddress } = exchangeOf(request);
  response.end(JSON.stringify({ headers, rawHeaders, method, requestId, clientAddress }));
}

let running: RunningService;

beforeAll(async () => {
  const open = { limit: 100_000, windowSeconds: 60 };
  const config = plainService(
    {
      topology: {
        trustedProxies: [PROXY],
        passedFields: ['X-Auth-Request-User', 'x-forwarded-for'],
      },
      limits: { default: open, refused: open },
      routes: { '* /**': { access: 'public' } },
    },
    tell,
  );
  running = await startService(config);
});
afterAll(() => running.stop());

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function seen(fields: Fields, from = STRANGER) {
  const asked = { target: '/', method: 'POST', from, fields: { Host: 'localhost', ...fields } };
  const answer = await askPort(running.port, asked);
  expect(answer.status, answer.body).toBe(200);
  const { headers, rawHeaders, method, requestId, clientAddress } = answer.json();
  return {
    text: JSON.stringify([headers, rawHeaders]),
    headers: headers as Readonly<Record<string, string>>,
    raw: pairs(rawHeaders as readonly string[]),
    method,
    requestId,
    clientAddress,
  };
}

/** Values by lower-case name. */
function pairs(raw: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const byName: Record<string, string[]> = {};
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    byName[name] = [...(byName[name] ?? []), raw[index + 1] ?? ''];
  }
  return byName;
}

describe('the request id', () => {
  test.each([
    ['none', {}],
    ['one', { 'X-Request-ID': 'forged' }],
    ['several', { 'X-REQUEST-ID': ['forged', 'forged-too'], 'x-request-id': 'forged' }],
  ])('is ours in every view where a stranger sends %s', async (_name, fields) => {
    covers('O1', 'A-TR-02');
    const { text, headers, raw, requestId } = await seen(fields);
    expect(text).not.toContain('forged');
    expect(headers['x-request-id']).toBe(requestId);
    expect(raw['x-request-id']).toEqual([requestId]);
  });

  test('of a trusted proxy is in every view, once', async () => {
    covers('O1');
    const { headers, raw } = await seen({ 'X-Request-ID': 'of-the-proxy' }, PROXY);
    expect(headers['x-request-id']).toBe('of-the-proxy');
    expect(raw['x-request-id']).toEqual(['of-the-proxy']);
  });
});

describe('a field that makes a method another', () => {
  test.each([
    'X-HTTP-Method-Override',
    'x-http-method-override',
    'X-HTTP-Method',
    'X-Method-Override',
    'X_HTTP_Method_Override',
    'X.Method.Override',
  ])('%s is in no view', async (name) => {
    covers('A-PA-10');
    const { text, method } = await seen({ [name]: 'DELETE', 'X-Kept': 'kept' });
    expect(text).not.toContain('DELETE');
    expect(text).toContain('kept');
    expect(method).toBe('POST');
  });

  test.each(['X-HTTP-Methods', 'X-Method-Overridden', 'Y-HTTP-Method', 'X-HTTP-Method-Overrides'])(
    'is not %s',
    async (name) => {
      const { text } = await seen({ [name]: 'DELETE' });
      expect(text).toContain('DELETE');
    },
  );
});

describe('what only a proxy may say', () => {
  const CLAIMS: Fields = {
    ...{ 'X-Forwarded-For': 'forged', X_Forwarded_For: 'forged', 'X.Forwarded.For': 'forged' },
    ...{ 'x-forwarded-anything': 'forged', 'Fly-Client-IP': 'forged', 'X-Host': 'forged' },
    ...{ 'X-Remote-User': 'forged', REMOTE_USER: 'forged', 'X-Auth-Request-Email': 'forged' },
    ...{ 'X-Envoy-Original-Path': 'forged', 'X-SSL-Client-Verify': ['forged', 'forged'] },
  };

  test('is in no view when a stranger says it', async () => {
    covers('G5', 'A-PX-01', 'A-PX-10');
    const { text, raw } = await seen({ ...CLAIMS, 'X-Kept': ['kept', 'kept too'] });
    expect(text).not.toContain('forged');
    expect(raw['x-kept']).toEqual(['kept', 'kept too']);
    expect(raw['x-forwarded-for']).toEqual([STRANGER]);
    expect(raw['x-forwarded-proto']).toEqual(['http']);
    expect(raw['x-forwarded-host']).toEqual(['localhost']);
  });

  test.each(Object.keys(CLAIMS).filter((name) => name !== 'X-Forwarded-For'))(
    'is in no view when a proxy passes on %s',
    async (name) => {
      covers('G5', 'A-PX-10');
      const fields = { 'X-Forwarded-For': '203.0.113.7', [name]: CLAIMS[name] ?? '' };
      const { text, raw, clientAddress } = await seen(fields, PROXY);
      expect(text).not.toContain('forged');
      expect(clientAddress).toBe('203.0.113.7');
      expect(raw['x-forwarded-for']).toEqual(['203.0.113.7']);
    },
  );
});

describe('a field that proxies may pass', () => {
  const fields = { 'x-auth-request-user': 'ada', 'X-Auth-Request-Email': 'forged' };

  test('is seen when a trusted proxy sends it', async () => {
    const { text, raw } = await seen({ ...fields, 'X-Forwarded-For': '203.0.113.7' }, PROXY);
    expect(raw['x-auth-request-user']).toEqual(['ada']);
    expect(raw['x-forwarded-for']).toEqual(['203.0.113.7']);
    expect(text).not.toContain('forged');
  });

  test('is in no view when a stranger sends it', async () => {
    expect((await seen(fields)).text).not.toMatch(/ada|forged/);
  });
});

describe('the count of fields', () => {
  const MAX = 100;
  const sent = (count: number, first: (at: number) => string): Promise<Answered> => {
    // Host and Connection are two of them.
    const names = Array.from({ length: count - 2 - 1 }, (_, at) => first(at));
    const fields = { Host: 'localhost', ...AS_PROBLEM };
    const more = Object.fromEntries(names.map((name) => [name, '1']));
    return askPort(running.port, { target: '/', from: STRANGER, fields: { ...fields, ...more } });
  };

  test('is of those the client sent, whatever we add', async () => {
    covers('A-DO-05');
    expect((await sent(MAX, (at) => `X-N-${at}`)).status).toBe(200);
    expect(refusalOf(await sent(MAX + 1, (at) => `X-N-${at}`))).toBe('header-limits.too-many');
  });

  test('is of those the client sent, whatever we take away', async () => {
    covers('A-DO-05');
    expect((await sent(MAX, (at) => `X-Forwarded-${at}`)).status).toBe(200);
    const refused = await sent(MAX + 1, (at) => `X-Forwarded-${at}`);
    expect(refusalOf(refused)).toBe('header-limits.too-many');
  });
});

describe('an offer of h2c', () => {
  test('is in no view', async () => {
    const { text, raw } = await seen({
      Connection: 'Upgrade, HTTP2-Settings, close',
      Upgrade: 'h2c',
      'HTTP2-Settings': 'offered',
    });
    expect(text).not.toMatch(/h2c|offered/);
    expect(Object.keys(raw)).not.toContain('upgrade');
  });
});

describe('Expect', () => {
  const expecting = (expectation: string, version: string): Promise<Answered> => {
    const fields = { Host: 'localhost', Expect: expectation };
    return askPort(running.port, { target: '/', method: 'POST', body: 'x', version, fields });
  };

  test.each(['100-continue', 'the-unexpected'])('in HTTP/1.0 is ignored: %s', async (value) => {
    const answer = await expecting(value, 'HTTP/1.0');
    expect(answer.status).toBe(200);
    expect(answer.body.toLowerCase()).not.toContain('expect');
  });

  test('in HTTP/1.1 is obeyed or refused', async () => {
    expect((await expecting('100-continue', 'HTTP/1.1')).status).toBe(100);
    expect((await expecting('the-unexpected', 'HTTP/1.1')).status).toBe(417);
  });
});

describe('a path', () => {
  test.each([
    ['of 8192 bytes', `/${'a'.repeat(8191)}`, 200, undefined],
    ['of 8193', `/${'a'.repeat(8192)}`, 414, 'target.too-long'],
    ['of 8193 and a query', `/${'a'.repeat(8192)}?b`, 414, 'target.too-long'],
    ['of 8193 before it is made shorter', `/a/..${'/'.repeat(8188)}`, 414, 'target.too-long'],
  ])('%s', async (_name, target, status, code) => {
    const fields = { Host: 'localhost', ...AS_PROBLEM };
    const answer = await askPort(running.port, { target, fields });
    expect(answer.status).toBe(status);
    expect(refusalOf(answer)).toBe(code);
  });
});
