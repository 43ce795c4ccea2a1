import fc from 'fast-check';
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import type { LogFormat, LogLevel } from '../../src/telemetry/level.ts';
import { type AppLogger, createLogger } from '../../src/telemetry/logger.ts';
import { createRedactor } from '../../src/telemetry/redact.ts';
import { covers } from '../support/covers.ts';

const AT_MS = Date.UTC(2026, 10, 21, 4, 5, 6, 7);

interface Capture extends AppLogger {
  readonly lines: string[];
  readonly last: () => Record<string, unknown>;
}

function capture(format: LogFormat = 'json', level: LogLevel = 'DEBUG'): Capture {
  const lines: string[] = [];
  const log = createLogger({
    sink: { write: (line) => lines.push(line) },
    redactor: createRedactor(),
    format,
    level,
    name: 'app',
    clock: { wallMs: () => AT_MS, monotonicMs: () => 0 },
  });
  const last = (): Record<string, unknown> => {
    const value: unknown = JSON.parse(lines.at(-1) ?? '{}');
    return { ...(value as object) };
  };
  return { ...log, lines, last };
}

describe('a JSON line', () => {
  test('has time, level, logger, message, and the request id of a child', () => {
    covers('O1', 'O2');
    const { logger, last } = capture();
    logger.child({ request_id: 'r-1' }).warn('Disk is nearly full', { freeBytes: 10 });
    expect(last()).toEqual({
      timestamp: '2026-11-21T04:05:06.007Z',
      level: 'WARNING',
      logger: 'app',
      request_id: 'r-1',
      freeBytes: 10,
      message: 'Disk is nearly full',
    });
  });

  test('levels are words, and those below the threshold are left out', () => {
    const { pino, lines } = capture('json', 'INFO');
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      pino[level]('x');
    }
    const levels = lines.map((line) => /"level":"(\w+)"/.exec(line)?.[1]);
    expect(levels).toEqual(['INFO', 'WARNING', 'ERROR', 'CRITICAL']);
  });

  test('a field given twice stands once, the later one in force', () => {
    const { logger, lines, last } = capture();
    const child = logger.child({ request_id: 'a' }).child({ request_id: 'b', logger: 'app.jobs' });
    child.info('x', { request_id: 'c' });
    expect(lines[0]?.match(/request_id/g)).toHaveLength(1);
    expect(last()).toMatchObject({ request_id: 'c', logger: 'app.jobs' });
  });

  test('a field cannot forge what the line says of itself', () => {
    covers('A-LO-01');
    const { logger, last } = capture();
    logger.info('true', { level: 'DEBUG', timestamp: 'never', logger: 'x', message: 'false' });
    expect(last()).toMatchObject({ level: 'INFO', logger: 'app', message: 'true' });
    expect(last()).toMatchObject({ field_level: 'DEBUG', field_message: 'false' });
  });

  test('errors carry type, message, stack and causes, without their secrets', () => {
    covers('O3');
    const { logger, last } = capture();
    const cause = new TypeError('postgres://app:hunter2@db refused');
    logger.error('Failed', { error: new Error('outer', { cause }) });
    expect(last()).toMatchObject({
      error: {
        type: 'Error',
        message: 'outer',
        cause: { type: 'TypeError', message: 'postgres://[redacted]@db refused' },
      },
    });
    expect(JSON.stringify(last())).not.toContain('hunter2');
  });

  test('is at most 16 KiB, and says when it was cut', () => {
    covers('A-LO-01');
    const { logger, lines, last } = capture();
    const fields = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`k${index}`, '\u0001'.repeat(2000)]),
    );
    logger.child({ request_id: 'r-1' }).info('m'.repeat(2 ** 20), fields);
    expect(lines[0]?.length).toBeLessThanOrEqual(16_385);
    expect(last()).toMatchObject({ level: 'INFO', request_id: 'r-1', truncated: true });
  });
});

describe('a text line', () => {
  test('reads from left to right, stacks indented below', () => {
    covers('O2');
    const { logger, lines } = capture('text');
    logger.info('Listening', { port: 8000, name: 'a b' });
    expect(lines).toEqual(['2026-11-21T04:05:06.007Z INFO     app Listening port=8000 name=a b\n']);
    logger.error('Failed', { error: new Error('one\n2026-11-21T04:05:06.007Z INFO forged') });
    const [first, ...rest] = (lines[1] ?? '').trimEnd().split('\n');
    expect(first).toContain('ERROR    app Failed error={"type":"Error","message":"one\\n2026');
    expect(rest.length).toBeGreaterThan(2);
    expect(rest.filter((line) => !line.startsWith('    '))).toEqual([]);
  });
});

describe('no call throws, and each leaves one line', () => {
  test('control characters are escaped in both forms', () => {
    covers('A-LO-01');
    for (const format of ['json', 'text'] as const) {
      const { logger, lines } = capture(format);
      const text = '\r\n\u2028\u001b[2J\0\u009b\u202e\ud800';
      logger.info(text, { [text]: text, deep: [{ [text]: text }] });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^[ -~]*\n$/);
    }
  });

  test('for any value', () => {
    for (const format of ['json', 'text'] as const) {
      const { pino, logger, lines } = capture(format);
      const info: (...values: readonly unknown[]) => void = pino.info.bind(pino);
      let calls = 0;
      fc.assert(
        fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
          info(value, 'with message');
          info(value);
          info('%o %s %d %j %%', value, value, value, value);
          logger.info('port', { value });
          logger.child({ value }).info('child');
          calls += 5;
          expect(lines.length).toBe(calls);
        }),
        { numRuns: 200 },
      );
      expect(lines.filter((line) => !line.endsWith('\n'))).toEqual([]);
      if (format === 'json') for (const line of lines) JSON.parse(line);
    }
  });

  test('for a child whose serializer throws', () => {
    const { pino, lines } = capture();
    const options = {
      serializers: {
        x: (): never => {
          throw new Error('no');
        },
      },
    };
    pino.child({}, options).info({ x: 1 }, 'kept');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('kept (fields could not be written)');
  });

  test('a message is masked after its values are put in', () => {
    covers('O3');
    const { pino, last } = capture();
    pino.info('token=%s', 'abc');
    expect(last()['message']).toBe('token=[redacted]');
  });
});

test('Fastify logs through it, requests shown by their head without secrets', async () => {
  covers('O3');
  const { pino, lines } = capture();
  const app = fastify({ loggerInstance: pino });
  app.get('/x', (request) => {
    request.log.info({ req: request, raw: request.raw }, 'seen');
    return {};
  });
  const headers = { authorization: 'Bearer cAnArY', cookie: 'a=cAnArY' };
  await app.inject({ url: '/x?token=cAnArY', headers });
  await app.close();
  const seen = lines.find((line) => line.includes('"seen"'));
  expect(seen).toContain('"url":"/x?token=[redacted]"');
  expect(lines.join('')).not.toContain('cAnArY');
});
