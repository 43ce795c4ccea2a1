import { describe, expect, test } from 'vitest';
import { startSessionCleanUp } from '../../src/identity/clean-up.ts';
import type { SessionStore, StoredSession } from '../../src/identity/contract.ts';
import { createMemorySessionStore } from '../../src/identity/memory-store.ts';
import { createSessions, type SessionLifetimes } from '../../src/identity/session.ts';
import { covers } from '../support/covers.ts';
import { createHarness } from './exchange-harness.ts';
import { SESSION_POLICY } from './guard-harness.ts';

const NAME = '__Host-session';

function setUp(part: Partial<SessionLifetimes> = {}, given?: SessionStore) {
  const harness = createHarness();
  const { log, events } = harness.pipeline.services;
  const store = given ?? createMemorySessionStore();
  const policy = { ...SESSION_POLICY, ...part };
  const sessions = createSessions({ store, policy, clock: harness.clock, log, events });
  const open = () => {
    const opened = harness.open();
    const handle = sessions.handle(opened.exchange);
    return { ...opened, handle };
  };
  const signIn = async (subject = 'ada') => {
    const opened = open();
    await opened.handle.signIn({ subject, roles: ['user'] });
    return { ...opened, id: idIn(opened.exchange.cookies) };
  };
  const find = async (id: string): Promise<StoredSession | undefined> =>
    await sessions.find(harness.open().exchange, id);
  return { ...harness, store, sessions, open, signIn, find };
}

function idIn(cookies: readonly string[] | undefined): string {
  const match = /^__Host-session=([^;]*);/.exec(cookies?.at(-1) ?? '');
  if (match?.[1] === undefined) throw new Error('no session cookie');
  return match[1];
}

describe('a session', () => {
  test('is none when the answer has gone out while it was stored', async () => {
    const memory = createMemorySessionStore();
    const answered: { begin?: () => void } = {};
    const removed: string[] = [];
    const store: SessionStore = {
      ...memory,
      create: async (...stored) => {
        await memory.create(...stored);
        answered.begin?.();
      },
      remove: (idHash) => {
        removed.push(idHash);
        return memory.remove(idHash);
      },
    };
    const { open } = setUp({}, store);
    const { exchange, handle, response } = open();
    answered.begin = () => {
      response.headersSent = true;
    };
    await expect(handle.signIn({ subject: 'ada' })).rejects.toMatchObject({
      code: 'session.misuse',
    });
    expect(exchange.identity).toBeUndefined();
    expect(removed.map((idHash) => memory.find(idHash))).toEqual([undefined]);
  });

  test('begins with a fresh id of 256 bits that is stored only as its hash', async () => {
    covers('A-SS-03');
    const { signIn, find, store } = setUp();
    const first = await signIn();
    const second = await signIn();
    expect(first.id).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(second.id).not.toBe(first.id);
    expect(first.exchange.cookies).toEqual([
      `${NAME}=${first.id}; Path=/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax`,
    ]);
    expect(await find(first.id)).toMatchObject({ subject: 'ada', roles: ['user'] });
    expect(await store.find(first.id)).toBeUndefined();
  });

  test('makes the request its own', async () => {
    const { signIn } = setUp();
    const { exchange, handle } = await signIn();
    expect(exchange.identity).toEqual({
      kind: 'session',
      subject: 'ada',
      roles: ['user'],
      credential: 'cookie',
    });
    expect(handle.subject).toBe('ada');
    expect(handle.binding).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('that signs in again gets a new id, and the old one is dead', async () => {
    covers('A-SS-01');
    const { signIn, find } = setUp();
    const { exchange, handle, id } = await signIn();
    await handle.signIn({ subject: 'bob' });
    const renewed = idIn(exchange.cookies);
    expect(renewed).not.toBe(id);
    expect(exchange.cookies).toHaveLength(1);
    expect(await find(id)).toBeUndefined();
    expect(await find(renewed)).toMatchObject({ subject: 'bob' });
  });

  test('ends at sign-out: here, in the store and in the browser', async () => {
    covers('A-SS-02');
    const { signIn, find, events } = setUp();
    const { exchange, handle, id } = await signIn();
    await handle.signOut();
    expect(await find(id)).toBeUndefined();
    expect(exchange.identity).toBeUndefined();
    expect(handle.subject).toBeUndefined();
    expect(handle.binding).toBeUndefined();
    expect(exchange.cookies).toEqual([
      `${NAME}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
    ]);
    expect(events.map(({ code }) => code)).toEqual([
      'authentication.succeeded',
      'authentication.signed-out',
      'authentication.session-invalid',
    ]);
  });

  test('ends with all others of its user, and with those of nobody else', async () => {
    covers('A-SS-02');
    const { signIn, find } = setUp();
    const [one, two, other] = [await signIn(), await signIn(), await signIn('bob')];
    await one.handle.signOutEverywhere('ada');
    expect(await find(one.id)).toBeUndefined();
    expect(await find(two.id)).toBeUndefined();
    expect(await find(other.id)).toMatchObject({ subject: 'bob' });
    expect(one.exchange.identity).toBeUndefined();
  });

  test('of someone else stays when an administrator ends all of a user', async () => {
    const { signIn, find } = setUp();
    const [user, admin] = [await signIn('ada'), await signIn('root')];
    await admin.handle.signOutEverywhere('ada');
    expect(await find(user.id)).toBeUndefined();
    expect(admin.handle.subject).toBe('root');
  });

  test.each([
    ['used once a minute', 60, true],
    ['unused one second less than the idle time', 599, true],
    ['unused for the idle time', 600, false],
  ])('%s: lives %s s apart? %s', async (_name, seconds, lives) => {
    covers('A-SS-02');
    const { signIn, find, clock, store } = setUp({ idleSeconds: 600 });
    const { id, handle } = await signIn();
    const hash = handle.binding ?? '';
    clock.advanceSeconds(seconds);
    expect((await find(id)) !== undefined).toBe(lives);
    clock.advanceSeconds(seconds);
    expect((await find(id)) !== undefined).toBe(lives);
    expect((await store.find(hash)) !== undefined).toBe(lives);
  });

  test('ends after its absolute time, however much it is used', async () => {
    covers('A-SS-02');
    const { signIn, find, clock, events } = setUp({ absoluteSeconds: 3600 });
    const { id } = await signIn();
    for (let minute = 1; minute < 60; minute += 1) {
      clock.advanceSeconds(60);
      expect(await find(id)).toBeDefined();
    }
    clock.advanceSeconds(60);
    expect(await find(id)).toBeUndefined();
    expect(events.at(-1)).toMatchObject({
      code: 'authentication.session-expired',
      detail: { subject: 'ada' },
    });
  });

  test('is written at most once a minute', async () => {
    const memory = createMemorySessionStore();
    const touches: number[] = [];
    const store: SessionStore = {
      ...memory,
      touch: (idHash, seenAtMs) => {
        touches.push(seenAtMs);
        return memory.touch(idHash, seenAtMs);
      },
    };
    const { signIn, find, clock } = setUp({}, store);
    const { id } = await signIn();
    for (let second = 0; second < 180; second += 1) {
      clock.advanceSeconds(1);
      await find(id);
    }
    expect(touches).toHaveLength(3);
  });

  test('survives a clock that jumps an hour back', async () => {
    const { signIn, find, clock } = setUp();
    const { id } = await signIn();
    clock.advanceSeconds(-3600);
    expect(await find(id)).toBeDefined();
    clock.advanceSeconds(7200);
    expect(await find(id)).toBeDefined();
  });

  test.each([
    ['an unknown id', 'A'.repeat(43)],
    ['an empty id', ''],
    ['an id that is too long', 'A'.repeat(44)],
    ['an id with other characters', `${'A'.repeat(42)}=`],
  ])('is never made for %s', async (_name, id) => {
    covers('A-SS-01');
    const { find, store, open } = setUp();
    expect(await find(id)).toBeUndefined();
    const { exchange, handle } = open();
    await handle.signIn({ subject: 'ada' });
    expect(idIn(exchange.cookies)).not.toBe(id);
    expect(await store.find(id)).toBeUndefined();
  });
});

describe('a session is refused', () => {
  test.each([
    ['no subject', { subject: '' }],
    ['a subject of 129 characters', { subject: 'a'.repeat(129) }],
    ['a control character', { subject: 'a\nb' }],
    ['a role that is empty', { subject: 'a', roles: [''] }],
    ['33 roles', { subject: 'a', roles: Array.from({ length: 33 }, (_, index) => `r${index}`) }],
  ])('for %s', async (_name, options) => {
    const { open } = setUp();
    const { handle, exchange } = open();
    await expect(handle.signIn(options)).rejects.toMatchObject({ code: 'session.misuse' });
    expect(exchange.cookies).toBeUndefined();
  });

  test('once the head of the response is out', async () => {
    const { open } = setUp();
    const { handle, response } = open();
    response.headersSent = true;
    await expect(handle.signIn({ subject: 'ada' })).rejects.toMatchObject({
      code: 'session.misuse',
    });
  });
});

test('a store that fails in the background is logged and stops nobody', async () => {
  const memory = createMemorySessionStore();
  const touch = (): Promise<void> => Promise.reject(new Error('down'));
  const { signIn, find, clock, errors } = setUp({}, { ...memory, touch });
  const { id } = await signIn();
  clock.advanceSeconds(61);
  expect(await find(id)).toBeDefined();
  await Promise.resolve();
  expect(errors).toEqual(['Session store failed in the background']);
});

test('the clean-up drops what has expired, reports failures and stops', async () => {
  covers('H7');
  const { store, signIn, clock, pipeline, errors } = setUp();
  const { handle } = await signIn();
  const hash = handle.binding ?? '';
  clock.advanceSeconds(SESSION_POLICY.idleSeconds + 1);
  const ran = Promise.withResolvers<void>();
  let failing = true;
  let runCount = 0;
  const watched: SessionStore = {
    ...store,
    expire: async (before) => {
      runCount += 1;
      if (failing) {
        failing = false;
        throw new Error('down');
      }
      await store.expire(before);
      ran.resolve();
    },
  };
  const { log } = pipeline.services;
  const stop = startSessionCleanUp(watched, SESSION_POLICY, { clock, log, intervalSeconds: 0.005 });
  await ran.promise;
  await stop();
  expect(await store.find(hash)).toBeUndefined();
  expect(errors).toEqual(['Expired sessions could not be dropped']);
  const countAtStop = runCount;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(runCount).toBe(countAtStop);
});
