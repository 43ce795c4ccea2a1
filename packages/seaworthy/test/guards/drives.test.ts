import { describe, expect, test } from 'vitest';
import type { Drive } from '../../src/core/guard.ts';
import { access } from '../../src/guards/access.ts';
import type { GuardFactory } from '../../src/guards/context.ts';
import { csrfToken } from '../../src/guards/csrf-token.ts';
import { form } from '../../src/guards/form.ts';
import { originCheck } from '../../src/guards/origin-check.ts';
import { role } from '../../src/guards/role.ts';
import { session } from '../../src/guards/session.ts';
import { createMemorySessionStore } from '../../src/identity/memory-store.ts';
import { createHarness } from '../identity/exchange-harness.ts';
import { contextOf, guardHarness, guardsOf, ruleWith } from '../identity/guard-harness.ts';

const ALL: readonly GuardFactory[] = [originCheck, session, access, role, form, csrfToken];
const RULE = ruleWith({ access: 'session', role: 'admin', form: true, methods: ['GET', 'POST'] });
const PARTS = { trustedOrigins: ['https://trusted.example'] };
const ROUTE = { pattern: 'GET,POST /form', method: 'GET', path: '/form' };

/** Sends a drive through all guards of the rule, as a change to a request that satisfies them. */
async function play(guards: readonly GuardFactory[], { send }: Drive) {
  const parts = { ...PARTS, store: createMemorySessionStore() };
  const harness = guardHarness(guards, RULE, parts);
  const page = guardHarness([session, csrfToken], ruleWith(), parts).open();
  await page.run();
  const roles = send.as === 'unprivileged' ? [] : ['admin'];
  if (send.as !== 'anonymous') await page.exchange.session?.signIn({ subject: 'ada', roles });
  const cookie = page.exchange.cookies?.[0]?.split(';')[0];
  const token = page.exchange.csrfToken();
  const body = send.body !== undefined && 'text' in send.body ? send.body : undefined;
  const fields = new Map<string, string>([['x-csrf-token', token]]);
  if (cookie !== undefined) fields.set('cookie', cookie);
  if (body !== undefined) {
    fields.set('content-type', body.mediaType);
    if (send.chunked === true) fields.set('transfer-encoding', 'chunked');
    else fields.set('content-length', String(Buffer.byteLength(body.text)));
  }
  for (const [name, value] of Object.entries(send.fields ?? {})) {
    if (typeof value === 'string') fields.set(name, value);
    else fields.delete(name);
  }
  const method = send.method ?? 'POST';
  const opened = harness.open({ method, fields: Object.fromEntries(fields) });
  const result = opened.run();
  opened.request.push(Buffer.from(body?.text ?? ''));
  opened.request.push(null);
  return await result;
}

describe.each(ALL.map((factory) => [factory.name, factory] as const))('%s', (name, factory) => {
  const context = contextOf(createHarness().pipeline.services, PARTS);
  const [guard] = guardsOf(factory, context, RULE);
  const drives = guard?.drive(ROUTE) ?? [];
  const description = guard?.describe();

  test('says what it promises', () => {
    expect(description?.name).toBe(name);
    expect(description?.phase).toBe(factory.phase);
    expect(description?.promise).toMatch(/^[A-Z].*\.$/);
    expect(description?.sources.length).toBeGreaterThan(0);
    expect(JSON.stringify(description)).not.toContain('secret');
    expect(drives.some(({ expect }) => 'refusal' in expect)).toBe(true);
    expect(drives.some(({ expect }) => 'pass' in expect)).toBe(true);
  });

  test.each(drives.map((drive) => [drive.name, drive] as const))('%s', async (_name, drive) => {
    const result = await play(ALL, drive);
    if ('pass' in drive.expect) expect(result).toBe('entered');
    else if ('refusal' in drive.expect)
      expect(result).toMatchObject({ code: drive.expect.refusal });
  });

  test('is missed by its drives when it is left out', async () => {
    const others = ALL.filter((one) => one !== factory);
    const missed = await Promise.all(
      drives.map(async (drive) => {
        const result = await play(others, drive);
        if ('pass' in drive.expect) return result !== 'entered';
        const code = typeof result === 'string' ? result : result.code;
        return !('refusal' in drive.expect && code === drive.expect.refusal);
      }),
    );
    expect(missed).toContain(true);
  });
});
