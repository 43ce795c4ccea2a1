import { describe, expect, test } from 'vitest';
import { filePath, logLevel } from '../../src/settings/forms.ts';
import {
  allowedHost,
  bindHost,
  cookieName,
  databaseUrl,
  type Form,
  listOf,
  oneOf,
  proxyRange,
  redisUrl,
  secretText,
  trueOrFalse,
  webOrigin,
  webOriginOrAny,
  webUrl,
  wholeNumber,
} from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';

interface Table {
  readonly form: Form<unknown>;
  /** Text to value; `true`: the text itself. */
  readonly reads: readonly (readonly [string, unknown])[];
  readonly refuses: readonly string[];
}

const same = (...texts: string[]): [string, unknown][] => texts.map((one) => [one, one]);

const TABLES: Readonly<Record<string, Table>> = {
  'a whole number from 1 to 1024': {
    form: wholeNumber(1, 1024),
    reads: [
      ['1', 1],
      ['10', 10],
      ['1024', 1024],
    ],
    refuses: [
      ...['', ' ', '10mb ', '10mb', 'abc', 'NaN', '-1', 'Infinity', '-Infinity', '1e999', '0'],
      ...['1025', '+1', '01', '1.0', '1.5', '.5', '1,000', '1_000', '1e2', '0x10', '0b1', ' 1'],
      ...['1 ', '1\n', '１０', '1'.repeat(40), '9007199254740993', 'null', 'undefined', 'true'],
    ],
  },
  'true or false': {
    form: trueOrFalse,
    reads: [
      ['true', true],
      ['false', false],
    ],
    refuses: [
      '',
      'TRUE',
      'False',
      '1',
      '0',
      'yes',
      'no',
      'on',
      'off',
      'true ',
      ' true',
      'truefalse',
    ],
  },
  'one of some words': {
    form: oneOf(['openai', 'local_stub']),
    reads: same('openai', 'local_stub'),
    refuses: ['', 'OpenAI', 'openai ', 'local-stub', 'local', 'openai,local_stub', 'toString'],
  },
  'a log level': {
    form: logLevel,
    reads: [
      ['INFO', 'INFO'],
      ['info', 'INFO'],
      ['Warning', 'WARNING'],
    ],
    refuses: ['', 'warn', 'trace', 'fatal', 'info ', 'silent'],
  },
  'a path': {
    form: filePath,
    reads: same('app.log', '/var/log/app.log', '../a b.log'),
    refuses: ['', '/', '/var/log/', 'a\0b', 'a\nb'],
  },
  'a cookie name': {
    form: cookieName,
    reads: same('session', 'a', "!#$%&'*+.^_`|~-"),
    refuses: [
      ...['', 'a b', 'a;b', 'a=b', 'a,b', 'ä', 'a"b', '(a)', 'a/b', 'a\tb', '__Host-a', '__host-a'],
      ...['__Secure-a', 'a'.repeat(65)],
    ],
  },
  'an origin': {
    form: webOrigin,
    reads: [
      ...same('https://a.test', 'http://a.test:8080', 'https://[::1]:8443', 'http://127.0.0.1'),
      ['HTTPS://A.Test', 'https://a.test'],
      ['https://a.test:443', 'https://a.test'],
      ['http://a.test:80', 'http://a.test'],
    ],
    refuses: [
      ...['', 'null', '*', 'https://*', 'https://*.a.test', 'a.test', '//a.test', 'https://'],
      ...[
        'https://a.test/',
        'https://a.test/x',
        'https://a.test?',
        'https://a.test#',
        'ws://a.test',
      ],
      ...['https://u@a.test', 'https://u:p@a.test', 'https://a.test:0x50', 'https://a.test:99999'],
      ...[
        'https://a_b.test',
        'https://a..test',
        'https://a.test.',
        'https://-a.test',
        ' https://a.test',
      ],
      ...[
        'https://a.test ',
        'https://0x7f.1',
        'https://2130706433',
        'https://ａ.test',
        'file:///a',
      ],
      ...['https://a.test%60.evil', 'https://a.test\\evil', 'javascript:1', 'https://a.test:'],
    ],
  },
  'an origin or any': {
    form: webOriginOrAny,
    reads: same('*', 'https://a.test'),
    refuses: ['', '**', 'null', 'https://*', '*.a.test'],
  },
  'an address to listen on': {
    form: bindHost,
    reads: same('127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'db-1.internal'),
    refuses: ['', '127.0.0.256', '1.2.3', '[::1]', 'a b', 'http://a', 'a:80', '-a', 'A_B', '127.1'],
  },
  'an allowed host': {
    form: allowedHost,
    reads: [
      ...same('a.test', '.a.test', 'localhost', '127.0.0.1', '[::1]', 'a.test:8443', '[::1]:80'),
      ['A.Test', 'a.test'],
    ],
    refuses: [
      ...[
        '',
        '*',
        '*.a.test',
        '.',
        '..a.test',
        'a.test.',
        'https://a.test',
        'a.test/',
        '::1',
        'a b',
      ],
      ...[
        'a.test:0',
        'a.test:99999',
        'a.test:x',
        'a.test:',
        '1.2.3',
        '.127.0.0.1',
        '[a.test]',
        'ä.test',
      ],
      ...['a.test:80:80', '[::1', 'u@a.test', `${'a'.repeat(64)}.test`],
    ],
  },
  'a range of proxies': {
    form: proxyRange,
    reads: same(
      ...['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1', 'fc00::/7', '10.1.2.3/32'],
      ...['loopback', 'uniqueLocal', '0.0.0.0/0', '::/0'],
    ),
    refuses: [
      ...['', 'true', '*', 'all', '1', '10.0.0.1/8', '2001:db8::1/32', '10.0.0.0/33', '::/129'],
      ...['10.0.0.0/', '10.0.0.0/08', '10.0.0.0/-1', '10.0.0/8', '10.0.0.0/8/8', '/8', 'a.test'],
      ...['fe80::1%eth0', 'Loopback', '10.0.0.0/255.0.0.0', '0x0a.0.0.0/8', '012.0.0.0/8'],
    ],
  },
  'a database URL': {
    form: databaseUrl,
    reads: same(
      ...['pglite://.data/database', 'pglite:///var/lib/app', 'pglite://memory'],
      ...[
        'postgres://u:p@h/n',
        'postgresql://u@h:5432/n',
        'postgres://u:p%40%2F@h/n?sslmode=require',
      ],
    ),
    refuses: [
      ...[
        '',
        'pglite://',
        'pglite:///',
        'pglite://~/db',
        'pglite://../db',
        'pglite://a/../b',
        'pglite:a',
      ],
      ...[
        'pglite://a?b',
        'pglite://%2e',
        'postgres://',
        'postgres://h/n',
        'postgres://u:p@h',
        'sqlite://a',
      ],
      ...[
        'postgres://u:p@h/',
        'postgres://u:p@h/a/b',
        'postgres://u:p/q@h/n',
        'postgres://u:p#q@h/n',
      ],
      ...['postgres://u:p@h:0/n', 'postgres://u:p@h:x/n', 'mysql://u:p@h/n', 'h/n', ' pglite://a'],
      ...['postgres://u:p@h/n#x', 'postgres://u:p@h/n\n', 'postgres://u:p q@h/n'],
    ],
  },
  'a Redis URL': {
    form: redisUrl,
    reads: same('redis://h:6379', 'rediss://:p@h:6380/0'),
    refuses: ['', 'redis://', 'h:6379', 'http://h', 'redis://:p/q@h', 'redis://h h'],
  },
  'a web URL': {
    form: webUrl,
    reads: same('https://key@errors.test/1', 'http://localhost:4318'),
    refuses: ['', 'errors.test', 'ftp://a.test', 'https://', 'https://k:p/q@a.test', 'https://a b'],
  },
  'text for a secret': {
    form: secretText,
    reads: same('a', 'a b', 'ä', '日本', 'x'.repeat(1000)),
    refuses: ['', ' a', 'a ', 'a\n', 'a\0b', '\ta', 'a\u0085b', ' '],
  },
  'a list of origins': {
    form: listOf(webOrigin),
    reads: [
      ['https://a.test', ['https://a.test']],
      ['https://a.test, https://b.test', ['https://a.test', 'https://b.test']],
    ],
    refuses: [
      ...['', ',', 'https://a.test,', ',https://a.test', 'https://a.test,,https://b.test'],
      ...['https://a.test,null', 'https://a.test https://b.test', 'https://a.test;https://b.test'],
      ...['https://a.test,https://A.test', '["https://a.test"]'],
    ],
  },
};

describe.each(Object.entries(TABLES))('%s', (_, { form, reads, refuses }) => {
  test.each(reads)('reads %j', (given, value) => {
    covers('S1');
    expect(form.schema.safeParse(given)).toEqual({ success: true, data: value });
  });

  test.each(refuses)('refuses %j', (given) => {
    covers('S1', 'A-BO-07');
    expect(form.schema.safeParse(given).success).toBe(false);
  });
});
