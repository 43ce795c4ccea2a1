import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../../src/guards/security-headers.ts';
import type { HeaderPolicy } from '../../src/policy/types.ts';
import { readHead } from '../identity/exchange-harness.ts';
import { covers } from '../support/covers.ts';
import { type EdgeParts, edgeHarness } from './edge-harness.ts';

type Head = Record<string, string>;

function headOf(
  headers: HeaderPolicy,
  more: {
    readonly rule?: EdgeParts['rule'];
    readonly publicOrigin?: string;
    readonly scheme?: 'http' | 'https';
    readonly nonce?: boolean;
    readonly theirs?: Record<string, string>;
  } = {},
): Head & { nonce: string } {
  const harness = edgeHarness([securityHeaders], {
    rule: more.rule ?? {},
    policy: { headers, publicOrigin: more.publicOrigin },
  });
  const { exchange } = harness.open();
  exchange.scheme = more.scheme ?? 'http';
  const nonce = more.nonce === true ? exchange.nonce : '';
  const head: Head = {};
  const composed = readHead(harness.pipeline.compose(exchange, more.theirs));
  for (const [name, [value = '', ...others]] of Object.entries(composed)) {
    expect(others, `${name} twice`).toEqual([]);
    head[name] = value;
  }
  return { ...head, nonce };
}

const STRICT =
  "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';" +
  "img-src 'self' data:;object-src 'none';script-src 'self';style-src 'self'";

test('every response carries the protective fields', () => {
  covers('G10', 'A-HV-02');
  expect(headOf({})).toEqual({
    nonce: '',
    'content-security-policy': STRICT,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': expect.stringMatching(/^accelerometer=\(\), .*camera=\(\).*usb=\(\)/),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
  });
});

test('the application can neither weaken them nor name what it runs on', () => {
  covers('A-HV-02');
  const theirs = {
    'content-security-policy': 'default-src *',
    'X-FRAME-OPTIONS': 'ALLOWALL',
    'Strict-Transport-Security': 'max-age=0',
    'X-Powered-By': 'Express',
    Server: 'nginx/1.0',
    'X-Own': 'stays',
  };
  const head = headOf({}, { theirs });
  expect(head).toMatchObject({
    'content-security-policy': STRICT,
    'x-frame-options': 'DENY',
    'x-own': 'stays',
  });
  for (const name of ['x-powered-by', 'server', 'strict-transport-security']) {
    expect(head).not.toHaveProperty(name);
  }
});

describe('Strict-Transport-Security', () => {
  const hsts = (headers: HeaderPolicy, scheme: 'http' | 'https'): string | undefined =>
    headOf(headers, { scheme, publicOrigin: 'https://app.example' })['strict-transport-security'];

  test.each<[string, HeaderPolicy, string]>([
    ['by default', {}, 'max-age=31536000; includeSubDomains'],
    [
      'as the policy says',
      { strictTransportSecurity: { maxAgeSeconds: 60, includeSubDomains: false } },
      'max-age=60',
    ],
    [
      'as the policy sets the field',
      { fields: [{ name: 'strict-transport-security', value: 'max-age=7', mode: 'set' }] },
      'max-age=7',
    ],
  ])('%s is sent on https and only there', (_name, headers, value) => {
    covers('A-HV-04');
    expect(hsts(headers, 'https')).toBe(value);
    expect(hsts(headers, 'http')).toBeUndefined();
  });

  test('is left out where the policy removes it', () => {
    const fields = [{ name: 'Strict-Transport-Security', value: '', mode: 'remove' }] as const;
    expect(hsts({ fields }, 'https')).toBeUndefined();
  });
});

describe('the content security policy', () => {
  const csp = (...given: Parameters<typeof headOf>): string =>
    headOf(...given)['content-security-policy'] ?? '';

  test('makes links https where the service is', () => {
    expect(csp({}, { publicOrigin: 'https://app.example' })).toBe(
      `${STRICT};upgrade-insecure-requests`,
    );
    expect(csp({}, { publicOrigin: 'http://localhost' })).toBe(STRICT);
  });

  test('is replaced directive by directive', () => {
    const directives = { 'img-src': ['https://cdn.example'], 'script-src': ['nonce'] };
    const value = csp({ contentSecurityPolicy: directives });
    expect(value).toContain(';img-src https://cdn.example;');
    expect(value).toContain(";script-src 'none';");
    expect(value).toContain("frame-ancestors 'none'");
  });

  test('carries the nonce of a page that uses one, a new one each', () => {
    const first = headOf({}, { nonce: true });
    const second = headOf({}, { nonce: true });
    expect(first['content-security-policy']).toBe(
      STRICT.replace("script-src 'self'", `script-src 'self' 'nonce-${first.nonce}'`).replace(
        "style-src 'self'",
        `style-src 'self' 'nonce-${first.nonce}'`,
      ),
    );
    expect(second.nonce).not.toBe(first.nonce);
  });

  test('carries no nonce in a directive that does not name it', () => {
    const head = headOf({ contentSecurityPolicy: { 'script-src': ["'self'"] } }, { nonce: true });
    expect(head['content-security-policy']).toContain(";script-src 'self';");
  });

  test.each(["'self'; script-src *", 'https://a.example,https://b.example', 'self'])(
    'cannot be made with %j for a source',
    (source) => {
      covers('A-HV-06');
      expect(() => csp({ contentSecurityPolicy: { 'img-src': [source] } })).toThrow(
        /contentSecurityPolicy/,
      );
    },
  );

  test.each([
    [{ 'Content-Security-Policy': "default-src 'none'" }, "default-src 'none'"],
    [{}, "default-src 'self'"],
  ])('is the application’s where the policy keeps it: %j', (theirs, expected) => {
    const fields = [
      { name: 'Content-Security-Policy', value: "default-src 'self'", mode: 'keep' },
    ] as const;
    expect(csp({ fields }, { theirs, nonce: true })).toBe(expected);
  });
});

test('answers of a rule for other origins may be embedded there', () => {
  const head = headOf({}, { rule: { cors: true } });
  expect(head['cross-origin-resource-policy']).toBe('cross-origin');
});

test('further fields of the policy are sent, and other modes hold', () => {
  const fields = [
    { name: 'X-Frame-Options', value: 'SAMEORIGIN', mode: 'set' },
    { name: 'X-Team', value: 'harbour', mode: 'keep' },
    { name: 'X-Dns-Prefetch-Control', value: '', mode: 'remove' },
  ] as const;
  const head = headOf({ fields, referrerPolicy: 'no-referrer', permissionsPolicy: 'usb=()' });
  expect(head).toMatchObject({
    'x-frame-options': 'SAMEORIGIN',
    'x-team': 'harbour',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'usb=()',
  });
  expect(head).not.toHaveProperty('x-dns-prefetch-control');
});
