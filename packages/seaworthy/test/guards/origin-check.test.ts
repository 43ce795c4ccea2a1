import { describe, expect, test } from 'vitest';
import { checkOrigin, originCheck } from '../../src/guards/origin-check.ts';
import { createHarness } from '../identity/exchange-harness.ts';
import { contextOf, guardHarness, guardsOf, ruleWith } from '../identity/guard-harness.ts';
import { covers } from '../support/covers.ts';

const OWN = { scheme: 'https', authority: 'app.example' } as const;
const TRUSTED = 'https://trusted.example';
const EVIL = 'https://attacker.example';
const RULES = { trusted: new Set([TRUSTED]), required: false };

const SITES = [undefined, 'same-origin', 'none', 'same-site', 'cross-site', 'garbage', ''] as const;
const ORIGINS = [undefined, 'https://app.example', EVIL, 'null', TRUSTED] as const;

function fieldsOf(site: string | undefined, origin: string | undefined): Record<string, string> {
  return {
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** The decision said again, from the rows of Go's csrf_test.go, for the whole matrix. */
function isAllowed(site: string | undefined, origin: string | undefined): boolean {
  if (site === 'same-origin' || site === 'none') return true;
  if (origin === TRUSTED) return true;
  return site === undefined && (origin === undefined || origin === 'https://app.example');
}

describe('the matrix of Fetch Metadata and Origin', () => {
  const rows = SITES.flatMap((site) => ORIGINS.map((origin) => [site, origin] as const));

  test.each(rows)('Sec-Fetch-Site %s, Origin %s', async (site, origin) => {
    covers('A-CS-01', 'A-CS-08', 'G8');
    const harness = guardHarness([originCheck], ruleWith(), { trustedOrigins: [TRUSTED] });
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'post', 'PROPFIND']) {
      const opened = harness.open({ method, fields: fieldsOf(site, origin) });
      const result = await opened.run();
      if (isAllowed(site, origin)) expect(result).toBe('entered');
      else expect(result).toMatchObject({ status: 403, code: 'origin-check.cross-origin' });
    }
  });

  test.each(['GET', 'HEAD', 'OPTIONS'])('%s passes from anywhere', async (method) => {
    covers('A-CS-02');
    const harness = guardHarness([originCheck], ruleWith());
    const opened = harness.open({ method, fields: fieldsOf('cross-site', EVIL) });
    expect(await opened.run()).toBe('entered');
  });
});

describe('whose origin is ours', () => {
  test.each([
    ['its own', 'https://app.example', OWN, true],
    ['http instead of https', 'http://app.example', OWN, false],
    ['another port', 'https://app.example:8443', OWN, false],
    ['a subdomain', 'https://evil.app.example', OWN, false],
    ['a longer name', 'https://app.example.attacker.example', OWN, false],
    ['a longer name on the left', 'https://notapp.example', OWN, false],
    ['user information', 'https://app.example@attacker.example', OWN, false],
    ['a trailing slash', 'https://app.example/', OWN, false],
    ['upper case', 'HTTPS://APP.EXAMPLE', OWN, false],
    ['two', 'https://app.example, https://app.example', OWN, false],
    ['empty', '', OWN, false],
    [
      'Host with its own port',
      'https://app.example',
      { ...OWN, authority: 'app.example:443' },
      true,
    ],
    [
      'Host with the other port',
      'https://app.example',
      { ...OWN, authority: 'app.example:80' },
      false,
    ],
    [
      'a port of both',
      'http://localhost:8000',
      { scheme: 'http', authority: 'localhost:8000' },
      true,
    ],
    ['no authority', 'https://', { ...OWN, authority: '' }, false],
    ['no authority, null', 'null', { ...OWN, authority: '' }, false],
    ['trusted', TRUSTED, OWN, true],
    ['trusted over http', 'http://trusted.example', OWN, false],
    ['below the trusted one', `${TRUSTED}.attacker.example`, OWN, false],
    ['trusted with a port', `${TRUSTED}:443`, OWN, false],
  ] as const)('%s: %s', (_name, origin, own, allowed) => {
    covers('A-CS-01');
    expect(checkOrigin({ origin }, own, RULES)).toBe(allowed ? 'same-origin' : 'cross-origin');
  });

  test.each([
    ['a page of ours', 'https://app.example/form?x=1', 'same-origin'],
    ['a page of a trusted origin', `${TRUSTED}/page`, 'same-origin'],
    ['a page of another', `${EVIL}/https://app.example/`, 'cross-origin'],
    ['our page over http', 'http://app.example/form', 'cross-origin'],
    ['no URL', 'app.example', 'cross-origin'],
    ['about:blank', 'about:blank', 'cross-origin'],
    ['data:', 'data:text/html,x', 'cross-origin'],
    ['empty', '', 'cross-origin'],
  ])('the Referer alone, %s', (_name, referer, expected) => {
    covers('G8');
    expect(checkOrigin({ referer }, OWN, RULES)).toBe(expected);
  });

  test('the Referer is not asked where there is an Origin', () => {
    const referer = 'https://app.example/';
    expect(checkOrigin({ origin: EVIL, referer }, OWN, RULES)).toBe('cross-origin');
    expect(checkOrigin({ origin: 'null', referer }, OWN, RULES)).toBe('cross-origin');
    expect(checkOrigin({ 'sec-fetch-site': 'cross-site', referer }, OWN, RULES)).toBe(
      'cross-origin',
    );
  });
});

describe('the guard', () => {
  test('with `required` refuses a request that names no origin, and no other', async () => {
    covers('G8');
    const harness = guardHarness([originCheck], ruleWith(), { origin: 'required' });
    expect(await harness.open({ method: 'POST' }).run()).toMatchObject({
      status: 403,
      code: 'origin-check.missing',
    });
    const own = harness.open({ method: 'POST', fields: { origin: 'https://app.example' } });
    expect(await own.run()).toBe('entered');
    const fetched = harness.open({ method: 'POST', fields: { 'sec-fetch-site': 'same-origin' } });
    expect(await fetched.run()).toBe('entered');
    expect(await harness.open({ method: 'GET' }).run()).toBe('entered');
  });

  test('trusts the public origin', async () => {
    const harness = guardHarness([originCheck], ruleWith(), {
      publicOrigin: 'https://www.example',
    });
    const fields = { origin: 'https://www.example' };
    expect(await harness.open({ method: 'POST', fields }).run()).toBe('entered');
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'holds whatever the content type: %s',
    async (type) => {
      const harness = guardHarness([originCheck], ruleWith());
      const fields = { 'sec-fetch-site': 'cross-site', 'content-type': type };
      expect(await harness.open({ method: 'POST', fields }).run()).toMatchObject({ status: 403 });
    },
  );

  test('refuses WebSocket handshakes of foreign pages', async () => {
    const harness = guardHarness([originCheck], ruleWith({ upgrade: 'websocket' }));
    const handshake = { upgrade: 'websocket', origin: EVIL };
    expect(await harness.open({ fields: handshake }).run()).toMatchObject({ status: 403 });
    expect(await harness.open({ fields: { origin: EVIL } }).run()).toBe('entered');
    const own = { upgrade: 'websocket', origin: 'https://app.example' };
    expect(await harness.open({ fields: own }).run()).toBe('entered');
  });

  test('is left out where a rule says so', () => {
    expect(
      guardsOf(
        originCheck,
        contextOf(createHarness().pipeline.services, {}),
        ruleWith({ csrf: false }),
      ),
    ).toEqual([]);
  });

  test.each(['https://trusted.example/', 'trusted.example', 'https://*.example/x', 'null', ''])(
    'cannot be made with %j for an origin',
    (origin) => {
      expect(() =>
        guardHarness([originCheck], ruleWith(), { trustedOrigins: [TRUSTED, origin] }),
      ).toThrow(/guard|origin-check/);
    },
  );
});
