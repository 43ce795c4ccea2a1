import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAccessLog } from '../../src/telemetry/access-line.ts';
import type { AccessFacts } from '../../src/telemetry/contract.ts';
import type { LogFormat, LogLevel } from '../../src/telemetry/level.ts';
import { createRedactor } from '../../src/telemetry/redact.ts';
import { covers } from '../support/covers.ts';
import { emptyFacts } from './support/facts.ts';

const AT_MS = Date.UTC(2026, 0, 23, 10, 30, 45, 123);

function linesOf(
  facts: readonly Partial<AccessFacts>[],
  options: { format?: LogFormat; level?: LogLevel; wallMs?: () => number } = {},
): string[] {
  const lines: string[] = [];
  const access = createAccessLog({
    sink: { write: (line) => lines.push(line) },
    redactor: createRedactor(),
    format: options.format ?? 'json',
    level: options.level ?? 'INFO',
    clock: { wallMs: options.wallMs ?? (() => AT_MS), monotonicMs: () => 0 },
  });
  for (const fact of facts) access.record({ ...emptyFacts(), ...fact });
  return lines;
}

function parsed(facts: Partial<AccessFacts>): Record<string, unknown> {
  const [line = ''] = linesOf([facts]);
  const value: unknown = JSON.parse(line);
  return { ...(value as object) };
}

describe('a request line', () => {
  test('has the fields of the contract, in JSON', () => {
    covers('O1', 'O2');
    expect(parsed({ subject: 'u-1', query: 'page=2&token=abc' })).toEqual({
      timestamp: '2026-01-23T10:30:45.123Z',
      level: 'INFO',
      logger: 'seaworthy.requests',
      message: 'Request completed: POST /api/rag/query - 200',
      request_id: 'a1b2c3d4-5678-40ab-8def-1234567890ab',
      method: 'POST',
      path: '/api/rag/query?page=2&token=[redacted]',
      route: 'POST /api/rag/*',
      status_code: 200,
      duration_ms: 123.45,
      client_ip: '192.168.1.100',
      bytes_received: 1024,
      user: 'u-1',
    });
  });

  test('is readable as text', () => {
    covers('O2');
    const facts = { subject: 'u-1', status: 429, refusal: 'rate-limit.exceeded' };
    expect(linesOf([facts], { format: 'text' })).toEqual([
      '2026-01-23T10:30:45.123Z WARNING  seaworthy.requests Request completed: ' +
        'POST /api/rag/query - 429 in 123.45 ms client=192.168.1.100 user=u-1 ' +
        'refusal=rate-limit.exceeded request_id=a1b2c3d4-5678-40ab-8def-1234567890ab\n',
    ]);
  });

  test.each([
    [{ status: 204 }, 'INFO', 'Request completed: POST /api/rag/query - 204'],
    [{ status: 404 }, 'INFO', 'Request completed: POST /api/rag/query - 404'],
    [{ status: 403, refusal: 'a.b', refusedBy: 'a' }, 'WARNING', undefined],
    [{ status: 500 }, 'ERROR', undefined],
    [{ status: 0, aborted: true }, 'INFO', 'Request aborted: POST /api/rag/query - 0'],
  ])('%j is %s', (facts, level, message) => {
    const line = parsed(facts);
    expect(line['level']).toBe(level);
    if (message !== undefined) expect(line['message']).toBe(message);
    expect(line['refused_by']).toBe('refusedBy' in facts ? 'a' : undefined);
  });

  test('is left out below the level asked for', () => {
    const facts = [{ status: 200 }, { status: 429, refusal: 'a.b' }, { status: 500 }];
    expect(linesOf(facts, { level: 'WARNING' })).toHaveLength(2);
    expect(linesOf(facts, { level: 'ERROR' })).toHaveLength(1);
    expect(linesOf(facts, { level: 'CRITICAL' })).toHaveLength(0);
  });

  test.each([
    [0, 0],
    [0.004, 0],
    [0.005, 0.01],
    [1.1, 1.1],
    [1.999, 2],
    [59_999.99, 59_999.99],
    [-1, 0],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
  ])('a duration of %d ms is printed as %d', (durationMs, printed) => {
    expect(parsed({ durationMs })['duration_ms']).toBe(printed);
  });

  test('times are right across seconds, and backwards', () => {
    const times = [AT_MS, AT_MS + 876, AT_MS + 877, AT_MS - 60_000, 0, 951_782_400_007];
    const pending = [...times];
    const lines = linesOf(
      times.map(() => ({})),
      { wallMs: () => pending.shift() ?? 0 },
    );
    const printed = lines.map((line) => /"timestamp":"([^"]+)"/.exec(line)?.[1]);
    expect(printed).toEqual(times.map((time) => new Date(time).toISOString()));
  });
});

const HOSTILE = [
  '\r\n{"level":"INFO","message":"forged"}',
  '\u2028\u2029',
  '\u001b[2J\u001b]0;title\u0007',
  '\0',
  '\u009b31m\u007f',
  '\u202egnp.exe',
  '\ud800 lone',
  '"\\',
  'x'.repeat(2 ** 20),
];

describe('a hostile field', () => {
  test.each(HOSTILE.map((text) => [JSON.stringify(text.slice(0, 20)), text]))(
    '%s stays inside its line',
    (_, text) => {
      covers('A-LO-01');
      const fields = [
        'method',
        'path',
        'query',
        'requestId',
        'clientAddress',
        'subject',
        'refusal',
      ];
      for (const format of ['json', 'text'] as const) {
        for (const field of fields) {
          const lines = linesOf([{ [field]: text, status: 400 }], { format });
          expect(lines).toHaveLength(1);
          expect(lines[0]).toMatch(/^[ -~…]*\n$/u);
          expect(lines[0]?.length).toBeLessThan(16_384);
        }
      }
    },
  );

  test('any text comes back from the JSON as it was, up to the cap', () => {
    covers('A-LO-01');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (subject) => {
        expect(parsed({ subject })['user']).toBe(subject);
      }),
    );
  });
});

test('facts that are filled anew for each request do not leak into earlier lines', () => {
  const lines: string[] = [];
  const access = createAccessLog({
    sink: { write: (line) => lines.push(line) },
    redactor: createRedactor(),
    format: 'json',
    level: 'INFO',
  });
  const facts = { ...emptyFacts(), path: '/one', subject: 'a' as string | undefined };
  access.record(facts);
  facts.path = '/two';
  facts.subject = undefined;
  access.record(facts);
  expect(lines[0]).toContain('"path":"/one"');
  expect(lines[1]).not.toContain('"user"');
});
