import { describe, expect, test } from 'vitest';
import type { Drive, Guard } from '../../src/core/guard.ts';
import { cacheControl } from '../../src/guards/cache-control.ts';
import type { GuardFactory } from '../../src/guards/context.ts';
import { cors } from '../../src/guards/cors.ts';
import { handlerTimeout } from '../../src/guards/handler-timeout.ts';
import { rateLimit } from '../../src/guards/rate-limit.ts';
import { rateLimitIdentity } from '../../src/guards/rate-limit-identity.ts';
import { receiveTimeout } from '../../src/guards/receive-timeout.ts';
import { securityHeaders } from '../../src/guards/security-headers.ts';
import { corsDefaults, REQUEST_DEFAULTS } from '../../src/policy/defaults.ts';
import { edgeHarness, limitWith, openFrom } from './edge-harness.ts';

const ALL = [
  cors,
  rateLimit,
  rateLimitIdentity,
  receiveTimeout,
  handlerTimeout,
  securityHeaders,
  cacheControl,
];
const PARTS = {
  rule: { cors: true, limits: ['default', 'user'], cache: 'application' },
  policy: {
    cors: { ...corsDefaults(['GET', 'POST']), origins: ['https://good.example'] },
    request: REQUEST_DEFAULTS,
    limits: { default: limitWith({ limit: 5 }), user: limitWith({ limit: 3, per: 'user' }) },
  },
} as const;
const ROUTE = { pattern: 'GET /page', method: 'GET', path: '/page' };

/** Plays a drive through guards and says whether what it expects was seen. */
async function holds(guards: readonly GuardFactory[], { send, expect: wanted }: Drive) {
  const harness = edgeHarness(guards, PARTS);
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(send.fields ?? {})) {
    if (typeof value === 'string') fields[name.toLowerCase()] = value;
  }
  const sendOnce = async () => {
    const opened = openFrom(harness, '192.0.2.1', { method: send.method ?? 'GET', fields });
    if (send.as === 'admitted') {
      const ada = { kind: 'session', subject: 'ada', roles: [], credential: 'cookie' } as const;
      opened.exchange.identity = ada;
    }
    const result = await opened.run();
    return { result, head: opened.head() };
  };
  for (let sent = 1; sent < (send.times ?? 1); sent += 1) await sendOnce();
  const { result, head } = await sendOnce();
  if ('logged' in wanted) return false;
  if ('pass' in wanted) return result === 'entered';
  if ('refusal' in wanted) return typeof result !== 'string' && result.code === wanted.refusal;
  if ('status' in wanted) return typeof result !== 'string' && result.status === wanted.status;
  return Object.entries(wanted.fields).every(([name, pattern]) => {
    const values = head[name.toLowerCase()];
    return pattern === undefined ? values === undefined : pattern.test(values?.join(', ') ?? '');
  });
}

function guardOf(factory: GuardFactory): Guard | undefined {
  return edgeHarness([factory], PARTS).pipeline.fallback.guards[0];
}

describe.each(ALL.map((factory) => [factory.name, factory] as const))('%s', (name, factory) => {
  const guard = guardOf(factory);
  const all = guard?.drive(ROUTE) ?? [];
  // What a guard does about things that never come is driven where time passes: in removal.test.ts.
  const drives = all.filter(({ send }) => send.withheld === undefined);

  test('says what it promises', () => {
    const description = guard?.describe();
    expect(description?.name).toBe(name);
    expect(description?.phase).toBe(factory.phase);
    expect(description?.promise).toMatch(/^[A-Z].*\.$/);
    expect(description?.sources.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(0);
  });

  test.each(drives.map((drive) => [drive.name, drive] as const))('%s', async (_name, drive) => {
    expect(await holds(ALL, drive)).toBe(true);
  });

  if (drives.length < all.length) return;
  test('is missed by its drives', async () => {
    const others = ALL.filter((one) => one !== factory);
    const seen = await Promise.all(drives.map((drive) => holds(others, drive)));
    expect(seen).toContain(false);
  });
});
