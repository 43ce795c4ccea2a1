import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SECURITY_EVENTS, type SecurityEventCode } from '../../src/core/events.ts';
import { createSecurityEvents, type SecurityEvents } from '../../src/telemetry/events.ts';
import type { LogLevel } from '../../src/telemetry/level.ts';
import { createRedactor } from '../../src/telemetry/redact.ts';

const AREAS = [
  'authentication',
  'authorization',
  'csrf',
  'host',
  'limit',
  'upload',
  'parser',
  'configuration',
  'service',
  'shed',
  'breaker',
];

interface Capture {
  readonly events: SecurityEvents;
  readonly lines: Record<string, unknown>[];
  readonly raw: string[];
  readonly advance: (ms: number) => void;
}

function capture(level: LogLevel = 'INFO', maxLinesPerSecond = 3): Capture {
  const raw: string[] = [];
  const lines: Record<string, unknown>[] = [];
  let nowMs = 0;
  const events = createSecurityEvents({
    sink: {
      write: (line) => {
        raw.push(line);
        const value: unknown = JSON.parse(line);
        lines.push({ ...(value as object) });
      },
    },
    redactor: createRedactor(),
    format: 'json',
    level,
    maxLinesPerSecond,
    clock: { monotonicMs: () => nowMs, wallMs: () => nowMs },
  });
  return { events, lines, raw, advance: (ms) => (nowMs += ms) };
}

describe('the codes', () => {
  test('cover every area that must be reported, and are written one way', () => {
    const codes = Object.keys(SECURITY_EVENTS);
    expect(codes.filter((code) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    expect(AREAS.filter((area) => !codes.some((code) => code.startsWith(`${area}.`)))).toEqual([]);
  });

  test('stand in the documentation', () => {
    const page = new URL('../../../../docs/logs.md', import.meta.url);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    expect(Object.keys(SECURITY_EVENTS).filter((code) => !text.includes(`\`${code}\``))).toEqual(
      [],
    );
  });
});

describe('an event', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is one line with its code, and counted', () => {
    const { events, lines } = capture();
    events.emit({
      code: 'csrf.refused',
      requestId: 'r-1',
      clientAddress: '192.0.2.1',
      detail: { token: 'abc', path: '/x?token=abc', tries: 3 },
    });
    expect(lines).toEqual([
      {
        timestamp: '1970-01-01T00:00:00.000Z',
        level: 'WARNING',
        logger: 'seaworthy.security',
        message: 'Security event: csrf.refused',
        event: 'csrf.refused',
        request_id: 'r-1',
        client_ip: '192.0.2.1',
        detail: { token: '[redacted]', path: '/x?token=[redacted]', tries: 3 },
      },
    ]);
    expect(events.counts().get('csrf.refused')).toBe(1);
    expect(events.counts().get('host.refused')).toBe(0);
  });

  test('in a flood: so many lines a second and code, then one with the count', () => {
    const { events, lines, advance } = capture();
    for (let index = 0; index < 100_000; index += 1) events.emit({ code: 'host.refused' });
    events.emit({ code: 'csrf.refused' });
    expect(lines.map((line) => line['event'])).toEqual([
      ...Array.from({ length: 3 }, () => 'host.refused'),
      'csrf.refused',
    ]);
    advance(1000);
    vi.advanceTimersByTime(1000);
    expect(lines.at(-1)).toMatchObject({ event: 'host.refused', suppressed_count: 99_997 });
    events.emit({ code: 'host.refused' });
    expect(lines).toHaveLength(6);
    expect(events.counts().get('host.refused')).toBe(100_001);
  });

  test('the summary comes before the next line even when the timer is late, and only once', () => {
    const { events, lines, advance } = capture();
    for (let index = 0; index < 5; index += 1) events.emit({ code: 'limit.exceeded' });
    advance(1500);
    events.emit({ code: 'limit.exceeded' });
    expect(lines.slice(3).map((line) => line['suppressed_count'])).toEqual([2, undefined]);
    vi.advanceTimersByTime(5000);
    events.flush();
    expect(lines).toHaveLength(5);
  });

  test('below the level is counted and not written', () => {
    const { events, lines } = capture('ERROR');
    events.emit({ code: 'service.started' });
    events.emit({ code: 'guard.failed' });
    expect(lines.map((line) => line['event'])).toEqual(['guard.failed']);
    expect(events.counts().get('service.started')).toBe(1);
  });

  test('of no known code, or with hostile detail, does no harm', () => {
    const { events, raw } = capture();
    events.emit({ code: 'no.such' as SecurityEventCode });
    events.emit({
      code: 'parser.refused',
      requestId: '\r\n\u2028',
      detail: { a: '\u001b'.repeat(9e5) },
    });
    expect(raw).toHaveLength(1);
    expect(raw[0]).toMatch(/^[ -~…]*\n$/u);
    expect(raw[0]?.length).toBeLessThan(16_385);
  });
});
