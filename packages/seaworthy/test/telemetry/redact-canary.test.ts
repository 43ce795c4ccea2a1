import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAccessLog } from '../../src/telemetry/access-line.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createRedactor } from '../../src/telemetry/redact.ts';
import { covers } from '../support/covers.ts';
import { emptyFacts } from './support/facts.ts';

const CANARY = 'cAnArY9f31c0';
const NAMES = [
  'password',
  'Passwd',
  'API_KEY',
  'x-api-key',
  'X-Admin-Key',
  'secret',
  'SECRET_KEY',
  'access_token',
  'refreshToken',
  'authorization',
  'cookie',
  'set-cookie',
  'sessionId',
  'csrf_token',
  'credit-card',
];

/** Places that hold the canary under a name, as a value to be logged. */
const NAMED: readonly ((name: string) => unknown)[] = [
  (name) => ({ [name]: CANARY }),
  (name) => ({ headers: { [name]: CANARY } }),
  (name) => ({ a: { b: { c: { d: { e: { [name]: CANARY } } } } } }),
  (name) => ({ list: [[{ [name]: [CANARY] }]] }),
  (name) => ({ map: new Map([[name, { inner: CANARY }]]) }),
  (name) => ({ rawHeaders: ['Host', 'h', name, CANARY] }),
  (name) => ({ field: { name, value: CANARY } }),
  (name) => ({ json: { toJSON: () => ({ [name]: CANARY }) } }),
  (name) => Object.assign(new Error('failed'), { [name]: CANARY }),
  (name) => new Error('outer', { cause: new Error(`${name}=${CANARY}`) }),
  (name) => new AggregateError([new Error(`"${name}": "${CANARY}"`)], 'several'),
  (name) => ({ message: `${name}: ${CANARY}` }),
  (name) => ({ url: `/path?a=1&${name}=${CANARY}&b=2` }),
];

/** Places that hold it in a form that tells. */
const FORMED: readonly unknown[] = [
  `Bearer ${CANARY}`,
  `Authorization: Basic ${CANARY}`,
  `postgres://app:${CANARY}@db/app`,
  `https://${CANARY}@host/`,
  `connect to redis://:${CANARY}@cache failed`,
  new URL(`http://user:${CANARY}@host/`),
  new Error(`getaddrinfo amqp://u:${CANARY}@mq`, { cause: `Cookie: sid=${CANARY}` }),
  new URLSearchParams({ token: CANARY }),
  new Headers({ authorization: `Bearer ${CANARY}` }),
  { [`token=${CANARY}`]: 1 },
  Buffer.from(CANARY),
  incomingMessage(),
];

function incomingMessage(): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.method = 'GET';
  message.url = `/x?token=${CANARY}`;
  message.headers = { cookie: `sid=${CANARY}`, authorization: `Bearer ${CANARY}` };
  return message;
}

function capture(format: 'json' | 'text'): {
  lines: string[];
  log: ReturnType<typeof createLogger>;
} {
  const lines: string[] = [];
  const sink = { write: (line: string): unknown => lines.push(line) };
  const redactor = createRedactor();
  return { lines, log: createLogger({ sink, redactor, format, level: 'DEBUG', name: 'app' }) };
}

const PLACES = [...NAMED.flatMap((place) => NAMES.map((name) => place(name))), ...FORMED];

describe('a canary', () => {
  test(`in ${PLACES.length} places appears in no line, in no form`, () => {
    covers('O3');
    expect(PLACES.length).toBeGreaterThanOrEqual(200);
    for (const format of ['json', 'text'] as const) {
      const { lines, log } = capture(format);
      for (const place of PLACES) {
        log.logger.info('value', { place });
        log.logger.child({ place }).warn('bound');
        log.pino.error(place as object, 'as object');
        log.pino.info('formatted %o', place as object);
        log.pino.info(place as object);
        if (typeof place === 'string') log.logger.error(place);
      }
      expect(lines.length).toBeGreaterThan(PLACES.length * 5);
      expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
    }
  });

  test('under any spelling of a name, at any depth, is masked', () => {
    const redactor = createRedactor();
    const separator = fc.constantFrom('', '_', '-', '.', ' ');
    const name = fc
      .tuple(fc.constantFrom('', 'user', 'x'), separator, fc.constantFrom(...NAMES), fc.boolean())
      .map(([prefix, dash, word, upper]) => {
        const spelt = prefix + dash + word.replace(/[-_]/g, dash);
        return upper ? spelt.toUpperCase() : spelt;
      });
    fc.assert(
      fc.property(name, fc.array(fc.string(), { maxLength: 12 }), (key, path) => {
        const value = path.reduce<unknown>((inner, step) => ({ [step]: inner }), { [key]: CANARY });
        expect(JSON.stringify(redactor.value(value))).not.toContain(CANARY);
      }),
    );
  });

  test('in the query or path of a request is not in its access line', () => {
    covers('O3');
    for (const format of ['json', 'text'] as const) {
      const lines: string[] = [];
      const sink = { write: (line: string): unknown => lines.push(line) };
      const redactor = createRedactor({ knownSecrets: [CANARY] });
      const access = createAccessLog({ sink, redactor, format, level: 'INFO' });
      for (const name of [...NAMES, 'code', 'key', 'sig', 'to%6Ben', 'user[password]']) {
        access.record({ ...emptyFacts(), query: `a=1&${name}=${CANARY}` });
      }
      access.record({ ...emptyFacts(), path: `/reset/${CANARY}` });
      access.record({ ...emptyFacts(), path: `/x/eyJhbGciOi${CANARY}.${CANARY}` });
      expect(lines).toHaveLength(NAMES.length + 7);
      expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
    }
  });
});
