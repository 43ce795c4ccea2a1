import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasForwardingName, isForwardingName } from '../../src/guards/forwarding-names.ts';

/** Names that proxies, clouds and sign-in gateways document, of one sort a line. */
const TAKEN = [
  ...['Forwarded', 'Forwarded-For', 'X-Forwarded', 'X-Forwarded-For', 'X-Forwarded-Anything'],
  ...['X-Real-IP', 'X-Real-Port', 'X-Client-IP', 'Client-IP', 'X-Cluster-Client-IP'],
  ...['True-Client-IP', 'CF-Connecting-IP', 'CF-Connecting-IPv6', 'CF-Pseudo-IPv4', 'CF-Visitor'],
  ...['Fastly-Client-IP', 'Fly-Client-IP', 'Incap-Client-IP', 'DO-Connecting-IP', 'X-User-IP'],
  ...['X-NF-Client-Connection-IP', 'X-Sucuri-ClientIP', 'WL-Proxy-Client-IP', 'Cdn-Src-IP'],
  ...['X-Azure-ClientIP', 'X-Azure-SocketIP', 'X-AppEngine-User-IP', 'X-AppEngine-Cron'],
  ...['X-Envoy-External-Address', 'X-Envoy-Original-Path', 'X-Envoy-Internal', 'X-ARR-ClientCert'],
  ...['X-Vercel-Forwarded-For', 'X-Vercel-Proxied-For', 'CloudFront-Viewer-Address', 'Remote-Addr'],
  ...['X-Host', 'X-HTTP-Host-Override', 'X-Original-URL', 'X-Original-Host', 'X-Rewrite-URL'],
  ...['X-Scheme', 'X-Url-Scheme', 'Front-End-Https', 'CloudFront-Forwarded-Proto', 'Script-Name'],
  ...['X-Remote-User', 'Remote-User', 'Remote-Groups', 'X-WebAuth-User', 'X-Auth-Request-Email'],
  ...['X-Authenticated-UserId', 'X-SSL-Client-Verify', 'SSL-Client-S-DN', 'Client-Cert'],
  ...['Client-Cert-Chain', 'X-Client-Cert', 'X-MS-Client-Principal-Name', 'X-Amzn-Oidc-Identity'],
  ...['X-Goog-Authenticated-User-Email', 'Cf-Access-Authenticated-User-Email'],
  ...['X-Amzn-Mtls-Clientcert-Subject', 'Tailscale-User-Login', 'X-Originating-IP'],
];

/** What browsers, clients and traces send, and names that are near one above. */
const LEFT = [
  ...['Host', 'Connection', 'Cookie', 'Referer', 'User-Agent', 'Accept', 'Origin', 'From', 'Via'],
  ...['Accept-Encoding', 'Cache-Control', 'Content-Type', 'Content-Length', 'If-None-Match', 'TE'],
  ...['Sec-Fetch-Site', 'Sec-CH-UA-Platform', 'Upgrade-Insecure-Requests', 'Priority', 'DNT'],
  ...['Authorization', 'X-Api-Key', 'X-Auth-Token', 'X-Auth-User', 'X-User-Id', 'X-CSRF-Token'],
  ...['X-Requested-With', 'X-Request-ID', 'X-Correlation-ID', 'traceparent', 'tracestate'],
  ...[
    'Client-Version',
    'X-Client-Version',
    'X-Client-Data',
    'X-Zip',
    'X-Membership',
    'Chip',
    'Clip',
  ],
  ...[
    'X-Hostname',
    'X-Color-Scheme',
    'X-Referrer',
    'X-Monitor',
    'Resolver',
    'X-Password',
    'IP',
    'x',
  ],
  ...['X-Cf-Access-Jwt', 'X-Goog-Iap-Jwt-Assertion', 'X-Envoy-Attempt-Count', 'X-Azure-FDID', ''],
];

describe('a forwarding name', () => {
  test.each(TAKEN)('is %s, however it is written', (name) => {
    expect(isForwardingName(name)).toBe(true);
    expect(isForwardingName(name.toLowerCase())).toBe(true);
    expect(isForwardingName(name.toUpperCase())).toBe(true);
    expect(isForwardingName(name.replaceAll('-', '_'))).toBe(true);
    expect(isForwardingName(name.toUpperCase().replaceAll('-', '.'))).toBe(true);
  });

  test.each(LEFT)('is not %j', (name) => {
    expect(isForwardingName(name)).toBe(false);
    expect(isForwardingName(name.toUpperCase().replaceAll('-', '_'))).toBe(false);
  });

  test('is found wherever it stands, and never among values', () => {
    const plain = LEFT.flatMap((name) => [name, 'X-Forwarded-For']);
    expect(hasForwardingName(plain)).toBe(false);
    for (const at of [0, 2, plain.length]) {
      expect(hasForwardingName(plain.toSpliced(at, 0, 'X-Real-IP', '::1'))).toBe(true);
    }
  });
});

/** By words instead of letters: what the quick look must never lose or add. */
function naively(name: string): boolean {
  const folded = name.toLowerCase().replace(/[^a-z0-9]/g, '-');
  const begins = [
    'forwarded',
    'x-forwarded',
    'x-original-',
    'x-real-',
    'remote-',
    'ssl-',
    'x-arr-',
  ];
  const ends = ['client-ip', 'connecting-ipv6', 'forwarded-for', 'remote-addr', 'viewer-address'];
  const is = ['x-host', 'cf-visitor', 'front-end-https'];
  return (
    is.includes(folded) ||
    begins.some((part) => folded.startsWith(part)) ||
    ends.some((part) => folded.endsWith(part))
  );
}

describe('any name', () => {
  const words = fc.constantFrom(
    ...['x', 'forwarded', 'for', 'original', 'real', 'remote', 'ssl', 'arr', 'client', 'ip'],
    ...['connecting', 'ipv6', 'addr', 'viewer', 'address', 'host', 'cf', 'visitor', 'front', 'end'],
    ...['https', 'accept', 'sec', 'Cookie', 'X', 'Forwarded', 'IP', 'HOST'],
  );
  const marks = fc.constantFrom('-', '_', '.', '!', '~', '');
  const names = fc
    .array(fc.tuple(words, marks), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([word, mark], at) => (at === 0 ? word : mark + word)).join(''));

  test('that the words call one is one', () => {
    fc.assert(
      fc.property(names, (name) => {
        if (naively(name)) expect(isForwardingName(name)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('without any of the words is none', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aegknqwz0123-_.'), maxLength: 30 });
    fc.assert(
      fc.property(letters, (name) => {
        expect(isForwardingName(name)).toBe(false);
      }),
    );
  });
});
