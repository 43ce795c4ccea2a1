import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/telemetry/redact.ts';
import { covers } from '../support/covers.ts';

const redactor = createRedactor({ knownSecrets: ['known/secret value', 'short'] });
const MASK = '[redacted]';

describe('by name', () => {
  test.each([
    'password',
    'PASSWORD',
    'user_password',
    'newPassword',
    'passwd',
    'pwd',
    'pass',
    'secret',
    'SECRET_KEY',
    'client-secret',
    'token',
    'access_token',
    'refreshToken',
    'authorization',
    'Proxy-Authorization',
    'cookie',
    'Set-Cookie',
    'api_key',
    'apiKey',
    'X-Api-Key',
    'x-admin-key',
    'X-CSRF-Token',
    'csrf',
    'xsrf',
    'session',
    'sessionId',
    'sid',
    'credit_card',
    'cardNumber',
    'cvv',
    'private_key',
    'jwt',
    'otp',
  ])('%s is masked', (name) => {
    covers('O3');
    expect(redactor.value({ [name]: 'v' })).toEqual({ [name]: MASK });
    expect(redactor.value({ [name]: { inner: 'v' } })).toEqual({ [name]: MASK });
    expect(redactor.value({ [name]: 123456 })).toEqual({ [name]: MASK });
  });

  test.each([
    ['passenger', 'Ada'],
    ['code', 'ECONNREFUSED'],
    ['key', 'route'],
    ['author', 'Ada'],
    ['keyboard', 'de'],
    ['inside', 'x'],
    ['promptTokens', 12],
    ['session_count', 3],
    ['tokenTtlSeconds', 60],
    ['hasPassword', true],
    ['session', null],
  ])('near miss: %s is shown', (name, value) => {
    expect(redactor.value({ [name]: value })).toEqual({ [name]: value });
  });

  test('in arrays of names and values, and in objects with name and value', () => {
    expect(redactor.value(['Host', 'a', 'Cookie', 'b'])).toEqual(['Host', 'a', 'Cookie', MASK]);
    expect(redactor.value([['authorization', 'x']])).toEqual([['authorization', MASK]]);
    expect(redactor.value({ name: 'password', value: 'x' })).toEqual({
      name: 'password',
      value: MASK,
    });
  });
});

describe('by form, in text', () => {
  test.each([
    ['postgres://app:pw@db:5432/app', `postgres://${MASK}@db:5432/app`],
    ['postgres://app:p/w#d?x@db/app', `postgres://${MASK}@db/app`],
    ['redis://:p@ss@cache', `redis://${MASK}@cache`],
    ['https://ghost@host/x', `https://${MASK}@host/x`],
    ['GET /a?token=abc&page=2', `GET /a?token=${MASK}&page=2`],
    ['/cb?code=abc&to%6Ben=abc', `/cb?code=${MASK}&to%6Ben=${MASK}`],
    ['SECRET_KEY=abc other=1', `SECRET_KEY=${MASK} other=1`],
    ['{"password":"a\\"b","x":1}', `{"password":${MASK},"x":1}`],
    ["{ password: 'a b', x: 1 }", `{ password: ${MASK}, x: 1 }`],
    ['Authorization: Digest username="a", response="b"', `Authorization: ${MASK}`],
    ['Cookie: a=1; b=2', `Cookie: ${MASK}`],
    ['sent Bearer abc.def-123', `sent Bearer ${MASK}`],
    ['basic dXNlcjpwYXNz', `basic ${MASK}`],
    ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-', `got ${MASK}`],
    ['card 4111 1111 1111 1111', `card ${MASK}`],
    ['card 5500-0055-5555-5559!', `card ${MASK}!`],
    ['key sk-proj-abcdefghijklmnopqrst', `key ${MASK}`],
    ['key AKIAABCDEFGHIJKLMNOP', `key ${MASK}`],
    [`ghp_${'a'.repeat(36)}`, MASK],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----!', `${MASK}!`],
    ['the known/secret value here', `the ${MASK} here`],
    ['q=known%2Fsecret%20value', `q=${MASK}`],
  ])('%s', (text, expected) => {
    covers('O3');
    expect(redactor.text(text)).toBe(expected);
  });

  test.each([
    'Bearer token expired',
    'Basic authentication failed',
    'SECRET_KEY: expected at least 32 characters, got 5',
    'https://github.com/@scope/name',
    'order 4111 1111 1111 1112',
    'at 1763697400123 ms',
    'side=left outside: x pinned=1',
    'the task-manager-of-the-year-award',
    'a short word',
    'mail ada@example.org about http://example.org',
  ])('near miss: %s', (text) => {
    expect(redactor.text(text)).toBe(text);
  });

  test('masking twice changes nothing', () => {
    const once = redactor.text('token: abc; Cookie: a=b\nhttps://u:p@h/?sid=1 [token=[x]]');
    expect(redactor.text(once)).toBe(once);
  });

  test('a query is masked by decoded name', () => {
    covers('O3');
    expect(redactor.query('a=1&user%5Bpassword%5D=x&%zzto%6ben=y&flag')).toBe(
      `a=1&user%5Bpassword%5D=${MASK}&%zzto%6ben=${MASK}&flag`,
    );
    expect(redactor.url('/p?api_key=x')).toBe(`/p?api_key=${MASK}`);
  });
});

describe('whatever it is given', () => {
  test('cycles, getters and toJSON that throw, proxies, BigInt, symbols, functions', () => {
    const cyclic: Record<string, unknown> = { a: 1n, s: Symbol('x'), f: () => 1 };
    cyclic['self'] = cyclic;
    Object.defineProperty(cyclic, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    cyclic['json'] = {
      toJSON: () => {
        throw new Error('no');
      },
    };
    cyclic['proxy'] = new Proxy({}, { ownKeys: () => raise(), getPrototypeOf: () => raise() });
    expect(redactor.value(cyclic)).toEqual({
      a: '1',
      s: 'Symbol(x)',
      f: '[function f]',
      self: '[circular]',
      bad: '[unreadable]',
      json: '[unreadable]',
      proxy: '[unreadable]',
    });
  });

  test('maps, sets, buffers, dates, headers, URLs, instances with a private secret', () => {
    class Secret {
      readonly #value = 'x';
      toJSON(): string {
        return this.#value === 'x' ? '[secret]' : '';
      }
    }
    const given = {
      map: new Map([['token', 'a']]),
      set: new Set([new Map([['password', 'b']])]),
      buffer: Buffer.from('password'),
      at: new Date(0),
      headers: new Headers({ cookie: 'a=b', host: 'h' }),
      url: new URL('http://u:p@h/?key=1'),
      hidden: new Secret(),
    };
    expect(redactor.value(given)).toEqual({
      map: { token: MASK },
      set: { values: [{ password: MASK }] },
      buffer: '[Buffer 8 bytes]',
      at: '1970-01-01T00:00:00.000Z',
      headers: { cookie: MASK, host: 'h' },
      url: `http://${MASK}@h/?key=${MASK}`,
      hidden: '[secret]',
    });
  });

  test('a key named __proto__ changes no prototype', () => {
    const given: unknown = JSON.parse('{"__proto__":{"polluted":1}}');
    const copy = redactor.value(given);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
  });

  test('depth, number of values and text are bounded', () => {
    let deep: object = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(JSON.stringify(redactor.value(deep))).toContain('[too deep]');
    const wide = Array.from({ length: 100_000 }, (_, index) => index);
    expect((redactor.value(wide) as unknown[]).length).toBeLessThanOrEqual(1000);
    const long = Object.fromEntries(wide.slice(0, 500).map((key) => [key, 'x y '.repeat(2000)]));
    expect(JSON.stringify(redactor.value(long)).length).toBeLessThan(16_384);
    expect(redactor.text('x'.repeat(9000)).length).toBeLessThanOrEqual(2049);
  });

  test('a secret across the cut of a long text leaves no half', () => {
    covers('O3');
    for (let start = 8100; start < 8200; start += 1) {
      const text = `${'token=a '.repeat(2000).slice(0, start)}postgres://u:CANARYCANARY@h`;
      expect(redactor.text(text)).not.toContain('CANARY');
    }
  });

  test.each([
    'eyJ-',
    '://a:b',
    '://',
    'token=',
    '?a=',
    '4 ',
    '-----BEGIN PRIVATE KEY',
    'bearer ',
    'a',
    'password="\\',
    'cookie',
    '%',
    '@',
    '\u0000',
    '\ud800',
  ])('1 MiB of %j takes under 50 ms', (piece) => {
    const text = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    const takenMs = Array.from({ length: 5 }, () => {
      const startMs = performance.now();
      redactor.text(text);
      redactor.value({ text, [text]: text });
      return performance.now() - startMs;
    });
    expect(Math.min(...takenMs)).toBeLessThan(50);
  });
});

function raise(): never {
  throw new Error('trap');
}
