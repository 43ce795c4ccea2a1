import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../src/core/index.ts';
import { createService } from '../../src/service/index.ts';
import { AS_PROBLEM, askPort, refusalOf } from '../support/ask.ts';
import { covers } from '../support/covers.ts';
import {
  plainService,
  prodEnvironment,
  type RunningService,
  startService,
} from '../support/service.ts';

const PROXY = '127.0.0.9';
const READER = 'https://reader.example';

/** What the application believes of the client. */
function tell(request: IncomingMessage, response: ServerResponse): void {
  const { clientAddress, scheme, authority } = exchangeOf(request);
  const { headers } = request;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('X-Powered-By', 'software/1');
  response.setHeader('Server', 'software/1');
  response.end(
    JSON.stringify({
      clientAddress,
      scheme,
      authority,
      forwardedFor: headers['x-forwarded-for'],
      forwardedProto: headers['x-forwarded-proto'],
      forwardedHost: headers['x-forwarded-host'],
    }),
  );
}

let prod: RunningService;
let dev: RunningService;

beforeAll(async () => {
  const config = plainService(
    {
      limits: {
        default: { limit: 100_000, windowSeconds: 60 },
        refused: { limit: 100_000, windowSeconds: 60 },
      },
      routes: { '* /**': { access: 'public' }, '* /shared': { cors: true } },
    },
    tell,
  );
  const environment = { CORS_ORIGINS: READER, ALLOWED_HOSTS: 'service.example,.parts.example' };
  const proxied = { ...prodEnvironment(), ...environment, TRUSTED_PROXIES: PROXY };
  prod = await startService(config, { environment: proxied });
  dev = await startService(config, { environment: { TRUSTED_PROXIES: PROXY } });
});
afterAll(async () => {
  await prod.stop();
  await dev.stop();
});

type Fields = Readonly<Record<string, string | readonly string[] | null>>;

/** Asks the service in prod through its proxy, by https. */
function viaProxy(fields: Fields = {}, target = '/', method = 'GET') {
  const always = { Host: 'service.example', 'X-Forwarded-Proto': 'https', ...AS_PROBLEM };
  return askPort(prod.port, { method, target, fields: { ...always, ...fields }, from: PROXY });
}

describe('a Host', () => {
  test.each([
    'service.example',
    'SERVICE.example',
    'service.example.',
    'service.example:443',
    'service.example:8443',
    'one.parts.example',
    'a.b.parts.example',
  ])('%s is answered for', async (host) => {
    covers('G4');
    expect((await viaProxy({ Host: host })).status).toBe(200);
  });

  test.each([
    ['other.example', 421],
    ['parts.example', 421],
    ['service.example.other.example', 421],
    ['xservice.example', 421],
    ['evil-parts.example', 421],
    ['127.0.0.1', 421],
    ['localhost', 421],
    ['service.example:99999', 400],
    ['service.example@other.example', 400],
    ['service.example/path', 400],
    ['service..example', 400],
    ['', 400],
  ])('%s is refused: %i', async (host, status) => {
    covers('G4');
    const answer = await viaProxy({ Host: host });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('clientAddress');
    expect(answer.field('x-content-type-options')).toBe('nosniff');
  });

  test('that the proxy forwards is the one that counts, and is held to the list', async () => {
    covers('G4', 'G5');
    const good = await viaProxy({ Host: 'inside:8000', 'X-Forwarded-Host': 'one.parts.example' });
    expect(good.json()).toMatchObject({
      authority: 'one.parts.example',
      forwardedHost: 'one.parts.example',
    });
    expect((await viaProxy({ 'X-Forwarded-Host': 'other.example' })).status).toBe(421);
  });
});

describe('forwarding fields', () => {
  const stranger = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'service.example' };

  test('of a stranger are not believed, and not seen by the application', async () => {
    covers('G5');
    const fields = { Host: 'localhost', 'X-Forwarded-For': '203.0.113.7', ...stranger };
    const answer = await askPort(dev.port, { target: '/', fields, from: '127.0.0.5' });
    expect(answer.json()).toEqual({
      clientAddress: '127.0.0.5',
      scheme: 'http',
      authority: 'localhost',
      forwardedFor: '127.0.0.5',
      forwardedProto: 'http',
      forwardedHost: 'localhost',
    });
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['10.9.8.7, 203.0.113.7', '203.0.113.7'],
    [`203.0.113.7, ${PROXY}`, '203.0.113.7'],
    [`10.9.8.7, 203.0.113.7, ${PROXY}, ${PROXY}`, '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:db8::7]:4711', '2001:db8::7'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7, not-an-address', PROXY],
  ])('of the proxy are: %s is %s', async (given, client) => {
    covers('G5');
    const answer = await viaProxy({ 'X-Forwarded-For': given });
    expect(answer.json()).toMatchObject({
      clientAddress: client,
      forwardedFor: client,
      scheme: 'https',
      authority: 'service.example',
    });
  });
});

describe('HTTPS', () => {
  test.each(['GET', 'POST', 'HEAD'])(
    '%s by http is sent on, method and body kept',
    async (method) => {
      covers('G10');
      const answer = await viaProxy({ 'X-Forwarded-Proto': 'http' }, '/a/b?c=d', method);
      expect(answer.status).toBe(308);
      expect(answer.field('location')).toBe('https://service.example/a/b?c=d');
      expect(answer.field('strict-transport-security')).toBeUndefined();
      expect(answer.field('cache-control')).toBe('no-store');
    },
  );

  test('is demanded of whoever comes past the proxy, whatever it says', async () => {
    covers('G10', 'G5');
    const fields = { Host: 'service.example', 'X-Forwarded-Proto': 'https' };
    const answer = await askPort(prod.port, { target: '/', fields, from: '127.0.0.5' });
    expect(answer.status).toBe(308);
  });

  test('never sends anybody to a host that is not ours', async () => {
    covers('G10', 'G4');
    const answer = await viaProxy({ Host: 'other.example', 'X-Forwarded-Proto': 'http' });
    expect(answer.status).toBe(421);
    expect(answer.field('location')).toBeUndefined();
  });
});

describe('security headers', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^DENY$/i,
    'referrer-policy': /^strict-origin-when-cross-origin$/,
    'permissions-policy': /camera=\(\)/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
    'content-security-policy': /default-src 'self'.*frame-ancestors 'none'/,
    'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  };

  test.each([
    ['an answer of the application', {}, '/', 200],
    ['an unknown host', { Host: 'other.example' }, '/', 421],
    ['a malformed target', {}, '/%ZZ', 400],
    ['a broken forwarding field', { 'X-Forwarded-Host': 'a b' }, '/', 400],
    ['too long a query', {}, `/?${'a'.repeat(5000)}`, 414],
    ['liveness', {}, '/health', 200],
  ])('are on %s, each once', async (_name, fields, target, status) => {
    covers('G10');
    const answer = await viaProxy(fields, target);
    expect(answer.status).toBe(status);
    for (const [name, pattern] of Object.entries(expected)) {
      if (name === 'strict-transport-security' && 'X-Forwarded-Host' in fields) continue;
      expect(answer.field(name), name).toMatch(pattern);
    }
    for (const name of ['x-powered-by', 'server']) expect(answer.field(name)).toBeUndefined();
  });

  test('HSTS is sent by https alone', async () => {
    covers('G10');
    const fields = { Host: 'localhost' };
    const answer = await askPort(dev.port, { target: '/', fields });
    expect(answer.status).toBe(200);
    expect(answer.field('strict-transport-security')).toBeUndefined();
    expect(answer.field('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});

describe('CORS', () => {
  const preflight = (origin: string, target = '/shared', method = 'PUT') =>
    viaProxy({ Origin: origin, 'Access-Control-Request-Method': method }, target, 'OPTIONS');

  test('a listed origin may read, and its preflight passes', async () => {
    covers('G9');
    const answer = await viaProxy({ Origin: READER }, '/shared');
    expect(answer.field('access-control-allow-origin')).toBe(READER);
    expect(answer.field('vary')).toContain('Origin');
    const asked = await preflight(READER);
    expect(asked.status).toBe(204);
    expect(asked.field('access-control-allow-methods')).toBe('PUT');
    expect(asked.body).toBe('');
  });

  test.each([
    'https://other.example',
    'http://reader.example',
    'https://reader.example:8443',
    'https://reader.example.other.example',
    'https://xreader.example',
    'null',
    '*',
  ])('%s may not, whatever the application says', async (origin) => {
    covers('G9');
    const answer = await viaProxy({ Origin: origin }, '/shared');
    expect(answer.field('access-control-allow-origin')).toBeUndefined();
    const asked = await preflight(origin);
    expect(asked.status).toBe(403);
    expect(refusalOf(asked)).toBe('cors.refused');
  });

  test('a route that does not say cors is open to nobody', async () => {
    covers('G9');
    const answer = await viaProxy({ Origin: READER }, '/');
    expect(answer.field('access-control-allow-origin')).toBeUndefined();
    expect((await preflight(READER, '/')).status).toBe(403);
  });

  test.each([
    ['*', /CORS_ORIGINS/],
    [`${READER},*`, /CORS_ORIGINS/],
    ['https://*.example', /CORS_ORIGINS/],
  ])('a list of %s starts no service in prod', async (CORS_ORIGINS, named) => {
    covers('G9', 'S7');
    const config = plainService({ routes: { '* /**': { access: 'public' } } }, tell);
    const environment = { ...prodEnvironment(), CORS_ORIGINS };
    const starting = createService(config, { environment, write: () => undefined });
    await expect(starting).rejects.toThrow(named);
  });
});
